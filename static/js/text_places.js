/* From the article's offsets to places on the screen and back: what the caret, the handles and the pointer need. */

import { endOf, startOf } from "./offsets.js";

const HIGHLIGHTS = globalThis.CSS?.highlights;

export class Places {
  #map;
  #lines;

  constructor(map, lines) {
    this.#map = map;
    this.#lines = lines;
  }

  /** Whether the browser draws highlights; one that does not shows a selection by its own. */
  get highlights() {
    return Boolean(HIGHLIGHTS);
  }

  /** The article's offset at a point of the window, or null beside the words. */
  offsetAt(x, y) {
    const spot = document.caretPositionFromPoint?.(x, y);
    const range = spot ? null : document.caretRangeFromPoint?.(x, y);
    const [node, offset] = spot ? [spot.offsetNode, spot.offset] : [range?.startContainer, range?.startOffset];
    return node ? this.#map.offsetAt(node, offset) : null;
  }

  /** Where a selection's start or end is drawn: {x, top, bottom} in the window, or null where nothing is laid out. */
  edge(offset, side) {
    const isEnd = side === "end";
    for (const [at, trailing] of isEnd ? [[offset - 1, true], [offset, false]] : [[offset, false], [offset - 1, true]]) {
      const boxes = at >= 0 ? this.#lines.boxes([at, at + 1]) : [];
      const box = boxes.at(trailing ? -1 : 0);
      if (!box) continue;
      const x = this.#lines.isRtlAt(at) === trailing ? box.left : box.right;
      return { x, top: box.top, bottom: box.bottom, passage: this.#map.passageAt(at) };
    }
    return null;
  }

  /** Put an element at an edge: it hangs beside the passage's words, scrolls with them and takes no room. */
  put(element, offset, side) {
    const edge = this.edge(offset, side);
    if (!edge) {
      element.remove();
      return false;
    }
    const body = edge.passage.parentElement;
    if (element.parentElement !== body) body.append(element);
    const frame = element.offsetParent ?? body;
    const { left, top } = frame.getBoundingClientRect();
    element.style.left = `${edge.x - left - frame.clientLeft}px`;
    element.style.top = `${edge.top - top - frame.clientTop}px`;
    element.style.height = `${edge.bottom - edge.top}px`;
    return true;
  }

  /** The words of a range as DOM ranges, one for each passage: what stands between passages is not among them. */
  ranges({ start, end }) {
    return this.#map.between(start, end).flatMap((passage) => {
      const [from, to] = [Math.max(start, startOf(passage)), Math.min(end, endOf(passage))];
      const range = document.createRange();
      if (from === startOf(passage) && to === endOf(passage)) {
        range.selectNodeContents(passage);
        return [range];
      }
      const [first, last] = [this.#map.pointAt(from, "start"), this.#map.pointAt(to, "end")];
      if (!first || !last) return [];
      range.setStart(first.node, first.offset);
      range.setEnd(last.node, last.offset);
      return [range];
    });
  }

  /** Show a range (or nothing) as the highlight of that name. */
  highlight(name, range) {
    if (!HIGHLIGHTS) return;
    if (range) HIGHLIGHTS.set(name, new Highlight(...this.ranges(range)));
    else HIGHLIGHTS.delete(name);
  }
}
