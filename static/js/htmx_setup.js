/* How this site uses htmx: no failure is silent, no press counts twice, the focus is never lost.

   data-focus   on an element of a reply: it gets the focus after the swap
   data-busy    on a button: its word while the request runs ("Saving")
   data-resend  on a form that may be sent again without a new page (downloads): no guard against a double press */

import { wordsFor } from "./failures.js";
import { hold, release } from "./outbox.js";
import { csrfToken, opener } from "./requests.js";

const alerts = document.getElementById("alerts");
const running = new Map(); // element that sent -> the button that was pressed, while a write is under way
const replays = new WeakMap(); // element -> FormData that its next request must carry unchanged

const TYPED = "textarea, input:not([type=hidden], [type=submit], [type=checkbox], [type=radio])";
const READS = new Set(["get", "head"]);

// one press, one request --------------------------------------------------------------------------------------

document.addEventListener("htmx:confirm", (event) => {
  if (!READS.has(event.detail.verb) && running.has(event.detail.elt)) event.preventDefault();
});

document.addEventListener("htmx:beforeRequest", ({ detail }) => {
  if (READS.has(detail.requestConfig.verb)) return;
  const button = detail.requestConfig.triggeringEvent?.submitter ?? pressable(detail.elt);
  running.set(detail.elt, button);
  if (button) setBusy(button);
});

document.addEventListener("htmx:afterRequest", ({ detail }) => {
  const button = running.get(detail.elt);
  running.delete(detail.elt);
  if (button) setIdle(button);
});

/* Forms without htmx: the second press of the same form waits for the page that the first one brings. */
document.addEventListener("submit", (event) => {
  const form = event.target;
  if (form.method !== "post" || "resend" in form.dataset || sendsByHtmx(form, event.submitter)) return;
  if (form.dataset.sent) {
    event.preventDefault();
    return;
  }
  const field = form.elements.namedItem("csrfmiddlewaretoken");
  if (field && csrfToken()) field.value = csrfToken();
  form.dataset.sent = "yes";
  if (event.submitter) setBusy(event.submitter);
});

/* Nothing of htmx stands in words somebody printed, so they go at once: htmx would announce the end of every mark
   and row of a passage that is drawn again, thousands of events for one new mark. */
document.addEventListener("htmx:oobBeforeSwap", ({ detail: { target } }) => {
  for (const printed of target.querySelectorAll("[hx-ignore]")) printed.remove();
});

window.addEventListener("pageshow", () => {
  for (const form of document.querySelectorAll("form[data-sent]")) delete form.dataset.sent;
  for (const button of document.querySelectorAll("[aria-busy=true][data-said]")) setIdle(button);
});

function sendsByHtmx(form, submitter) {
  const mark = "[hx-post], [hx-put], [hx-patch], [hx-delete], [data-hx-post]";
  return !form.closest("[hx-disable]") && (form.matches(mark) || Boolean(submitter?.matches(mark)));
}

function pressable(element) {
  return element.matches("button, a, input[type=submit]") ? element : null;
}

function setBusy(button) {
  button.setAttribute("aria-busy", "true");
  const label = [...button.childNodes].find((node) => node.nodeType === Node.TEXT_NODE && node.data.trim());
  if (!label || "said" in button.dataset) return;
  button.dataset.said = label.data;
  if (button.dataset.busy) label.data = `${button.dataset.busy} `;
}

function setIdle(button) {
  button.removeAttribute("aria-busy");
  const label = [...button.childNodes].find((node) => node.nodeType === Node.TEXT_NODE && node.data.trim());
  if (label && "said" in button.dataset) label.data = button.dataset.said;
  delete button.dataset.said;
}

// what goes out -----------------------------------------------------------------------------------------------

/* Signing in again in another tab changes the token: the one of this page is stale, the cookie's is not. */
document.addEventListener("htmx:configRequest", ({ detail }) => {
  const replay = replays.get(detail.elt);
  if (replay) {
    replays.delete(detail.elt);
    detail.parameters = replay;
  }
  if (opener()) detail.headers["X-Person"] = opener();
  const token = csrfToken();
  if (!token) return;
  detail.headers["X-CSRFToken"] = token;
  const sent = replay ?? detail.formData;
  if (sent.has("csrfmiddlewaretoken")) sent.set("csrfmiddlewaretoken", token);
});

// what comes back ---------------------------------------------------------------------------------------------

document.addEventListener("htmx:beforeSwap", ({ detail }) => {
  const { xhr } = detail;
  if (isSignInPage(xhr)) {
    detail.shouldSwap = false;
    fail(detail, { kind: "answer", status: 401 });
    return;
  }
  if (xhr.status >= 400 && xhr.getResponseHeader("HX-Retarget")) {
    detail.shouldSwap = true; // the server says where its sentence belongs, whatever the status
    detail.isError = false;
  }
  const isHtml = (xhr.getResponseHeader("Content-Type") ?? "").startsWith("text/html");
  if (xhr.status >= 400 && detail.shouldSwap && (!isHtml || !xhr.response.trim())) {
    detail.shouldSwap = false;
    detail.isError = true;
  }
  if (detail.shouldSwap) settle(detail); // also when the answer says no: it is not the one that was lost
});

