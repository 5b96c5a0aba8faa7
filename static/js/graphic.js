/* Graphic passages: blurred, not selectable and not read out until they are asked for; so are their quotes.

   .is-graphic            a passage; with .is-shown it was asked for, on this page
   [data-unveils="4"]     shows the passage of that order; [data-veils="4"] hides it again
   .veiled                quoted words of such a passage; [data-veil-said] says so for the ear
   Without script the address does it: ?show=4. Offsets never change: nothing leaves the text. */

import { say } from "./htmx_setup.js";

const text = document.querySelector("annotated-text");
const shown = new Set(new URL(location.href).searchParams.getAll("show"));

if (text) start();

function start() {
  document.addEventListener("click", (event) => {
    const link = event.target.closest?.("[data-unveils], [data-veils]");
    if (!link) return;
    event.preventDefault();
    choose(link.dataset.unveils ?? link.dataset.veils, "unveils" in link.dataset);
  });
  document.addEventListener("counterclaim:selected", guard, true);
  // htmx gives an element drawn again its old attributes until it settles
  for (const name of ["htmx:afterSwap", "htmx:afterSettle"]) document.addEventListener(name, apply);
  document.addEventListener("htmx:afterRequest", ({ detail }) => {
    if (detail.elt.id !== "graphic-form" || !detail.successful) return;
    detail.elt.elements.key.value = crypto.randomUUID();
    text.clear();
  });
  apply();
}

function choose(order, on) {
  if (on) shown.add(order);
  else shown.delete(order);
  apply();
  const passage = document.getElementById(`ps-${order}`);
  const button = passage?.querySelector(on ? "[data-veils]" : "[data-unveils]");
  button?.focus({ preventScroll: true });
  say(on ? "The graphic passage is shown." : "The graphic passage is hidden.");
}

function apply() {
  for (const passage of text.querySelectorAll(".is-graphic")) {
    const on = shown.has(orderOf(passage));
    passage.classList.toggle("is-shown", on);
    const body = passage.querySelector(".body");
    body.inert = !on;
    hush(body, !on);
    veil(document.getElementById(`rows-${orderOf(passage)}`), "bdi.veiled, .was-veiled", !on);
  }
  const inspector = document.getElementById("inspector");
  const open = inspector.querySelector("[data-annotation], [data-claim]");
  const runs = open ? [...runsOf(open.dataset)] : [];
  if (runs.length) veil(inspector, "q, .quote", runs.some((run) => run.closest(".is-graphic:not(.is-shown)")));
}

function runsOf({ annotation, claim }) {
  return annotation
    ? text.querySelectorAll(`[data-a~="${CSS.escape(annotation)}"]`)
    : text.querySelectorAll(`[data-claims~="${CSS.escape(claim)}"]`);
}

function veil(part, quotes, on) {
  for (const quote of part?.querySelectorAll(quotes) ?? []) {
    quote.classList.toggle("veiled", on);
    quote.classList.toggle("was-veiled", !on);
    hush(quote, on);
  }
  for (const words of part?.querySelectorAll("[data-veil-said]") ?? []) words.hidden = !on;
}

function hush(words, on) {
  if (on) words.setAttribute("aria-hidden", "true");
  else words.removeAttribute("aria-hidden");
}

/* Keys could select words that cannot be seen: the selection goes on behind the passage instead. */
function guard(event) {
  if (!event.detail) return;
  const { start, end } = event.detail;
  const hidden = [...text.querySelectorAll(".is-graphic:not(.is-shown) [data-start]")];
  if (!hidden.some(({ dataset }) => start < Number(dataset.end) && Number(dataset.start) < end)) return;
  event.stopImmediatePropagation();
  text.clear();
  say("Graphic passage, hidden. Show it first to select its words.");
}

function orderOf(passage) {
  return passage.id.replace("ps-", "");
}
