/* The review queue's own touches. Every form here works without them.

   details.qmore        opens with the focus on its [data-first] field; Escape closes it
   data-fills="id"      a ready reason: fills that field for editing instead of sending at once */

/* At once, not at the toggle event: the next letter typed belongs to the field already. */
document.addEventListener("click", (event) => {
  const more = event.target.closest?.("details.qmore > summary")?.parentElement;
  if (!more) return;
  event.preventDefault();
  more.open = !more.open;
  if (!more.open) return;
  for (const other of document.querySelectorAll("details.qmore[open]")) if (other !== more) other.open = false;
  more.querySelector("[data-first]").focus();
});

document.addEventListener("click", (event) => {
  const ready = event.target.closest?.("[data-fills]");
  if (!ready) return;
  event.preventDefault();
  const field = document.getElementById(ready.dataset.fills);
  field.value = ready.value;
  field.focus();
  field.setSelectionRange(field.value.length, field.value.length);
});

document.addEventListener("keydown", (event) => {
  const more = event.target.closest?.("details.qmore[open]");
  if (!more || event.isComposing) return;
  if (event.key === "Escape") {
    more.open = false;
    more.closest("[data-focus]")?.focus();
  }
});
