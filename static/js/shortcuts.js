/* Keys, declared in the markup.

   data-key="a"           on a button, link or field: that key presses it (a field gets the focus); several keys are
                          parted by spaces ("u Backspace"). Names are those of KeyboardEvent.key; "Space"; "Shift+1".
   data-key-label="…"     what the key does, for the list that ? opens
   data-key-digits="…"    on a select: 1 to 9 choose its options; the words say what is chosen, for the same list
   data-keys-pane="Queue" on the pane in which keys count: the innermost around the focus, or the only one there is

   Keys are named as shipped: keymap.js has translated what was pressed when a listener sees it. Every key is in
   articles/domain/keys.py, too; a test compares them.

   Nothing counts while typing, with a modifier, in a dialog, or when the person switched single keys off. */

import { nameOf } from "./key_names.js";
import { capOf, livePane } from "./keymap.js";
import { takesLetters } from "./menus.js";

export { livePane, nameOf };

const OTHERS = new Set(["?", "/"]); // menus.js
const PRESSABLE = "button, a[href], summary, input";

document.addEventListener("keydown", (event) => {
  if (!takesLetters(event) || OTHERS.has(event.key) || document.querySelector("dialog[open]")) return;
  if ((event.key === "Enter" || event.key === " ") && document.activeElement?.matches(PRESSABLE)) return;
  const pane = livePane();
  const target = pane && [...pane.querySelectorAll("[data-key]")].find((item) => keysOf(item).includes(nameOf(event)) && isLive(item));
  if (!target) {
    if (pane && chooses(pane, event)) event.preventDefault();
    return;
  }
  event.preventDefault();
  if (event.repeat && target.matches("[type=submit]")) return; // a key held down decides once
  press(target);
});

/* A digit that no element of the pane has for itself chooses in its select; the choice is said, and sent with the form. */
function chooses(pane, event) {
  const select = /^[1-9]$/.test(event.key) && pane.querySelector("select[data-key-digits]");
  const option = select && isLive(select) && select.options[Number(event.key) - 1];
  if (!option) return false;
  option.selected = true;
  select.dispatchEvent(new Event("change", { bubbles: true }));
  document.getElementById("status").textContent = `${select.labels[0].textContent}: ${option.textContent}`;
  return true;
}

/* Ctrl+Enter saves the form one is in, with its primary button or the one marked data-key-in-field="Control+Enter". */
document.addEventListener("keydown", (event) => {
  if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey) || event.isComposing || event.defaultPrevented) return;
  const form = event.target.closest?.("form");
  const save = form?.querySelector(".btn-primary[type=submit], [data-key-in-field='Control+Enter']");
  if (!save) return;
  event.preventDefault();
  save.click(); // as a press: htmx sends the name of the button only then
});

function keysOf(item) {
  return item.dataset.key.split(" ");
}

function isLive(item) {
  return !item.disabled && item.getAttribute("aria-disabled") !== "true" && item.getClientRects().length > 0;
}

function press(target) {
  if (!target.matches("input:not([type=submit], [type=button], [type=checkbox], [type=radio]), select, textarea")) {
    target.click();
    return;
  }
  target.focus();
  target.select?.();
}

/* The list that ? opens begins with the keys that are live on this page, as the markup names them. */
const live = document.querySelector("[data-live-keys]");
if (live)
  new MutationObserver(() => {
    if (!document.getElementById("key-help").open) return;
    const named = [...document.querySelectorAll("[data-keys-pane] :is([data-key][data-key-label], [data-key-digits])")].filter(isLive);
    live.hidden = named.length === 0;
    live.querySelector("dl").replaceChildren(...named.flatMap(entry));
  }).observe(document.getElementById("key-help"), { attributes: true, attributeFilter: ["open"] });

function entry(item) {
  const [term, words] = [document.createElement("dt"), document.createElement("dd")];
  const pane = item.closest("[data-keys-pane]").dataset.keysPane;
  for (const key of item.dataset.key ? keysOf(item) : ["1", `… ${item.options.length}`]) {
    const cap = document.createElement("kbd");
    cap.textContent = capOf(pane, key);
    term.append(cap, " ");
  }
  words.textContent = item.dataset.keyLabel ?? item.dataset.keyDigits;
  return [term, words];
}
