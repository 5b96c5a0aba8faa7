/* g, then a letter: to another page of the project. The letters stand beside the links of the menu ([data-go]).

   For two seconds after g a line shows what the letters mean; Escape or any other key puts it away. */

import { awaits, capOf } from "./keymap.js";
import { takesLetters } from "./menus.js";
import { say } from "./htmx_setup.js";

const WAIT = 2000; // milliseconds
const PREFIX = "g";
const hint = document.getElementById("go-hint");
let timer = 0;

if (hint) window.addEventListener("keydown", pressed, true);

function pressed(event) {
  if (!hint.hidden) follow(event);
  else if (event.key === PREFIX && takesLetters(event) && !document.querySelector("dialog[open]")) begin(event);
}

function begin(event) {
  event.preventDefault();
  event.stopImmediatePropagation();
  for (const item of hint.querySelectorAll("[data-go]")) item.querySelector("kbd").textContent = capOf("Go", item.dataset.go);
  hint.hidden = false;
  awaits("Go");
  say(hint.textContent.replace(/\s+/g, " ").trim());
  timer = setTimeout(end, WAIT);
}

function follow(event) {
  if (["Shift", "Control", "Alt", "Meta"].includes(event.key)) return;
  const link = [...document.querySelectorAll(".nav a[data-go]")].find((item) => item.dataset.go === event.key);
  const isOurs = takesLetters(event);
  end();
  if (!isOurs) return;
  event.preventDefault();
  event.stopImmediatePropagation();
  link?.click();
}

function end() {
  clearTimeout(timer);
  awaits(null);
  hint.hidden = true;
}
