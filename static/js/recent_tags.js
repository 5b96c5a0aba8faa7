/* The tags that this person used last in this project, kept by the browser under both their names. */

const MOST = 30;
const place = document.getElementById("picker")?.dataset.recent ?? "";
let known = read();

/** The values of tags, the latest first. */
export function recentTags() {
  return known;
}

/** Note that a tag was used. */
export function remember(value) {
  known = [value, ...known.filter((one) => one !== value)].slice(0, MOST);
  try {
    localStorage.setItem(place, JSON.stringify(known));
  } catch {
    // A browser that stores nothing forgets with the page.
  }
}

function read() {
  try {
    const kept = JSON.parse(localStorage.getItem(place) ?? "[]");
    return Array.isArray(kept) ? kept.filter((one) => typeof one === "string") : [];
  } catch {
    return [];
  }
}
