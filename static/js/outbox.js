/* What could not be sent waits here in its order, and goes out with the same words and the same key when the
   connection is back or the person has signed in again, in whatever window. Every page tells the others who it is. */

import { opener } from "./requests.js";

const POPUP = "counterclaim-sign-in";
const waiting = new Map(); // name -> {send, reason}, in the order in which they failed
let busy = false;

/** Keep a request that failed: `send` sends it again and resolves when it is answered. */
export function hold(name, reason, send) {
  if (!waiting.has(name)) waiting.set(name, { reason, send });
  else Object.assign(waiting.get(name), { reason, send });
}

/** It was answered, or nobody wants it any more. */
export function release(name) {
  waiting.delete(name);
}

/** Send what waits, one after the other; what fails again stops the rest, so that the order is kept. */
export async function sendWaiting(reasons) {
  if (busy) return;
  busy = true;
  for (const [name, { reason, send }] of [...waiting]) {
    if (!reasons.includes(reason)) continue;
    await send().catch(() => null);
    if (waiting.has(name)) break;
  }
  busy = false;
}

window.addEventListener("online", () => sendWaiting(["offline", "dropped"]));

window.addEventListener("beforeunload", (event) => {
  if (waiting.size) event.preventDefault();
});

// signing in again --------------------------------------------------------------------------------------------

const channel = new BroadcastChannel("counterclaim");

if (opener()) {
  channel.postMessage({ person: opener() });
  if (window.name === POPUP && window.opener) window.close();
}

channel.addEventListener("message", ({ data }) => {
  if (!opener() || !data?.person) return;
  document.dispatchEvent(new CustomEvent("counterclaim:signed-in", { detail: data }));
  sendWaiting(["signed out"]); // somebody else's sign-in: the server refuses and says so
});

document.addEventListener("click", (event) => {
  const link = event.target.closest("[data-sign-in-link]");
  if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
  if (window.open(link.href, POPUP, "popup,width=480,height=640")) event.preventDefault();
});
