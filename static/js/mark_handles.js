/* Handles at the first and the last word of the open mark, when it may be moved: letting go sends the form that moves
   it (data-moves-mark in the inspector). Keys do the same with the buttons beside that form. */

import { codePointLength, offsetAt } from "./offsets.js";
import { Grips } from "./text_grips.js";

const text = document.querySelector("annotated-text");
if (text) start();

function start() {
  const inspector = document.getElementById("inspector");
  let known; // the open mark's range, until something is drawn again
  let moving = null;

  const grips = new Grips(text, text.map, text.places, {
    range: () => (text.selected ? null : (known ??= openRange()) || null),
    moving(range) {
      moving = range;
      text.places.highlight("moving", moving);
      grips.draw();
    },
    released: send,
  });

  text.addEventListener("counterclaim:drawn", () => grips.draw());
  for (const name of ["htmx:oobAfterSwap", "htmx:afterSettle"])
    document.addEventListener(name, () => (known = undefined));
  text.draw();

  /** {start, end} of the open mark; false when none is open, it may not be moved, or it skips words. */
  function openRange() {
    const uuid = movingForm() && inspector.querySelector("[data-annotation]")?.dataset.annotation;
    const runs = uuid ? [...text.querySelectorAll(`[data-a~="${CSS.escape(uuid)}"]`)] : [];
    if (!runs.length) return false;
    const [start, end] = [offsetAt(runs[0], 0), offsetAt(runs.at(-1), runs.at(-1).childNodes.length)];
    const length = runs.reduce((sum, run) => sum + codePointLength(run.textContent), 0);
    return length === end - start && { start, end };
  }

  function movingForm() {
    return inspector.querySelector("form[data-moves-mark]");
  }

  function send({ start, end }) {
    const form = movingForm();
    if (!form) return;
    const sent = { start, end, quote: text.chars.slice(start, end).join(""), key: crypto.randomUUID() };
    for (const [name, value] of Object.entries(sent)) form.elements[name].value = value;
    form.requestSubmit();
  }
}
