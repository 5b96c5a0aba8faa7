/* The browser's half of selecting, without a browser: a line of JSON in, a line of JSON out.

   in   {passages: [{start, end, html}], drags: [[node, utf16, node, utf16, characters], …]}
   out  {chars, hidden, selected: [{from, to, start, end, quote, back}, …]}

   The nodes are those that a browser makes of the server's own HTML; a drag goes from one text node (by its number)
   and UTF-16 offset to another. `back` is the selection as drawn and read again. */

import { createInterface } from "node:readline";

import { hidden } from "../../static/js/invisible.js";
import { textsOf } from "../../static/js/offsets.js";
import { snap, snapCharacters } from "../../static/js/selection.js";
import { TextMap } from "../../static/js/text_map.js";

const NAMED = { amp: "&", lt: "<", gt: ">", quot: '"', "#x27": "'", "#13": "\r" };

class Text {
  nodeType = 3;
  parentNode = null;
  constructor(data) {
    this.data = data;
  }
}

class Element {
  nodeType = 1;
  parentNode = null;
  childNodes = [];
  #attributes;
  constructor(attributes = {}) {
    this.#attributes = attributes;
  }
  getAttribute(name) {
    return this.#attributes[name] ?? null;
  }
  get textContent() {
    return [...textsOf(this)].map(({ data }) => data).join("");
  }
  append(node) {
    node.parentNode = this;
    this.childNodes.push(node);
    return node;
  }
}

function passage({ start, end, html }) {
  const root = new Element({ "data-start": `${start}`, "data-end": `${end}` });
  let at = root;
  for (const [piece] of html.matchAll(/<[^>]*>|[^<]+/g)) {
    if (piece.startsWith("</")) at = at.parentNode;
    else if (piece.startsWith("<")) at = at.append(new Element());
    else at.append(new Text(piece.replace(/&([^;]+);/g, (_, name) => NAMED[name])));
  }
  return root;
}

function answer({ passages, drags }) {
  const elements = passages.map(passage);
  const map = new TextMap({ querySelectorAll: () => [...elements].reverse() });
  const nodes = elements.flatMap((element) => [...textsOf(element)]);
  const selected = drags.map(([first, one, last, other, characters]) => {
    const [from, to] = [map.offsetAt(nodes[first], one), map.offsetAt(nodes[last], other)];
    const [start, end] = (characters ? snapCharacters : snap)(map.chars, from, to);
    const points = start < end ? [map.pointAt(start, "start"), map.pointAt(end, "end")] : [];
    const back = points.map(({ node, offset }) => map.offsetAt(node, offset));
    return { from, to, start, end, quote: map.chars.slice(start, end).join(""), back };
  });
  return { chars: map.chars.length, hidden: hidden(map.chars), selected };
}

for await (const line of createInterface({ input: process.stdin })) process.stdout.write(`${JSON.stringify(answer(JSON.parse(line)))}\n`);
