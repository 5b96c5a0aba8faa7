/* What is selected, said in words. Screen readers hear it from a status region, once the keys rest. */

import { hidden, label } from "./invisible.js";
import { wordAfter } from "./selection.js";

const PAUSE = 250; // milliseconds
const SPOKEN = 160; // characters of a quote that are said as they are; of a longer one the beginning and the end
const COUNTED = 4_000; // characters in which words are counted one by one

export class Voice {
  #region;
  #timer = 0;

  constructor(region) {
    this.#region = region;
  }

  /** Say what `words()` gives after the pause, unless something newer is to be said. */
  say(words) {
    clearTimeout(this.#timer);
    if (this.#region) this.#timer = setTimeout(() => (this.#region.textContent = words()), PAUSE);
  }
}

/** "Selected: more than 100 guards, 4 words, paragraph 3" */
export function selectedWords({ start, end, quote }, chars, places) {
  const count = end - start > COUNTED ? quote.split(/\s+/).length : countWords(chars, start, end);
  const about = end - start > COUNTED ? "about " : "";
  const number = `${about}${count.toLocaleString("en")} word${count === 1 ? "" : "s"}`;
  return [`Selected: ${spoken(quote)}`, number, placeWords(places)].filter(Boolean).join(", ");
}

/** What the caret moved to: "guards", "U+200F", "space", with its place when that is another passage. */
export function movedWords(quote, place) {
  const said = quote === "\n" ? "line break" : !quote.trim() ? "space" : spoken(quote);
  return [said, place].filter(Boolean).join(", ");
}

/** "paragraph 3", "paragraph 3 to comment 2" */
export function placeWords([first, ...others]) {
  const last = others.at(-1);
  if (!last || last === first) return first ?? "";
  const [kind, number] = [last.split(" ")[0], last.split(" ").at(-1)];
  return first.startsWith(`${kind} `) ? `${first} to ${number}` : `${first} to ${last}`;
}

/** Where a passage stands, as the page numbers it. */
export function placeOf(passage) {
  const comment = passage.closest(".cm");
  if (comment) return `comment ${comment.id.replace("comment-", "")}`;
  const row = passage.closest(".psg");
  const number = row?.querySelector(".no")?.textContent;
  if (number) return `paragraph ${number}`;
  const kind = /\bpsg-(\w+)/.exec(row?.className ?? "")?.[1] ?? "";
  return { note: "update note", para: "", furniture: "furniture" }[kind] ?? kind;
}

function countWords(chars, start, end) {
  let count = 0;
  for (let word = wordAfter(chars, start); word && word[0] < end; word = wordAfter(chars, word[1])) count += 1;
  return count;
}

function spoken(quote) {
  const line = named(quote).replace(/\s+/g, " ").trim();
  if (line.length <= SPOKEN) return line;
  const words = line.split(" ");
  return words.length > 10 ? `${words.slice(0, 5).join(" ")} … ${words.slice(-5).join(" ")}` : `${line.slice(0, SPOKEN)} …`;
}

/** The words with what nobody sees said by its name. */
function named(quote) {
  const chars = Array.from(quote);
  const unseen = new Set(hidden(chars));
  return chars.map((char, at) => (unseen.has(at) ? ` ${label(char)} ` : char)).join("");
}
