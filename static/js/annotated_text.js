/* <annotated-text>: the article's words, and what the person has selected of them.

   element.selected                {start, end, quote} in code points of the article, or null
   element.select(start, end)      select a range as it is; element.clear() selects nothing
   element.passages, element.chars the passages' elements in order, the text as code points
   event "counterclaim:selected"   bubbles on every change; detail is `selected`
   event "counterclaim:opened"     a mark was clicked; detail is the ids of the annotations there
   data-resizes="end later"        on a button: moves the end (or the start) of the selection one word later (earlier)
   data-selects-nothing            on a button: clears

   How one selects is told in text_pointer.js, text_touch.js, text_keys.js and mark_handles.js. */

import { caretAt, caretOver, isForward, rangeOf, resized } from "./text_caret.js";
import { movedBy, unitsOf } from "./text_keys.js";
import { Lines } from "./text_lines.js";
import { TextMap } from "./text_map.js";
import { Places } from "./text_places.js";
import { Pointer } from "./text_pointer.js";
import { Touch } from "./text_touch.js";
import { movedWords, placeOf, selectedWords, Voice } from "./text_voice.js";
import { snap } from "./selection.js";

/* Passages up to which the browser selects along: it lays out every passage that its selection touches, and those of
   a long article take a second. What is drawn and copied does not need it. */
const NEAR = 12;
const FIELDS = "input, select, textarea, [contenteditable=true]";

export class AnnotatedText extends HTMLElement {
  selected = null;
  by = "script"; // what selected last: "script", "key", "mouse", "touch"
  #map = new TextMap(this);
  #lines = new Lines(this.#map);
  #units = unitsOf(this.#map);
  #caret = null; // null until somebody points or presses a key
  #mark = caretElement();
  #frame = 0;
  #saidPlace = "";
  #drawn = null; // the selection that is on the screen

