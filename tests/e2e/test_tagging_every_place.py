"""Tagging every place where the same words stand, in a real browser: preview, one act, one undo."""

import pytest
from playwright.sync_api import expect

from tests.e2e.axe import faults, in_every_look
from tests.e2e.pointer import drag, marked, open_article, stored

pytestmark = pytest.mark.e2e
TEXT = """Guards at Sul Ford

The Guard held Sul Ford. At noon the guard left, and the Guard’s flag fell.

By night the Interior Guard was back.

1 Comments

  • karst_reader says:

    I saw the guard run.
"""


def test_all_places_are_ticked_marked_and_taken_back_by_keys(open_as, world):
    article = world.add_article(TEXT)
    page = open_article(open_as, world, article)
    drag(page, "Guard", nth=2)
    page.keyboard.press("a")
    mark = page.get_by_role("button", name="Mark 4 places")
    expect(mark).to_be_focused()
    expect(page.locator("#inspector")).to_contain_text("In readers’ comments 1")
    assert page.evaluate("CSS.highlights.get('places').size") == 4
    for look in in_every_look(page):
        assert faults(page) == [], look
    page.set_viewport_size({"width": 1440, "height": 1000})
    page.get_by_label("I saw the guard run").uncheck()
    page.get_by_label("Tag", exact=True).select_option(label="State force")
    expect(page.get_by_label("Tag", exact=True)).to_have_value(str(world.tags["State force"].uuid))
    expect(page.get_by_label("I saw the guard run")).to_be_checked()  # looked at again for another tag
    page.get_by_label("I saw the guard run").uncheck()
    page.get_by_role("button", name="Mark 3 places").press("Enter")
    expect(page.locator("#inspector")).to_contain_text("Marked in 3 places")
    expect(page.locator("#text")).to_be_focused()
    expect(marked(page, "guard")).to_be_visible()
    assert stored(article) == [("State force", "Guard"), ("State force", "guard"), ("State force", "Guard")]
    page.keyboard.press("z")
    expect(page.locator("#inspector")).to_contain_text("Undone")
    expect(page.locator("annotated-text mark")).to_have_count(0)
    assert stored(article) == []


def test_the_words_of_the_open_mark_are_looked_for_and_an_open_claim_is_left_alone(open_as, world):
    article = world.add_article(TEXT)
    page = open_article(open_as, world, article)
    page.locator("#text").focus()
    page.keyboard.press("a")
    expect(page.locator("#status")).to_contain_text("Select words first, or open a mark")
    drag(page, "Sul Ford", nth=2)
    page.keyboard.press("6")
    expect(page.locator(".insp-quote q")).to_have_text("Sul Ford")
    page.keyboard.press("a")
    expect(page.get_by_role("button", name="Mark 1 place")).to_be_focused()
    expect(page.get_by_label("Words", exact=True)).to_have_value("Sul Ford")
    expect(page.locator(".is-marked")).to_have_count(1)
    page.keyboard.press("Escape")
    drag(page, "Interior Guard")
    page.keyboard.press("c")
    expect(page.locator("[data-ground]").first).to_be_visible()
    page.locator("#text").focus()
    page.keyboard.press("a")
    expect(page.locator("#status")).to_contain_text("The claim is still open")
    expect(page.locator("[data-ground]").first).to_be_visible()
