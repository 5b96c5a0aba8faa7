import assert from "node:assert/strict";
import { test } from "node:test";

import { hidden, label } from "../../static/js/invisible.js";
import { caretAt, caretFrom, caretOver, extended, extendedSeen, next, rangeOf, resized } from "../../static/js/text_caret.js";
import { movedBy, unitsOf } from "../../static/js/text_keys.js";
import { TextMap } from "../../static/js/text_map.js";
import { movedWords, placeWords, selectedWords } from "../../static/js/text_voice.js";

const TEXT = "One two three. Four, five!\n\nSix 👩‍🚒 seven.\n\nEight";

/** Passages as the browser gives them, as far as the map reads them: one text node each. */
function mapOf(text) {
  let start = 0;
  const passages = text.split(/(?<=\n\n)/).map((words) => {
    const end = start + Array.from(words).length;
    const places = { "data-start": `${start}`, "data-end": `${end}` };
    const node = { nodeType: 3, data: words, parentNode: null };
    const passage = { nodeType: 1, childNodes: [node], textContent: words, getAttribute: (name) => places[name] ?? null };
    Object.assign(passage, { dataset: { start: `${start}`, end: `${end}` }, parentNode: null });
    node.parentNode = passage;
    start = end;
    return passage;
  });
  return new TextMap({ querySelectorAll: () => passages });
}

const map = mapOf(TEXT);
const units = unitsOf(map);
const lines = { way: (side) => side, beside: (from, way, unit) => (way > 0 ? unit.after(from[1]) : unit.before(from[0])) };
const words = (caret) => map.chars.slice(...rangeOf(caret)).join("");
const at = (quote) => {
  const start = Array.from(TEXT.slice(0, TEXT.indexOf(quote))).length;
  return caretOver([start, start + Array.from(quote).length]);
};

/** The words selected after keys such as "Shift+ArrowRight". */
function after(caret, ...keys) {
  let now = caret;
  for (const name of keys) {
    const parts = name.split("+");
    const held = (key) => parts.slice(0, -1).includes(key);
    const event = { key: parts.at(-1), shiftKey: held("Shift"), altKey: held("Alt"), ctrlKey: held("Control") };
    now = movedBy(event, now, units, lines).caret ?? now;
  }
  return words(now);
}

test("what was chosen first stays while the other edge goes out, back and over to the other side", () => {
  for (const name of ["word", "sentence", "passage", "character"]) {
    const begun = at("five");
    let caret = begun;
    for (const way of [1, 1, -1, -1]) caret = extended(caret, units[name], way) ?? caret;
    assert.equal(words(caret), "five", name);
    for (const way of [-1, 1]) caret = extended(caret, units[name], way) ?? caret;
    assert.equal(words(caret), "five", name);
  }
});

test("arrows, home and end go by word, sentence, passage and article", () => {
  assert.equal(after(at("two"), "ArrowRight"), "three");
  assert.equal(after(at("two"), "ArrowDown"), "One two three");
  assert.equal(after(at("two"), "ArrowDown", "ArrowDown"), "Four, five!");
  assert.equal(after(at("two"), "Control+ArrowDown", "Control+ArrowDown"), "Six 👩‍🚒 seven.".slice(0, -1));
  assert.equal(after(at("two"), "End"), "five");
  assert.equal(after(at("five"), "Home"), "One");
  assert.equal(after(at("two"), "Control+End"), "Eight");
  assert.equal(after(at("Eight"), "Control+Home"), "One");
  assert.equal(after(at("two"), "Shift+End"), "two three. Four, five");
  assert.equal(after(at("two"), "Shift+Home", "Shift+ArrowRight"), "two");
});

test("a character is what a reader sees as one, and spaces that stand together are one", () => {
  assert.equal(after(at("Six"), "Alt+ArrowRight", "Alt+ArrowRight", "Alt+Shift+ArrowRight"), "👩‍🚒");
  assert.equal(after(at("five!"), "Alt+ArrowRight", "Alt+Shift+ArrowRight"), "\n\n");
  assert.equal(after(at("Six"), "Alt+ArrowLeft", "Alt+Shift+ArrowLeft"), "\n\n");
  assert.equal(after(at("Eight"), "Alt+ArrowRight", "Alt+Shift+ArrowRight"), "", "nothing follows the last one");
});

test("growing and shrinking keeps at least one word", () => {
  const caret = at("two three");
  assert.equal(words(resized(caret, units.word, "end", 1)), "two three. Four");
  assert.equal(words(resized(caret, units.word, "end", -1)), "two");
  assert.equal(words(resized(caret, units.word, "start", -1)), "One two three");
  assert.equal(words(resized(caret, units.word, "start", 1)), "three");
  assert.equal(resized(at("two"), units.word, "start", 1), null);
  assert.equal(resized(at("One"), units.word, "start", -1), null);
});

test("the ends of the text lead nowhere", () => {
  assert.equal(next(at("Eight"), units.word, 1), null);
  assert.equal(next(caretAt(0), units.sentence, -1), null);
  assert.equal(extended(at("Eight"), units.word, 1), null);
  assert.equal(extendedSeen(at("One"), units.word, -1, () => null), null);
  assert.equal(words(caretFrom(3, 0)), "One");
});

test("a map finds passages and points from both sides of a border", () => {
  const border = Array.from("One two three. Four, five!\n\n").length;
  assert.equal(map.passageAt(border).textContent, "Six 👩‍🚒 seven.\n\n");
  assert.equal(map.passageAt(border, "end"), map.passages[0]);
  assert.equal(map.pointAt(border + 7, "end").offset, 9, "three code points of the emoji are five UTF-16 units");
  assert.equal(map.passageAt(map.chars.length), null);
  assert.equal(map.between(border - 1, border + 1).length, 2);
  assert.equal(map.between(4, 4).length, 0);
});

test("a selection is said with its length and place", () => {
  const [start, end] = rangeOf(at("two three"));
  const said = (places) => selectedWords({ start, end, quote: "two three" }, map.chars, places);
  assert.equal(said(["paragraph 3"]), "Selected: two three, 2 words, paragraph 3");
  assert.equal(placeWords(["paragraph 3", "paragraph 4", "paragraph 5"]), "paragraph 3 to 5");
  assert.equal(placeWords(["paragraph 3", "comment 1"]), "paragraph 3 to comment 1");
  assert.equal(placeWords(["title"]), "title");
  const long = Array.from({ length: 90 }, (_, n) => `word${n}`).join(" ");
  const all = selectedWords({ start: 0, end: long.length, quote: long }, Array.from(long), ["paragraph 1"]);
  assert.equal(all, "Selected: word0 word1 word2 word3 word4 … word85 word86 word87 word88 word89, 90 words, paragraph 1");
});

test("what nobody sees is said by its name", () => {
  assert.equal(movedWords("\u200f", "paragraph 2"), "U+200F, paragraph 2");
  assert.equal(movedWords(" ", ""), "space");
  assert.equal(movedWords("gu\u00adards", ""), "gu U+00AD ards");
  assert.deepEqual(hidden(Array.from("👩‍🚒 x\u200dy \ufe0f")), [5, 8]);
  assert.equal(label("\u{e0041}"), "U+E0041");
});
