/* b, or the button of the header: every word on the page is blurred at once, and the tab's title with it; again: back.

   While it is blurred nothing behind the notice can be reached, no key acts but b, and the focus waits where it was. */

import { takesLetters } from "./menus.js";

const root = document.documentElement;
const notice = document.getElementById("blurred");
const TITLE = "Counterclaim";
const REACHING = new Set(["Tab", "Enter", " ", "Shift"]);
let before = null; // {title, focus} while it is blurred

if (notice) start();

function start() {
  for (const button of document.querySelectorAll("[data-blurs]")) button.hidden = false;
  document.addEventListener("click", (event) => {
    if (event.target.closest?.("[data-blurs]")) toggle();
  });
  window.addEventListener("keydown", pressed, true);
}

function pressed(event) {
  const isOurs = event.key === "b" && takesLetters(event);
  if (isOurs && !event.repeat) toggle();
  if (isOurs) event.preventDefault();
  if (isOurs || (before && !REACHING.has(event.key))) event.stopImmediatePropagation();
}

function toggle() {
  if (before) show();
  else hide();
}

function hide() {
  root.classList.add("is-blurred");
  before = { title: document.title, focus: document.activeElement };
  document.title = TITLE;
  for (const dialog of document.querySelectorAll("dialog[open]")) dialog.close();
  for (const part of covered()) part.inert = true;
  notice.hidden = false;
  notice.querySelector("button").focus();
}

function show() {
  for (const part of covered()) part.inert = false;
  notice.hidden = true;
  document.title = before.title;
  if (before.focus?.isConnected) before.focus.focus({ preventScroll: true });
  before = null;
  root.classList.remove("is-blurred");
}

function covered() {
  return [...document.body.children].filter((part) => part !== notice);
}
