/* The desks: one press, one decision, and the reason is typed without deciding. */

/* Opening the reason puts the cursor into it at once, so that the next letter is a letter, not a decision. */
document.addEventListener("click", (event) => {
  const reason = event.target.closest?.("[data-reason] > summary")?.parentElement;
  if (!reason) return;
  event.preventDefault();
  reason.open = !reason.open;
  if (reason.open) reason.querySelector("textarea").focus();
});

/* Escape leaves the reason as it is typed; then a key decides. */
document.addEventListener("keydown", (event) => {
  if (event.key !== "Escape" || event.isComposing || !event.target.matches?.("[data-reason] textarea")) return;
  event.target.closest("[data-keys-pane]")?.focus({ preventScroll: true });
});

/* The second half of a double click would decide on the next pair, whose button stands in the same place. */
document.addEventListener(
  "click",
  (event) => {
    if (event.detail < 2 || !event.target.closest?.("#desk .decide :is([type=submit], a)")) return;
    event.preventDefault();
    event.stopPropagation();
  },
  true,
);
