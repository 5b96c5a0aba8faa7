import assert from "node:assert/strict";
import { test } from "node:test";

import {
  cutsGrapheme,
  snap,
  snapCharacters,
  wordAfter,
  wordAround,
  wordBefore,
} from "../../static/js/selection.js";
import { sentenceAfter, sentenceBefore } from "../../static/js/sentences.js";

/* «…» stands around what is dragged over; the expected words follow. */
function dragged(marked, how = snap) {
  const before = Array.from(marked.slice(0, marked.indexOf("«")));
  const inside = Array.from(marked.slice(marked.indexOf("«") + 1, marked.indexOf("»")));
  const chars = Array.from(marked.replace("«", "").replace("»", ""));
  const [start, end] = how(chars, before.length, before.length + inside.length);
  return chars.slice(start, end).join("");
}

const CASES = [
  ["more th«an 100 gua»rds were", "than 100 guards"],
  ["said« 68 killed, »and", "68 killed"],
  ["«68 killed.»", "68 killed"],
  ["a «two-d»ay assault", "two-day"],
  ["the guar«d’s» post", "guard’s"],
  ["some «1,2»00 people", "1,200"],
  ["from «20»-30 people", "20"],
  ["at 9«.5»8 sharp", "9.58"],
  ["the «U.S.» army", "U.S."],
  ["by «karst_re»ader", "karst_reader"],
  ["a 👩«‍🚒 cou»nted", "👩‍🚒 counted"],
  ["flags 🇫«🇮» here", "🇫🇮"],
  ["cafe«\u0301 o»ne", "cafe\u0301 one"],
  ["وقال «مرص»د،", "مرصد"],
  ["«مرصد، »وقال", "مرصد"],
  ["on «\u200f68\u200e» men", "68"],
  ["a «  » b", ""],
  ["end«.» of", "."],
  ["町«が»燃", "が"],
];

for (const [marked, words] of CASES)
  test(`dragging over ${JSON.stringify(marked)} selects ${JSON.stringify(words)}`, () =>
    assert.equal(dragged(marked), words));

test("with Alt the characters stay as dragged, but no grapheme is cut", () => {
  assert.equal(dragged("more th«an 100 gu»ards", snapCharacters), "an 100 gu");
  assert.equal(dragged("a 👩«‍🚒» b", snapCharacters), "👩‍🚒");
  assert.equal(dragged("e«\u0301x»", snapCharacters), "e\u0301x");
});

test("a range drawn backwards or beyond the text is put in order", () => {
  const chars = Array.from("one two three");
  assert.deepEqual(snap(chars, 9, 5), [4, 13]);
  assert.deepEqual(snap(chars, -5, 99), [0, 13]);
});

test("a grapheme is cut nowhere inside a family of emoji", () => {
  const chars = Array.from("x👨‍👩‍👧y");
  const cuts = chars.map((_, p) => cutsGrapheme(chars, p));
  assert.deepEqual(cuts, [false, false, true, true, true, true, false]);
});

test("words follow each other in both directions, past punctuation and paragraphs", () => {
  const chars = Array.from("“One, two”\n\nthree.");
  const forward = [];
  for (let word = wordAfter(chars, 0); word; word = wordAfter(chars, word[1])) forward.push(chars.slice(...word).join(""));
  const back = [];
  for (let word = wordBefore(chars, chars.length); word; word = wordBefore(chars, word[0])) back.push(chars.slice(...word).join(""));
  assert.deepEqual(forward, ["One", "two", "three"]);
  assert.deepEqual(back, ["three", "two", "One"]);
});

test("the word around a sign is the sign alone", () => {
  assert.deepEqual(wordAround(Array.from("a , b"), 2), [2, 3]);
});

test("sentences follow each other, and abbreviations end none", () => {
  const text = "Dr. Varan counted 70. They lay there!\nNobody said why. “It was dark,” he said.";
  const chars = Array.from(text);
  const forward = [];
  for (let s = sentenceAfter(chars, 0); s; s = sentenceAfter(chars, s[1])) forward.push(chars.slice(...s).join(""));
  assert.deepEqual(forward, ["Dr. Varan counted 70", "They lay there!", "Nobody said why", "“It was dark,” he said"]);
  const back = [];
  for (let s = sentenceBefore(chars, chars.length); s; s = sentenceBefore(chars, s[0])) back.push(chars.slice(...s).join(""));
  assert.deepEqual(back, [...forward].reverse());
});
