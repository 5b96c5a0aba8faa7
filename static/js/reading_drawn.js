/* What of the text is drawn: untagged words dimmed (remembered for the person in this browser), one tag only. */

import { say } from "./htmx_setup.js";

const text = document.querySelector("annotated-text");
const dims = document.querySelector("[data-dims]");
if (text && dims) start();

function start() {
  const pane = document.getElementById("main");
  const remembered = `dims-untagged ${document.querySelector(".who summary")?.textContent.trim() ?? ""}`;
  const only = document.querySelector("[data-only]");
  const select = document.getElementById("draw-only");

  function dim(on) {
    pane.classList.toggle("is-dimmed", on);
    dims.setAttribute("aria-pressed", String(on));
  }

  dim(localStorage.getItem(remembered) === "on");
  dims.addEventListener("click", () => {
    const on = !pane.classList.contains("is-dimmed");
    dim(on);
    localStorage.setItem(remembered, on ? "on" : "off");
    say(on ? "What is not marked is dimmed." : "Everything is shown alike.");
  });

  /** Draw the text again with one tag (its letter) or with all (""), where one reads. */
  async function draw(letter, name = "") {
    const address = new URL(location.href);
    if (letter) address.searchParams.set("only", letter);
    else address.searchParams.delete("only");
    const top = pane.getBoundingClientRect().top;
    const seen = [...text.querySelectorAll("[id^='ps-']")].find((passage) => passage.getBoundingClientRect().bottom > Math.max(top, 0) + 40);
    const before = seen?.getBoundingClientRect().top;
    history.replaceState(history.state, "", address);
    await window.htmx.ajax("GET", address.pathname + address.search, { source: only, target: text, select: "#text > *", swap: "innerHTML" });
    for (let frames = 0; seen && frames < 4; frames += 1) {
      keepPlace(seen.id, before); // passages that come near are laid out only now, and push the others
      await new Promise((done) => requestAnimationFrame(done));
    }
    only.setAttribute("aria-pressed", String(letter !== ""));
    if (select) select.value = letter;
    say(letter ? `Only ${name || letter} is drawn.` : "All tags are drawn.");
  }

  function keepPlace(id, before) {
    const scroller = getComputedStyle(pane).overflowY === "visible" ? document.scrollingElement : pane;
    const now = document.getElementById(id)?.getBoundingClientRect().top ?? before;
    scroller.scrollTop += now - before;
  }

  only.addEventListener("click", () => {
    const chip = document.querySelector("#inspector [data-annotation] .lc");
    if (new URL(location.href).searchParams.has("only")) draw("");
    else if (chip) draw(chip.textContent, chip.parentElement.querySelector(".tag-name")?.textContent);
    else say("Open a mark first, or choose the tag beside the list.");
  });
  select?.addEventListener("change", (event) => {
    event.stopPropagation(); // it filters the text, not the list
    draw(select.value, select.selectedOptions[0].textContent);
  });
  document.addEventListener("click", (event) => {
    if (!event.target.closest?.("[data-every-tag]")) return;
    event.preventDefault();
    draw("");
    text.focus({ preventScroll: true });
  });
}
