/* The outline shows where one reads: the last of its passages that begins in the upper third of the pane, or above. */

const outline = document.querySelector(".outline");
const pane = document.querySelector(".reading #main");
if (outline && pane) start();

function start() {
  const links = new Map([...outline.querySelectorAll("a[href^='#']")].map((link) => [link.hash.slice(1), link]));
  const above = new Set();
  let observer = null;

  function observe() {
    observer?.disconnect();
    above.clear();
    const scrolls = getComputedStyle(pane).overflowY !== "visible"; // else the page itself scrolls
    observer = new IntersectionObserver(seen, { root: scrolls ? pane : null, rootMargin: "1000000px 0px -66% 0px" });
    for (const id of links.keys()) {
      const passage = document.getElementById(id);
      if (passage) observer.observe(passage);
    }
  }

  function seen(entries) {
    for (const { target, isIntersecting } of entries) {
      if (isIntersecting) above.add(target.id);
      else above.delete(target.id);
    }
    if (!pane.getClientRects().length) return; // on a narrow screen the outline covers the text
    const here = [...links.keys()].findLast((id) => above.has(id));
    for (const [id, link] of links) {
      if (id === here) link.setAttribute("aria-current", "true");
      else link.removeAttribute("aria-current");
    }
  }

  observe();
  matchMedia("(max-width: 64rem)").addEventListener("change", observe);
  document.addEventListener("htmx:oobAfterSwap", ({ detail }) => {
    if (links.has(detail.target?.id)) observe(); // drawn again: another element
  });
}
