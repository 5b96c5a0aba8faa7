/* Words looked for in a text however they are typed, found at their exact places.

   The same rules as articles/domain/word_search.py (tests/js/word_search.json holds both to them): case, accents,
   Arabic vowel signs, kashida, the kind of quotation mark or dash, the digits' script and how many spaces stand
   between two words do not matter. Offsets here are UTF-16 indexes of the text given. No document here. */

const SIGNS =
  /[\u0300-\u036f\u0483-\u0489\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u0610-\u061a\u0640\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e4\u06e7\u06e8\u06ea-\u06ed\u0711\u0730-\u074a\u08d3-\u08e1\u08e3-\u08ff\u1ab0-\u1ace\u1dc0-\u1dff\u20d0-\u20f0\ufe00-\ufe0f\ufe20-\ufe2f]/g;
const UNSEEN = /[\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff\u{e0000}-\u{e007f}]/gu;
const SPACE = /^[\s\u0085\u001c-\u001f]$/;
const ALIKE = new Map();
for (const char of "’‘ʼʻ‛′`´") ALIKE.set(char, "'");
for (const char of "“”„‟«»″") ALIKE.set(char, '"');
for (const char of "‐‑‒–—―−") ALIKE.set(char, "-");
ALIKE.set("ک", "ك").set("ی", "ي");
for (const zero of [0x660, 0x6f0])
  for (let digit = 0; digit < 10; digit += 1) ALIKE.set(String.fromCharCode(zero + digit), String(digit));

const known = new Map(); // character -> what it is compared as

/** The text as it is compared; unit i of `words` stands for text.slice(starts[i], ends[i]). O(n). */
export function folded(text) {
  const [parts, starts, ends] = [[], [], []];
  let at = 0;
  for (const char of text) {
    const until = at + char.length;
    const letters = lettersOf(char);
    if (!letters) {
      if (ends.at(-1) === at && char.search(SIGNS) === 0) ends[ends.length - 1] = until;
    } else if (letters !== " " || (parts.length && parts.at(-1) !== " ")) {
      parts.push(letters);
      for (let i = 0; i < letters.length; i += 1) {
        starts.push(at);
        ends.push(until);
      }
    }
    at = until;
  }
  return { words: parts.join(""), starts, ends };
}

/** Words as they are compared, without the spaces around them. */
export function fold(words) {
  return folded(words).words.trim();
}

/** Where `words` stand in a folded text, as [start, end] of it, in order and without overlap. */
export function places(text, words) {
  const wanted = fold(words);
  const found = [];
  let at = wanted ? text.words.indexOf(wanted) : -1;
  while (at >= 0) {
    const until = at + wanted.length;
    found.push([text.starts[at], text.ends[until - 1]]);
    at = text.words.indexOf(wanted, until);
  }
  return found;
}

function lettersOf(char) {
  let letters = known.get(char);
  if (letters === undefined) known.set(char, (letters = compared(char)));
  return letters;
}

function compared(char) {
  if (SPACE.test(char)) return " ";
  if (char === "\u0130") return "i";
  const plain = [...alike(char).normalize("NFKD")].map((one) => one.toLowerCase().toUpperCase().toLowerCase());
  const bare = alike(plain.join("").normalize("NFKD").replace(SIGNS, "").replace(UNSEEN, ""));
  return bare && !bare.trim() ? " " : bare;
}

function alike(text) {
  let said = "";
  for (const char of text) said += ALIKE.get(char) ?? char;
  return said;
}
