"""How long the page's script takes for one key in the text: the event and what the next frame draws."""

import statistics

import pytest
from playwright.sync_api import Page

from tests.benchmarks.conftest import Measured
from tests.benchmarks.test_the_browser_paints_quickly import window
from tests.benchmarks.world import World

__all__ = ["window"]
pytestmark = pytest.mark.bench
SIZES = {"5k/500": (5_000, 500), "100k/5,000": (100_000, 5_000)}
GOAL = 50  # ms
KEYS = {
    "word": ["ArrowRight"] * 6 + ["ArrowLeft"] * 2 + ["Shift+ArrowRight"] * 4,
    "sentence": ["ArrowDown"] * 6 + ["Shift+ArrowDown"] * 3,
    "passage": ["Control+ArrowDown"] * 4 + ["Shift+Control+ArrowDown"] * 3 + ["End", "Home"],
    "character": ["Escape"] + ["Alt+ArrowRight"] * 4 + ["Alt+Shift+ArrowRight"] * 4,
    "grow and shrink": ["ArrowRight"] + ["]"] * 4 + ["["] * 2 + ["{", "}"],
    "end of the text": ["Control+End", "ArrowLeft", "Control+Home"],
    "everything": ["Control+Home", "Shift+Control+End", "Shift+ArrowLeft"],
}
SCRIPT = """
async (keys) => {
  const parts = keys.split("+");
  const [key, held] = [parts.at(-1), new Set(parts.slice(0, -1))];
  const frame = window.requestAnimationFrame;
  let spent = 0;
  const timed = (act) => (...given) => {
    const begun = performance.now();
    act(...given);
    spent += performance.now() - begun;
  };
  window.requestAnimationFrame = (act) => frame.call(window, timed(act));
  const options = { key, shiftKey: held.has("Shift"), altKey: held.has("Alt"), ctrlKey: held.has("Control") };
  const event = new KeyboardEvent("keydown", { ...options, bubbles: true, cancelable: true });
  timed(() => document.activeElement.dispatchEvent(event))();
  window.requestAnimationFrame = frame;
  for (let n = 0; n < 2; n += 1) await new Promise((drawn) => frame.call(window, drawn));
  return spent;
}
"""


@pytest.mark.parametrize("size", SIZES)
def test_a_key_moves_the_caret_at_once(window: tuple[Page, World], measured: Measured, size: str):
    page, world = window
    page.goto(world.page_of(world.marked_article(*SIZES[size])))
    page.locator("annotated-text").focus()
    page.evaluate(SCRIPT, "ArrowDown")
    for what, keys in KEYS.items():
        spent = [page.evaluate(SCRIPT, key) for key in keys]
        measured(f"script of a key, slowest by {what}, {size}", max(spent), "ms", goal=GOAL)
        measured(f"script of a key, median by {what}, {size}", statistics.median(spent), "ms", goal=GOAL)
