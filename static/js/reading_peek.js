/* Hovering a mark, or resting the caret in one, shows what it is: tag, words, author, state, entity, note.

   The note lets every click through, stays while the pointer is on the mark or on the note, and goes with Escape. */

import { floatAt, lineOf, PlaceMarks } from "./place_marks.js";

const [DELAY, GRACE, REST] = [450, 200, 600]; // milliseconds before it shows, before it goes, of a resting caret

const text = document.querySelector("annotated-text");
const peek = document.getElementById("peek");
export const placeMarks = text && new PlaceMarks(text);
if (text && peek) start();

function start() {
  const said = document.getElementById("peek-status");
  let run = null; // the run that is shown, or about to be
  let timer = 0;

  document.addEventListener("pointermove", (event) => {
    if (event.pointerType === "touch" || event.buttons) return;
    if (!peek.hidden && isOn(peek.getBoundingClientRect(), event)) {
      clearTimeout(timer);
      return;
    }
    const over = event.target.closest?.("annotated-text mark[data-a]") ?? null;
    if (over === run) {
      if (over && !peek.hidden) clearTimeout(timer);
      return;
    }
    clearTimeout(timer);
    if (over) {
      run = over;
      timer = setTimeout(() => show(over, event.clientX, event.clientY), peek.hidden ? DELAY : GRACE);
    } else timer = setTimeout(hide, GRACE);
  });

  async function show(over, x, y, isKey = false) {
    const items = await placeMarks.on(over);
    if (run !== over || !items?.length || !over.isConnected || isBusy()) return;
    const list = document.createElement("ul");
    list.append(...items.map(plain));
    peek.replaceChildren(list);
    peek.hidden = false;
    const line = lineOf(over, y);
    if (line) floatAt(peek, line, x ?? line.left + 24);
    if (isKey) said.textContent = `Marked: ${items.map(wordsOf).join("; ")}`;
  }

  function hide() {
    clearTimeout(timer);
    run = null;
    peek.hidden = true;
  }

  for (const name of ["pointerdown", "scroll", "blur"]) window.addEventListener(name, hide, true);
  window.addEventListener(
    "keydown",
    (event) => {
      if (peek.hidden) return hide();
      hide();
      if (event.key !== "Escape") return;
      event.preventDefault(); // this Escape was for the note alone
      event.stopPropagation();
    },
    true,
  );

  text.addEventListener("counterclaim:selected", () => {
    if (text.by !== "key") return;
    hide();
    said.textContent = "";
    timer = setTimeout(() => {
      const at = text.selected?.start ?? Number(text.querySelector(".caret")?.dataset.at ?? NaN);
      run = Number.isNaN(at) ? null : runAt(at);
      if (run) show(run, undefined, undefined, true);
    }, REST);
  });
}

/** The run of marks at an offset of the article, or null. */
export function runAt(offset) {
  return text.map.pointAt(offset)?.node.parentElement.closest("mark[data-a]") ?? null;
}

function isBusy() {
  return document.querySelector("dialog[open], #chooser:not([hidden])") !== null;
}

function isOn(box, { clientX, clientY }) {
  return box.left <= clientX && clientX <= box.right && box.top - 8 <= clientY && clientY <= box.bottom + 8;
}

/** The note is read, not operated: its links become words. */
function plain(item) {
  const words = document.createElement("span");
  words.append(...item.querySelector("a").childNodes);
  item.querySelector("a").replaceWith(words);
  return item;
}

function wordsOf(item) {
  const [tag, meta] = [item.querySelector(".tag-name"), item.querySelector(".meta")];
  return `${tag.textContent}, ${meta.textContent.trim().replace(/\s+/g, " ")}`;
}
