"""What links of claims say beside the text, and the way from the list into the text and back."""

import pytest
from playwright.sync_api import expect

from articles.models import ClaimLink
from tests.e2e.axe import faults, in_every_look
from tests.e2e.pointer import open_article, selected
from tests.e2e.test_reading_list import put
from tests.reading.test_claims_in_the_margin import link, put_claim

pytestmark = pytest.mark.e2e


def test_a_claims_links_say_their_verdict_and_lead_to_the_links(open_as, world):
    claims = [
        put_claim(world.article, world.ana, words, low=number, high=number, measure="killed")
        for words, number in (("more than 100", 101), ("68 killed", 68), ("about 90", 90))
    ]
    link(claims[0], claims[1], world.ana, "conflicts", dimension="number")
    link(claims[0], claims[2], world.ana, "repeats")
    assert ClaimLink.objects.filter(project=world.project).count() == 2
    page = open_article(open_as, world)
    badges = page.locator("#ps-1 .margin .mk-link .verdict")
    expect(badges).to_have_text(["1 conflict"])
    expect(page.locator("#ps-1 .mk-link").first).to_have_text("1 conflict, 1 not comparable+1")
    for look in in_every_look(page):
        expect(badges.first).to_be_visible()
        assert faults(page) == [], look
    words, margin = (page.locator(f"#ps-1 .{part}").bounding_box() for part in ("body", "margin"))
    assert margin["y"] >= words["y"] + words["height"] - 1  # on a phone it stands under its passage
    page.set_viewport_size({"width": 1440, "height": 1000})
    page.locator("#ps-1 .mk-link").click()
    expect(page.locator("#links")).to_be_focused()
    expect(page.locator("#links")).to_be_in_viewport()


def test_one_goes_from_a_row_into_the_text_and_back(open_as, world):
    for tag, words in (("Place", "Sul Ford"), ("Killed", "68 killed")):
        put(world.article, world.tags[tag], world.ana, words)
    page = open_article(open_as, world)
    row = page.locator("#list .ann a").nth(1)
    row.focus()
    page.keyboard.press("Enter")
    expect(page.locator(".insp-quote q")).to_have_text("68 killed")
    expect(page.locator("#text")).to_be_focused()
    page.keyboard.press("ArrowRight")
    assert selected(page) != ""  # the caret goes on from the mark
    page.keyboard.press("Escape")
    expect(page.locator("#text[data-selected]")).to_have_count(0)
    page.keyboard.press("Escape")
    expect(row).to_be_focused()
    page.keyboard.press("ArrowUp")
    page.keyboard.press("Enter")
    expect(page.locator(".insp-quote q")).to_have_text("Sul Ford")
