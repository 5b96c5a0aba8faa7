/* <annotated-text>: the article's words, and what the person has selected of them.

   element.selected                {start, end, quote} in code points of the article, or null
   element.select(start, end)      select a range as it is; element.clear() selects nothing
   event "counterclaim:selected"   bubbles on every change; detail is `selected`

   Drag, double-click, or click the first word and then the last. Alt while dragging selects characters. With the
   text in focus: arrows go word by word (up and down: sentence by sentence), Shift extends, [ and ] shrink and grow. */

import { endOf, offsetAt, pointAt, startOf, textOf } from "./offsets.js";
import { sentenceAfter, sentenceBefore, snap, snapCharacters, wordAfter, wordAround, wordBefore } from "./selection.js";

const FIELDS = "input, select, textarea, [contenteditable=true]";

export class AnnotatedText extends HTMLElement {
  selected = null;
  #chars = null;
  #firstWord = null; // the range of the word clicked first, while the second click is awaited
  #pressed = false;
  #caret = 0; // where the arrows go on from

  connectedCallback() {
    this.addEventListener("pointerdown", (event) => (this.#pressed = event.button === 0));
    document.addEventListener("pointerup", (event) => this.#released(event));
    document.addEventListener("keydown", (event) => this.#key(event));
    document.addEventListener("htmx:afterSettle", () => this.#draw(false));
  }

  /** The passages' elements in the order of the text. */
  get passages() {
    return [...this.querySelectorAll("[data-start]")].sort((a, b) => startOf(a) - startOf(b));
  }

  /** The article's text as code points. It never changes, so it is read once. */
  get chars() {
    this.#chars ??= this.passages.flatMap((passage) => Array.from(textOf(passage)));
    return this.#chars;
  }

  select(start, end) {
    this.#choose([start, end], null);
  }

  clear() {
    if (this.selected) this.#caret = this.selected.end;
    this.#choose(null, null);
  }

  #choose(range, firstWord) {
    this.#firstWord = firstWord;
    const [start, end] = range ?? [0, 0];
    this.selected = start < end ? { start, end, quote: this.chars.slice(start, end).join("") } : null;
    if (this.selected) this.#caret = start;
    this.toggleAttribute("data-selected", this.selected !== null);
    this.#draw(true);
    this.dispatchEvent(new CustomEvent("counterclaim:selected", { bubbles: true, detail: this.selected }));
  }

  /** Show the selection: as the browser's own, and as a highlight that stays when the focus is elsewhere. */
  #draw(changed) {
    const range = this.selected && this.#rangeOf(this.selected);
    if (globalThis.CSS?.highlights) {
      if (range) CSS.highlights.set("selected", new Highlight(range));
      else CSS.highlights.delete("selected");
    }
    // While a pointer is down the browser's own selection is being made: setting it would move its beginning.
    if (this.#pressed || document.activeElement?.matches(FIELDS)) return;
    const native = getSelection();
    if (range) native.setBaseAndExtent(range.startContainer, range.startOffset, range.endContainer, range.endOffset);
    else if (changed && native.rangeCount && this.contains(native.anchorNode)) native.removeAllRanges();
  }

  #rangeOf({ start, end }) {
    const passages = this.passages;
    const [from, to] = [pointAt(passages, start, "start"), pointAt(passages, end, "end")];
    if (!from || !to) return null;
    const range = document.createRange();
    range.setStart(from.node, from.offset);
    range.setEnd(to.node, to.offset);
    return range;
  }

  // the pointer -----------------------------------------------------------------------------------------------

  #released(event) {
    if (!this.#pressed) return;
    this.#pressed = false;
    const native = getSelection();
    if (!native.rangeCount) return;
    const range = native.getRangeAt(0);
    if (range.collapsed) {
      this.#clicked(event, range);
      return;
    }
    const found = this.#offsetsOf(range);
    if (!found) return;
    const snapped = event.altKey ? snapCharacters(this.chars, ...found) : snap(this.chars, ...found);
    const isWord = event.detail >= 2 || this.#isOneWord(snapped);
    this.#choose(snapped, isWord && event.detail >= 2 ? snapped : null);
  }

  #isOneWord([start, end]) {
    return start < end && wordAround(this.chars, start)[1] >= end;
  }

  /** The article's offsets of a DOM range; parts outside the passages (numbers, margins) do not count. */
  #offsetsOf(range) {
    const touched = this.passages.filter((passage) => range.intersectsNode(passage));
    if (!touched.length) return null;
    const start = offsetAt(range.startContainer, range.startOffset) ?? startOf(touched[0]);
    const end = offsetAt(range.endContainer, range.endOffset) ?? endOf(touched.at(-1));
    return [start, end];
  }

  #clicked(event, range) {
    const at = offsetAt(range.startContainer, range.startOffset);
    const inWords = event.target.closest?.("[data-start]");
    if (at === null || !inWords || event.target.closest("a, button")) {
      if (this.contains(event.target) && this.selected) this.clear();
      return;
    }
    const word = this.#wordAt(at);
    if (this.#firstWord && word) {
      const both = [Math.min(this.#firstWord[0], word[0]), Math.max(this.#firstWord[1], word[1])];
      this.#choose(snap(this.chars, ...both), null);
      return;
    }
    const mark = event.target.closest("mark[data-a]");
    const grounds = document.querySelector("[data-ground]"); // a claim is being written: every click selects words
    if (mark && !grounds) {
      if (this.selected) this.clear();
      this.#caret = at;
      this.dispatchEvent(new CustomEvent("counterclaim:opened", { bubbles: true, detail: mark.dataset.a.split(" ") }));
    } else if (word) this.#choose(word, word);
    else this.clear();
  }

  /** The word at a click: the one under it, else the one that ends there. */
  #wordAt(at) {
    for (const place of [at, at - 1]) {
      if (place < 0 || place >= this.chars.length) continue;
      const word = snap(this.chars, ...wordAround(this.chars, place));
      if (word[0] < word[1]) return word;
    }
    return null;
  }

  // the keyboard ----------------------------------------------------------------------------------------------

  #key(event) {
    if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
    const focus = document.activeElement;
    if (focus?.matches(FIELDS) || document.querySelector("dialog[open]")) return;
    if (event.key === "Escape" && this.selected) {
      event.preventDefault();
      this.clear();
      return;
    }
    if (focus !== document.body && focus?.id !== "main" && !this.contains(focus)) return;
    const range = this.#moved(event);
    if (!range) return;
    event.preventDefault();
    this.#choose(range, null);
    const drawn = this.#rangeOf(this.selected ?? { start: range[0], end: range[1] });
    drawn?.startContainer.parentElement.scrollIntoView({ block: "nearest" });
  }

