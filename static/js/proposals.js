/* What the machine proposed in the claim form stays marked until the analyst changes or lets go of it.

   data-group=NAME     fields that are proposed together; data-proposed in it: they still hold the proposal
   data-rests          the words that a choice was proposed from; they go when the choice changes
   data-unproposes     a button that clears its group (without script it asks the server to)
   data-unproposes-all the button that clears every group and unticks the other claims

   Alt+Delete presses the button of the group one is in, Alt+Shift+Delete the one for all. */

const CONTROLS = "input:not([type=hidden]), select, textarea";

for (const type of ["input", "change", "counterclaim:grounded"])
  document.addEventListener(type, ({ target }) => {
    const group = target.closest?.("[data-group]");
    if (group) confirm(group);
  });

/** The group is the analyst's now. */
function confirm(group) {
  group.querySelector("[data-proposed]")?.remove();
  group.querySelector("[data-rests]")?.remove();
  const form = group.closest("form");
  const all = form?.querySelector("[data-proposals]");
  if (all && !form.querySelector("[data-proposed]")) all.remove();
}

document.addEventListener("click", (event) => {
  const button = event.target.closest?.("[data-unproposes]");
  if (!button) return;
  event.preventDefault();
  clear(button.closest("[data-group]"));
});

function clear(group) {
  const controls = [...group.querySelectorAll(CONTROLS)];
  for (const control of controls) control.value = "";
  group.querySelector("[data-ungrounds]")?.click();
  controls[0].focus();
  for (const control of controls) control.dispatchEvent(new Event("input", { bubbles: true }));
}

document.addEventListener("keydown", (event) => {
  if (event.key !== "Delete" || !event.altKey || event.ctrlKey || event.metaKey) return;
  const form = event.target.closest?.("[data-claim-form]");
  const within = event.shiftKey ? form : event.target.closest?.("[data-group]");
  const button = within?.querySelector(event.shiftKey ? "[data-unproposes-all]" : "[data-proposed] button");
  if (!form || !button) return;
  event.preventDefault();
  button.click();
});
