/* Finding words in the open article: every hit is highlighted at once, without a change to the page. Enter and
   Shift+Enter go from hit to hit, Escape selects the hit in the text. The server lists the hits in their context. */

import { toCodePoints, toUtf16 } from "./offsets.js";
import { folded, places } from "./word_search.js";

const MOST = 5000; // hits that are highlighted
const LISTED = 350; // milliseconds of a pause before the list is asked for
const HIGHLIGHTS = globalThis.CSS?.highlights;

const text = document.querySelector("annotated-text");
const form = document.getElementById("find");
if (text && form) start();

function start() {
  const field = document.getElementById("find-text");
  const [count, steps] = [document.getElementById("find-count"), document.getElementById("find-steps")];
  let words = null; // the article's text in UTF-16, and as it is compared
  let hits = []; // [start, end] in UTF-16
  let here = -1;
  let timer = 0;

  function look() {
    words ??= text.passages.map((passage) => passage.textContent).join("");
    look.folded ??= folded(words);
    hits = places(look.folded, field.value);
    here = hits.length ? nearest() : -1;
    draw();
    clearTimeout(timer);
    timer = setTimeout(list, LISTED);
  }

  /** The first hit from the top of what one sees on. */
  function nearest() {
    const top = Math.max(document.getElementById("main").getBoundingClientRect().top, 0);
    const seen = text.passages.find((passage) => passage.getBoundingClientRect().bottom > top + 40);
    const from = seen ? toUtf16(words, Number(seen.dataset.start)) : 0;
    return Math.max(hits.findIndex(([start]) => start >= from), 0);
  }

  function draw() {
    const asked = field.value.trim() !== "";
    count.textContent = !asked ? "" : hits.length ? `${here + 1} of ${hits.length}` : "no hit";
    steps.hidden = hits.length < 2;
    const ranges = hits.length ? rangesOf(text.passages, hits.slice(0, MOST)) : [];
    highlight("found", ranges);
    highlight("found-here", here >= 0 ? rangesOf(text.passages, [hits[here]]) : []);
  }

  function go(to) {
    if (!hits.length) return;
    here = (to + hits.length) % hits.length;
    draw();
    reveal();
    const at = document.querySelector(`#found [data-hit="${offsets().join("-")}"]`);
    for (const link of document.querySelectorAll("#found [aria-current]")) link.removeAttribute("aria-current");
    at?.setAttribute("aria-current", "true");
    at?.parentElement.scrollIntoView({ block: "nearest" });
  }

  function offsets() {
    return hits[here].map((at) => toCodePoints(words, at));
  }

  function reveal() {
    const range = rangesOf(text.passages, [hits[here]])[0];
    if (!range) return;
    range.startContainer.parentElement.scrollIntoView({ block: "nearest" });
    requestAnimationFrame(() => {
      const live = document.createRange();
      live.setStart(range.startContainer, range.startOffset);
      live.setEnd(range.startContainer, range.startOffset);
      const [box, pane] = [live.getBoundingClientRect(), document.getElementById("main")];
      const scroller = getComputedStyle(pane).overflowY === "visible" ? document.scrollingElement : pane;
      const [top, bottom] = scroller === pane ? [pane.getBoundingClientRect().top, pane.getBoundingClientRect().bottom] : [0, innerHeight];
      if (box.top < top + 90 || box.bottom > bottom - 90) scroller.scrollTop += box.top - (top + bottom) / 2;
    });
  }

  /** The list in context, from the server; the address says what is looked for. */
  function list() {
    const asked = field.value.trim();
    const address = new URL(location.href);
    if (asked) address.searchParams.set("find_text", asked);
    else address.searchParams.delete("find_text");
    if (address.href !== location.href) history.replaceState(history.state, "", address);
    const found = document.getElementById("found");
    if (!asked) found.replaceChildren();
    else
      window.htmx.ajax("GET", `${form.dataset.findUrl}?${new URLSearchParams({ find_text: asked })}`, { source: found, target: found, swap: "innerHTML" });
  }

  /** Back to the text, with the hit selected. */
  function leave() {
    clearTimeout(timer);
    const at = here >= 0 && field.value.trim() ? offsets() : null;
    if (at) reveal();
    text.focus({ preventScroll: true });
    if (at) text.select(...at);
    hits = [];
    here = -1;
    highlight("found", []);
    highlight("found-here", []);
    count.textContent = "";
    steps.hidden = true;
  }

  field.addEventListener("input", () => {
    look();
    if (here >= 0) reveal();
  });
  field.addEventListener("focus", () => field.value && !hits.length && look());
  field.addEventListener("keydown", (event) => {
    if (event.isComposing || (event.key !== "Enter" && event.key !== "Escape")) return;
    event.preventDefault();
    event.stopPropagation();
    if (event.key === "Escape") leave();
    else if (hits.length) go(here + (event.shiftKey ? -1 : 1));
    else look();
  });
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("click", ({ target }) => {
    const step = target.closest("[data-find-step]");
    if (step) go(here + Number(step.dataset.findStep));
  });
  document.addEventListener("click", ({ target }) => {
    const hit = target.closest?.("#found [data-hit]")?.dataset.hit;
    if (!hit) return;
    if (!hits.length) look();
    const wanted = hits.findIndex((one) => one.map((at) => toCodePoints(words, at)).join("-") === hit);
    if (wanted < 0) return;
    setTimeout(() => {
      go(wanted); // after the link has led to the passage
      text.focus({ preventScroll: true });
      text.select(...offsets());
    });
  });
  let frame = 0;
  for (const name of ["htmx:oobAfterSwap", "htmx:afterSettle"])
    document.addEventListener(name, () => {
      if (hits.length) frame ||= requestAnimationFrame(() => ((frame = 0), draw()));
    });
  if (field.value) {
    look();
    clearTimeout(timer);
    if (here >= 0 && !location.hash && !new URL(location.href).searchParams.has("mark")) reveal();
  }
}

function highlight(name, ranges) {
  if (!HIGHLIGHTS) return;
  if (ranges.length) HIGHLIGHTS.set(name, new Highlight(...ranges));
  else HIGHLIGHTS.delete(name);
}

/** Places of the text (UTF-16, in order, apart) as ranges; one walk through the passages for all of them. */
function rangesOf(passages, spans) {
  const ranges = [];
  let [at, next, open] = [0, 0, null];
  for (const passage of passages) {
    if (next >= spans.length) break;
    const length = passage.textContent.length;
    if (!open && at + length <= spans[next][0]) {
      at += length;
      continue;
    }
    const walker = document.createTreeWalker(passage, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node && next < spans.length; node = walker.nextNode()) {
      const until = at + node.data.length;
      while (next < spans.length && (open || spans[next][0] < until)) {
        const [start, end] = spans[next];
        open ??= { startContainer: node, startOffset: start - at };
        if (end > until) break;
        ranges.push(new StaticRange({ ...open, endContainer: node, endOffset: end - at }));
        open = null;
        next += 1;
      }
      at = until;
    }
  }
  return ranges;
}
