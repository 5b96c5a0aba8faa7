/* Characters that change a text without being seen, as articles/domain/invisible.py finds them: shown as chips, never
   removed. The same words come out of both; a test compares them. */

const ALWAYS =
  /^[\0-\x08\x0b-\x1f\x7f-\x9f\xad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\u3164\ufeff\uffa0\ufff0-\ufffb\u{1d173}-\u{1d17a}\u{e0000}-\u{e001f}\u{e0080}-\u{e00ff}]$/u;
const FORMS = /^[\ufe00-\ufe0f\u{e0100}-\u{e01ef}]$/u;
const TAGS = /^[\u{e0020}-\u{e007f}]$/u;
const JOINING = /^[\u0600-\u08ff\u0900-\u0dff\u1780-\u17ff]$/u;
const PICTURED = /^[\p{So}\p{Sk}\ufe0f]$/u;
const FORMED = /^[\p{So}\p{Sm}\p{Lo}0-9#*‼⁉〰〽]$/u;
const FLAG = /^\u{1f3f4}[\u{e0020}-\u{e007e}]{1,8}\u{e007f}/u;

/** The indexes of the code points that are to be shown as chips, in order. */
export function hidden(chars) {
  const found = [];
  for (let at = 0; at < chars.length; at += 1) {
    if (chars[at] === "\u{1f3f4}") at += Math.max(flagLength(chars, at) - 1, 0);
    else if (isHidden(chars, at)) found.push(at);
  }
  return found;
}

/** Words as nodes: text, and a chip around every unseen character. */
export function withChips(words) {
  const chars = Array.from(words);
  const nodes = [];
  let from = 0;
  for (const at of hidden(chars)) {
    nodes.push(chars.slice(from, at).join(""), chip(chars[at]));
    from = at + 1;
  }
  return [...nodes, chars.slice(from).join("")];
}

/** "U+200F", as the chip says it. */
export function label(char) {
  return `U+${char.codePointAt(0).toString(16).toUpperCase().padStart(4, "0")}`;
}

function chip(char) {
  const element = document.createElement("span");
  element.className = "invisible";
  element.dataset.c = label(char);
  element.textContent = char;
  return element;
}

function flagLength(chars, at) {
  const found = FLAG.exec(chars.slice(at, at + 10).join(""));
  return found ? Array.from(found[0]).length : 0;
}

function isHidden(chars, at) {
  const char = chars[at];
  if (char < "\x7f" && char >= " ") return false;
  if (ALWAYS.test(char) || TAGS.test(char)) return true;
  const [before, after] = [chars[at - 1] ?? " ", chars[at + 1] ?? " "];
  if (char === "\u200c") return !JOINING.test(before);
  if (char === "\u200d") return !(JOINING.test(before) || (PICTURED.test(before) && /^\p{So}$/u.test(after)));
  return FORMS.test(char) && !FORMED.test(before);
}
