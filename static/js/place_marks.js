/* The marks at a place of the text, as the server lists them: asked once for a passage, or for the run alone where a
   passage holds very many. Forgotten when the passage or its rows of the list are drawn again. */

const MOST_RUNS = 200;

export class PlaceMarks {
  #text;
  #known = new WeakMap(); // passage or run -> promise of the items in it

  constructor(text) {
    this.#text = text;
    document.addEventListener("htmx:oobAfterSwap", ({ detail }) => {
      const order = detail.target?.id?.match(/^rows-(\d+)$/)?.[1];
      const passage = order && document.querySelector(`#ps-${order} [data-start]`);
      if (passage) this.#forget(passage);
    });
  }

  /** The items (li) of every mark on a run, outermost first; null when the server did not answer. */
  async on(run) {
    const isHidden = run.closest(".is-graphic:not(.is-shown)");
    const place = isHidden ? null : this.#placeOf(run);
    const items = place && (await this.#ask(run));
    return items ? items.filter((item) => covers(item, place.start)).map((item) => item.cloneNode(true)) : null;
  }

  #forget(passage) {
    for (const element of [passage, ...passage.querySelectorAll("mark")]) this.#known.delete(element);
  }

  #placeOf(run) {
    const first = document.createTreeWalker(run, NodeFilter.SHOW_TEXT).nextNode();
    const start = first && this.#text.map.offsetAt(first, 0);
    return start === null ? null : { start, end: start + 1 };
  }

  #ask(run) {
    const passage = run.closest("[data-start]");
    const isFull = passage.querySelectorAll("mark").length > MOST_RUNS;
    const key = isFull ? run : passage;
    if (!this.#known.has(key)) {
      const { start, end } = isFull ? this.#placeOf(run) : passage.dataset;
      const asked = fetched(`${this.#text.dataset.placeUrl}?start=${start}&end=${end}`);
      asked.then((items) => items ?? this.#known.delete(key));
      this.#known.set(key, asked);
    }
    return this.#known.get(key);
  }
}

/** A note that does not come is no loss: nothing is said of it. */
async function fetched(address) {
  try {
    const answer = await fetch(address, { headers: { "HX-Request": "true" } });
    if (!answer.ok || answer.redirected) return null;
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    return [...page.querySelectorAll("li[data-spans]")].map((item) => document.importNode(item, true));
  } catch {
    return null;
  }
}

function covers(item, offset) {
  return item.dataset.spans.split(" ").some((span) => {
    const [start, end] = span.split("-").map(Number);
    return start <= offset && offset < end;
  });
}

/** Put a floating element under a line of the text, or over it where there is no room below. */
export function floatAt(element, line, x) {
  const { width, height } = element.getBoundingClientRect();
  const left = Math.max(8, Math.min(x - 24, innerWidth - width - 8));
  const below = line.bottom + 6;
  const fits = below + height + 8 <= innerHeight || line.top - height - 6 < 8;
  element.style.left = `${left}px`;
  element.style.top = `${fits ? below : line.top - height - 6}px`;
}

/** The line box of a run at a height of the window, else its first. */
export function lineOf(run, y) {
  const boxes = [...run.getClientRects()];
  return boxes.find((box) => box.top <= y && y <= box.bottom) ?? boxes[0];
}
