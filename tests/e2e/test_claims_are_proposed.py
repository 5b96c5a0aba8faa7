"""Journey 3: a sentence, one key, what it says is there field by field; several claims by one save."""

import pytest
from playwright.sync_api import Page, expect

from articles.models import Claim, ClaimLink
from tests.e2e.axe import faults, in_every_look
from tests.e2e.test_claims_beside_the_text import claim_from
from tests.e2e.test_reading_marks import drag, open_article

pytestmark = pytest.mark.e2e

SENTENCE = (
    "The Northern Accord said on Monday that more than 100 guards were killed at the depot, "
    "including 23 officers"
)


class Keys:
    """A keyboard that counts what is pressed."""

    def __init__(self, page: Page) -> None:
        self.page, self.pressed = page, 0

    def press(self, *keys: str) -> None:
        for key in keys:
            self.page.keyboard.press(key)
            self.pressed += 1


def saved(page: Page) -> None:
    expect(page.get_by_role("heading", name="Claim", exact=True)).to_be_visible()


def test_a_claim_takes_at_most_twelve_keys_beyond_its_digits(open_as, world, shots):
    page = open_article(open_as, world)
    drag(page, SENTENCE)
    keys = Keys(page)
    keys.press("c")
    expect(page.get_by_label("Quantity")).to_have_value("more than 100")
    expect(page.get_by_label("Measure")).to_have_value("killed")
    expect(page.get_by_label("Victims").first).to_have_value("guards")
    expect(page.get_by_label("Claimant").first).to_have_value("The Northern Accord")
    expect(page.locator("#claim-form").get_by_label("Place").first).to_have_value("the depot")
    expect(page.locator("[data-group=measure] [data-rests]")).to_contain_text("“were killed”")
    expect(page.locator("[data-group=measure] [data-proposed]")).to_contain_text("proposed")
    expect(page.get_by_role("checkbox", name="23 killed part of this claim")).to_be_checked()
    page.screenshot(path=shots / "claim-proposed.png")
    keys.press("Control+Enter")
    saved(page)
    assert keys.pressed <= 12
    expect(page.locator("#status")).to_contain_text("2 claims saved.")
    whole, part = Claim.objects.filter(article=world.article).order_by("id")
    assert (whole.expression, whole.quote, whole.claimant_label) == (
        "more than 100",
        SENTENCE,
        "The Northern Accord",
    )
    assert (part.expression, part.quote, part.claimant_label) == ("23", "23 officers", "The Northern Accord")
    assert [(link.claim_a, link.claim_b) for link in ClaimLink.objects.filter(project=world.project)] == [
        (part, whole)
    ]
    for figure in ("101 or more", "23 killed"):
        expect(page.locator("a.mk", has_text=figure).first).to_be_visible()


def test_a_proposal_is_let_go_by_a_key_and_all_by_another(open_as, world):
    page = open_article(open_as, world)
    claim_from(page, "more than 100 guards were killed")
    page.get_by_label("Victims").first.press("Alt+Delete")
    expect(page.get_by_label("Victims").first).to_have_value("")
    expect(page.locator("[data-group=victims] [data-proposed]")).to_have_count(0)
    expect(page.locator("[data-group=victims] [name=victim_quote]")).to_have_value("")
    expect(page.get_by_label("Claimant").first).to_have_value("The Northern Accord")

    page.locator("#claim-form").get_by_label("Place").first.fill("Sul Ford")
    expect(page.locator("[data-group=place] [data-proposed]")).to_have_count(0)
    page.locator("[data-group=measure]").get_by_role("button", name="Not this").click()
    expect(page.get_by_label("Measure")).to_have_value("")
    expect(page.locator("[data-group=measure] [data-rests]")).to_have_count(0)

    page.get_by_label("Quantity").press("Alt+Shift+Delete")
    expect(page.get_by_label("Claimant").first).to_have_value("")
    expect(page.get_by_label("Quantity")).to_have_value("")
    expect(page.locator("#claim-form").get_by_label("Place").first).to_have_value("Sul Ford")
    expect(page.locator("[data-proposed]")).to_have_count(0)
    expect(page.get_by_label("Who", exact=True)).to_have_count(0)


def test_only_ticked_claims_are_saved(open_as, world):
    page = open_article(open_as, world)
    claim_from(page, "68 killed and some 40 wounded")
    page.get_by_role("checkbox", name="32 to 48 wounded").uncheck()
    expect(page.get_by_text("and those ticked")).to_be_hidden()
    page.get_by_label("Quantity").press("Control+Enter")
    saved(page)
    assert [c.expression for c in Claim.objects.filter(article=world.article)] == ["68"]


def test_the_form_with_proposals_is_accessible(open_as, world):
    page = open_article(open_as, world)
    drag(page, SENTENCE)
    page.keyboard.press("c")
    expect(page.locator("[data-proposed]").first).to_be_visible()
    for look in in_every_look(page):
        assert faults(page) == [], look
