/* The keys that move through the text. Letters and signs are not here: they are buttons with data-key.

   arrows            word by word, as the eye sees them; sentence by sentence
   Ctrl+up, down     passage by passage
   Home, End         the first, the last word of the passage; with Ctrl of the article
   Alt+left, right   character by character
   Shift             the edge of the selection moves instead, its other end stays */

import { caretAt, caretFrom, caretOver, extended, extendedSeen, next, nextSeen, rangeOf } from "./text_caret.js";
import { graphemeAfter, graphemeBefore, snap, wordAfter, wordBefore } from "./selection.js";
import { sentenceAfter, sentenceBefore } from "./sentences.js";

const SPACE = /^[ \t\n\r\f]$/;
const SIDES = { ArrowLeft: -1, ArrowRight: 1 };
const WAYS = { ArrowUp: -1, ArrowDown: 1 };

/** The units of a text by name: {after(p), before(p)} for each, as text_caret.js wants them. */
export function unitsOf(map) {
  const unit = (after, before) => ({ after: (p) => after(map.chars, p), before: (p) => before(map.chars, p) });
  return {
    character: unit(characterAfter, characterBefore),
    word: unit(wordAfter, wordBefore),
    sentence: unit(sentenceAfter, sentenceBefore),
    passage: { after: (p) => passageNear(map, p, 1), before: (p) => passageNear(map, p, -1) },
  };
}

/** The caret after a key, with `fine` where single characters were asked for; null when the key means nothing here. */
export function movedBy(event, caret, units, lines) {
  const { key, shiftKey, altKey } = event;
  const isFar = event.ctrlKey || event.metaKey;
  if (key in SIDES && !isFar) return sideways(caret, SIDES[key], altKey ? "character" : "word", shiftKey, units, lines);
  if (altKey) return null;
  if (key in WAYS) {
    const unit = units[isFar ? "passage" : "sentence"];
    return { caret: shiftKey ? extended(caret, unit, WAYS[key]) : over(next(caret, unit, WAYS[key])), fine: false };
  }
  if (key === "Home" || key === "End") return { caret: toEnd(caret, key === "Home" ? -1 : 1, isFar, shiftKey, units), fine: false };
  return null;
}

function sideways(caret, side, name, extends_, units, lines) {
  const unit = units[name];
  const way = lines.way(side, caret.edge);
  const beside = (from, on) => lines.beside(from, on, unit);
  if (name === "character") return { caret: byCharacter(caret, unit, way, beside, extends_), fine: true };
  const found = extends_ ? extendedSeen(caret, unit, way, beside) : over(nextSeen(caret, unit, way, beside));
  return { caret: found, fine: false };
}

/** The caret stands before the character that the eye sees next; a selection is first left at the side one goes to. */
function byCharacter(caret, unit, way, beside, extends_) {
  const [start, end] = rangeOf(caret);
  if (start < end && !extends_) return caretAt(way > 0 ? end : start);
  const here = unit.after(caret.edge);
  const seen = here ? beside(here, way) : way < 0 && unit.before(caret.edge);
  const to = seen ? seen[0] : here?.[way > 0 ? 1 : 0];
  if (to === undefined) return null;
  return extends_ ? caretFrom(caret.edge === start ? end : start, to) : caretAt(to);
}

function toEnd(caret, way, isFar, extends_, units) {
  const [start, end] = rangeOf(caret);
  const place = way > 0 ? end : start;
  const here = units.passage.after(way > 0 ? place - 1 : place) ?? units.passage.before(place);
  const whole = isFar ? [0, Infinity] : here;
  if (!whole) return null;
  const word = way > 0 ? units.word.before(whole[1]) : units.word.after(whole[0]);
  if (!word || !extends_) return over(word);
  const edge = way > 0 ? word[1] : word[0];
  return { anchor: caret.anchor, edge: edge > caret.anchor[0] && edge < caret.anchor[1] ? caret.anchor[1] : edge };
}

/** A grapheme, or all the spaces that stand together: the page shows them as one. */
function characterAfter(chars, p) {
  const found = graphemeAfter(chars, p);
  while (found && SPACE.test(chars[found[0]]) && SPACE.test(chars[found[1]])) found[1] += 1;
  return found;
}

function characterBefore(chars, p) {
  const found = graphemeBefore(chars, p);
  while (found?.[0] > 0 && SPACE.test(chars[found[0]]) && SPACE.test(chars[found[0] - 1])) found[0] -= 1;
  return found;
}

/** The passage that ends after `p` or begins before it and holds words, without the spaces around them. */
function passageNear(map, p, way) {
  const passages = map.passages;
  const at = passages.indexOf(map.passageAt(Math.min(Math.max(way > 0 ? p : p - 1, 0), map.chars.length - 1)));
  for (let i = Math.max(at, 0); passages[i]; i += way) {
    const found = snap(map.chars, Number(passages[i].dataset.start), Number(passages[i].dataset.end));
    if (found[0] < found[1] && (way > 0 ? found[1] > p : found[0] < p)) return found;
  }
  return null;
}

function over(range) {
  return range && caretOver(range);
}
