import assert from "node:assert/strict";
import { test } from "node:test";

import { beyond, lineBetween, spread } from "../../static/js/relation_paths.js";

const view = { left: 0, top: 100, right: 600, bottom: 500 };
const box = (left, top, width = 40) => ({ left, top, right: left + width, bottom: top + 20 });
const numbers = (d) => d.match(/-?[\d.]+/g).map(Number);

test("an end is beyond the view only when none of it is seen", () => {
  assert.equal(beyond(box(0, 79), view), "above");
  assert.equal(beyond(box(0, 80), view), "");
  assert.equal(beyond(box(0, 500), view), "");
  assert.equal(beyond(box(0, 501), view), "below");
});

test("a line leads from the middle of one mark to the middle of the other", () => {
  const line = lineBetween(box(100, 300), box(300, 300), view);
  const points = numbers(line.d);
  assert.deepEqual(points.slice(0, 2), [120, 300]);
  assert.deepEqual(points.slice(-2), [320, 300]);
  assert.ok(points[3] < 300, "it bends above the words");
  assert.equal(line.side, "");
  assert.equal(line.label.x, 220);
});

test("turned round it is the same line the other way: right to left needs no rule of its own", () => {
  const there = numbers(lineBetween(box(100, 300), box(300, 380), view).d);
  const back = numbers(lineBetween(box(300, 380), box(100, 300), view).d);
  assert.deepEqual(there.slice(0, 2), back.slice(-2));
  assert.deepEqual(there.slice(-2), back.slice(0, 2));
});

test("a line to a mark out of view ends at the edge with an arrow that way", () => {
  const up = lineBetween(box(100, 300), box(100, 10), view);
  const down = lineBetween(box(100, 300), box(100, 900), view);
  assert.deepEqual([up.side, down.side], ["above", "below"]);
  assert.equal(numbers(up.d).at(-1), 114);
  assert.equal(numbers(down.d).at(-1), 486);
  assert.equal(numbers(down.d)[1], 320, "it leaves below the words");
  for (const line of [up, down]) assert.ok(line.label.y > view.top && line.label.y < view.bottom);
});

test("between rows of words a line leads from edge to edge, its label between them", () => {
  const down = lineBetween(box(100, 200), box(300, 400), view);
  const up = lineBetween(box(300, 400), box(100, 200), view);
  assert.deepEqual([numbers(down.d)[1], numbers(down.d).at(-1)], [220, 400]);
  assert.deepEqual([numbers(up.d)[1], numbers(up.d).at(-1)], [400, 220]);
  assert.equal(down.label.y, 310);
});

test("a bend never leaves the view", () => {
  const line = lineBetween(box(100, 101), box(300, 101), view);
  assert.ok(numbers(line.d)[3] >= view.top);
  assert.ok(line.label.y >= view.top);
});

test("labels that would cover each other are moved apart", () => {
  const label = (x, y) => ({ x, y, width: 80, height: 18 });
  const placed = spread([label(100, 200), label(110, 205), label(105, 200), label(400, 200)]);
  const near = placed.filter((one) => one.x < 300).map((one) => one.y).sort((a, b) => a - b);
  assert.ok(near[1] - near[0] >= 18 && near[2] - near[1] >= 18, String(near));
  assert.equal(placed.at(-1).y, 200);
});