  /** The range after a key, or null when the key means nothing here. */
  #moved(event) {
    const { chars, selected } = this;
    const [start, end] = selected ? [selected.start, selected.end] : [this.#caret, this.#caret];
    const isRtl = getComputedStyle(this.#passageAt(start) ?? this).direction === "rtl";
    const forward = isRtl ? "ArrowLeft" : "ArrowRight";
    const back = isRtl ? "ArrowRight" : "ArrowLeft";
    const join = (word) => word && snap(chars, Math.min(start, word[0]), Math.max(end, word[1]));
    const shorter = () => {
      const last = wordBefore(chars, wordBefore(chars, end)?.[0] ?? 0);
      return last && last[1] > start ? [start, last[1]] : null;
    };
    if (event.key === "]" && selected) return join(wordAfter(chars, end));
    if (event.key === "[" && selected) return shorter();
    if (event.key === forward) return event.shiftKey ? join(wordAfter(chars, end)) : wordAfter(chars, end);
    if (event.key === back) return event.shiftKey ? (selected ? shorter() : null) : wordBefore(chars, start);
    if (event.key === "ArrowDown") {
      const sentence = sentenceAfter(chars, end);
      return event.shiftKey ? join(sentence) : sentence;
    }
    if (event.key === "ArrowUp") {
      const sentence = sentenceBefore(chars, start);
      return event.shiftKey ? join(sentence) : sentence;
    }
    return null;
  }

  #passageAt(offset) {
    return this.passages.find((passage) => startOf(passage) <= offset && offset < endOf(passage));
  }
}

customElements.define("annotated-text", AnnotatedText);
