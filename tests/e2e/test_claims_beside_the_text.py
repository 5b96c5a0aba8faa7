"""A claim from selected words: typed and grounded fields, the margin, a save that meets another."""

from uuid import uuid4

import pytest
from playwright.sync_api import Page, expect

from articles.actions.claims import edit_claim
from articles.models import Claim
from tests.e2e.test_reading_marks import drag, open_article

pytestmark = pytest.mark.e2e


def claim_from(page: Page, words: str) -> None:
    """Select ``words`` and press c."""
    drag(page, words)
    page.keyboard.press("c")
    expect(page.get_by_role("heading", name="New claim")).to_be_visible()


def save(page: Page) -> None:
    page.get_by_label("Quantity").press("Control+Enter")
    expect(page.get_by_role("heading", name="Claim", exact=True)).to_be_visible()


def test_a_claim_is_made_by_a_key_with_typed_and_grounded_fields(open_as, world, shots):
    page = open_article(open_as, world)
    claim_from(page, "more than 100 guards were killed")
    expect(page.get_by_label("Quantity")).to_have_value("more than 100")
    expect(page.get_by_label("Measure")).to_have_value("killed")
    expect(page.locator("#claim-number")).to_contain_text("101 or more")
    expect(page.locator("#claim-number")).to_contain_text("usually read as 101–149")

    page.get_by_label("Claimant").first.click()
    drag(page, "The Northern Accord")
    expect(page.get_by_label("Claimant").first).to_have_value("The Northern Accord")
    expect(page.locator("[data-ground=claimant] [data-words]")).to_have_text("“The Northern Accord”")
    expect(page.locator("[data-group=claimant] [data-proposed]")).to_have_count(0)
    page.get_by_label("Victims").first.fill("guards of the depot")
    page.get_by_label("Incident", exact=True).select_option("new")
    page.get_by_label("Title of the new incident").fill("Raid on Sul Ford")
    page.get_by_role("button", name="Add a hop").click()
    page.get_by_label("Who", exact=True).nth(1).fill("Harbour Wire")
    expect(page.locator("[data-changes]")).to_have_text("unsaved changes")
    page.get_by_role("link", name="Claim", exact=False).and_(page.locator(".tagbar a")).click()
    expect(page.locator("#status")).to_contain_text("The claim is still open")
    expect(page.get_by_label("Victims").first).to_have_value("guards of the depot")
    page.screenshot(path=shots / "claim-form.png")
    save(page)

    expect(page.locator("a.mk")).to_contain_text("101 or more")
    expect(page.locator("annotated-text .ev").first).to_be_visible()
    claim = Claim.objects.get(article=world.article)
    ranges = {r.role: r.quote for r in claim.ranges.all()}
    assert ranges == {
        "evidence": "more than 100 guards were killed",
        "quantity": "more than 100",
        "victim": "guards",
        "claimant": "The Northern Accord",
        "place": "the depot",
        "cue": "said",
    }
    assert (claim.low, claim.high, claim.victim_label) == (101, None, "guards of the depot")
    assert claim.incident.title == "Raid on Sul Ford"
    assert [hop.agent_label for hop in claim.hops.all()] == ["The Northern Accord", "Harbour Wire"]

    claim_from(page, "68 killed")
    page.get_by_label("Incident", exact=True).select_option(label="Raid on Sul Ford")
    save(page)
    expect(page.get_by_text("1 other claim about this incident: 1 conflict")).to_be_visible()
    page.screenshot(path=shots / "claim-saved.png")


def test_the_number_is_read_while_one_types(open_as, world):
    page = open_article(open_as, world)
    claim_from(page, "68 killed")
    page.get_by_label("Quantity").fill("dozens")
    expect(page.locator("#claim-number")).to_contain_text("12 to 199")
    page.get_by_label("Quantity").fill("very sorry")
    expect(page.locator("#claim-number")).to_contain_text("is not read as a number")


def test_a_refused_claim_stays_in_the_form(open_as, world, console_errors):
    page = open_article(open_as, world)
    claim_from(page, "68 killed")
    page.get_by_text("Set the interval by hand").click()
    page.get_by_label("Low").fill("150")
    page.get_by_label("High blank: open").fill("100")
    page.get_by_label("Victims").first.fill("guards")
    page.get_by_label("Quantity").press("Control+Enter")
    expect(
        page.get_by_role("alert").get_by_text("Low (150) is above high (100). Change one of them.")
    ).to_be_visible()
    expect(page.get_by_label("Victims").first).to_have_value("guards")
    assert not Claim.objects.filter(article=world.article).exists()
    console_errors.clear()  # the 422


def test_a_save_that_meets_another_shows_both_and_saves_the_mix(open_as, world, console_errors, shots):
    page = open_article(open_as, world)
    claim_from(page, "68 killed")
    save(page)
    page.get_by_role("link", name="Change").click()
    expect(page.get_by_role("heading", name="Change the claim")).to_be_visible()
    page.get_by_label("Victims").first.fill("guards of mine")

    claim = Claim.objects.get(article=world.article)
    edit_claim(
        claim=claim,
        fields={"expression": "about 70", "victim_label": "guards of theirs"},
        version=claim.version,
        key=uuid4(),
        by=world.ana,
    )
    page.get_by_label("Quantity").press("Control+Enter")
    card = page.locator("section.merge")
    expect(card).to_contain_text("Somebody saved this claim while you were editing")
    expect(card.get_by_role("row", name="Victims")).to_contain_text("guards of theirs")
    expect(page.get_by_label("Victims").first).to_have_value("guards of mine")
    expect(card.get_by_role("row", name="Quantity").get_by_role("radio").nth(1)).to_be_checked()
    page.screenshot(path=shots / "claim-met.png")
    card.get_by_role("button", name="Save this mix").click()
    expect(page.get_by_role("heading", name="Claim", exact=True)).to_be_visible()
    claim.refresh_from_db()
    assert (claim.victim_label, claim.expression, claim.low) == ("guards of mine", "about 70", 56)
    console_errors.clear()  # the 409
