/* The list beside the text: its filter, the way to more rows, from a row into the text and back. */

const form = document.getElementById("list-filter");
if (form) start();

function start() {
  const words = document.getElementById("rail-words");

  words.addEventListener("change", (event) => event.stopPropagation()); // typing has said it already

  document.addEventListener("htmx:afterSettle", ({ detail }) => {
    if (detail.target?.id !== "list" || !detail.requestConfig?.elt.matches("[data-sets-filter]")) return;
    words.value = new URLSearchParams(detail.requestConfig.path.split("?")[1]).get("q") ?? "";
  });

  /* Counts are there while one filters; a write changes them. */
  document.addEventListener("htmx:afterRequest", ({ detail }) => {
    if (detail.requestConfig?.verb === "get" || !detail.successful) return;
    if (isFiltered() || form.querySelector("details[open]")) window.htmx.trigger("#recount", "recount");
  });

  /* More rows: the focus goes to the first new one. */
  let last = null;
  document.addEventListener("htmx:beforeRequest", ({ detail }) => {
    if (detail.elt.id === "list-more") last = document.activeElement === detail.elt ? links().at(-1).dataset.inspects : null;
  });
  document.addEventListener("htmx:afterSettle", ({ detail }) => {
    if (!last || !document.getElementById("list-end")?.contains(detail.elt)) return;
    const rows = links();
    rows[rows.findIndex((link) => link.dataset.inspects === last) + 1]?.focus();
    last = null;
  });

  form.closest(".rail").addEventListener("keydown", (event) => {
    const by = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    const rows = by ? links() : [];
    const at = rows.indexOf(document.activeElement);
    if (at < 0 || !rows[at + by]) return;
    event.preventDefault();
    rows[at + by].focus();
  });
}

/** The links of the rows, in the order of the list. */
export function links() {
  return [...document.querySelectorAll("#list .ann a[data-inspects]")];
}

/** Whether the list shows only what a filter lets through. */
export function isFiltered() {
  return form !== null && [...new FormData(form)].some(([name, value]) => name !== "only" && value.trim() !== "");
}

/** Ask for more rows; resolves when they stand in the list, to false when there are none. */
export async function loadMore() {
  const more = document.getElementById("list-more");
  if (!more) return false;
  const before = links().length;
  await window.htmx.ajax("GET", more.getAttribute("hx-get"), { target: "#list-end", swap: "outerHTML", source: more });
  return links().length > before;
}
