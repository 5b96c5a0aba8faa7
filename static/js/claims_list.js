/* Ticking lines of a table (data-picks). Without this script the boxes are ticked as boxes are.

   j, k      to the box of the next, previous line
   x         ticks the line one is in, Shift+x all from the last one ticked to it; Space is the box's own key
   Enter     opens the line's claim
   [data-picked]  says how many are ticked */

import { takesLetters } from "./menus.js";
import { livePane } from "./shortcuts.js";

const WAYS = new Map([["j", 1], ["k", -1]]);
let last = null;

document.addEventListener("keydown", (event) => {
  const boxes = takesLetters(event) ? boxesOf(livePane()) : [];
  if (boxes.length === 0 || document.querySelector("dialog[open]")) return;
  const here = boxes.indexOf(boxHere());
  if (WAYS.has(event.key)) {
    const next = boxes[Math.min(Math.max(here + WAYS.get(event.key), 0), boxes.length - 1)];
    next.focus();
    next.closest("tr").scrollIntoView({ block: "nearest" });
  } else if (event.key === "x" || event.key === "X") {
    const box = boxes[Math.max(here, 0)];
    tick(boxes, box, !box.checked, event.key === "X");
    box.focus();
  } else if (event.key === " " && event.shiftKey && here >= 0) {
    tick(boxes, boxes[here], true, true);
  } else if (event.key === "Enter" && here >= 0 && document.activeElement === boxes[here]) {
    boxes[here].closest("tr").querySelector("th a[href]").click();
  } else return;
  event.preventDefault();
});

document.addEventListener("click", (event) => {
  const box = event.target.closest?.("[data-picks] input[name=claim]");
  if (box) tick(boxesOf(document), box, box.checked, event.shiftKey);
});

/* Coming back, the browser may restore the ticks. */
window.addEventListener("pageshow", () => say());

function boxesOf(place) {
  return [...(place?.querySelectorAll("[data-picks] input[name=claim]") ?? [])];
}

function boxHere() {
  return document.activeElement?.closest("tr")?.querySelector("input[name=claim]");
}

function tick(boxes, box, on, range) {
  const ends = [boxes.indexOf(box), range && last?.isConnected ? boxes.indexOf(last) : boxes.indexOf(box)];
  for (const one of boxes.slice(Math.min(...ends), Math.max(...ends) + 1)) one.checked = on;
  last = box;
  say();
}

function say() {
  const place = document.querySelector("[data-picked]");
  const number = boxesOf(document).filter((box) => box.checked).length;
  if (place && number > 0) place.textContent = `${number} ticked`;
  else if (place) place.textContent = "Tick the claims that are about one event.";
}
