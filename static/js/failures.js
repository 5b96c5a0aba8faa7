/* The sentences for a request that failed: what happened, what became of the work. No document, no network. */

const LONGEST_REASON = 300; // characters of a server's plain answer that still read as a sentence

const BY_STATUS = {
  400: "The server could not read the request.",
  403: "You may not do this here.",
  404: "This is not here any more, or you may not see it.",
  405: "This cannot be done here.",
  409: "Somebody changed this meanwhile.",
  413: "This is too large to send.",
  422: "Something in the form must change.",
  429: "Too many tries in a short time. Wait a minute.",
};

/**
 * Words for a failure.
 *
 * kind: "offline", "dropped", "timeout", "answer" (with status and reason) or "unreadable".
 * saves: whether the request was to change something. typed: whether words of the person are at stake.
 * Returns {title, text, again, signIn}: again = offer to send the same request once more.
 */
export function wordsFor({ kind, status = 0, reason = "", saves = true, typed = false }) {
  const not = saves ? "Not saved" : "Not loaded";
  const kept = typed ? "What you typed is still in the form. " : "";
  const once = saves ? "It will be sent once, however often you press." : "Nothing was changed.";
  if (kind === "offline") return { title: `${not}: you are offline.`, text: kept + once, again: true };
  if (kind === "dropped") return { title: `${not}: the connection dropped.`, text: kept + once, again: true };
  if (kind === "timeout") {
    const text = saves ? "It may have been saved. Sending again is safe: it counts once." : once;
    return { title: `${not}: the server did not answer in 15 seconds.`, text: kept + text, again: true };
  }
  if (kind === "unreadable") {
    const text = saves ? "It may have been saved. Load the page again to see." : "Load the page again.";
    return { title: "The answer could not be shown.", text: kept + text, again: false };
  }
  if (status === 401) {
    const text = typed
      ? "Sign in again in a new tab, then press Save. What you typed stays here."
      : "Sign in again in a new tab, then try once more.";
    return { title: "You are signed out.", text, again: false, signIn: true };
  }
  if (status >= 500) return { title: `${not}: the server failed.`, text: kept + once, again: true };
  const said = sentence(reason) || BY_STATUS[status] || `The server refused (${status}).`;
  return { title: said, text: `${not}. ${kept}`.trim(), again: status === 429 };
}

/** The server's own sentence when its answer is a short plain text, else "". */
export function sentence(text) {
  const plain = text.trim();
  return plain && plain.length <= LONGEST_REASON && !/[<>{}\n]/.test(plain) ? plain : "";
}

/** Words for a draft that could not be kept, for the line beside the form's button. */
export function wordsForDraft({ status = 0, reason = "", online = true }) {
  if (!online) return "Not saved: you are offline";
  if (!status) return "Not saved: the connection dropped. Trying again";
  if (status === 401) return "Not saved: you are signed out";
  if (status >= 500) return "Not saved: the server failed. Trying again";
  return `Not saved as draft: ${sentence(reason) || BY_STATUS[status] || `the server refused (${status}).`}`;
}
