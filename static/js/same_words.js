/* Tagging every place where the same words stand: what is asked for, the count on the button, the places in the text. */

import { armed } from "./armed_tag.js";
import { say } from "./htmx_setup.js";
import { showPlaces } from "./pending_marks.js";
import { recentTags } from "./recent_tags.js";
import { tagNamed } from "./tag_picker.js";

const text = document.querySelector("annotated-text");
const inspector = document.getElementById("inspector");
if (inspector) start();

function start() {
  document.addEventListener("htmx:configRequest", ask);
  document.addEventListener("htmx:afterSettle", ({ detail }) => {
    if (detail.target === inspector || inspector.contains(detail.target)) drawn();
  });
  document.addEventListener("htmx:afterRequest", ({ detail }) => {
    const isMarked = detail.requestConfig.elt.matches?.("[data-places]") && detail.successful && detail.xhr.status < 400;
    if (isMarked) text?.focus({ preventScroll: true });
  });
  inspector.addEventListener("change", ({ target }) => target.name === "hit" && count(target.form));
  inspector.addEventListener("click", clicked);
  drawn();
}

/** The words are those selected, or those of the open mark. */
function ask(event) {
  const { elt, parameters } = event.detail;
  if (!elt.matches?.("[data-every-place]")) return;
  const open = inspector.querySelector("[data-annotation]")?.dataset.annotation;
  if (inspector.querySelector("[data-ground]")) {
    say("The claim is still open. Save it or cancel it first.");
    event.preventDefault();
  } else if (text.selected) {
    parameters.tag = armed() || recentTags().find((tag) => tagNamed.has(tag)) || "";
  } else if (open) {
    parameters.mark = open;
  } else {
    say("Select words first, or open a mark.");
    event.preventDefault();
  }
}

function drawn() {
  const places = inspector.querySelector("[data-places]");
  if (text) showPlaces(text, places ? boxes(places).map((box) => box.value.split("-").map(Number)) : []);
  if (!places) return;
  const none = places.querySelector("[data-tick-none]");
  if (none) none.hidden = false;
  count(places);
  const tabs = document.querySelector(".panes-nav");
  if (tabs && getComputedStyle(tabs).display !== "none") location.hash = "inspector";
}

function boxes(form) {
  return [...form.querySelectorAll("[name=hit]")];
}

function count(form) {
  const button = form.querySelector("[type=submit]");
  if (!button) return;
  const ticked = boxes(form).filter((box) => box.checked).length;
  button.querySelector("[data-count]").textContent = ticked;
  button.querySelector("[data-noun]").textContent = ticked === 1 ? "place" : "places";
  button.disabled = ticked === 0;
  form.querySelector("[data-tick-none]").textContent = ticked ? "Tick none" : "Tick all";
}

function clicked(event) {
  const none = event.target.closest("[data-tick-none]");
  const goes = event.target.closest("[data-goes]");
  if (none) {
    const some = boxes(none.form).some((box) => box.checked);
    for (const box of boxes(none.form)) box.checked = !some;
    count(none.form);
  } else if (goes && text) {
    event.preventDefault();
    location.hash = goes.hash;
    document.querySelector(goes.hash)?.scrollIntoView({ block: "center" });
  }
}
