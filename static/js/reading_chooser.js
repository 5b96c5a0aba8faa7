/* Stacked marks: a click, or Enter with the caret there, lists all of them, outermost first; arrows and Enter choose. */

import { floatAt, lineOf } from "./place_marks.js";
import { placeMarks, runAt } from "./reading_peek.js";

const text = document.querySelector("annotated-text");
const chooser = document.getElementById("chooser");
let pointed = null; // where the pointer went up last, and on what
let from = null; // what had the focus before

if (text && chooser) start();

function start() {
  window.addEventListener(
    "pointerup",
    (event) => (pointed = { run: event.target.closest?.("mark[data-a]"), x: event.clientX, y: event.clientY }),
    true,
  );
  window.addEventListener("pointerdown", (event) => !chooser.contains(event.target) && close(false), true);
  chooser.addEventListener("focusout", ({ relatedTarget }) => relatedTarget && !chooser.contains(relatedTarget) && close(false));
  chooser.addEventListener("click", ({ target }) => target.closest("a") && close());
  chooser.addEventListener("keydown", (event) => {
    const links = [...chooser.querySelectorAll("a")];
    const at = links.indexOf(document.activeElement);
    const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: links.length - 1 }[event.key];
    if (event.key === "Escape") close();
    else if (to !== undefined) links.at(to % links.length).focus();
    else return;
    event.preventDefault();
    event.stopPropagation();
  });
}

function close(returns = true) {
  if (chooser.hidden) return;
  chooser.hidden = true;
  if (returns) (from?.isConnected && from !== document.body ? from : text).focus({ preventScroll: true });
}

/** List the marks of a run; resolves to false when there is only one, or the server did not answer. */
async function choose(run, x, y) {
  const items = await placeMarks.on(run);
  if (!items || items.length < 2 || !run.isConnected) return false;
  const list = document.createElement("ul");
  list.append(...items);
  chooser.querySelector("ul")?.remove();
  chooser.append(list);
  document.getElementById("chooser-title").textContent = `${items.length} marks here`;
  from = document.activeElement;
  chooser.hidden = false;
  const line = lineOf(run, y);
  floatAt(chooser, line, x ?? line.left + 24);
  list.querySelector("a").focus({ preventScroll: true });
  return true;
}

/** After a click on marks (`ids`): open the only one, or let the person choose. */
export async function openOrChoose(ids, open) {
  const named = text.querySelector(`mark[data-a="${CSS.escape(ids.join(" "))}"]`);
  const isThere = pointed?.run?.isConnected && pointed.run.dataset.a === ids.join(" ");
  const [run, x, y] = isThere ? [pointed.run, pointed.x, pointed.y] : [named];
  if (ids.length < 2 || !run || !(await choose(run, x, y))) open(ids.at(-1));
}

/** The marks at the caret, as ids, outermost first; none where nothing is marked. */
export function marksAtCaret() {
  const at = text.selected?.start ?? Number(text.querySelector(".caret")?.dataset.at ?? NaN);
  const run = Number.isNaN(at) ? null : runAt(at);
  pointed = run && { run };
  return run ? run.dataset.a.split(" ") : [];
}
