/* The panel of display: a choice acts at once on <html> and is kept by the server a moment later; until then the
   form is aria-busy. */

const PAUSE = 300; // milliseconds: several choices in a row are one save
const form = document.querySelector("[data-display]");
let timer = 0;
let sending = false;
let again = false;

if (form) start();

function start() {
  form.querySelector("[type=submit]").hidden = true;
  form.addEventListener("change", () => {
    show();
    form.setAttribute("aria-busy", "true");
    clearTimeout(timer);
    timer = setTimeout(keep, PAUSE);
  });
  document.addEventListener("htmx:afterRequest", ({ detail }) => {
    if (detail.elt !== form) return;
    sending = false;
    if (again) keep();
    else if (!timer) form.removeAttribute("aria-busy");
  });
}

function show() {
  for (const choice of form.querySelectorAll("input:checked"))
    document.documentElement.dataset[choice.name.replace(/_(\w)/g, (_, letter) => letter.toUpperCase())] = choice.value;
}

function keep() {
  timer = 0;
  again = sending;
  if (sending) return;
  sending = true;
  form.elements.key.value = crypto.randomUUID();
  window.htmx.trigger(form, "keep");
}
