/* Asks now and then whether others changed this article, and offers to load it. Nothing changes by itself.

   #news[data-news][data-stamp]   where it is said; the stamp says how much of the log the page has seen
   Every answer to a write names its places in the log (header Acts): those are this window's own. */

import { headersOf } from "./requests.js";

const OFTEN = 20_000; // milliseconds while the page is looked at
const SELDOM = 300_000; // after failures at most this long
const SOON = 3_000; // back from another window

const place = document.getElementById("news");
if (place) start();

function start() {
  const text = document.querySelector("annotated-text");
  const inspector = document.getElementById("inspector");
  let stamp = Number(place.dataset.stamp);
  let own = [];
  let wait = OFTEN;
  let timer = 0;
  let asking = false;
  let shown = "";

  document.addEventListener("htmx:afterRequest", ({ detail }) => {
    const acts = detail.xhr?.getResponseHeader("Acts");
    if (acts) own.push(...acts.split(",").map(Number));
  });

  function later(milliseconds = wait) {
    clearTimeout(timer);
    if (document.visibilityState === "visible") timer = setTimeout(ask, milliseconds);
  }

  async function ask() {
    if (asking || document.visibilityState !== "visible" || !navigator.onLine) return;
    asking = true;
    const address = `${place.dataset.news}?${new URLSearchParams({ since: stamp, own: own.join(",") })}`;
    try {
      const answer = await fetch(address, { headers: headersOf(), signal: AbortSignal.timeout(15_000) });
      if (answer.status === 401 || answer.status === 404) return; // signed out, or gone: nothing more to hear
      if (!answer.ok) throw new Error("no news");
      wait = OFTEN;
      if (answer.status === 204) seen(Number(answer.headers.get("News-Stamp")));
      else tell(await answer.text());
    } catch {
      wait = Math.min(wait * 2, SELDOM);
    } finally {
      asking = false;
    }
    later();
  }

  function seen(newest) {
    if (newest > stamp) stamp = newest;
    own = own.filter((act) => act > stamp);
  }

  /** The same words are not said twice. */
  function tell(html) {
    const words = html.replace(/<[^>]*>/g, "");
    if (words === shown) return;
    shown = words;
    window.htmx.swap(place, html, { swapStyle: "innerHTML" });
    const open = openThing();
    const changed = (place.querySelector("[data-changed]")?.dataset.changed ?? "").split(" ");
    place.querySelector("[data-news-open]").hidden = !(open && changed.includes(open.uuid) && isWriting());
  }

  // loading ---------------------------------------------------------------------------------------------------

  let anchor = null; // a passage on the screen and where it stood

  document.addEventListener("htmx:configRequest", ({ detail }) => {
    if (!detail.elt.matches?.("[data-news-load]")) return;
    const open = openThing();
    if (open) detail.parameters.open = open.uuid;
    const first = [...text.querySelectorAll("[id^=ps-]")].find((one) => one.getBoundingClientRect().bottom > 0);
    anchor = first && { id: first.id, top: first.getBoundingClientRect().top };
  });

  document.addEventListener("htmx:afterSettle", ({ detail }) => {
    const loaded = detail.target === place && place.querySelector("[data-loaded]");
    if (!loaded) return;
    seen(Number(detail.xhr?.getResponseHeader("News-Stamp") ?? stamp));
    const changed = loaded.dataset.loaded.split(" ");
    place.replaceChildren();
    shown = "";
    stay();
    const open = openThing();
    if (open && changed.includes(open.uuid) && !isWriting())
      window.htmx.ajax("GET", open.address, { source: inspector, target: inspector, swap: "innerHTML" });
    if (!document.activeElement.matches("input, select, textarea")) text.focus({ preventScroll: true });
  });

  /** What was on the screen stays where it was. */
  function stay() {
    const now = anchor && document.getElementById(anchor.id);
    if (!now) return;
    const moved = now.getBoundingClientRect().top - anchor.top;
    let scroller = now.parentElement;
    while (scroller.parentElement && scroller.scrollHeight <= scroller.clientHeight) scroller = scroller.parentElement;
    if (moved) scroller.scrollTop += moved;
    anchor = null;
  }

  /** The mark or claim that the inspector shows, and its address. */
  function openThing() {
    const head = inspector.querySelector("[data-annotation], [data-claim]");
    if (!head) return null;
    const { annotation, claim } = head.dataset;
    const address = annotation
      ? text.dataset.annotationUrl.replace(/[0-9a-f-]{36}(?=\/$)/, annotation)
      : text.dataset.annotationUrl.replace(/annotations\/[0-9a-f-]{36}\/$/, `claims/${claim}/`);
    return { uuid: annotation ?? claim, address };
  }

  /** Whether something is being written beside the text: then nothing is put in its place. */
  function isWriting() {
    if (inspector.querySelector("[data-claim-form], form[data-drafted]")) return true;
    const fields = inspector.querySelectorAll("textarea, input:not([type=hidden])");
    return [...fields].some((field) => field.value !== field.defaultValue);
  }

  document.addEventListener("visibilitychange", () => later(SOON));
  document.addEventListener("counterclaim:signed-in", () => later(SOON));
  window.addEventListener("online", () => later(SOON));
  place.addEventListener("counterclaim:ask", ask);
  later();
}
