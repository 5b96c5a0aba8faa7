"""Reading and marking while a claim is being written: nothing typed is lost."""

import pytest
from playwright.sync_api import expect

from tests.e2e.pointer import drag, marked, open_article, stored

pytestmark = pytest.mark.e2e


def test_a_claim_that_is_being_written_stays_open_while_words_are_marked(open_as, world):
    page = open_article(open_as, world)
    drag(page, "more than 100 guards were killed")
    page.keyboard.press("c")
    victims = page.get_by_role("textbox", name="Victims")
    victims.fill("the guards at the ford")
    drag(page, "68 killed")
    page.locator(".tagbar").get_by_role("button", name="Killed").click()
    expect(marked(page, "68")).to_be_visible()
    expect(victims).to_have_value("the guards at the ford")
    page.locator(".ann a").first.click()
    expect(page.locator("#status")).to_contain_text("The claim is still open")
    expect(victims).to_have_value("the guards at the ford")
    assert stored(world.article) == [("Killed", "68 killed")]
