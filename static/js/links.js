/* The desk: opening the reason puts the cursor into it at once, so that the next letter is a letter, not a decision. */

document.addEventListener("click", (event) => {
  const reason = event.target.closest?.("[data-reason] > summary")?.parentElement;
  if (!reason) return;
  event.preventDefault();
  reason.open = !reason.open;
  if (reason.open) reason.querySelector("textarea").focus();
});
