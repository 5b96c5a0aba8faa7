/* Menus (details.menu, details.who) close on Escape and outside; the key help opens as a dialog.
   All of it works without script: details open by themselves, the help by its address #key-help. */

const MENUS = "details.menu, details.who, details.display";

function closeMenus(except = null) {
  for (const menu of document.querySelectorAll(MENUS)) if (menu !== except) menu.open = false;
}

/** Whether single letters may act: not while typing, not with a modifier, not when the person switched them off. */
export function takesLetters(event) {
  if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing || event.defaultPrevented) return false;
  if (document.body.dataset.singleKeys === "off") return false;
  return !event.target.closest?.("input:not([type=checkbox], [type=radio]), select, textarea, [contenteditable=true]");
}

function openSheet(id) {
  const sheet = document.getElementById(id);
  if (!sheet || sheet.open) return false;
  closeMenus();
  sheet.showModal();
  return true;
}

document.addEventListener("click", (event) => {
  closeMenus(event.target.closest?.(MENUS));
  const opener = event.target.closest?.("[data-opens]");
  if (opener && openSheet(opener.dataset.opens)) event.preventDefault();
  const closer = event.target.closest?.("[data-closes]");
  const sheet = closer && document.getElementById(closer.dataset.closes);
  if (sheet?.open) {
    event.preventDefault();
    sheet.close();
  }
});

document.addEventListener("keydown", (event) => {
  if (event.key === "Escape") {
    const open = document.querySelector("details:is(.menu, .who, .display)[open]");
    if (open) {
      open.open = false;
      open.querySelector("summary").focus();
    }
    return;
  }
  if (!takesLetters(event) || document.querySelector("dialog[open]")) return;
  if (event.key === "?" && openSheet("key-help")) event.preventDefault();
  if (event.key === "/") {
    const search =
      document.querySelector("[data-page-search]") ?? document.querySelector("[data-key='/'], input[type='search']");
    if (search) {
      event.preventDefault();
      if (search.matches("input")) search.focus();
      else search.click();
    }
  }
});
