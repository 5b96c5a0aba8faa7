/* The one place that converts between the browser's UTF-16 counts and the site's Unicode code points.

   A passage element carries data-start and data-end: its textContent is exactly text[start:end] of the article.
   Nothing here needs a document: nodes are read by nodeType, data, childNodes, parentNode, getAttribute. */

const ELEMENT = 1;
const TEXT = 3;

/** Code points before UTF-16 index `utf16` (clamped); an index inside a surrogate pair counts as before it. */
export function toCodePoints(text, utf16) {
  const end = Math.min(Math.max(utf16, 0), text.length);
  let count = 0;
  for (let i = 0; i < end; count += 1) {
    const width = isPair(text, i) ? 2 : 1;
    if (i + width > end) break;
    i += width;
  }
  return count;
}

/** UTF-16 index of code point `points` (clamped to the length of the text). */
export function toUtf16(text, points) {
  let i = 0;
  for (let left = points; left > 0 && i < text.length; left -= 1) i += isPair(text, i) ? 2 : 1;
  return i;
}

/** Length of `text` in code points. A lone surrogate counts as one, as in the server's text. */
export function codePointLength(text) {
  return toCodePoints(text, text.length);
}

/** text[start:end] in code points. */
export function slicePoints(text, start, end) {
  return text.slice(toUtf16(text, start), toUtf16(text, end));
}

/** The passage that holds `node`, or null. */
export function passageOf(node) {
  for (let at = node; at; at = at.parentNode)
    if (at.nodeType === ELEMENT && at.getAttribute("data-start") !== null) return at;
  return null;
}

/** First code point of a passage in its article. */
export function startOf(passage) {
  return Number(passage.getAttribute("data-start"));
}

/** Code point after a passage's last. */
export function endOf(passage) {
  return Number(passage.getAttribute("data-end"));
}

/** The text nodes of a node, in order. */
export function* textsOf(node) {
  if (node.nodeType === TEXT) yield node;
  else for (const child of node.childNodes ?? []) yield* textsOf(child);
}

/** All text of a node, as textContent gives it. */
export function textOf(node) {
  let text = "";
  for (const piece of textsOf(node)) text += piece.data;
  return text;
}

/**
 * Article offset of a DOM point (node, offset) as a Range gives it: offset counts UTF-16 units in a text node and
 * children in an element. Null outside every passage.
 */
export function offsetAt(node, offset) {
  const passage = passageOf(node);
  if (!passage) return null;
  let points = 0;
  if (node.nodeType === TEXT) points = toCodePoints(node.data, offset);
  else for (const child of [...node.childNodes].slice(0, offset)) points += codePointLength(textOf(child));
  for (let at = node; at !== passage; at = at.parentNode)
    for (const sibling of at.parentNode.childNodes) {
      if (sibling === at) break;
      points += codePointLength(textOf(sibling));
    }
  return startOf(passage) + points;
}

/**
 * Article offset of a DOM point that may lie between passages (a margin, a paragraph number, where a triple click
 * ends): then the end of the passage before it, or the start of the first. Null without passages.
 */
export function offsetNear(passages, node, offset) {
  const exact = offsetAt(node, offset);
  if (exact !== null || passages.length === 0) return exact;
  const point = node.nodeType === TEXT ? pathOf(node) : [...pathOf(node), offset];
  const before = passages.filter((passage) => isBefore(pathOf(passage), point));
  return before.length ? endOf(before[before.length - 1]) : startOf(passages[0]);
}

/**
 * DOM point of an article offset among `passages` (in the order of the text), as {node, offset} in UTF-16, or null.
 * At a border `side` chooses: "start" takes the text that follows (for the start of a range), "end" the text before.
 */
export function pointAt(passages, offset, side = "start") {
  const passage = passages.find((p) =>
    side === "start" ? startOf(p) <= offset && offset < endOf(p) : startOf(p) < offset && offset <= endOf(p),
  );
  if (!passage) return null;
  let left = offset - startOf(passage);
  for (const node of textsOf(passage)) {
    const length = codePointLength(node.data);
    if (side === "start" ? left < length : left <= length) return { node, offset: toUtf16(node.data, left) };
    left -= length;
  }
  return null;
}

/** The article's words from start to end out of `passages`, or null where a passage in between is missing. */
export function quoteOf(passages, start, end) {
  let quote = "";
  let at = start;
  for (const passage of passages) {
    if (endOf(passage) <= at || startOf(passage) >= end) continue;
    if (startOf(passage) > at) return null;
    const until = Math.min(end, endOf(passage));
    quote += slicePoints(textOf(passage), at - startOf(passage), until - startOf(passage));
    at = until;
  }
  return at === end ? quote : null;
}

function isPair(text, i) {
  const high = text.charCodeAt(i);
  if (high < 0xd800 || high > 0xdbff || i + 1 >= text.length) return false;
  const low = text.charCodeAt(i + 1);
  return low >= 0xdc00 && low <= 0xdfff;
}


/** Where a node stands: the index of each ancestor among its siblings, from the root down. */
function pathOf(node) {
  const path = [];
  for (let at = node; at.parentNode; at = at.parentNode)
    path.unshift(Array.prototype.indexOf.call(at.parentNode.childNodes, at));
  return path;
}

function isBefore(path, other) {
  for (let i = 0; i < path.length; i += 1) {
    if (i >= other.length) return false;
    if (path[i] !== other[i]) return path[i] < other[i];
  }
  return path.length < other.length;
}
