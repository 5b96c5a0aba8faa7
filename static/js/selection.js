/* Where a selection may begin and end. `chars` is an article's text as an array of code points; offsets are indexes.

   The same rules as articles/domain/word_edges.py and anchors.py: a selection grows to whole words, drops stray
   spaces and one kind of closing sign, and never cuts what a reader sees as one character. No document here. */

const MARK = /^[\p{Mn}\p{Mc}\p{Me}]$/u;
export const WORD = /^[\p{L}\p{N}_]$/u;
const DIGIT = /^\p{Nd}$/u;
const LETTER = /^\p{L}$/u;
export const UPPER = /^\p{Lu}$/u;
const SYMBOL = /^\p{So}$/u;
export const STRAY = /^[\s\u0085\u001c-\u001f\u200b\u200e\u200f\u061c\u2060\ufeff\u202a-\u202e\u2066-\u2069]$/u;
const TRAILING = ".,;:،؛۔";
const APOSTROPHES = "'’ʼ";
const HYPHENS = "-‐‑";
const NUMBER_MARKS = ".,٫٬:/";
const UNSPACED = [
  [0x0e00, 0x0eff],
  [0x1000, 0x109f],
  [0x1780, 0x17ff],
  [0x2e80, 0x31ff],
  [0x3400, 0x9fff],
  [0xf900, 0xfaff],
  [0x20000, 0x3ffff],
];

/** Whether the characters around position `p` are seen as one. */
export function cutsGrapheme(chars, p) {
  if (p <= 0 || p >= chars.length) return false;
  const [before, after] = [chars[p - 1], chars[p]];
  const code = after.codePointAt(0);
  if (code < 0x300) return before === "\r" && after === "\n";
  if (code === 0x200c || code === 0x200d || (code >= 0x1f3fb && code <= 0x1f3ff)) return true;
  if ((code >= 0xe0020 && code <= 0xe007f) || MARK.test(after)) return true;
  if (before === "\u200d") return SYMBOL.test(after);
  if (isRegional(after) && isRegional(before)) {
    let count = 0;
    while (count < p && isRegional(chars[p - 1 - count])) count += 1;
    return count % 2 === 1;
  }
  return isJamo(before) && ((code >= 0x1160 && code <= 0x11ff) || (code >= 0xd7b0 && code <= 0xd7ff));
}

/** Whether the characters around position `p` belong to one word or one grapheme. */
export function cutsWord(chars, p) {
  if (p <= 0 || p >= chars.length) return false;
  if (cutsGrapheme(chars, p)) return true;
  const [before, after] = [base(chars, p - 1), chars[p]];
  if (isWord(before) && isWord(after)) return true;
  if (isWord(before) && p + 1 < chars.length) return connects(before, after, chars[p + 1]);
  return p >= 2 && isWord(after) && connects(base(chars, p - 2), before, after);
}

/** The word (or single sign) around the character at `p`, as [start, end]. */
export function wordAround(chars, p) {
  let [start, end] = [p, p + 1];
  while (cutsWord(chars, start)) start -= 1;
  while (cutsWord(chars, end)) end += 1;
  return [start, end];
}

/** The range grown to whole words and trimmed; empty when it held nothing but spaces. */
export function snap(chars, from, to) {
  let [start, end] = trimmed(chars, ...ordered(chars, from, to));
  if (start === end) return [start, start];
  while (cutsWord(chars, start)) start -= 1;
  while (cutsWord(chars, end)) end += 1;
  let bare = end;
  while (bare > start && (closes(chars, bare) || (isStray(chars, bare - 1) && isLoose(chars, bare)))) bare -= 1;
  return trimmed(chars, start, bare > start ? bare : end);
}

/** The range as it is (Alt held), grown only so far that no grapheme is cut. */
export function snapCharacters(chars, from, to) {
  let [start, end] = ordered(chars, from, to);
  if (start === end) return [start, start];
  while (cutsGrapheme(chars, start)) start -= 1;
  while (cutsGrapheme(chars, end)) end += 1;
  return [start, end];
}

