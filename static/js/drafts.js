/* Forms keep a draft on the server while one types, and say in words whether they have.

   data-draft=URL      beside the button of a form that is kept; POST keeps it, GET asks for what was kept
   data-draft-asks     the script asks for the draft when the form opens (others come with it from the server)
   data-draft-cancels  a link that leaves the form and lets its draft go
   form.dataset.drafted   "no": something is typed and not kept; "yes": it is */

import { headersOf } from "./requests.js";
import { wordsForDraft } from "./failures.js";

const PAUSE = 700; // milliseconds without a key, then the draft goes out
const LONGEST = 8000; // while one types on without a pause
const TRIES = [4000, 15000, 60000]; // after a failure; later ones like the last
const HERE = crypto.randomUUID(); // this window
const forms = new WeakMap(); // form -> what is known of its draft

const placeOf = (form) => form?.querySelector("[data-draft]") ?? null;

function stateOf(form) {
  if (!forms.has(form)) {
    const version = Number(placeOf(form).dataset.draftVersion ?? 0);
    forms.set(form, { version, timer: 0, since: 0, sending: false, touched: false, failed: 0, begun: null });
  }
  return forms.get(form);
}

// while one types ---------------------------------------------------------------------------------------------

for (const name of ["input", "change", "counterclaim:grounded"]) document.addEventListener(name, ({ target }) => touch(target));

function touch(target) {
  const form = target.closest?.("form");
  if (!placeOf(form) || target.closest("[data-draft-ignores]")) return;
  const state = stateOf(form);
  state.touched = true;
  state.since ||= Date.now();
  form.dataset.drafted = "no";
  schedule(form, Math.min(PAUSE, Math.max(0, state.since + LONGEST - Date.now())));
}

function schedule(form, wait) {
  const state = stateOf(form);
  clearTimeout(state.timer);
  state.timer = setTimeout(() => keep(form), wait);
}

async function keep(form, leaving = false) {
  const state = stateOf(form);
  clearTimeout(state.timer);
  if (!form.isConnected || form.dataset.sent || form.hasAttribute("aria-busy") || state.sending) return;
  const sent = contentOf(form, state);
  state.sending = true;
  state.since = 0;
  state.touched = false;
  show(form, "Saving…");
  const answer = await post(placeOf(form).dataset.draft, sent, leaving);
  state.sending = false;
  if (answer.ok) kept(form, state, answer);
  else lost(form, state, answer);
  if (state.touched) schedule(form, PAUSE);
}

function contentOf(form, state) {
  const sent = new URLSearchParams(new FormData(form));
  sent.set("draft_part", placeOf(form).dataset.draftPart);
  sent.set("draft_window", HERE);
  sent.set("draft_version", state.version);
  return sent;
}

async function post(address, body, keepalive = false) {
  try {
    const signal = keepalive ? undefined : AbortSignal.timeout(15000);
    const answer = await fetch(address, { method: "POST", body, headers: headersOf(), signal, keepalive });
    const isPlain = (answer.headers.get("Content-Type") ?? "").startsWith("text/plain");
    const text = isPlain ? await answer.text() : "";
    return { ok: answer.ok, status: answer.status, text, version: Number(answer.headers.get("Draft-Version") ?? 0) };
  } catch {
    return { ok: false, status: 0, text: "" };
  }
}

function kept(form, state, answer) {
  const recovered = state.failed > 0 || !state.version;
  state.failed = 0;
  state.version = answer.version || state.version;
  if (!state.touched) form.dataset.drafted = "yes";
  show(form, answer.text);
  name(form);
  if (recovered && answer.text) announce(form, answer.text);
}

function lost(form, state, { status, text }) {
  const words = wordsForDraft({ status, reason: text, online: navigator.onLine });
  show(form, words, true);
  if (!state.failed) announce(form, words);
  state.failed += 1;
  if (status === 409 || status === 422 || status === 401) return; // again only after another key or a sign-in
  state.timer = setTimeout(() => keep(form), TRIES[Math.min(state.failed, TRIES.length) - 1]);
}

function show(form, words, isLost = false) {
  const place = form.querySelector("[data-draft-words]");
  if (!place) return;
  place.textContent = words;
  place.classList.toggle("is-lost", isLost);
}

function announce(form, words) {
  const place = form.querySelector("[data-draft-said]");
  if (place) place.textContent = words;
}

/** The form says that it has a draft: the server then removes it with the save. */
function name(form) {
  if (form.elements.namedItem("draft_kept")) return;
  const field = Object.assign(document.createElement("input"), { type: "hidden", name: "draft_kept", value: "1" });
  placeOf(form).append(field);
}

/** Keep at once what is typed and not kept: before the page goes, after the connection or the session is back. */
export function keepAll(leaving = false) {
  for (const form of document.querySelectorAll("form[data-drafted=no]")) keep(form, leaving);
}

window.addEventListener("online", () => keepAll());
document.addEventListener("counterclaim:signed-in", () => keepAll());
document.addEventListener("visibilitychange", () => {
  if (document.visibilityState === "hidden") keepAll(true);
});

