import assert from "node:assert/strict";
import { test } from "node:test";

import {
  codePointLength,
  offsetAt,
  offsetNear,
  passageOf,
  pointAt,
  quoteOf,
  slicePoints,
  textOf,
  toCodePoints,
  toUtf16,
} from "../../static/js/offsets.js";

const FAMILY = "👩‍👩‍👧"; // five code points, eight UTF-16 units
const E_ACUTE = "e\u0301";
const ARABIC = "قُتل ٦٨";

/** Nodes as the browser gives them, as far as offsets.js reads them. */
function text(data) {
  return { nodeType: 3, data, parentNode: null };
}

function element(children, attributes = {}) {
  const node = {
    nodeType: 1,
    parentNode: null,
    childNodes: children,
    getAttribute: (name) => attributes[name] ?? null,
  };
  for (const child of children) child.parentNode = node;
  return node;
}

function passage(start, ...children) {
  const length = [...children.map(textOf).join("")].length;
  return element(children, { "data-start": String(start), "data-end": String(start + length) });
}

test("code points and UTF-16 agree with the string iterator at every boundary", () => {
  for (const sample of ["", "plain", `a${FAMILY}b`, `clich${E_ACUTE}`, ARABIC, "\u200f\u202e68\r\n", "𝟔𝟖𐍈"]) {
    const points = [...sample];
    assert.equal(codePointLength(sample), points.length);
    for (let i = 0; i <= points.length; i += 1) {
      const head = points.slice(0, i).join("");
      assert.equal(toUtf16(sample, i), head.length);
      assert.equal(toCodePoints(sample, head.length), i);
    }
  }
});

test("a lone surrogate counts as one character", () => {
  assert.equal(codePointLength("a\ud83db"), 3);
  assert.equal(codePointLength("\udc69\ud83d"), 2);
});

test("an index inside a surrogate pair counts as before the character", () => {
  assert.equal(toCodePoints("a😀b", 2), 1);
  assert.equal(toCodePoints("a😀b", 3), 2);
});

test("indexes outside the text are clamped", () => {
  assert.equal(toCodePoints("ab", 9), 2);
  assert.equal(toCodePoints("ab", -1), 0);
  assert.equal(toUtf16("😀", 9), 2);
});

test("slicing counts code points", () => {
  assert.equal(slicePoints(`x${FAMILY}68 killed`, 6, 8), "68");
});

test("a point in a nested run is found in the article", () => {
  const killed = text("68 killed");
  const run = element([element([text("at least ")]), killed]);
  const body = passage(100, text(`${FAMILY} said `), run, text("."));
  assert.equal(passageOf(killed), body);
  assert.equal(offsetAt(killed, 0), 100 + 11 + 9);
  assert.equal(offsetAt(killed, 2), 100 + 11 + 9 + 2);
});

test("a point that counts children is found in the article", () => {
  const run = element([text("more than "), element([text("100")])]);
  const body = passage(7, text("😀 "), run);
  assert.equal(offsetAt(body, 0), 7);
  assert.equal(offsetAt(body, 1), 9);
  assert.equal(offsetAt(run, 1), 19);
  assert.equal(offsetAt(body, 2), 22);
});

test("a point outside every passage has no offset", () => {
  const stray = text("¶ 3");
  element([element([stray]), passage(0, text("words"))]);
  assert.equal(offsetAt(stray, 1), null);
});

test("a point between passages belongs to the end of the one before", () => {
  const first = passage(0, text("One."));
  const second = passage(4, text("Two."));
  const margin = element([text("101 or more")]);
  const page = element([element([text("1")]), element([first]), margin, element([second])]);
  const passages = [first, second];
  assert.equal(offsetNear(passages, margin.childNodes[0], 3), 4);
  assert.equal(offsetNear(passages, page, 3), 4);
  assert.equal(offsetNear(passages, page, 4), 8);
  assert.equal(offsetNear(passages, page, 0), 0);
  assert.equal(offsetNear(passages, second.childNodes[0], 2), 6);
  assert.equal(offsetNear([], margin, 0), null);
});

test("every article offset goes to a DOM point and back", () => {
  const passages = [
    passage(0, text("T"), element([text("wo 😀 "), element([text(E_ACUTE)])])),
    passage(8, text(ARABIC)),
    passage(8 + [...ARABIC].length, element([text(FAMILY), text(" end\n")])),
  ];
  const last = Number(passages[2].getAttribute("data-end"));
  for (let at = 0; at < last; at += 1) {
    const point = pointAt(passages, at);
    assert.equal(offsetAt(point.node, point.offset), at, `start ${at}`);
    const end = pointAt(passages, at + 1, "end");
    assert.equal(offsetAt(end.node, end.offset), at + 1, `end ${at + 1}`);
  }
  assert.equal(pointAt(passages, last), null);
  assert.equal(pointAt(passages, 0, "end"), null);
});

test("at a border a start goes to the text that follows and an end to the text before", () => {
  const [first, second] = [text("One."), text("Two.")];
  const passages = [passage(0, first), passage(4, second)];
  assert.deepEqual(pointAt(passages, 4, "start"), { node: second, offset: 0 });
  assert.deepEqual(pointAt(passages, 4, "end"), { node: first, offset: 4 });
});

test("a quote across passages is the article's own words", () => {
  const words = `${FAMILY} fell.\n${ARABIC}\nThe end`;
  const points = [...words];
  const passages = [];
  for (let at = 0; at < points.length; at += 7) passages.push(passage(at, text(points.slice(at, at + 7).join(""))));
  for (let start = 0; start < points.length; start += 3)
    for (let end = start + 1; end <= points.length; end += 4)
      assert.equal(quoteOf(passages, start, end), points.slice(start, end).join(""));
});

test("a quote over a passage that is not on the page is refused", () => {
  const passages = [passage(0, text("One.")), passage(9, text("Three."))];
  assert.equal(quoteOf(passages, 2, 11), null);
  assert.equal(quoteOf(passages, 2, 6), null);
  assert.equal(quoteOf(passages, 10, 20), null);
});
