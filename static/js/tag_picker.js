/* The tag picker: a list of all tags near the selection, filtered by what is typed, the recent ones first.

   openPicker({ title, choose, about })   show it; choose(value, {keep}) is called with the tag that was taken
   Arrows go through the list, Enter takes, Escape leads back to the text with the selection kept. */

import { recentTags } from "./recent_tags.js";
import { fitting } from "./tag_match.js";

const picker = document.getElementById("picker");
const text = document.querySelector("annotated-text");
const [words, list, guideline] = picker ? ["#picker-words", "#picker-list", "#picker-about"].map((id) => picker.querySelector(id)) : [];
const options = picker ? [...list.children] : [];
const tags = options.map(({ dataset: d }) => ({ value: d.pick, name: d.name, letter: d.letter, key: d.pickKey, under: d.under }));
const NARROW = matchMedia("(max-width: 40rem)");

let choose = null; // what to do with the tag that is taken, while the picker is open
let active = null;

/** The names and hue numbers by value, for what is said and shown about a tag. */
export const tagNamed = new Map(options.map(({ dataset: d }) => [d.pick, { name: d.name, no: d.no, letter: d.letter }]));

export function openPicker({ title, choose: then, about = false, keep = false }) {
  choose = then;
  picker.querySelector("[data-picker-title]").textContent = title;
  words.value = "";
  picker.hidden = false;
  setKeep(keep);
  opener()?.setAttribute("aria-expanded", "true");
  filter();
  showGuideline(about);
  place();
  if (matchMedia("(pointer: coarse)").matches) list.focus({ preventScroll: true });
  else words.focus({ preventScroll: true });
}

/** Hide it; with `back` the focus returns to the text. */
export function closePicker(back = true) {
  if (!picker || picker.hidden) return;
  picker.hidden = true;
  choose = null;
  opener()?.setAttribute("aria-expanded", "false");
  if (back) text.focus({ preventScroll: true });
}

function opener() {
  return document.querySelector("[data-pick-tag]");
}

// the list ------------------------------------------------------------------------------------------------------

function filter() {
  const order = fitting(tags, words.value, recentTags());
  const byValue = new Map(options.map((option) => [option.dataset.pick, option]));
  for (const option of options) option.hidden = true;
  for (const value of order) {
    const option = byValue.get(value);
    option.hidden = false;
    list.append(option);
  }
  picker.querySelector("[data-picker-none]").hidden = order.length > 0;
  setActive(byValue.get(order[0]) ?? null);
}

function setActive(option) {
  active?.setAttribute("aria-selected", "false");
  active = option;
  active?.setAttribute("aria-selected", "true");
  if (active) words.setAttribute("aria-activedescendant", active.id);
  else words.removeAttribute("aria-activedescendant");
  active?.scrollIntoView({ block: "nearest" });
  if (!guideline.hidden) askGuideline();
}

function step(by) {
  const seen = [...list.children].filter((option) => !option.hidden);
  if (seen.length) setActive(seen[(seen.indexOf(active) + by + seen.length) % seen.length]);
}

function take(option) {
  const [then, keep] = [choose, picker.querySelector("[data-picker-keep]").getAttribute("aria-pressed") === "true"];
  if (!option || !then) return;
  closePicker();
  then(option.dataset.pick, { keep });
}

function setKeep(on) {
  picker.querySelector("[data-picker-keep]").setAttribute("aria-pressed", String(on));
}

// what the tag means --------------------------------------------------------------------------------------------

function showGuideline(on) {
  guideline.hidden = !on;
  picker.querySelector("[data-picker-about]").setAttribute("aria-expanded", String(on));
  if (on) askGuideline();
}

let asked = "";
let waiting = 0;

function askGuideline() {
  clearTimeout(waiting);
  const address = active?.dataset.guideline;
  if (!address || address === asked) return;
  waiting = setTimeout(() => {
    asked = address;
    window.htmx.ajax("GET", address, { source: guideline, target: guideline, swap: "innerHTML" });
  }, 80); // whoever goes through the list quickly asks for the last one only
}

// its place -----------------------------------------------------------------------------------------------------

/** Below the selected words, or above them; over the tag bar when nothing is selected. Never on the words. */
function place() {
  if (picker.hidden) return;
  const { style } = picker;
  const ranges = text.selected ? text.places.ranges(text.selected) : [];
  if (NARROW.matches) {
    for (const name of ["left", "top", "max-height"]) style.removeProperty(name);
    const at = ranges.at(-1)?.getBoundingClientRect();
    if (at && at.bottom > innerHeight * 0.4) window.scrollBy(0, at.top - 96); // clear of the sheet below
    return;
  }
  const lines = ranges.flatMap((range) => [...range.getClientRects()]).filter((line) => line.width);
  const first = lines[0] ?? opener().getBoundingClientRect();
  const last = lines.at(-1) ?? first;
  const [below, above] = [innerHeight - last.bottom - 16, first.top - 16];
  const high = Math.min(480, Math.max(below, above));
  style.setProperty("max-height", `${high}px`);
  const size = picker.getBoundingClientRect();
  const top = below >= Math.min(size.height, 320) || below >= above ? last.bottom + 8 : first.top - size.height - 8;
  const left = Math.max(8, Math.min(last.left, innerWidth - size.width - 8));
  style.setProperty("left", `${left}px`);
  style.setProperty("top", `${Math.max(8, top)}px`);
}

// keys and clicks -----------------------------------------------------------------------------------------------

const KEYS = {
  ArrowDown: () => step(1),
  ArrowUp: () => step(-1),
  PageDown: () => step(8),
  PageUp: () => step(-8),
  Enter: () => take(active),
  Escape: () => closePicker(),
  "?": () => showGuideline(guideline.hidden),
};

picker?.addEventListener("keydown", (event) => {
  if (event.isComposing || event.ctrlKey || event.metaKey || event.altKey) return;
  const onButton = event.target.matches("button, a");
  const act = onButton && event.key === "Enter" ? null : KEYS[event.key];
  if (!act) return;
  event.preventDefault();
  event.stopPropagation();
  act();
});

picker?.addEventListener("input", filter);
picker?.addEventListener("mousedown", (event) => {
  if (event.target.closest("[role=option]")) event.preventDefault(); // the focus stays in the field
});
picker?.addEventListener("click", (event) => {
  const option = event.target.closest("[role=option]");
  if (option) take(option);
  else if (event.target.closest("[data-picker-close]")) closePicker();
  else if (event.target.closest("[data-picker-about]")) showGuideline(guideline.hidden);
  else if (event.target.closest("[data-picker-keep]")) setKeep(event.target.closest("button").getAttribute("aria-pressed") !== "true");
  else if (event.target.closest("[data-picker-all]")) {
    closePicker();
    document.querySelector("[data-every-place]").click();
  }
});
picker?.addEventListener("focusout", (event) => {
  if (document.hasFocus() && event.relatedTarget && !picker.contains(event.relatedTarget)) closePicker(false);
});
document.addEventListener("pointerdown", (event) => {
  if (picker && !picker.hidden && !picker.contains(event.target)) closePicker(false);
});
addEventListener("resize", () => picker && place());
document.addEventListener("htmx:afterSettle", ({ detail }) => detail.target === guideline && place());