window.addEventListener("beforeunload", (event) => {
  const open = document.querySelectorAll("form[data-drafted=no]:not([data-sent])");
  if (open.length) event.preventDefault();
});

// when the form itself is sent --------------------------------------------------------------------------------

document.addEventListener("htmx:beforeRequest", ({ detail }) => {
  const form = detail.elt;
  if (detail.requestConfig.verb === "get" || !placeOf(form)) return;
  clearTimeout(stateOf(form).timer);
});

document.addEventListener("htmx:afterRequest", ({ detail }) => {
  const form = detail.elt;
  const failed = !detail.successful && detail.requestConfig?.verb !== "get";
  if (failed && form.isConnected && placeOf(form) && form.dataset.drafted === "no") schedule(form, PAUSE);
});

// when it opens -----------------------------------------------------------------------------------------------

function begin() {
  for (const place of document.querySelectorAll("[data-draft-asks]:not([data-asked])")) {
    const folded = place.closest("details:not([open])");
    if (folded) {
      folded.addEventListener("toggle", begin, { once: true });
      continue;
    }
    place.dataset.asked = "yes";
    setTimeout(() => place.isConnected && ask(place), 150); // not for what is only passed by
  }
}

begin();
document.addEventListener("htmx:load", begin);

async function ask(place) {
  const form = place.closest("form");
  const address = `${place.dataset.draft}?${new URLSearchParams({ draft_part: place.dataset.draftPart })}`;
  const answer = await fetch(address, { headers: headersOf() }).catch(() => null);
  const refused = form.parentElement?.querySelector("[aria-invalid=true], [role=alert]"); // holds the newer words
  if (!answer || answer.status !== 200 || !form.isConnected || stateOf(form).touched || refused) return;
  const found = new DOMParser().parseFromString(await answer.text(), "text/html").querySelector("[data-draft-version]");
  if (!found || stateOf(form).touched) return;
  fill(form, found);
}

const HIDDEN = new Set(["key", "version"]);

/** The draft's fields into the form's, in order, and the line that says so above the button. */
function fill(form, found) {
  const state = stateOf(form);
  state.version = Number(found.dataset.draftVersion);
  state.begun = { key: crypto.randomUUID(), version: form.elements.namedItem("version")?.value };
  const values = new Map();
  for (const field of found.querySelectorAll("textarea")) values.set(field.name, [...(values.get(field.name) ?? []), field.value]);
  for (const control of form.elements) {
    const own = values.get(control.name);
    if (control.type === "checkbox" || control.type === "radio") control.checked = own?.includes(control.value) ?? false;
    else if (own?.length && (control.type !== "hidden" || HIDDEN.has(control.name)) && control.type !== "submit")
      control.value = own.shift();
  }
  name(form);
  const line = document.importNode(found.querySelector(".draft-line"), true);
  placeOf(form).closest(".row, .insp-foot, .insp-sec")?.before(line) ?? placeOf(form).before(line);
  for (let folded = placeOf(form).closest("details"); folded; folded = folded.parentElement.closest("details")) folded.open = true;
}

document.addEventListener("click", (event) => {
  const button = event.target.closest("button[type=button][data-draft-discards]");
  if (button) discard(button.closest("form"), button.closest(".draft-line"));
  const cancel = event.target.closest("[data-draft-cancels]");
  const form = cancel?.closest("form");
  if (form && placeOf(form) && !event.ctrlKey && !event.metaKey && !event.shiftKey) forget(form);
});

async function discard(form, line) {
  const state = stateOf(form);
  const answer = await forget(form);
  if (!answer.ok) return;
  form.reset();
  if (state.begun) {
    form.elements.namedItem("key").value = state.begun.key;
    if (state.begun.version !== undefined) form.elements.namedItem("version").value = state.begun.version;
  }
  line.remove();
  show(form, "Draft discarded");
  announce(form, "Draft discarded");
  form.querySelector("textarea, input:not([type=hidden])")?.focus();
}

function forget(form) {
  const state = stateOf(form);
  clearTimeout(state.timer);
  delete form.dataset.drafted;
  if (!state.version && !state.sending) return Promise.resolve({ ok: true });
  state.version = 0;
  const body = new URLSearchParams({ draft_part: placeOf(form).dataset.draftPart, draft_quiet: "1" });
  return post(placeOf(form).dataset.draftDiscard, body, true);
}

// from the list of drafts -------------------------------------------------------------------------------------

/* ?resume= of the reading page: the words a new claim was begun on, or the claim that was being changed. */
const resumed = new URL(location.href).searchParams.get("resume") ?? "";
const inspector = document.getElementById("inspector");
if (inspector && document.querySelector("annotated-text")) {
  const words = resumed.match(/^(\d+)-(\d+)$/);
  const claim = /^[0-9a-f-]{36}$/.test(resumed);
  const project = location.pathname.match(/^\/p\/[\w-]+\//)?.[0];
  let address = "";
  if (words) address = `${location.pathname}claims/new/?start=${words[1]}&end=${words[2]}`;
  else if (claim && project) address = `${project}claims/${resumed}/edit/`;
  if (address) window.htmx.ajax("GET", address, { source: inspector, target: inspector, swap: "innerHTML" });
}
