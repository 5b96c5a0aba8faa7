/* The claim form beside the text: focus a field, select words in the article, and they ground it.

   data-claim-form   the form
   data-ground=ROLE  a group of fields; its hidden ROLE_start, ROLE_end, ROLE_quote take the selection
   data-words        where the group's words are shown; data-invites: the hint of the group in use
   data-activates    a button that makes its group the one in use; data-ungrounds: lets the words go
   data-unsaved      on a form that came back with what was typed
   data-changes      where the number of unsaved changes is said */

import { say } from "./htmx_setup.js";
import { withChips } from "./invisible.js";

let pressed = false; // a pointer is down: what it presses must not move away under it

document.addEventListener("pointerdown", () => (pressed = true), true);
for (const name of ["pointerup", "pointercancel"])
  document.addEventListener(name, () => setTimeout(() => (pressed = false)), true); // after the click that it makes

document.addEventListener("focusin", ({ target }) => {
  if (!pressed) choose(target);
});

document.addEventListener("click", (event) => {
  const group = event.target.closest?.("[data-claim-form] [data-ground]");
  if (group && event.target.closest("[data-ungrounds]")) {
    event.preventDefault();
    ground(group, { start: "", end: "", quote: "" });
  }
  choose(event.target);
});

/** The group of what is in use; the text and the form's foot change nothing. */
function choose(target) {
  const form = target.closest?.("[data-claim-form]");
  if (!form || target.closest(".insp-foot")) return;
  const group = target.closest("[data-ground]");
  if (group?.dataset.ground === "evidence" && !target.closest("[data-activates]")) return;
  activate(form, group);
}

/** The group in use is marked until another field gets the focus: selecting in the text does not end it. */
function activate(form, group) {
  for (const other of form.querySelectorAll("[data-ground]")) {
    other.classList.toggle("is-active", other === group);
    other.querySelector("[data-invites]").hidden = other !== group;
  }
}

document.addEventListener("counterclaim:selected", ({ detail }) => {
  const group = document.querySelector("[data-claim-form] [data-ground].is-active");
  if (group && detail) ground(group, detail);
});

function ground(group, { start, end, quote }) {
  const role = group.dataset.ground;
  for (const [part, value] of Object.entries({ start, end, quote })) {
    const [first, ...rest] = group.querySelectorAll(`input[name="${role}_${part}"]`);
    first.value = value;
    for (const other of rest) other.remove();
  }
  const words = group.querySelector("[data-words]");
  words.classList.remove("typed");
  words.replaceChildren(quote ? bdi(`“${quote}”`) : "");
  group.querySelector("[data-ungrounds]").hidden = !quote;
  if (role === "evidence" && quote) showEvidence(group, quote);
  const control = group.querySelector("input[type=text]");
  const wasProposed = group.querySelector("[data-proposed]") !== null;
  if (control && quote && (!control.value || wasProposed || control.dataset.filled === control.value)) {
    control.value = quote;
    control.dataset.filled = quote;
    control.dispatchEvent(new Event("input", { bubbles: true }));
  }
  group.dispatchEvent(new Event("counterclaim:grounded", { bubbles: true }));
  count(group.closest("form"));
}

function showEvidence(group, quote) {
  const [first, ...rest] = group.querySelectorAll("q");
  for (const other of rest) other.remove();
  first?.replaceChildren(...withChips(quote));
}

function bdi(text) {
  const element = document.createElement("bdi");
  element.append(...withChips(text));
  return element;
}

// unsaved changes ---------------------------------------------------------------------------------------------

const asOpened = new WeakMap(); // form -> what each of its fields held when it was opened

document.addEventListener("input", ({ target }) => count(target.closest?.("[data-claim-form]")));

function count(form) {
  const place = form?.querySelector("[data-changes]");
  if (!place) return;
  const number = changed(form);
  const some = "unsaved" in form.dataset ? "unsaved changes" : "";
  place.textContent = number && !some ? `${number} unsaved change${number === 1 ? "" : "s"}` : some;
}

function changed(form) {
  const before = asOpened.get(form);
  if (!before) return 0;
  const now = held(form);
  const earlier = "unsaved" in form.dataset ? 1 : 0; // typed before the form came back from the server
  return earlier + [...new Set([...before.keys(), ...now.keys()])].filter((name) => before.get(name) !== now.get(name)).length;
}

function held(form) {
  const fields = new Map();
  for (const [name, value] of new FormData(form))
    if (!/^(csrf|key$|version$|take_|proposed$|offer$)|_(start|end)$/.test(name) || /^date_/.test(name))
      fields.set(name, `${fields.get(name) ?? ""}|${value}`);
  return fields;
}

function remember() {
  for (const form of document.querySelectorAll("[data-claim-form]"))
    if (!asOpened.has(form)) {
      asOpened.set(form, held(form));
      count(form);
    }
}

remember();
document.addEventListener("htmx:load", remember);

/* A claim that is half written is not lost by a stray click on a link: the browser asks first. */
window.addEventListener("beforeunload", (event) => {
  const form = document.querySelector("[data-claim-form]");
  if (form && changed(form) && !form.dataset.sent && form.dataset.drafted !== "yes") event.preventDefault();
});

/* Nothing opens over a half-written claim; closing it is a decision. */
document.addEventListener("htmx:confirm", (event) => {
  const { elt, target, verb } = event.detail;
  const form = document.querySelector("[data-claim-form]");
  if (verb !== "get" || target?.id !== "inspector" || !form || form.contains(elt) || !changed(form)) return;
  event.preventDefault();
  say("The claim is still open. Save it or cancel it first.");
});
document.addEventListener(
  "click",
  ({ target }) => {
    const form = target.closest?.("[data-closes-inspector], .insp-foot a[href]")?.closest("[data-claim-form]");
    if (form) asOpened.delete(form);
  },
  true,
);

/* After a save the words are a claim: the selection has done its work. */
document.addEventListener(
  "htmx:beforeSwap",
  ({ detail }) => {
    const text = document.querySelector("annotated-text");
    const isSaved = detail.requestConfig?.verb === "post" && detail.xhr.status === 200 && detail.xhr.getResponseHeader("HX-Trigger");
    if (!text || !isSaved || !detail.requestConfig.elt.matches?.("[data-claim-form]")) return;
    text.clear();
    text.focus({ preventScroll: true });
  },
  true,
);