  connectedCallback() {
    this.places = new Places(this.#map, this.#lines);
    this.pointer = new Pointer(this, this.#map, this.places);
    this.touch = new Touch(this, this.#map, this.places, this.pointer);
    this.voice = new Voice(document.getElementById("selection-status"));
    document.addEventListener("keydown", (event) => this.#key(event));
    document.addEventListener("click", ({ target }) => {
      if (target.closest?.("[data-selects-nothing]")) this.clear();
      this.#resize(target.closest?.("[data-resizes]"));
    });
    document.addEventListener("copy", (event) => this.#copy(event));
    for (const name of ["focusin", "focusout"]) this.addEventListener(name, () => this.draw());
    for (const name of ["htmx:oobAfterSwap", "htmx:afterSettle"])
      document.addEventListener(name, () => {
        this.#map.forget();
        this.draw();
      });
    new ResizeObserver(() => this.draw()).observe(this);
  }

  get map() {
    return this.#map;
  }

  get passages() {
    return this.#map.passages;
  }

  get chars() {
    return this.#map.chars;
  }

  select(start, end) {
    this.choose([start, end], { by: "script" });
  }

  clear() {
    const collapsed = this.selected ? caretAt(this.selected.end) : this.#caret;
    this.#change(collapsed, null, this.by);
  }

  /** Select a range; `by` says how it was chosen. An empty one selects nothing. */
  choose(range, { by } = { by: "script" }) {
    this.#change(range[0] < range[1] ? caretOver(range) : this.#caret, range, by);
  }

  /** Put the caret to a place without selecting. */
  place(offset) {
    this.#caret = caretAt(offset);
  }

  #change(caret, range, by) {
    [this.#caret, this.by] = [caret, by];
    this.pointer.forget();
    const [start, end] = range ?? [0, 0];
    this.selected = start < end ? { start, end, quote: this.chars.slice(start, end).join("") } : null;
    this.toggleAttribute("data-selected", this.selected !== null);
    this.draw();
    this.#say();
    this.dispatchEvent(new CustomEvent("counterclaim:selected", { bubbles: true, detail: this.selected }));
  }

  // what is seen ----------------------------------------------------------------------------------------------

  /** Show everything anew with the next frame. */
  draw() {
    this.#frame ||= requestAnimationFrame(() => {
      this.#frame = 0;
      this.#drawNow();
    });
  }

  #drawNow() {
    this.places.highlight("selected", this.selected);
    this.#drawNative();
    this.#drawCaret();
    this.touch.draw();
    this.dispatchEvent(new CustomEvent("counterclaim:drawn"));
  }

  /** The browser's own selection follows, for copying and for what reads it. */
  #drawNative() {
    const changed = this.#drawn !== this.selected;
    this.#drawn = this.selected;
    // While a button is down the browser's own selection is being made: setting it would move its beginning.
    if (this.pointer.isDown || document.activeElement?.matches(FIELDS)) return;
    const native = getSelection();
    const isNear = this.selected && this.#map.between(this.selected.start, this.selected.end).length <= NEAR;
    const [from, to] = isNear || (this.selected && !this.places.highlights)
      ? [this.#map.pointAt(this.selected.start, "start"), this.#map.pointAt(this.selected.end, "end")]
      : [null, null];
    if (from && to) native.setBaseAndExtent(from.node, from.offset, to.node, to.offset);
    else if (changed && native.rangeCount && this.contains(native.anchorNode)) native.removeAllRanges();
  }

  #drawCaret() {
    const isKeyed = this.by === "key" || this.matches(":focus-visible");
    if (!isKeyed || !this.#isInText() || document.activeElement === document.body && !this.selected) {
      this.#mark.remove();
      return;
    }
    const caret = this.#caret ?? caretAt(this.#firstSeen());
    const [start, end] = this.selected ? [this.selected.start, this.selected.end] : rangeOf(caret);
    const isEnd = start < end && isForward(caret);
    const wasThere = this.#mark.isConnected && this.#mark.dataset.at === `${caret.edge}`;
    if (this.places.put(this.#mark, isEnd ? end : start, isEnd ? "end" : "start") && this.#caret && !wasThere)
      this.#mark.scrollIntoView({ block: "nearest", inline: "nearest" });
    this.#mark.dataset.at = `${caret.edge}`;
  }

  #isInText() {
    const focus = document.activeElement;
    return focus === document.body || focus?.id === "main" || this.contains(focus);
  }

  /** The beginning of the first passage in sight. */
  #firstSeen() {
    const top = Math.max(this.parentElement.getBoundingClientRect().top, 0);
    const seen = this.passages.find((passage) => passage.getBoundingClientRect().bottom > top + 40);
    return seen ? Number(seen.dataset.start) : 0;
  }

  // what is heard ---------------------------------------------------------------------------------------------

  #say() {
    const { selected, by } = this;
    const caret = this.#caret;
    this.voice.say(() => {
      if (by !== "key" && !selected) return "";
      const at = this.#map.passageAt(selected?.start ?? caret?.edge ?? 0);
      if (at?.closest(".is-graphic:not(.is-shown)")) return "Graphic passage, hidden";
      const place = this.#placeOf(selected?.start ?? caret?.edge ?? 0);
      const isNew = place !== this.#saidPlace;
      this.#saidPlace = place;
      const isOneWord = by === "key" && selected && this.#units.word.after(selected.start)?.[1] >= selected.end;
      const [start, end] = selected ? [selected.start, selected.end] : (this.#units.character.after(caret?.edge ?? 0) ?? [0, 0]);
      if (!selected || isOneWord) return movedWords(this.chars.slice(start, end).join(""), isNew ? place : "");
      return selectedWords(selected, this.chars, this.#map.between(selected.start, selected.end).map(placeOf));
    });
  }

  #placeOf(offset) {
    const passage = this.#map.passageAt(offset);
    return passage ? placeOf(passage) : "";
  }

  #copy(event) {
    const native = getSelection();
    const isElsewhere = !native.isCollapsed && !this.contains(native.anchorNode);
    if (!this.selected || isElsewhere || document.activeElement?.matches(FIELDS)) return;
    event.clipboardData.setData("text/plain", this.selected.quote);
    event.preventDefault();
  }

  // the keyboard ----------------------------------------------------------------------------------------------

  #key(event) {
    if (event.defaultPrevented || event.isComposing) return;
    if (document.activeElement?.matches(FIELDS) || document.querySelector("dialog[open]")) return;
    if (event.key === "Escape" && this.selected) {
      event.preventDefault();
      this.clear();
      return;
    }
    if (!this.#isInText() || (event.altKey && !this.contains(document.activeElement))) return;
    this.#caret ??= caretAt(this.#firstSeen());
    const moved = movedBy(event, this.#caret, this.#units, this.#lines);
    if (!moved) return;
    event.preventDefault();
    if (moved.caret) this.#go(moved.caret, moved.fine);
  }

  #go(caret, fine) {
    const [start, end] = rangeOf(caret);
    this.#change(caret, fine ? [start, end] : snap(this.chars, start, end), "key");
  }

  #resize(button) {
    if (!button || !this.selected || !this.#caret) return;
    const [side, way] = button.dataset.resizes.split(" ");
    const caret = resized(this.#caret, this.#units.word, side, way === "later" ? 1 : -1);
    if (caret) this.#go(caret, false);
  }
}

function caretElement() {
  const element = document.createElement("span");
  element.className = "caret";
  element.setAttribute("aria-hidden", "true");
  return element;
}

customElements.define("annotated-text", AnnotatedText);
