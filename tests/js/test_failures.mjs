import assert from "node:assert/strict";
import { test } from "node:test";

import { sentence, wordsFor, wordsForDraft } from "../../static/js/failures.js";

test("a dropped save says that it is not saved, where the words are, and offers to send again", () => {
  const words = wordsFor({ kind: "dropped", typed: true });
  assert.equal(words.title, "Not saved: the connection dropped.");
  assert.equal(words.text, "What you typed is still in the form. It will be sent once, however often you press.");
  assert.equal(words.again, true);
});

test("a read that failed claims nothing about saving", () => {
  for (const kind of ["offline", "dropped", "timeout", "unreadable"])
    assert.doesNotMatch(Object.values(wordsFor({ kind, saves: false })).join(" "), /saved|sent/);
});

test("a save without an answer may have been stored, and says so", () => {
  assert.match(wordsFor({ kind: "timeout" }).text, /may have been saved/);
});

test("an ended session asks to sign in elsewhere and keeps what was typed", () => {
  const words = wordsFor({ kind: "answer", status: 401, typed: true });
  assert.equal(words.title, "You are signed out.");
  assert.equal(words.text, "Sign in again in a new tab, then press Save. What you typed stays here.");
  assert.equal(words.signIn, true);
  assert.equal(words.again, false);
});

test("the server's own sentence is shown when it is one", () => {
  const reason = "This is your own work. Another supervisor decides on it.";
  const words = wordsFor({ kind: "answer", status: 403, reason, typed: true });
  assert.equal(words.title, reason);
  assert.equal(words.text, "Not saved. What you typed is still in the form.");
  assert.equal(sentence("<!doctype html><p>No</p>"), "");
  assert.equal(sentence("x".repeat(301)), "");
});

test("every status has a title, and only a failing or busy server is asked again", () => {
  for (let status = 400; status < 600; status += 1) {
    const words = wordsFor({ kind: "answer", status });
    assert.ok(words.title.length > 10);
    assert.equal(words.again, status >= 500 || status === 429, String(status));
  }
});

test("a draft that is not kept says why in one line", () => {
  assert.equal(wordsForDraft({ online: false }), "Not saved: you are offline");
  assert.match(wordsForDraft({}), /^Not saved: the connection dropped/);
  assert.equal(wordsForDraft({ status: 401 }), "Not saved: you are signed out");
  assert.match(wordsForDraft({ status: 503 }), /the server failed/);
  assert.equal(wordsForDraft({ status: 409, reason: "you typed elsewhere." }), "Not saved as draft: you typed elsewhere.");
});
