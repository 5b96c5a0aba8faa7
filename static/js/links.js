/* The desk: opening the reason puts the cursor into it. */

document.addEventListener(
  "toggle",
  ({ target }) => {
    if (target.open && target.matches("[data-reason]")) target.querySelector("textarea").focus();
  },
  true,
);
