/* The tag bar: the selection goes into the forms that use it, a tag marks it or changes the open mark's tag, repeat. */

import { say } from "./htmx_setup.js";

const text = document.querySelector("annotated-text");
if (text) start();

function start() {
  const form = document.getElementById("mark-form");
  const inspector = document.getElementById("inspector");
  let tried = ""; // the range and tag of the last try: another one is another intent and gets another key
  let lastTag = sessionStorage.getItem("last-tag");

  // the selection goes into the forms ------------------------------------------------------------------------

  text.addEventListener("counterclaim:selected", fillForms);

  function fillForms() {
    const { start, end, quote } = text.selected ?? { start: "", end: "", quote: "" };
    for (const fields of document.querySelectorAll("#mark-form, [data-uses-selection]")) {
      fields.elements.start.value = start;
      fields.elements.end.value = end;
      fields.elements.quote.value = quote;
      if ("usesSelection" in fields.dataset) fields.hidden = !text.selected;
    }
  }

  form?.addEventListener("click", (event) => {
    const button = event.target.closest("[data-tag]");
    if (!button) return;
    if (text.selected) {
      const intent = `${text.selected.start} ${text.selected.end} ${button.value}`;
      if (intent !== tried) form.elements.key.value = crypto.randomUUID();
      tried = intent;
      lastTag = button.value;
      sessionStorage.setItem("last-tag", lastTag);
      return;
    }
    event.preventDefault();
    const retag = document.getElementById("retag-form");
    if (!retag) {
      say("Select words first, then choose a tag.");
    } else if (retag.elements.tag.value !== button.value) {
      retag.elements.tag.value = button.value;
      retag.requestSubmit();
    }
  });

  document.addEventListener("htmx:afterRequest", ({ detail }) => {
    if (!detail.successful || detail.xhr.status >= 400) return; // htmx calls a swapped 422 a success
    if (detail.elt === form) {
      tried = "";
      text.clear();
      text.focus({ preventScroll: true });
    } else if (detail.elt.matches?.("[data-fresh-key]")) detail.elt.elements.key.value = crypto.randomUUID();
    else if (detail.elt.matches?.("[data-uses-selection]")) text.clear();
  });

  document.addEventListener("click", (event) => {
    if (event.target.closest("[data-repeat]")) repeat();
    if (event.target.closest("[data-focus-tags]")) form?.querySelector("[data-tag]")?.focus();
  });

  function repeat() {
    const button = lastTag && form?.querySelector(`[data-tag][value="${CSS.escape(lastTag)}"]`);
    if (button) button.click();
    else say("No tag was used yet.");
  }

  form?.addEventListener("keydown", (event) => {
    const by = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    const tags = [...form.querySelectorAll("[data-tag]")];
    const at = tags.indexOf(document.activeElement);
    if (!by || at < 0) return;
    event.preventDefault();
    tags[(at + by + tags.length) % tags.length].focus();
  });

  document.addEventListener("htmx:afterSettle", ({ detail }) => {
    if (detail.target === inspector || inspector.contains(detail.target)) fillForms();
  });
}
