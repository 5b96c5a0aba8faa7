/* Left and right as the eye sees them. The browser has laid the line out; its boxes say what stands beside what. */

const RTL = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\u{10800}-\u{10fff}\u{1e800}-\u{1efff}]/u;
const CONTROLS = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/;
const LTR_LETTER = /(?=\p{L})[^\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\u{10800}-\u{10fff}\u{1e800}-\u{1efff}]/u;
const DIGIT = /[0-9]/;
const LONGEST = 80; // units looked at on either side: no line is longer

export class Lines {
  #map;
  #mixed = new WeakMap(); // passage -> whether its words run in both directions

  constructor(map) {
    this.#map = map;
  }

  /** Whether a passage reads from right to left. */
  isRtl(passage) {
    return getComputedStyle(passage).direction === "rtl";
  }

  /** Whether the character at `offset` is drawn from right to left. */
  isRtlAt(offset) {
    const char = this.#map.chars[offset] ?? " ";
    if (RTL.test(char) && !/\p{N}/u.test(char)) return true;
    if (LTR_LETTER.test(char) || /\p{N}/u.test(char)) return false;
    const passage = this.#map.passageAt(offset);
    return passage !== null && this.isRtl(passage);
  }

  /** 1 or -1: the way through the text that the left (-1) or right (1) key means at `offset`. */
  way(side, offset) {
    const passage = this.#map.passageAt(offset) ?? this.#map.passageAt(offset, "end");
    return passage && this.isRtl(passage) ? -side : side;
  }

  /** The unit on the left or right of one on the screen, also across line ends. `way` leads on where the line ends. */
  beside(from, way, unit) {
    const onward = (at, towards) => (towards > 0 ? unit.after(at[1]) : unit.before(at[0]));
    const passage = this.#map.passageAt(from[0]);
    if (!passage || !this.#isMixed(passage)) return onward(from, way);
    const line = this.#line(from, onward, way);
    const side = this.isRtl(passage) ? -way : way;
    const next = line[line.findIndex(({ at }) => at[0] === from[0]) + side];
    if (next) return next.at;
    const logical = line.map(({ at }) => at).sort((a, b) => a[0] - b[0]);
    const entered = onward(way > 0 ? (logical.at(-1) ?? from) : (logical[0] ?? from), way);
    return entered && this.#edgeOf(entered, onward, way);
  }

  /** The unit with which one enters the line of `unit`. */
  #edgeOf(unit, onward, way) {
    const passage = this.#map.passageAt(unit[0]);
    if (!passage || !this.#isMixed(passage)) return unit;
    const line = this.#line(unit, onward, -way);
    if (!line.length) return unit;
    const fromLeft = this.isRtl(passage) ? way < 0 : way > 0;
    return line.at(fromLeft ? 0 : -1).at;
  }

  /** What stands on one line with a unit, from left to right. A unit that is broken counts where `way` leaves it. */
  #line(from, onward, way) {
    const own = this.boxes(from);
    if (!own.length) return [];
    const passage = this.#map.passageAt(from[0]);
    const box = own.at(way > 0 ? -1 : 0);
    const line = [{ at: from, x: middle(box) }];
    for (const towards of [-1, 1])
      for (let at = onward(from, towards), n = 0; at && n < LONGEST; at = onward(at, towards), n += 1) {
        if (this.#map.passageAt(at[0]) !== passage) break;
        const boxes = this.boxes(at);
        if (!boxes.length) continue; // a space that the line end swallowed
        const same = boxes.find((other) => isBeside(box, other));
        if (!same) break;
        line.push({ at, x: middle(same) });
      }
    return line.sort((a, b) => a.x - b.x);
  }

  /** The boxes of a range inside one passage, one for each line; an unseen character has that of its chip. */
  boxes([start, end]) {
    const [from, to] = [this.#map.pointAt(start, "start"), this.#map.pointAt(end, "end")];
    if (!from || !to) return [];
    const chip = from.node.parentElement.closest(".invisible");
    if (chip) return [...chip.getClientRects()];
    const range = document.createRange();
    range.setStart(from.node, from.offset);
    range.setEnd(to.node, to.offset);
    return [...range.getClientRects()].filter(({ width, height }) => width > 0 && height > 0);
  }

  #isMixed(passage) {
    if (!this.#mixed.has(passage)) {
      const words = passage.textContent;
      const holdsRtl = RTL.test(words);
      const holdsLtr = LTR_LETTER.test(words) || DIGIT.test(words) || !this.isRtl(passage);
      this.#mixed.set(passage, CONTROLS.test(words) || (holdsRtl && holdsLtr));
    }
    return this.#mixed.get(passage);
  }
}

function middle({ left, right }) {
  return (left + right) / 2;
}

function isBeside(a, b) {
  return Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > Math.min(a.height, b.height) / 2;
}