document.addEventListener("htmx:responseError", ({ detail }) => {
  const { xhr } = detail;
  const isPlain = (xhr.getResponseHeader("Content-Type") ?? "").startsWith("text/plain");
  fail(detail, { kind: "answer", status: xhr.status, reason: isPlain ? xhr.responseText : "" });
});
document.addEventListener("htmx:sendError", ({ detail }) => fail(detail, { kind: navigator.onLine ? "dropped" : "offline" }));
document.addEventListener("htmx:timeout", ({ detail }) => fail(detail, { kind: "timeout" }));
for (const name of ["htmx:swapError", "htmx:onLoadError", "htmx:targetError"])
  document.addEventListener(name, ({ detail }) => fail(detail, { kind: "unreadable" }));

function isSignInPage(xhr) {
  const address = document.body.dataset.signIn;
  return Boolean(address && xhr.responseURL && new URL(xhr.responseURL).pathname === address);
}

// the notices -------------------------------------------------------------------------------------------------

function fail(detail, failure) {
  const request = detail.requestConfig ?? { verb: "get", path: location.pathname, elt: detail.elt };
  const form = request.elt?.closest?.("form");
  const typed = Boolean(form && [...form.querySelectorAll(TYPED)].some((field) => field.value.trim()));
  const saves = !READS.has(request.verb);
  const words = wordsFor({ ...failure, saves, typed });
  const name = nameOf(request);
  const again = detail.requestConfig ? () => sendAgain(detail.requestConfig, detail.target) : null;
  const waits = again && saves && (words.again || words.signIn);
  if (waits) hold(name, words.signIn ? "signed out" : failure.kind, again);
  else release(name);
  const quote = waits && detail.requestConfig.formData.get("quote");
  if (quote) words.text += ` Not sent yet: “${quote}”.`;
  show(name, words, words.again && again && (saves || request.elt.isConnected) ? again : null);
}

function settle(detail) {
  release(nameOf(detail.requestConfig));
  alerts.querySelector(`[data-request="${CSS.escape(nameOf(detail.requestConfig))}"]`)?.remove();
}

/** One name for each intent: two marks that wait are two. */
function nameOf(request) {
  return `${request.verb} ${request.path} ${request.formData?.get("key") ?? ""}`.trim();
}

/** The same request with the same words and the same key, also when the form was changed since. */
function sendAgain(request, target) {
  const sent = new FormData();
  for (const [name, value] of request.formData.entries()) sent.append(name, value);
  const source = request.elt.isConnected ? request.elt : document.body; // gone: only what is out of band is drawn
  replays.set(source, sent);
  const swap = source === document.body ? "none" : (source.closest("[hx-swap]")?.getAttribute("hx-swap") ?? undefined);
  return window.htmx.ajax(request.verb, request.path, { source, target: source === document.body ? source : target, swap });
}

/** Show a failure; one notice for each request, the newest words. `again` is called by "Send again". */
function show(name, words, again) {
  alerts.querySelector(`[data-request="${CSS.escape(name)}"]`)?.remove();
  const notice = document.getElementById("failure").content.firstElementChild.cloneNode(true);
  notice.dataset.request = name;
  notice.querySelector("strong").textContent = words.title;
  notice.querySelector("p").textContent = words.text;
  const button = notice.querySelector("[data-again]");
  button.hidden = !again;
  button.addEventListener("click", () => {
    setBusy(button);
    again();
  });
  notice.querySelector("[data-sign-in-link]").hidden = !words.signIn;
  alerts.append(notice);
}

alerts.addEventListener("click", (event) => {
  const notice = event.target.closest("[data-dismiss]") && event.target.closest(".notice");
  if (!notice) return;
  if (notice.dataset.request) release(notice.dataset.request);
  notice.remove();
});

/* A refusal that the server put here goes when the same request succeeds, as our own notices do. */
document.addEventListener("htmx:afterSwap", ({ detail }) => {
  if (detail.target !== alerts || !detail.requestConfig) return;
  for (const notice of alerts.querySelectorAll("[data-refusal]")) notice.dataset.request ??= nameOf(detail.requestConfig);
});

window.addEventListener("offline", () =>
  show("offline", { title: "You are offline.", text: "What you type stays on this page. Save when the connection is back." }),
);
window.addEventListener("online", () => alerts.querySelector("[data-request=offline]")?.remove());

/** Announce a short success in the header ("Saved 14:02"). Servers do it with the event "said" in HX-Trigger. */
export function say(text) {
  document.getElementById("status").textContent = text;
}

document.addEventListener("said", ({ detail }) => say(detail.text));

// the focus ---------------------------------------------------------------------------------------------------

let heldFocus = false; // whether the focus was inside what the swap replaces

document.addEventListener("htmx:beforeSwap", ({ detail }) => {
  heldFocus = Boolean(detail.target?.contains?.(document.activeElement)) && document.activeElement !== document.body;
});

document.addEventListener("htmx:load", ({ detail }) => {
  const fresh = detail.elt;
  if (fresh === document.body) return;
  const wanted = fresh.matches("[data-focus]") ? fresh : fresh.querySelector("[data-focus]");
  const wrong = fresh.querySelector("[aria-invalid=true]");
  const lost = heldFocus && document.activeElement === document.body ? fresh : null;
  const next = wanted ?? wrong ?? lost;
  if (!next) return;
  heldFocus = false;
  if (next.tabIndex < 0 && !next.hasAttribute("tabindex")) next.setAttribute("tabindex", "-1");
  next.focus({ preventScroll: next === lost });
});
