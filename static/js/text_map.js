/* Where the article's offsets are in the page. Nothing is searched twice: the passages are sorted once, the pieces
   of text of a passage are listed when it is first asked for, the characters are read once.

   Needs no document: the root gives querySelectorAll, nodes are read as in offsets.js. */

import { codePointLength, endOf, offsetAt, startOf, textsOf, toUtf16 } from "./offsets.js";

export class TextMap {
  #root;
  #passages = null;
  #chars = null;
  #pieces = new WeakMap(); // passage -> [[text node, its first code point in the passage, its UTF-16 length]]

  constructor(root) {
    this.#root = root;
  }

  /** The page was drawn again in part: passages may be other elements. Their words stay, so do the characters. */
  forget() {
    this.#passages = null;
  }

  /** The passages' elements in the order of the text. */
  get passages() {
    this.#passages ??= [...this.#root.querySelectorAll("[data-start]")].sort((a, b) => startOf(a) - startOf(b));
    return this.#passages;
  }

  /** The article's text as code points. It never changes, so it is read once. */
  get chars() {
    this.#chars ??= Array.from(this.passages.map((passage) => passage.textContent).join(""));
    return this.#chars;
  }

  /** The passage that holds the character at `offset` (side "start") or the one before it ("end"), or null. */
  passageAt(offset, side = "start") {
    const found = this.passages[this.#indexAt(side === "end" ? offset - 1 : offset)];
    return found && (side === "end" ? offset <= endOf(found) : offset < endOf(found)) ? found : null;
  }

  /** The passages that [start, end) touches. */
  between(start, end) {
    if (start >= end) return [];
    return this.passages.slice(Math.max(this.#indexAt(start), 0), this.#indexAt(end - 1) + 1);
  }

  /** As offsets.pointAt: {node, offset} in UTF-16, or null. */
  pointAt(offset, side = "start") {
    const passage = this.passageAt(offset, side);
    if (!passage) return null;
    const pieces = this.#piecesOf(passage);
    const within = offset - startOf(passage);
    const at = lastWhere(pieces, ([, first]) => (side === "end" ? first < within : first <= within));
    if (at < 0) return null;
    const [node, first] = pieces[at];
    return { node, offset: toUtf16(node.data, within - first) };
  }

  /** The article's offset of a DOM point, or null outside every passage. */
  offsetAt(node, offset) {
    return offsetAt(node, offset);
  }

  #indexAt(offset) {
    return lastWhere(this.passages, (passage) => startOf(passage) <= offset);
  }

  #piecesOf(passage) {
    const known = this.#pieces.get(passage);
    if (known?.every(([node, , length]) => node.data.length === length && node.parentNode)) return known;
    const pieces = [];
    let first = 0;
    for (const node of textsOf(passage)) {
      pieces.push([node, first, node.data.length]);
      first += codePointLength(node.data);
    }
    this.#pieces.set(passage, pieces);
    return pieces;
  }
}

/** Index of the last item for which `holds`, where it holds for a first part of the list; -1 without one. */
function lastWhere(items, holds) {
  let [low, high] = [0, items.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (holds(items[middle])) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}
