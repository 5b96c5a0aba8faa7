/* Selecting with the mouse or a pen: drag, double click (word), triple click (sentence), click and click (from the
   first word to the last). While the button is down the browser draws its own selection and scrolls. */

import { endOf, startOf } from "./offsets.js";
import { graphemeAfter, snap, snapCharacters, wordAround } from "./selection.js";
import { sentenceAfter } from "./sentences.js";

const STILL = 4; // pixels that a click may move

export class Pointer {
  isDown = false;
  #text;
  #map;
  #places;
  #began = { x: 0, y: 0, count: 0 };
  #firstWord = null; // the range clicked first, while the second click is awaited

  constructor(text, map, places) {
    [this.#text, this.#map, this.#places] = [text, map, places];
    text.addEventListener("pointerdown", (event) => {
      if (event.pointerType === "touch" || event.button !== 0 || event.target.closest(".grip")) return;
      this.isDown = true;
      if (!event.shiftKey) getSelection().removeAllRanges(); // pressed words would be carried away, not selected
      this.#began = { x: event.clientX, y: event.clientY, count: 1 };
    });
    text.addEventListener("mousedown", (event) => (this.#began.count = event.detail));
    document.addEventListener("pointerup", (event) => this.#released(event));
    document.addEventListener("pointercancel", () => (this.isDown = false));
  }

  /** The second click is no longer awaited. */
  forget() {
    this.#firstWord = null;
  }

  #released(event) {
    if (!this.isDown) return;
    this.isDown = false;
    const moved = Math.hypot(event.clientX - this.#began.x, event.clientY - this.#began.y) > STILL;
    const native = getSelection();
    const range = native.rangeCount ? native.getRangeAt(0) : null;
    if (moved && range && !range.collapsed) this.#dragged(event, range);
    else if (!event.shiftKey && this.#began.count > 1) this.#clickedAgain(event, this.#began.count);
    else this.clicked(event);
  }

  #dragged(event, range) {
    const found = this.#offsetsOf(range);
    if (!found) return;
    this.#text.choose(event.altKey ? snapCharacters(this.#map.chars, ...found) : snap(this.#map.chars, ...found), { by: "mouse" });
  }

  /** The article's offsets of a DOM range; parts outside the passages (numbers, margins) do not count. */
  #offsetsOf(range) {
    const touched = this.#map.passages.filter((passage) => range.intersectsNode(passage));
    if (!touched.length) return null;
    const start = this.#map.offsetAt(range.startContainer, range.startOffset) ?? startOf(touched[0]);
    const end = this.#map.offsetAt(range.endContainer, range.endOffset) ?? endOf(touched.at(-1));
    return [start, end];
  }

  #clickedAgain(event, count) {
    const at = this.#places.offsetAt(event.clientX, event.clientY);
    if (at === null) return;
    const word = this.unitAt(at, event.altKey);
    const isSentence = count > 2;
    const found = isSentence && word ? sentenceAfter(this.#map.chars, word[0]) : word;
    if (!found) return;
    this.#text.choose(found, { by: "mouse" });
    if (!isSentence) this.#firstWord = found;
  }

  /** One click or tap: it opens a mark, or begins or ends a selection. */
  clicked(event, by = "mouse") {
    const text = this.#text;
    const at = this.#places.offsetAt(event.clientX, event.clientY);
    const isBeside = at === null || !event.target.closest?.("[data-start]") || event.target.closest("a, button");
    const word = isBeside ? null : this.unitAt(at, event.altKey);
    const first = event.shiftKey && text.selected ? [text.selected.start, text.selected.end] : this.#firstWord;
    if (isBeside) {
      if (text.contains(event.target) && text.selected) text.clear();
    } else if (first && word) {
      const both = [Math.min(first[0], word[0]), Math.max(first[1], word[1])];
      text.choose(event.altKey ? both : snap(this.#map.chars, ...both), { by });
    } else if (this.#opens(event, at)) return;
    else if (word) {
      text.choose(word, { by });
      this.#firstWord = word;
    } else text.clear();
  }

  #opens(event, at) {
    const mark = event.target.closest("mark[data-a]");
    if (!mark || document.querySelector("[data-ground]")) return false; // a claim is being written: clicks select words
    if (this.#text.selected) this.#text.clear();
    this.#text.place(at);
    const detail = mark.dataset.a.split(" ");
    this.#text.dispatchEvent(new CustomEvent("counterclaim:opened", { bubbles: true, detail }));
    return true;
  }

  /** The word at a place: the one there, else the one that ends there; with Alt the character. */
  unitAt(at, fine = false) {
    const { chars } = this.#map;
    if (fine) return graphemeAfter(chars, Math.min(at, chars.length - 1));
    for (const place of [at, at - 1]) {
      if (place < 0 || place >= chars.length) continue;
      const word = snap(chars, ...wordAround(chars, place));
      if (word[0] < word[1]) return word;
    }
    return null;
  }
}
