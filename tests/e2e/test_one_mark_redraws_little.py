"""One new mark in a heavily marked article: what does not look different is left alone."""

import pytest
from playwright.sync_api import expect

from tests.budgets.shapes import article_of, mark_up
from tests.e2e.pointer import open_article

pytestmark = pytest.mark.e2e
ANNOUNCED = 150  # elements of forms in the inspector; a passage of the article below has a thousand
COUNT = """
() => {
  window.announced = 0;
  document.addEventListener("htmx:beforeCleanupElement", () => (window.announced += 1));
  const [, first, second] = document.querySelectorAll("annotated-text .psg");
  first.dataset.untouched = second.dataset.untouched = "yes";
  const text = document.querySelector("annotated-text");
  const start = Number(first.querySelector("[data-start]").dataset.start);
  text.select(start, start + 4);
  text.focus({ preventScroll: true });
}
"""


@pytest.fixture
def dense(world):
    article = article_of(world.project, world.ana, 3_000)
    mark_up(article, list(world.project.tags.order_by("order")), world.ana, 500)
    return article


def test_the_end_of_the_old_marks_is_not_announced_one_by_one(open_as, world, dense):
    page = open_article(open_as, world, dense)
    page.evaluate(COUNT)
    page.keyboard.press("1")
    expect(page.locator("#inspector [data-annotation]")).to_be_visible()
    assert page.evaluate("() => window.announced") <= ANNOUNCED
    expect(page.locator("#marks-total")).to_have_text("501")
    assert page.locator(".psg[data-untouched]").count() == 1


def test_next_and_previous_know_a_mark_that_was_just_made(open_as, world, dense):
    page = open_article(open_as, world, dense)
    page.locator("#text").focus()
    page.keyboard.press("n")
    expect(page.locator("#inspector [data-annotation]")).to_be_visible()
    page.evaluate(COUNT)
    page.keyboard.press("1")
    expect(page.locator("#marks-total")).to_have_text("501")
    made = page.locator("#inspector [data-annotation]").get_attribute("data-annotation")
    page.keyboard.press("n")
    expect(page.locator(f"#inspector [data-annotation='{made}']")).to_have_count(0)
    page.keyboard.press("p")
    expect(page.locator(f"#inspector [data-annotation='{made}']")).to_have_count(1)
