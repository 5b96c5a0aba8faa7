import assert from "node:assert/strict";
import { test } from "node:test";

import { fitting } from "../../static/js/tag_match.js";

const tags = [
  { value: "k", name: "Killed", letter: "K", key: "1", under: "" },
  { value: "x", name: "Executed", letter: "X", key: "3", under: "Killed" },
  { value: "s", name: "State force", letter: "S", key: "Shift+1", under: "" },
  { value: "f", name: "Étape forcée", letter: "É", key: "", under: "" },
  { value: "m", name: "مكان", letter: "م", key: "", under: "" },
];

test("everything stands there when nothing is typed, the recent first", () => {
  assert.deepEqual(fitting(tags, ""), ["k", "x", "s", "f", "m"]);
  assert.deepEqual(fitting(tags, " ", ["f", "gone", "x"]), ["f", "x", "k", "s", "m"]);
});

test("letter and key fit first, then the beginning of the name, of a word, its inside, the tag above", () => {
  assert.deepEqual(fitting(tags, "k"), ["k", "x"]);
  assert.deepEqual(fitting(tags, "3"), ["x"]);
  assert.deepEqual(fitting(tags, "shift+1"), ["s"]);
  assert.deepEqual(fitting(tags, "for"), ["s", "f"]);
  assert.deepEqual(fitting(tags, "killed"), ["k", "x"]);
  assert.deepEqual(fitting(tags, "xec"), ["x"]);
  assert.deepEqual(fitting(tags, "nothing"), []);
});

test("accents, vowel signs and capitals do not matter, in any script", () => {
  assert.deepEqual(fitting(tags, "etape"), ["f"]);
  assert.deepEqual(fitting(tags, "FORCEE"), ["f"]);
  assert.deepEqual(fitting(tags, "مَكان"), ["m"]);
});
