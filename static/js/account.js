/* The page of keys: a key pressed in a field is written there by its name. Tab goes on, Escape leaves it as it is. */

import { nameOf, physical } from "./key_names.js";

const LEFT = new Set(["Tab", "Escape", "Shift", "Control", "Alt", "Meta", "AltGraph", "CapsLock", "Dead", "Process"]);

document.addEventListener("keydown", (event) => {
  const field = event.target.closest?.("[data-records]");
  if (!field || event.isComposing || event.ctrlKey || event.metaKey || event.altKey || LEFT.has(event.key)) return;
  event.preventDefault();
  const name = nameOf(event);
  field.value = (/[^\x00-\x7f]/.test(name) && physical(event)) || name;
  field.select();
});
