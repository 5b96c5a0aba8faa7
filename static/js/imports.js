// Drop files anywhere on the drop zone, and send them as soon as they are chosen. Without script the button does it.

const form = document.querySelector("[data-import]");
const zone = form?.querySelector("[data-drop]");
const input = zone?.querySelector('input[type="file"]');

if (input) {
  const send = () => form.requestSubmit(form.querySelector("[data-read]"));
  const over = (event) => {
    if (!event.dataTransfer.types.includes("Files")) return;
    event.preventDefault();
    zone.classList.add("is-over");
  };
  zone.addEventListener("dragenter", over);
  zone.addEventListener("dragover", over);
  zone.addEventListener("dragleave", (event) => {
    if (!zone.contains(event.relatedTarget)) zone.classList.remove("is-over");
  });
  zone.addEventListener("drop", (event) => {
    event.preventDefault();
    zone.classList.remove("is-over");
    if (event.dataTransfer.files.length === 0) return;
    input.files = event.dataTransfer.files;
    send();
  });
  input.addEventListener("change", () => {
    if (input.files.length > 0) send();
  });
}
