import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";

import { fold, folded, places } from "../../static/js/word_search.js";

const CASES = JSON.parse(readFileSync(new URL("word_search.json", import.meta.url), "utf8"));

for (const { text, words, found } of CASES)
  test(`“${words}” in “${text}”`, () => {
    assert.deepEqual(places(folded(text), words).map(([start, end]) => text.slice(start, end)), found);
  });

test("offsets count UTF-16 units of the text", () => {
  assert.deepEqual(places(folded("👩‍🚒 Guard"), "guard"), [[6, 11]]);
});

test("words are compared without the spaces around them", () => assert.equal(fold("  The\tGuard "), "the guard"));

test("a hundred thousand characters are folded and searched at once", () => {
  const text = "The Interior Guard counted 68 of its own near Ilvane. ".repeat(2000);
  assert.equal(places(folded(text), "ilvane").length, 2000);
});
