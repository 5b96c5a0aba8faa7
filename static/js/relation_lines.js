/* Lines over the text from the open mark to what it is related to. The list in the inspector says all of it in
   words, so the drawing is hidden from screen readers; it is made of geometry and moved by the CSSOM. */

import { beyond, lineBetween, spread } from "./relation_paths.js";

const SVG = "http://www.w3.org/2000/svg";
const MOST = 12; // lines drawn: more would hide the text; the list has them all
const text = document.querySelector("annotated-text");
const svg = document.getElementById("relation-lines");
if (text && svg) start();

function start() {
  let asked = 0;
  const draw = () => {
    asked ||= requestAnimationFrame(() => {
      asked = 0;
      redraw();
    });
  };
  document.addEventListener("htmx:afterSettle", draw);
  document.addEventListener("scroll", () => svg.firstChild && draw(), { capture: true, passive: true });
  addEventListener("resize", draw);
  addEventListener("hashchange", draw);
  draw();
}

function redraw() {
  const section = document.querySelector("#inspector [data-relations-of]");
  const from = section && boxOf(section.dataset.relationsOf);
  svg.replaceChildren();
  if (!from) return;
  const view = place();
  if (view.bottom <= view.top || beyond(from, view)) return;
  const items = [...section.querySelectorAll("[data-relation-to]")].slice(0, MOST);
  const lines = items.flatMap((item) => {
    const box = boxOf(item.dataset.relationTo);
    return box ? [{ item, ...lineFor(item, from, box, view) }] : [];
  });
  for (const { d, tip } of lines) svg.append(shape("path", { d }), shape("path", { d: tip, class: "tip" }));
  label(lines, view);
}

/** The line in the direction in which the relation reads: from its source to its target. */
function lineFor(item, from, box, view) {
  const comesIn = item.dataset.relationWay === "in";
  return comesIn && !beyond(box, view) ? lineBetween(box, from, view) : lineBetween(from, box, view);
}

function label(lines, view) {
  const texts = lines.map(({ item, label, side }) => {
    const sign = { above: "↑ ", below: "↓ ", "": "" }[side];
    const words = shape("text", { "text-anchor": "middle", "dominant-baseline": "central" });
    words.textContent = sign + item.dataset.relationWords;
    svg.append(words);
    const width = words.getComputedTextLength() + 10;
    const x = Math.min(Math.max(label.x, view.left + width / 2), view.right - width / 2);
    return { words, x, y: label.y, width, height: 18 };
  });
  for (const { words, x, y, width, height } of spread(texts)) {
    const rect = shape("rect", { x: x - width / 2, y: y - height / 2, width, height, rx: 3 });
    svg.insertBefore(rect, words);
    words.setAttribute("x", x);
    words.setAttribute("y", y);
  }
}

/** Put the drawing over what is seen of the text; returns that box, in the drawing's own coordinates. */
function place() {
  const pane = text.closest("main").getBoundingClientRect();
  const bar = document.getElementById("text-bar")?.getBoundingClientRect();
  const tags = document.querySelector(".tagbar")?.getBoundingClientRect();
  const top = Math.max(pane.top, 0, bar ? Math.min(bar.bottom, innerHeight) : 0);
  const bottom = Math.min(pane.bottom, innerHeight, tags ? tags.top : innerHeight);
  const at = { left: pane.left, top, width: pane.width, height: Math.max(0, bottom - top) };
  for (const [name, value] of Object.entries(at)) svg.style.setProperty(name, `${value}px`);
  svg.setAttribute("viewBox", `${at.left} ${at.top} ${at.width} ${at.height}`);
  return { left: at.left, top, right: at.left + at.width, bottom };
}

/** The box of a mark's first words on the screen, or null when it is not in this text. */
function boxOf(uuid) {
  const box = text.querySelector(`mark[data-a~="${CSS.escape(uuid)}"]`)?.getClientRects()[0];
  return box ? { left: box.left, top: box.top, right: box.right, bottom: box.bottom } : null;
}

function shape(name, attributes) {
  const element = document.createElementNS(SVG, name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
  return element;
}
