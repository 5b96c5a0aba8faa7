/* The reading page: marks and claims open in the inspector, the open one is shown as such, next and previous mark. */

import "./annotated_text.js";
import "./shortcuts.js";
import { say } from "./htmx_setup.js";
import { marksAtCaret, openOrChoose } from "./reading_chooser.js";
import { isFiltered, links, loadMore } from "./reading_list.js";

const text = document.querySelector("annotated-text");
if (text) start();

function start() {
  const inspector = document.getElementById("inspector");

  // marks and claims open in the inspector -------------------------------------------------------------------

  text.addEventListener("counterclaim:opened", ({ detail }) => openOrChoose(detail, openMark));

  document.addEventListener("click", (event) => {
    const link = event.target.closest("a[data-inspects]");
    const closer = event.target.closest("[data-closes-inspector]");
    if ((!link && !closer) || event.defaultPrevented || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    if (closer) close(closer.href);
    else if (link.closest("#chooser")) openMark(link.dataset.inspects);
    else if (link.closest(".ann")) fromList(link.dataset.inspects);
    else inspect(link.href);
  });

  function openMark(uuid, scrolls = false) {
    inspect(text.dataset.annotationUrl.replace(/[0-9a-f-]{36}(?=\/$)/, uuid));
    if (scrolls) firstRun(uuid)?.scrollIntoView({ block: "center" });
  }

  let cameFrom = ""; // the row of the list one came from: Escape leads back to it

  /** From a row of the list to the mark's words, with the focus. */
  function fromList(uuid) {
    openMark(uuid, true);
    if (!text.getClientRects().length) return; // on a narrow screen the details cover the text
    const run = firstRun(uuid);
    const words = run && document.createTreeWalker(run, NodeFilter.SHOW_TEXT).nextNode();
    if (words) text.place(text.map.offsetAt(words, 0));
    text.focus({ preventScroll: true });
    cameFrom = uuid;
  }

  /** Back to the row; false where there is none to go back to. */
  function backToList() {
    const row = cameFrom === "" ? null : document.querySelector(`.ann a[data-inspects="${CSS.escape(cameFrom)}"]`);
    cameFrom = "";
    row?.focus();
    return Boolean(row);
  }

  /** Whether a claim is being written in the inspector: then nothing else opens there. */
  function isWriting() {
    return inspector.querySelector("[data-ground]") !== null;
  }

  document.addEventListener("htmx:beforeSwap", ({ detail }) => {
    const isAct = detail.requestConfig.elt.matches?.(".tagbar form");
    if (isAct && detail.target === inspector && isWriting()) detail.swapOverride = "none"; // the text still changes
  });

  function inspect(address) {
    if (isWriting()) {
      say("The claim is still open. Save it or cancel it first.");
      return;
    }
    const { hash } = new URL(address, location.href);
    window.htmx.ajax("GET", address, { source: inspector, target: inspector, swap: "innerHTML" }).then(() => hash && goTo(hash.slice(1)));
    if (getComputedStyle(document.querySelector(".panes-nav")).display !== "none") location.hash = "inspector";
  }

  /** Lead to a part of what the inspector shows: the links of a claim. */
  function goTo(id) {
    const part = [...inspector.querySelectorAll("[id]")].find((element) => element.id === id);
    if (!part) return;
    part.tabIndex = -1;
    part.scrollIntoView({ block: "start" });
    part.focus({ preventScroll: true });
  }

  function close(address) {
    window.htmx.ajax("GET", address, { source: inspector, target: inspector, swap: "innerHTML", select: "#inspector > *" });
    text.focus({ preventScroll: true });
  }

  let order = null; // the marks' ids as they begin in the text, until the text is drawn again
  document.addEventListener("htmx:oobAfterSwap", () => (order = null));

  /** Open the next (1) or previous (-1) mark: of the text, or of the list when it is filtered. */
  async function go(by) {
    if (isFiltered()) {
      if (by > 0 && links().at(-1)?.dataset.inspects === current()) await loadMore();
      order = links().map((link) => link.dataset.inspects);
    } else order ??= [...new Set([...text.querySelectorAll("mark[data-a]")].flatMap((run) => run.dataset.a.split(" ")))];
    if (!order.length) {
      say(isFiltered() ? "No mark fits the filter of the list." : "Nothing is marked yet.");
      return;
    }
    const at = order.indexOf(current());
    const next = at < 0 ? (by > 0 ? 0 : order.length - 1) : (at + by + order.length) % order.length;
    openMark(order[next], true);
    if (isFiltered()) order = null;
  }

  document.addEventListener("click", (event) => {
    const step = event.target.closest("[data-step]");
    if (step) go(Number(step.dataset.step));
  });

  document.addEventListener("keydown", (event) => {
    if (event.defaultPrevented || document.querySelector("dialog[open]")) return;
    const focus = document.activeElement;
    if (event.key === "Escape" && inspector.contains(focus)) {
      event.preventDefault();
      text.focus({ preventScroll: true });
    } else if (event.key === "Escape" && text === focus) {
      if (backToList()) event.preventDefault();
    } else if (event.key === "Enter" && text === focus) {
      const here = marksAtCaret();
      if (!here.length && !current()) return;
      event.preventDefault();
      if (!here.length || here.includes(current())) inspector.focus();
      else openOrChoose(here, openMark);
    }
  });

  // the open one is shown as such ----------------------------------------------------------------------------

  function current() {
    return inspector.querySelector("[data-annotation]")?.dataset.annotation ?? "";
  }

  function firstRun(uuid) {
    return text.querySelector(`mark[data-a~="${CSS.escape(uuid)}"]`);
  }

  document.addEventListener("htmx:afterSettle", ({ detail }) => {
    if (detail.target !== inspector && !inspector.contains(detail.target)) return;
    showCurrent();
  });

  function showCurrent() {
    const [mark, claim] = [current(), inspector.querySelector("[data-claim]")?.dataset.claim ?? ""];
    for (const run of text.querySelectorAll(".is-current")) run.classList.remove("is-current", "is-first", "is-last");
    const runs = mark
      ? text.querySelectorAll(`[data-a~="${CSS.escape(mark)}"]`)
      : claim && text.querySelectorAll(`[data-claims~="${CSS.escape(claim)}"], a.mk[data-inspects="${CSS.escape(claim)}"]`);
    for (const run of runs || []) run.classList.add("is-current");
    if (mark && runs.length) {
      runs[0].classList.add("is-first");
      runs[runs.length - 1].classList.add("is-last");
    }
    for (const row of document.querySelectorAll(".ann > .is-selected")) {
      row.classList.remove("is-selected");
      row.querySelector("a").removeAttribute("aria-current");
    }
    const link = mark && document.querySelector(`.ann a[data-inspects="${CSS.escape(mark)}"]`);
    if (link) {
      link.setAttribute("aria-current", "true");
      link.parentElement.classList.add("is-selected");
      link.parentElement.scrollIntoView({ block: "nearest" });
    }
    const address = new URL(location.href);
    if (mark) address.searchParams.set("mark", mark);
    else address.searchParams.delete("mark");
    if (address.href !== location.href) history.replaceState(history.state, "", address);
  }

  const opened = new URL(location.href).searchParams.get("mark");
  if (opened && !location.hash) firstRun(opened)?.scrollIntoView({ block: "center" });
}
