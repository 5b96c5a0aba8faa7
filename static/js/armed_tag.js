/* A tag that stays armed: selecting words marks them with it, until Escape or its key lets it go.

   By mouse the words are tagged when the button is released: after a drag, a double or triple click, or the click on
   the last word. Whoever selects by keys presses Enter, so that the selection can grow first. Touch selects with
   handles that are moved afterwards: there a tap on the armed tag in the bar marks. */

import { say } from "./htmx_setup.js";
import { tagNamed } from "./tag_picker.js";

const THIRD = 350; // milliseconds in which a double click may become a triple one
const MOVED = 4; // pixels from which a press is a drag

let tag = "";
let text = null;
let use = () => {};

/** The value of the armed tag, or "". */
export function armed() {
  return tag;
}

/** Keep a tag armed; what is selected gets it at once. "" lets it go. */
export function armTag(value) {
  const was = tag;
  tag = value;
  for (const button of document.querySelectorAll("#mark-form [data-tag]")) {
    if (tag && button.value === tag) button.setAttribute("aria-pressed", "true");
    else button.removeAttribute("aria-pressed");
  }
  const button = document.querySelector("[data-arm]");
  button.setAttribute("aria-pressed", String(Boolean(tag)));
  button.querySelector("[data-armed]").textContent = tag ? `Armed: ${tagNamed.get(tag).name}` : button.dataset.idle;
  if (tag) say(`${tagNamed.get(tag).name} is armed: what you select is marked. With keys press Enter. Escape ends it.`);
  else if (was) say("No tag is armed any more.");
  if (tag && text.selected) use(tag);
}

/** Listen for selections; `use(tag)` marks, `ask()` lets the person choose a tag to arm. */
export function startArming(element, mark, ask) {
  [text, use] = [element, mark];
  const button = document.querySelector("[data-arm]");
  if (!button) return;
  button.dataset.idle = button.querySelector("[data-armed]").textContent;
  button.addEventListener("click", () => (tag ? armTag("") : ask()));
  document.addEventListener("keydown", entered, true);
  document.addEventListener("keydown", escaped);
  text.addEventListener("pointerdown", pressed);
  document.addEventListener("click", clicked);
}

function entered(event) {
  const focus = document.activeElement;
  const inText = focus === document.body || focus?.id === "main" || text.contains(focus);
  if (event.key !== "Enter" || !tag || !text.selected || !inText || document.querySelector("dialog[open]")) return;
  event.preventDefault();
  event.stopImmediatePropagation();
  use(tag);
}

function escaped(event) {
  if (event.key !== "Escape" || !tag || event.defaultPrevented || document.querySelector("dialog[open]")) return;
  if (document.activeElement?.matches("input, select, textarea")) return;
  event.preventDefault();
  armTag("");
}

let press = null; // where the button went down in the text, and whether a first word stood selected then
let first = false; // whether one click has selected a first word
let third = 0;

function pressed(event) {
  clearTimeout(third);
  press = event.button === 0 ? { x: event.clientX, y: event.clientY, first: first && Boolean(text.selected) } : null;
  first = false;
}

function clicked(event) {
  const from = press;
  press = null;
  if (!from || !tag || !text.selected) return;
  const dragged = Math.hypot(event.clientX - from.x, event.clientY - from.y) > MOVED;
  if (dragged || event.detail > 2 || event.shiftKey) use(tag);
  else if (event.detail === 2) third = setTimeout(() => tag && text.selected && use(tag), THIRD);
  else if (from.first) use(tag);
  else first = true;
}
