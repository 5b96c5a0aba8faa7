/* Two handles at the ends of a range, to drag with a mouse, a pen or a finger. Escape lets go without a change.

   owner.range()          {start, end} to hang on, or null
   owner.moving(range)    while one is dragged: the range that would be, or null when it is over
   owner.released(range)  it was let go there
   owner.cancelled(range) it was not; that is what was before */

import { snap, snapCharacters } from "./selection.js";

const NEAR = 48; // pixels from the border of the pane in which dragging scrolls it

export class Grips {
  #text;
  #places;
  #map;
  #owner;
  #grips;
  #ghost = gripElement("ghost"); // shows where a dragged handle is: moved itself, it would lose the pointer
  #drag = null; // {grip, fixed, lift, was, range}

  constructor(text, map, places, owner) {
    [this.#text, this.#map, this.#places, this.#owner] = [text, map, places, owner];
    this.#grips = { start: this.#make("start"), end: this.#make("end") };
    document.addEventListener("keydown", (event) => this.#escaped(event), true);
  }

  /** Hang the handles where the range is now. */
  draw() {
    const range = this.#drag?.range ?? this.#owner.range();
    for (const [side, grip] of Object.entries(this.#grips)) {
      if (grip === this.#drag?.grip) continue;
      const held = this.#drag ? this.#heldSide() : side;
      if (range) this.#places.put(grip, range[held], held);
      else grip.remove();
    }
    if (!this.#drag) this.#ghost.remove();
    else {
      const side = this.#heldSide() === "start" ? "end" : "start";
      this.#places.put(this.#ghost, range[side], side);
    }
  }

  /** Which end of the range stays while the other is dragged; they may change places. */
  #heldSide() {
    return this.#drag.range.start === this.#drag.fixed ? "start" : "end";
  }

  #make(side) {
    const grip = gripElement(side);
    grip.addEventListener("pointerdown", (event) => this.#pressed(event, side));
    grip.addEventListener("pointermove", (event) => this.#moved(event));
    grip.addEventListener("pointerup", (event) => this.#released(event));
    grip.addEventListener("pointercancel", () => this.#end(true));
    grip.addEventListener("lostpointercapture", () => this.#end(true));
    grip.addEventListener("mousedown", (event) => event.preventDefault()); // no selection of the browser's, no new focus
    return grip;
  }

  #pressed(event, side) {
    const range = this.#owner.range();
    const edge = range && this.#places.edge(range[side], side);
    if (!edge || event.button !== 0) return;
    event.preventDefault();
    const grip = this.#grips[side];
    grip.setPointerCapture(event.pointerId);
    grip.classList.add("is-dragged");
    const lift = { x: event.clientX - edge.x, y: event.clientY - (edge.top + edge.bottom) / 2 };
    this.#drag = { fixed: side === "start" ? range.end : range.start, lift, range, was: range, grip };
  }

  #moved(event) {
    if (!this.#drag) return;
    this.#scroll(event);
    const { lift, fixed } = this.#drag;
    const at = this.#places.offsetAt(event.clientX - lift.x, event.clientY - lift.y);
    if (at === null || at === fixed) return;
    const found = event.altKey ? snapCharacters(this.#map.chars, fixed, at) : this.#snapped(fixed, at);
    if (!found || found[0] >= found[1]) return;
    this.#drag.range = { start: found[0], end: found[1] };
    this.#owner.moving(this.#drag.range);
  }

  /** The end that stays stays, even where it cuts a word. */
  #snapped(fixed, at) {
    const [start, end] = snap(this.#map.chars, fixed, at);
    return start < end && (at > fixed ? [fixed, Math.max(end, fixed + 1)] : [start, fixed]);
  }

  #scroll({ clientY }) {
    const pane = scrollerOf(this.#text);
    const { top, bottom } = pane === document.scrollingElement ? { top: 0, bottom: innerHeight } : pane.getBoundingClientRect();
    if (clientY < top + NEAR) pane.scrollBy(0, -NEAR / 4);
    else if (clientY > bottom - NEAR) pane.scrollBy(0, NEAR / 4);
  }

  #released(event) {
    if (!this.#drag) return;
    event.preventDefault();
    const { range, was } = this.#drag;
    this.#end();
    if (range.start !== was.start || range.end !== was.end) this.#owner.released(range);
  }

  #escaped(event) {
    if (event.key !== "Escape" || !this.#drag) return;
    event.preventDefault();
    event.stopPropagation();
    this.#end(true);
  }

  #end(isCancelled = false) {
    if (!this.#drag) return;
    const { grip, was } = this.#drag;
    grip.classList.remove("is-dragged");
    this.#drag = null;
    this.#owner.moving(null);
    if (isCancelled) this.#owner.cancelled?.(was);
  }
}

function gripElement(name) {
  const element = document.createElement("span");
  element.className = `grip grip-${name}`;
  element.setAttribute("aria-hidden", "true"); // keys and buttons do the same
  return element;
}

function scrollerOf(element) {
  for (let at = element.parentElement; at; at = at.parentElement)
    if (/auto|scroll/.test(getComputedStyle(at).overflowY) && at.scrollHeight > at.clientHeight) return at;
  return document.scrollingElement;
}
