/* Tagging: the selection goes into the forms that use it; a tag marks it, or changes the open mark's tag.

   A mark is shown at once, as not stored yet, and the next words may be selected while it is under way: what is
   tagged meanwhile waits its turn. When the server does not take it, the words are selected again. */

import { armTag, startArming } from "./armed_tag.js";
import { say } from "./htmx_setup.js";
import { showPending } from "./pending_marks.js";
import { recentTags, remember } from "./recent_tags.js";
import { openPicker, tagNamed } from "./tag_picker.js";

const text = document.querySelector("annotated-text");
const form = document.getElementById("mark-form");
const SLOW = 1000; // milliseconds after which it is said that a mark was not sent yet
if (text) start();

function start() {
  const inspector = document.getElementById("inspector");
  const waiting = []; // acts in their order; the first of them is under way
  const refused = new Map(); // key -> what was not stored: the same words and tag are sent again under it

  // the selection goes into the forms ------------------------------------------------------------------------

  text.addEventListener("counterclaim:selected", fillForms);
  document.addEventListener("htmx:afterSettle", ({ detail }) => {
    if (detail.target === inspector || inspector.contains(detail.target)) fillForms();
  });

  function fillForms() {
    const range = text.selected ?? { start: "", end: "", quote: "" };
    for (const fields of document.querySelectorAll("#mark-form, [data-uses-selection]")) {
      fill(fields, range);
      if ("usesSelection" in fields.dataset) fields.hidden = !text.selected;
    }
  }

  function fill({ elements }, { start, end, quote }) {
    elements.start.value = start;
    elements.end.value = end;
    elements.quote.value = quote;
  }

  // a tag is used --------------------------------------------------------------------------------------------

  /** Put a tag on the selection, or on the mark that is under way or open. */
  function use(tag) {
    remember(tag);
    if (text.selected) mark(tag, text.selected);
    else if (waiting.length) waiting.push({ tag }); // meant for the mark that comes
    else retag(tag);
  }

  function mark(tag, { start, end, quote }) {
    const same = [...refused.values()].find((one) => one.tag === tag && one.start === start && one.end === end);
    const act = { tag, start, end, quote, key: same?.key ?? crypto.randomUUID() };
    act.done = showPending(text, act, tagNamed.get(tag)?.no ?? 1);
    act.slow = setTimeout(() => say(`Not sent yet: “${quote}”.`), SLOW);
    waiting.push(act);
    text.clear();
    if (waiting.length === 1) send();
  }

  function send() {
    const act = waiting[0];
    if (!act) return;
    if (act.key) {
      const button = form.querySelector("[data-any-tag]");
      fill(form, act);
      form.elements.key.value = act.key;
      button.value = act.tag;
      button.click();
      fillForms();
    } else {
      waiting.shift();
      retag(act.tag);
      send();
    }
  }

  function retag(tag) {
    const fields = document.getElementById("retag-form");
    if (!fields) say("Select words first, then choose a tag.");
    else if (fields.elements.tag.value !== tag) {
      fields.elements.tag.value = tag;
      fields.requestSubmit();
    }
  }

  // the answer -----------------------------------------------------------------------------------------------

  document.addEventListener("htmx:afterRequest", ({ detail }) => {
    const stored = detail.successful && detail.xhr.status < 400; // htmx calls a swapped 422 a success
    const { elt, formData } = detail.requestConfig; // detail.elt is another one when the swap took it away
    if (elt === form) answered(formData.get("key"), stored);
    else if (!stored) return;
    else if (elt.matches?.("[data-fresh-key]")) elt.elements.key.value = crypto.randomUUID();
    else if (elt.matches?.("[data-uses-selection]")) text.clear();
  });

  function answered(key, stored) {
    const act = waiting[0]?.key === key ? waiting.shift() : refused.get(key);
    if (!act) return;
    clearTimeout(act.slow);
    act.done();
    if (stored) taken(act);
    else giveBack(act);
  }

  function taken(act) {
    refused.delete(act.key);
    const { selected } = text;
    if (selected?.start === act.start && selected.end === act.end) text.clear(); // it was sent again
    if (!document.activeElement?.matches("input, select, textarea")) text.focus({ preventScroll: true });
    queueMicrotask(send);
  }

  /** Not stored: its words are selected again; what waited behind it is not sent. */
  function giveBack(act) {
    refused.set(act.key, act);
    const others = waiting.splice(0);
    for (const other of others) {
      clearTimeout(other.slow);
      other.done?.();
    }
    if (others.length) say(`Not sent: this and ${others.length} more. Mark them again.`);
    if (!text.selected) text.select(act.start, act.end);
  }

  // the tag bar ----------------------------------------------------------------------------------------------

  form?.addEventListener("click", (event) => {
    const button = event.target.closest("[data-tag]");
    if (!button) return;
    event.preventDefault();
    use(button.value);
  });

  form?.addEventListener("keydown", (event) => {
    const by = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    const tags = [...form.querySelectorAll("[data-tag]")];
    const at = tags.indexOf(document.activeElement);
    if (!by || at < 0) return;
    event.preventDefault();
    tags[(at + by + tags.length) % tags.length].focus();
  });

  document.addEventListener("click", (event) => {
    if (event.target.closest("[data-repeat]")) repeat();
    if (event.target.closest("[data-pick-tag]")) pick();
    if (event.target.closest("[data-guideline-of-tags]")) pick({ about: true });
  });

  /* The open mark's tag and the picker share a key: with words selected it is about the tag they may get. */
  document.addEventListener(
    "click",
    (event) => {
      const opener = event.target.closest("[data-about-open] > summary");
      if (!opener || event.isTrusted || !text.selected || inspector.contains(document.activeElement)) return;
      event.preventDefault();
      event.stopPropagation();
      pick({ about: true });
    },
    true,
  );

  function pick(how = {}) {
    const open = document.getElementById("retag-form");
    const title = text.selected ? `Mark “${text.selected.quote}”` : open ? "Another tag for the open mark" : "Choose a tag";
    openPicker({ ...how, title, choose: (tag, { keep }) => (keep ? armTag(tag) : use(tag)) });
  }

  function repeat() {
    const last = recentTags().find((tag) => tagNamed.has(tag));
    if (last) use(last);
    else say("No tag was used yet.");
  }

  startArming(text, use, () =>
    openPicker({ title: "Keep which tag armed?", keep: true, choose: (tag, { keep }) => (keep ? armTag(tag) : use(tag)) }),
  );
}
