import assert from "node:assert/strict";
import { test } from "node:test";

import { cap, meant, nameOf, shape, turned } from "../../static/js/key_names.js";

const pressed = (key, code = "", shiftKey = false) => ({ key, code, shiftKey });

test("keys are named as the table of keys names them", () => {
  assert.equal(nameOf(pressed(" ", "Space")), "Space");
  assert.equal(nameOf(pressed("!", "Digit1", true)), "Shift+1");
  assert.equal(nameOf(pressed("1", "Digit1", true)), "1"); // a layout whose digits need Shift
  assert.equal(nameOf(pressed("ArrowLeft", "ArrowLeft", true)), "Shift+ArrowLeft");
  assert.equal(nameOf(pressed("Z", "KeyZ", true)), "Z");
});

test("on a layout of another script the physical key counts", () => {
  assert.equal(meant(pressed("ئ", "KeyZ")), "z");
  assert.equal(meant(pressed("Я", "KeyZ", true)), "Z");
  assert.equal(meant(pressed("ج", "BracketLeft")), "[");
  assert.equal(meant(pressed("؟", "Slash", true)), "?");
  assert.equal(meant(pressed("١", "Digit1")), "1");
  assert.equal(meant(pressed("لا", "KeyB")), "b"); // one key, two characters
  assert.equal(meant(pressed("&", "Digit1")), "1"); // a row of digits that need Shift
  assert.equal(meant(pressed("é", "Digit2")), "2");
});

test("one’s own key stands for the shipped one, and the shipped one for nothing", () => {
  const own = { u: "z", z: "" };
  assert.equal(meant(pressed("u", "KeyU"), own), "z");
  assert.equal(meant(pressed("z", "KeyZ"), own), "");
  assert.equal(meant(pressed("ع", "KeyU"), own), "z");
  assert.equal(meant(pressed("é", "Digit2"), { é: "n", n: "" }), "n"); // chosen as it is, so it counts as it is
  assert.equal(meant(pressed("p", "KeyP"), own), "p");
  assert.deepEqual(turned(own), { z: "u" });
});

test("handlers read the shipped key of an event, whatever was pressed", () => {
  for (const name of ["z", "Z", "1", "Shift+1", "Space", "ArrowRight", "Shift+ArrowRight", "[", "Backspace"])
    assert.equal(nameOf(shape(name)), name);
  assert.equal(shape("Shift+ArrowRight").key, "ArrowRight");
  assert.equal(shape("Space").key, " ");
});

test("caps show signs", () => {
  assert.equal(cap("Backspace"), "⌫");
  assert.equal(cap("Shift+ArrowRight"), "Shift →");
  assert.equal(cap("+"), "+");
  assert.equal(cap("z"), "z");
});
