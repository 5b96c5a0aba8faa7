/* Selecting by touch: a long press selects a word, a tap opens a mark or begins or ends a selection, two handles
   stand at the ends. Nothing here keeps a finger from scrolling: a gesture that moves is not ours. */

import { Grips } from "./text_grips.js";

const LONG = 450; // milliseconds
const STILL = 10; // pixels that a resting finger may move

export class Touch {
  #text;
  #pointer;
  #places;
  #grips;
  #press = null; // {id, x, y, timer, isLong}

  constructor(text, map, places, pointer) {
    [this.#text, this.#pointer, this.#places] = [text, pointer, places];
    this.#grips = new Grips(text, map, places, {
      range: () => (text.by === "touch" ? text.selected : null),
      moving: (range) => range && text.choose([range.start, range.end], { by: "touch" }),
      released: () => text.draw(),
      cancelled: ({ start, end }) => text.choose([start, end], { by: "touch" }),
    });
    text.addEventListener("pointerdown", (event) => this.#began(event));
    text.addEventListener("contextmenu", (event) => this.#press && event.preventDefault());
    document.addEventListener("pointermove", (event) => this.#moved(event), { passive: true });
    document.addEventListener("pointerup", (event) => this.#ended(event));
    document.addEventListener("pointercancel", () => this.#forget());
  }

  draw() {
    this.#grips.draw();
  }

  #began(event) {
    this.#text.toggleAttribute("data-touch", event.pointerType === "touch");
    this.#forget();
    if (event.pointerType !== "touch" || !event.isPrimary || event.target.closest(".grip, a, button")) return;
    const { pointerId: id, clientX: x, clientY: y } = event;
    this.#press = { id, x, y, isLong: false, timer: setTimeout(() => this.#held(), LONG) };
  }

  #held() {
    const at = this.#places.offsetAt(this.#press.x, this.#press.y);
    const word = at === null ? null : this.#pointer.unitAt(at);
    this.#press.isLong = true;
    if (word) this.#text.choose(word, { by: "touch" });
  }

  #moved({ pointerId, clientX, clientY }) {
    const press = this.#press;
    if (press?.id === pointerId && Math.hypot(clientX - press.x, clientY - press.y) > STILL) this.#forget();
  }

  #ended(event) {
    const press = this.#press;
    if (press?.id !== event.pointerId) return;
    const { isLong } = press;
    this.#forget();
    if (!isLong) this.#pointer.clicked(event, "touch");
  }

  #forget() {
    clearTimeout(this.#press?.timer);
    this.#press = null;
  }
}
