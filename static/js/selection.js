/* Where a selection may begin and end. `chars` is an article's text as an array of code points; offsets are indexes.

   The same rules as articles/domain/word_edges.py and anchors.py: a selection grows to whole words, drops stray
   spaces and one kind of closing sign, and never cuts what a reader sees as one character. No document here. */

const MARK = /^[\p{Mn}\p{Mc}\p{Me}]$/u;
const WORD = /^[\p{L}\p{N}_]$/u;
const DIGIT = /^\p{Nd}$/u;
const LETTER = /^\p{L}$/u;
const UPPER = /^\p{Lu}$/u;
const SYMBOL = /^\p{So}$/u;
const STRAY = /^[\s\u0085\u001c-\u001f\u200b\u200e\u200f\u061c\u2060\ufeff\u202a-\u202e\u2066-\u2069]$/u;
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
const ABBREVIATIONS = new Set(
  ("mr mrs ms dr prof st sen gen col lt maj capt sgt gov rep rev no nos vs approx ca fig jan feb mar apr jun " +
    "jul aug sep sept oct nov dec mt inc co").split(" "),
);

/** Whether the characters around position `p` are seen as one. */
export function cutsGrapheme(chars, p) {
  if (p <= 0 || p >= chars.length) return false;
  const [before, after] = [chars[p - 1], chars[p]];
  const code = after.codePointAt(0);
  if (code < 0x300) return false;
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
  while (bare > start && TRAILING.includes(chars[bare - 1]) && !closesAbbreviation(chars, bare)) bare -= 1;
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

/** The sentence that begins at or after `p`, snapped, or null. */
export function sentenceAfter(chars, p) {
  for (let start = p; start < chars.length; ) {
    const end = sentenceEnd(chars, start);
    const found = snap(chars, start, end);
    if (found[0] >= p && hasWord(chars, found)) return found;
    start = Math.max(end, start + 1);
  }
  return null;
}

/** The last sentence that ends at or before `p`, snapped, or null. */
export function sentenceBefore(chars, p) {
  let begin = Math.min(p, chars.length);
  while (begin > 0 && (chars[begin - 1] === "\n" || STRAY.test(chars[begin - 1]))) begin -= 1;
  let start = begin;
  while (start > 0 && chars[start - 1] !== "\n") start -= 1;
  let found = null;
  while (start < begin) {
    const end = sentenceEnd(chars, start);
    const sentence = snap(chars, start, end);
    if (sentence[0] < p && hasWord(chars, sentence)) found = sentence;
    if (end >= begin) break;
    start = Math.max(end, start + 1);
  }
  return found;
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
      while (end < chars.length && ".!?…؟۔\"'”’»)]›".includes(chars[end])) end += 1;
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

function ordered(chars, from, to) {
  const clamp = (p) => Math.max(0, Math.min(p, chars.length));
  return [Math.min(clamp(from), clamp(to)), Math.max(clamp(from), clamp(to))];
}

function trimmed(chars, from, to) {
  let [start, end] = [from, to];
  while (start < end && STRAY.test(chars[start]) && !cutsGrapheme(chars, start + 1)) start += 1;
  while (end > start && STRAY.test(chars[end - 1]) && !cutsGrapheme(chars, end)) end -= 1;
  return [start, end];
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

function isVisible(char) {
  return !STRAY.test(char) && !/^[\p{P}\p{Z}\p{C}]$/u.test(char);
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
