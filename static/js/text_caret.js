/* What the keys select. A caret is {anchor: [start, end], edge}: what was chosen first stays, the edge moves, and
   the selection is all between them. It is collapsed where the three are one place. No document here.

   A unit (a word, a sentence, …) is {after(p), before(p)}: the first one that ends after p, the last one that begins
   before p, as [start, end] or null. `beside(unit, way)` is the unit that stands next to it on the screen. */

/** The caret at a place. */
export function caretAt(p) {
  return { anchor: [p, p], edge: p };
}

/** The caret with a range selected; its end moves. */
export function caretOver([start, end]) {
  return { anchor: [start, end], edge: end };
}

/** From a place that stays to one that moves. */
export function caretFrom(from, to) {
  return { anchor: [from, from], edge: to };
}

/** What is selected: [start, end], equal when the caret is collapsed. */
export function rangeOf({ anchor, edge }) {
  return [Math.min(anchor[0], edge), Math.max(anchor[1], edge)];
}

/** Whether the edge is the end of the selection. */
export function isForward({ anchor, edge }) {
  return edge >= anchor[1];
}

/** The unit next to what is selected, in the order of the text: `way` is 1 or -1. */
export function next(caret, unit, way) {
  const [start, end] = rangeOf(caret);
  return way > 0 ? unit.after(end) : unit.before(start);
}

/** The unit that the eye sees next to the last one selected. A collapsed caret goes in the order of the text. */
export function nextSeen(caret, unit, way, beside) {
  const [start, end] = rangeOf(caret);
  const from = start < end && (way > 0 ? unit.before(end) : unit.after(start));
  return from ? beside(from, way) : next(caret, unit, way);
}

/** The caret with its edge one unit further, or nearer to the anchor; null where nothing follows. */
export function extended(caret, unit, way) {
  const edge = way > 0 ? edgeAfter(caret, unit) : edgeBefore(caret, unit);
  return edge === null ? null : { anchor: caret.anchor, edge };
}

function edgeAfter({ anchor, edge }, unit) {
  if (edge >= anchor[1]) return unit.after(edge)?.[1] ?? null;
  const here = unit.after(edge);
  const begins = here && (here[0] > edge ? here[0] : unit.after(here[1])?.[0]);
  return begins && begins < anchor[0] ? begins : anchor[1];
}

function edgeBefore({ anchor, edge }, unit) {
  if (edge <= anchor[1]) return unit.before(Math.min(edge, anchor[0]))?.[0] ?? null;
  const here = unit.before(edge);
  const ends = here && (here[1] < edge ? here[1] : unit.before(here[0])?.[1]);
  return ends && ends > anchor[1] ? ends : anchor[1];
}

/** As `extended`, to the unit that the eye sees next to the moving edge. */
export function extendedSeen(caret, unit, way, beside) {
  const { anchor, edge } = caret;
  if (anchor[0] === anchor[1] && edge === anchor[0]) return extended(caret, unit, way);
  const isAhead = edge === anchor[1] || edge === anchor[0] ? way > 0 : edge > anchor[1];
  const from = isAhead ? unit.before(Math.max(edge, anchor[1])) : unit.after(Math.min(edge, anchor[0]));
  const to = from && beside(from, way);
  if (!to) return null;
  if (to[1] > anchor[1]) return { anchor, edge: to[1] };
  return { anchor, edge: to[0] < anchor[0] ? to[0] : anchor[1] };
}

/** The selection with its start or end moved by a unit, or null when nothing would be left or nothing follows. */
export function resized(caret, unit, side, way) {
  const [start, end] = rangeOf(caret);
  const moved = extended(side === "end" ? { anchor: [start, start], edge: end } : { anchor: [end, end], edge: start }, unit, way);
  if (!moved) return null;
  const [from, to] = rangeOf(moved);
  const isLeft = side === "end" ? moved.edge > start : moved.edge < end;
  return isLeft && from < to ? moved : null;
}
