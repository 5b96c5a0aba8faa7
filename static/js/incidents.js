/* The plot of an incident: Escape puts the quote away that hovering or focus shows, until the line is left. */

const LINE = "[data-plot-line]";

document.addEventListener("keydown", (event) => {
  if (event.key !== "Escape") return;
  for (const line of document.querySelectorAll(`${LINE}:is(:hover, :focus-within)`)) line.dataset.quiet = "";
});

for (const leaving of ["pointerout", "focusout"]) {
  document.addEventListener(leaving, (event) => {
    const line = event.target.closest?.(LINE);
    if (line && !line.contains(event.relatedTarget)) delete line.dataset.quiet;
  });
}
