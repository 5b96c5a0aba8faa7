/* Relating the open mark to another one: click that in the text or in the list, or go to it with n and p.

   #relate-form is the state: while it is there, a mark that is clicked is the other one. It is filled in and sent
   as without script; what does not fit is refused by the server. */

import { say } from "./htmx_setup.js";

const text = document.querySelector("annotated-text");
const inspector = document.getElementById("inspector");
if (text && inspector) start();

function start() {
  let at = ""; // the mark one has gone to with n and p

  const form = () => inspector.querySelector("#relate-form");
  const type = () => form()?.elements.type;
  const other = () => form()?.elements.other;

  // the other mark ---------------------------------------------------------------------------------------------

  document.addEventListener("counterclaim:opened", taken, true);
  document.addEventListener("click", clicked, true);
  document.addEventListener("keydown", pressed, true);

  function taken(event) {
    if (!form()) return;
    event.stopImmediatePropagation();
    const marks = event.detail.filter((uuid) => uuid !== form().dataset.relates);
    if (marks.length > 1) offer(marks);
    else if (marks.length) choose(marks[0]);
    else say("That is the mark itself. Choose another one.");
  }

  function clicked(event) {
    const step = event.target.closest("[data-step]");
    const link = event.target.closest("a[data-inspects]");
    const leaves = event.target.closest("[data-leaves-relating]");
    if (link?.dataset.jumps && !form()) jump(link.dataset.jumps);
    if (!form() || (!step && !link?.closest(".ann, .rel-rows") && !leaves)) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    if (leaves) leave();
    else if (step) go(Number(step.dataset.step));
    else if (link.dataset.inspects === form().dataset.relates) say("That is the mark itself. Choose another one.");
    else choose(link.dataset.inspects);
  }

  function pressed(event) {
    if (!form() || event.isComposing || document.querySelector("dialog[open]")) return;
    if (event.key === "Escape") {
      event.preventDefault();
      event.stopImmediatePropagation();
      leave();
    } else if (event.key === "Enter" && event.target === type()) {
      event.preventDefault();
      event.stopImmediatePropagation();
      text.focus({ preventScroll: true });
      say("Choose the other mark: n and p go from mark to mark, Enter takes it, Escape leaves.");
    } else if (event.key === "Enter" && document.activeElement === text && at) {
      event.preventDefault();
      event.stopImmediatePropagation();
      choose(at);
    }
  }

  /** Take a mark as the other end and send the form. */
  function choose(uuid) {
    put(uuid);
    form().requestSubmit(form().querySelector("[type=submit]"));
  }

  function put(uuid) {
    const select = other();
    if (![...select.options].some((option) => option.value === uuid)) select.add(new Option(nameOf(uuid), uuid));
    select.value = uuid;
    mark(uuid);
  }

  /** Several marks stand where one clicked: the select offers these alone. */
  function offer(marks) {
    const select = other();
    select.replaceChildren(...marks.map((uuid) => new Option(nameOf(uuid), uuid)));
    select.value = marks.at(-1);
    mark(select.value);
    select.focus();
    say(`${marks.length} marks stand here. Choose one, then press Relate.`);
  }

  /** Go to the next (1) or previous (-1) mark of the text; it is taken with Enter. */
  function go(by) {
    const own = form().dataset.relates;
    const order = [...new Set([...text.querySelectorAll("mark[data-a]")].flatMap((run) => run.dataset.a.split(" ")))];
    const from = order.indexOf(at || own);
    let next = (from + by + order.length) % order.length;
    if (order[next] === own) next = (next + by + order.length) % order.length;
    if (order.length < 2) return;
    at = order[next];
    put(at);
    jump(at);
    text.focus({ preventScroll: true });
    say(`${nameOf(at)}, mark ${next + 1} of ${order.length}. Enter takes it.`);
  }

  function leave() {
    form().parentElement.querySelector("#relate-find")?.remove();
    const back = form().querySelector("[data-leaves-relating]").href;
    mark("");
    window.htmx.ajax("GET", back, { source: inspector, target: "#relations-of", swap: "outerHTML", select: "#relations-of" });
    text.focus({ preventScroll: true });
    say("Left. No relation was made.");
  }

  // what is shown ----------------------------------------------------------------------------------------------

  function runsOf(uuid) {
    return text.querySelectorAll(`mark[data-a~="${CSS.escape(uuid)}"]`);
  }

  function mark(uuid) {
    for (const run of text.querySelectorAll(".is-picked")) run.classList.remove("is-picked");
    if (uuid) for (const run of runsOf(uuid)) run.classList.add("is-picked");
  }

  function jump(uuid) {
    runsOf(uuid)[0]?.scrollIntoView({ block: "center" });
  }

  /** A mark in words: as the list beside the text has it, else its own. */
  function nameOf(uuid) {
    const link = document.querySelector(`.ann a[data-inspects="${CSS.escape(uuid)}"]`);
    return link?.textContent ?? [...runsOf(uuid)].map((run) => run.textContent).join("");
  }

  function fitting() {
    const wants = type()?.selectedOptions[0]?.dataset.wants.split(" ").filter(Boolean) ?? [];
    for (const option of other()?.options ?? []) {
      const kinds = option.dataset.kinds?.split(" ") ?? [];
      option.hidden = Boolean(option.value) && wants.length > 0 && "kinds" in option.dataset && !wants.some((kind) => kinds.includes(kind));
    }
  }

  document.addEventListener("change", (event) => {
    if (!form()) return;
    if (event.target === type()) {
      sessionStorage.setItem("last-relation", type().value);
      fitting();
    }
    if (event.target === other() && other().value) {
      mark(other().value);
      jump(other().value);
    }
  });

  document.addEventListener("htmx:afterSettle", () => {
    document.body.classList.toggle("is-relating", Boolean(form()));
    if (!form()) {
      at = "";
      mark("");
      return;
    }
    form().querySelector("[data-relate-hint]").hidden = false;
    const last = sessionStorage.getItem("last-relation");
    const isNew = !form().querySelector(".err") && !form().dataset.begun;
    form().dataset.begun = "yes";
    if (isNew && [...type().options].some((option) => option.value === last)) type().value = last;
    fitting();
  });

  document.addEventListener("htmx:afterRequest", ({ detail }) => {
    if (detail.elt.id !== "relate-form" || !detail.successful || detail.xhr.status >= 400) return;
    sessionStorage.setItem("last-relation", detail.elt.elements.type.value);
    text.focus({ preventScroll: true });
  });

  /* What draws the lines comes with the first mark that has relations, and then draws for all. */
  const drawing = () => inspector.querySelector("[data-relation-to]") && import("./relation_lines.js");
  document.addEventListener("htmx:afterSettle", drawing);
  drawing();
}