/** The first word at or after `p`, or null at the end of the text. */
export function wordAfter(chars, p) {
  let at = Math.max(p, 0);
  while (at < chars.length && !isVisible(chars[at])) at += 1;
  return at < chars.length ? wordAround(chars, at) : null;
}

/** The last word before `p`, or null at the beginning of the text. */
export function wordBefore(chars, p) {
  let at = Math.min(p, chars.length) - 1;
  while (at >= 0 && !isVisible(chars[at])) at -= 1;
  return at >= 0 ? wordAround(chars, at) : null;
}

/** The grapheme that ends after `p`, or null at the end of the text. */
export function graphemeAfter(chars, p) {
  if (p >= chars.length) return null;
  let [start, end] = [Math.max(p, 0), Math.max(p, 0) + 1];
  while (cutsGrapheme(chars, start)) start -= 1;
  while (cutsGrapheme(chars, end)) end += 1;
  return [start, end];
}

/** The grapheme that begins before `p`, or null at the beginning of the text. */
export function graphemeBefore(chars, p) {
  return p > 0 ? graphemeAfter(chars, Math.min(p, chars.length) - 1) : null;
}

function ordered(chars, from, to) {
  const clamp = (p) => Math.max(0, Math.min(p, chars.length));
  return [Math.min(clamp(from), clamp(to)), Math.max(clamp(from), clamp(to))];
}

function trimmed(chars, from, to) {
  let [start, end] = [from, to];
  while (start < end && isStray(chars, start) && isLoose(chars, start + 1)) start += 1;
  while (end > start && isStray(chars, end - 1) && isLoose(chars, end)) end -= 1;
  return [start, end];
}

function isStray(chars, p) {
  return STRAY.test(chars[p]);
}

/** Nothing stands on the space before position `p`; the two characters of a line break are both spaces. */
function isLoose(chars, p) {
  return !cutsGrapheme(chars, p) || chars[p - 1] === "\r";
}

function connects(before, mark, after) {
  if (!isWord(before) || !isWord(after)) return false;
  if (APOSTROPHES.includes(mark) || mark === "_") return true;
  if (HYPHENS.includes(mark)) return LETTER.test(before) || LETTER.test(after);
  if (NUMBER_MARKS.includes(mark) && DIGIT.test(before) && DIGIT.test(after)) return true;
  return mark === "." && UPPER.test(before) && UPPER.test(after);
}

function isWord(char) {
  if (!WORD.test(char)) return false;
  const code = char.codePointAt(0);
  return code < 0x0e00 || !UNSPACED.some(([low, high]) => low <= code && code <= high);
}

/** Whether a reader sees a letter, digit or sign, no space and no punctuation. */
export function isVisible(char) {
  return !STRAY.test(char) && !/^[\p{P}\p{Z}\p{C}]$/u.test(char);
}

/** The sign before `end` belongs to the sentence, not to its last word. */
function closes(chars, end) {
  return TRAILING.includes(chars[end - 1]) && !closesAbbreviation(chars, end);
}

function closesAbbreviation(chars, end) {
  return end >= 4 && chars[end - 1] === "." && chars[end - 3] === "." && UPPER.test(chars[end - 2]);
}

function base(chars, p) {
  let at = p;
  for (let steps = 0; steps < 8 && at > 0 && cutsGrapheme(chars, at); steps += 1) at -= 1;
  return chars[at];
}

function isRegional(char) {
  const code = char.codePointAt(0);
  return code >= 0x1f1e6 && code <= 0x1f1ff;
}

function isJamo(char) {
  const code = char.codePointAt(0);
  return (code >= 0x1100 && code <= 0x11ff) || (code >= 0xa960 && code <= 0xa97f) || (code >= 0xac00 && code <= 0xd7fb);
}
