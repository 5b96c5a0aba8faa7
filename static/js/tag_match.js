/* Which tags fit what was typed into the picker, the best first. No document here. */

import { fold } from "./word_search.js";

const NOTHING = 9;

/**
 * The values of the tags that fit `words`, best first; all of them, the recent first, when nothing is typed.
 * A tag is {value, name, letter, key, under}; `recent` are values, the latest first. Letter and key fit whole, the
 * name from its beginning, from the beginning of a word, or inside; `under` is the name of the tag it is part of.
 */
export function fitting(tags, words, recent = []) {
  const wanted = fold(words);
  const age = new Map(recent.map((value, i) => [value, i]));
  const rows = tags.map((tag, order) => ({ tag, order, rank: wanted ? rankOf(tag, wanted) : 0, age: age.get(tag.value) ?? Infinity }));
  const kept = rows.filter((row) => row.rank < NOTHING);
  kept.sort((a, b) => a.rank - b.rank || (a.age === b.age ? 0 : a.age - b.age) || a.order - b.order);
  return kept.map((row) => row.tag.value);
}

function rankOf(tag, wanted) {
  const name = fold(tag.name);
  if (fold(tag.letter) === wanted || tag.key.toLowerCase() === wanted || name === wanted) return 0;
  if (name.startsWith(wanted)) return 1;
  if (` ${name.replace(/[^\p{L}\p{N}\p{M}]+/gu, " ")}`.includes(` ${wanted}`)) return 2;
  if (name.includes(wanted)) return 3;
  return fold(tag.under).includes(wanted) ? 4 : NOTHING;
}
