/* Where the line of a relation runs. Boxes are {left, top, right, bottom} in the coordinates of the view; no
   document here. */

const BEND = 26; // pixels: how far a line leaves its row of words
const EDGE = 14; // pixels: how far inside the view the end of a line stays that leads out of it

/** Which side of the view a box lies beyond: "above", "below" or "" when some of it is seen. */
export function beyond(box, view) {
  if (box.bottom < view.top) return "above";
  return box.top > view.bottom ? "below" : "";
}

/** The line from one box to another: {d, tip, label: {x, y}, side}. `tip` is the arrow's triangle at the far end.

    In one row of words it bends above them; between rows it leads from the lower edge of the upper words to the
    upper edge of the lower ones. An end out of the view is met at the view's edge; `side` says where it lies. */
export function lineBetween(from, to, view) {
  const side = beyond(to, view);
  const start = { x: middle(from), y: from.top };
  if (side) return outOf(start, from, side, view);
  const end = { x: middle(to), y: to.top };
  if (Math.abs(from.top - to.top) > BEND) return betweenRows(from, to);
  const lift = Math.min(start.y, end.y) - BEND - Math.abs(start.y - end.y) * 0.08;
  const top = Math.max(lift, view.top + 2);
  return {
    d: `M${at(start)} C${round(start.x)} ${round(top)} ${round(end.x)} ${round(top)} ${at(end)}`,
    tip: triangle(end, 1),
    label: { x: (start.x + end.x) / 2, y: Math.max(top + BEND * 0.25, view.top + 10) },
    side: "",
  };
}

function betweenRows(from, to) {
  const down = from.top < to.top;
  const begin = { x: middle(from), y: down ? from.bottom : from.top };
  const end = { x: middle(to), y: down ? to.top : to.bottom };
  const half = (begin.y + end.y) / 2;
  return {
    d: `M${at(begin)} C${round(begin.x)} ${round(half)} ${round(end.x)} ${round(half)} ${at(end)}`,
    tip: triangle(end, down ? 1 : -1),
    label: { x: (begin.x + end.x) / 2, y: half },
    side: "",
  };
}

function outOf(start, from, side, view) {
  const up = side === "above";
  const y = up ? view.top + EDGE : view.bottom - EDGE;
  const begin = up ? start : { x: start.x, y: from.bottom };
  const end = { x: start.x, y };
  return {
    d: `M${at(begin)} L${at(end)}`,
    tip: triangle(end, up ? -1 : 1),
    label: { x: end.x, y: up ? y + EDGE : y - EDGE },
    side,
  };
}

/** A triangle whose point is `end`: it points down (1) or up (-1). */
function triangle(end, way) {
  const back = end.y - 7 * way;
  return `M${at(end)} L${round(end.x - 4)} ${round(back)} L${round(end.x + 4)} ${round(back)} Z`;
}

/** Labels moved down until none covers another: boxes are {x, y, width, height} around their centres. */
export function spread(labels) {
  const placed = [];
  for (const label of [...labels].sort((a, b) => a.y - b.y)) {
    for (const other of placed) {
      const near = Math.abs(label.x - other.x) < (label.width + other.width) / 2;
      const gap = (label.height + other.height) / 2;
      if (near && Math.abs(label.y - other.y) < gap) label.y = other.y + gap;
    }
    placed.push(label);
  }
  return labels;
}

function middle(box) {
  return (box.left + box.right) / 2;
}

function at({ x, y }) {
  return `${round(x)} ${round(y)}`;
}

function round(n) {
  return Math.round(n * 10) / 10;
}
