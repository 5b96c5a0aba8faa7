/* What every request of this page carries beside its words: the fresh token, and who opened the page. */

/** The token of the cookie: signing in again in another tab changes it, and the page's own is stale then. */
export function csrfToken() {
  return document.cookie.match(/(?:^|;\s*)csrftoken=([^;]+)/)?.[1] ?? "";
}

/** Who opened this page; the server refuses a write of somebody else who signed in since. */
export function opener() {
  return document.body.dataset.person ?? "";
}

/** For fetch(): as htmx asks, so that a signed-out request gets 401 and not a page. */
export function headersOf() {
  return { "HX-Request": "true", "X-CSRFToken": csrfToken(), "X-Person": opener() };
}
