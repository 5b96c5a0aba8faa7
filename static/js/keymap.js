/* A person's own keys. The one place that translates: it runs before every other listener, and what they read of the
   event (key, code, shiftKey) is the key as shipped, whatever was pressed. So scripts and markup name shipped keys only.

   body[data-own-keys]    JSON of articles.domain.own_keys.translations: pane → pressed → shipped ("" for none)
   body[data-single-keys] "off": a printable key without a modifier stands for nothing outside fields

   Caps (kbd) and names ("…, key 1") are shown with the person's keys. */

import { takesLetters } from "./menus.js";
import { cap, meant, nameOf, shape, turned } from "./key_names.js";

const maps = JSON.parse(document.body.dataset.ownKeys || "{}");
let awaited = null; // the pane whose key comes next: after g

window.addEventListener("keydown", translate, true);

function translate(event) {
  if (event.isComposing || event.key === undefined) return;
  if (isOff() && isPrintable(event)) {
    present(event, "");
    return;
  }
  if (!takesLetters(event) || document.querySelector("dialog[open]")) return;
  const name = meant(event, mapOf(awaited ?? paneName()));
  if (name !== nameOf(event)) present(event, name);
}

function isOff() {
  return document.body.dataset.singleKeys === "off";
}

function isPrintable(event) {
  const held = event.ctrlKey || event.metaKey || event.altKey;
  return [...event.key].length === 1 && event.key !== " " && !held && !inField(event);
}

function inField(event) {
  return event.target.closest?.("input, select, textarea, [contenteditable=true]");
}

function present(event, name) {
  for (const [field, value] of Object.entries(shape(name || "Unidentified")))
    Object.defineProperty(event, field, { value, configurable: true });
}

/** The pane whose keys count now, or null. */
export function livePane() {
  const around = document.activeElement?.closest("[data-keys-pane]");
  if (around) return around;
  const outer = [...document.querySelectorAll("[data-keys-pane]")].filter(
    (pane) => !pane.parentElement.closest("[data-keys-pane]"),
  );
  return outer.length === 1 ? outer[0] : null;
}

function paneName() {
  return livePane()?.dataset.keysPane ?? "";
}

function mapOf(pane) {
  return maps[pane] ?? maps[""];
}

/** From now on the next key is read in this pane; null: in the pane that has the focus. */
export function awaits(pane) {
  awaited = pane;
}

/** The key of an act for this person, as its cap shows it: (pane, key as shipped). */
export function capOf(pane, shipped) {
  return cap(turned(mapOf(pane))[shipped] ?? shipped);
}

// the caps on the page --------------------------------------------------------------------------------------------

function showOwn(part) {
  for (const kbd of part.querySelectorAll?.("kbd:not([data-own])") ?? []) relabel(kbd);
  for (const named of part.querySelectorAll?.("[data-key][aria-label*=', key ']") ?? []) rename(named);
}

function relabel(kbd) {
  const own = keysAt(kbd);
  const shipped = Object.keys(own).find((key) => cap(key) === kbd.textContent);
  const held = kbd.previousElementSibling?.matches("kbd") && /^(Ctrl|Alt|Shift)$/.test(kbd.previousElementSibling.textContent);
  if (!shipped || held || kbd.closest("dialog, [data-records]")) return;
  kbd.textContent = cap(own[shipped]);
  kbd.dataset.own = "";
}

function rename(named) {
  const own = keysAt(named);
  const [, before, shipped] = named.getAttribute("aria-label").match(/^(.*, key )(.+)$/);
  if (own[shipped] && named.dataset.key.split(" ").includes(shipped)) named.setAttribute("aria-label", before + cap(own[shipped]));
}

function keysAt(element) {
  return turned(mapOf(element.closest("[data-keys-pane]")?.dataset.keysPane ?? ""));
}

if (Object.keys(maps).length > 0) {
  showOwn(document.body);
  document.addEventListener("htmx:load", ({ detail }) => showOwn(detail.elt));
}
