/* Splitting the open mark: a selection (or the caret) inside it chooses the place, else the list of its words does. */

import { say } from "./htmx_setup.js";

const text = document.querySelector("annotated-text");
if (text) {
  text.addEventListener("counterclaim:selected", choose);
  document.addEventListener("click", refuseNothing);
}

/** The offset at which a selection parts [start, end): where it begins, else where it ends; null for neither. */
export function borderIn({ start, end }, selected) {
  const isInside = (at) => start < at && at < end;
  return [selected?.start, selected?.end].find((at) => at !== undefined && isInside(at)) ?? null;
}

function choose() {
  const form = document.getElementById("shape-form");
  if (!form?.elements.at) return;
  const { start, end } = form.dataset;
  const at = borderIn({ start: Number(start), end: Number(end) }, text.selected);
  if (at === null) return;
  const list = form.elements.at;
  const known = [...list.options].find((option) => Number(option.value) === at && option.value);
  if (!known) list.add(new Option("at the selection", at));
  list.value = at;
}

function refuseNothing(event) {
  const button = event.target.closest?.("[data-split]");
  if (!button) return;
  choose();
  if (button.form.elements.at.value) return;
  event.preventDefault();
  button.form.elements.at.focus();
  say("Choose the word before which to split the mark.");
}
