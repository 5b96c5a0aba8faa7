/* The sentences of an article. `chars` is its text as an array of code points; offsets are indexes. A line break
   ends a sentence, abbreviations and initials end none. No document here. */

import { isVisible, snap, STRAY, UPPER, WORD } from "./selection.js";

const ABBREVIATIONS = new Set(
  ("mr mrs ms dr prof st sen gen col lt maj capt sgt gov rep rev no nos vs approx ca fig jan feb mar apr jun " +
    "jul aug sep sept oct nov dec mt inc co").split(" "),
);
const CLOSING = ".!?…؟۔\"'”’»)]›";

let known = { chars: null, start: 0, end: -1, sentences: [] }; // of the line that was asked for last

/** The first sentence that ends after `p`, snapped, or null. */
export function sentenceAfter(chars, p) {
  for (let at = Math.max(p, 0); at < chars.length; ) {
    const line = lineAt(chars, at);
    const found = line.sentences.find(([, end]) => end > p);
    if (found) return found;
    at = line.end;
  }
  return null;
}

/** The last sentence that begins before `p`, snapped, or null. */
export function sentenceBefore(chars, p) {
  for (let at = Math.min(p, chars.length) - 1; at >= 0; ) {
    const line = lineAt(chars, at);
    const found = line.sentences.findLast(([start]) => start < p);
    if (found) return found;
    at = line.start - 1;
  }
  return null;
}

/** The line around `p`, with the sentences on it that hold a word; `end` is after its line break. */
function lineAt(chars, p) {
  if (known.chars === chars && known.start <= p && p < known.end) return known;
  let [start, end] = [p, p];
  while (start > 0 && chars[start - 1] !== "\n") start -= 1;
  while (end < chars.length && chars[end] !== "\n") end += 1;
  const sentences = [];
  for (let at = start; at < end; ) {
    const until = sentenceEnd(chars, at);
    const found = snap(chars, at, until);
    if (hasWord(chars, found)) sentences.push(found);
    at = Math.max(until, at + 1);
  }
  known = { chars, start, end: Math.min(end + 1, chars.length), sentences };
  return known;
}

function hasWord(chars, [start, end]) {
  for (let at = start; at < end; at += 1) if (isVisible(chars[at])) return true;
  return false;
}

function sentenceEnd(chars, start) {
  let at = start;
  while (at < chars.length && chars[at] !== "\n") {
    if (".!?…؟۔".includes(chars[at])) {
      let end = at + 1;
      while (end < chars.length && CLOSING.includes(chars[end])) end += 1;
      const isEnd = end >= chars.length || STRAY.test(chars[end]);
      if (isEnd && !goesOn(chars, at, end)) return end;
      at = end;
    } else if ("。！？".includes(chars[at])) return at + 1;
    else at += 1;
  }
  return Math.min(at + 1, chars.length);
}

/** A full stop that ends no sentence: an abbreviation, an initial, or a small letter follows. */
function goesOn(chars, stop, end) {
  if (chars[stop] !== ".") return false;
  let next = end;
  while (next < chars.length && (chars[next] === " " || chars[next] === "\u00a0")) next += 1;
  if (/^\p{Ll}$/u.test(chars[next] ?? "")) return true;
  let start = stop;
  while (start > 0 && WORD.test(chars[start - 1])) start -= 1;
  const word = chars.slice(start, stop).join("");
  return ABBREVIATIONS.has(word.toLowerCase()) || (stop - start === 1 && UPPER.test(word));
}
