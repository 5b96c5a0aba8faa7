"""From the library to the hand-in by single clicks: no drag, no double click, keys for words only.

Every page names a drag, a double click and a key outside of a field as an error, so a step that
needs one fails the test.
"""

import pytest
from playwright.sync_api import Locator, Page, expect

from articles.models import Claim, ClaimLink
from tests.e2e.pointer import click, selected, stored
from tests.e2e.test_links_on_the_desk import claim_on
from tests.e2e.waiting import arrived

pytestmark = pytest.mark.e2e
CLICKS_ONLY = """(() => {
  const refuse = (what) => console.error(`not a single click: ${what}`);
  addEventListener("dblclick", () => refuse("a double click"), true);
  addEventListener("pointermove", ({ buttons }) => buttons && refuse("a drag"), true);
  addEventListener("keydown", ({ target }) => target.matches("input, textarea") || refuse("a key"), true);
})()"""
RADIO = "Guard puts its losses at 68\n\nThe Interior Guard said on state radio that 68 guards were killed.\n"


def click_on(place: Locator) -> None:
    """One click of the mouse in the middle of what is there to be clicked."""
    place.scroll_into_view_if_needed()
    box = place.bounding_box()
    assert box
    place.page.mouse.click(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)


def read(page: Page, title: str) -> None:
    click_on(page.get_by_role("link", name=title, exact=True))
    arrived(page.locator("annotated-text:defined"))


def select(page: Page, first: str, last: str, words: str) -> None:
    click(page, first)
    expect(page.locator("annotated-text[data-selected]")).to_have_count(1)
    click(page, last)
    assert selected(page) == words


def noted(page: Page, words: str) -> None:
    expect(page.locator(".insp-quote q")).to_have_text(words)


def test_an_article_is_read_claimed_linked_and_handed_in_by_single_clicks(open_as, world):
    radio = world.add_article(RADIO, outlet="State Radio")
    other = claim_on(world, "68 guards were killed", article=radio, expression="68", victim_label="guards")
    page = open_as(world.ana, world.path("library/"))
    page.add_init_script(CLICKS_ONLY)
    page.reload()
    arrived(page.get_by_role("heading", name="Library"))
    read(page, "Depot at Sul Ford burns after night raid")

    tags = page.get_by_role("toolbar", name="Tags and keys")
    select(page, "more", "guards", "more than 100 guards")
    click_on(tags.get_by_role("button", name="Killed"))
    noted(page, "more than 100 guards")
    select(page, "Interior", "losses", "Interior Guard put its losses")
    click_on(page.get_by_role("button", name="End one word earlier").first)
    click_on(page.get_by_role("button", name="End one word earlier").first)
    click_on(page.get_by_role("button", name="End one word earlier").first)
    assert selected(page) == "Interior Guard"
    click_on(tags.get_by_role("button", name="Tags"))
    click_on(page.locator("#picker [role=option]", has_text="State force"))
    noted(page, "Interior Guard")
    assert stored(world.article) == [
        ("Killed", "more than 100 guards"),
        ("State force", "Interior Guard"),
    ]

    select(page, "68", "wounded", "68 killed and some 40 wounded")
    click_on(page.get_by_role("button", name="Clear"))
    assert selected(page) == ""
    select(page, "were", "depot", "were killed at the depot")
    for _ in range(4):
        click_on(page.locator(".selecting").get_by_role("button", name="Begin one word earlier"))
    assert selected(page) == "more than 100 guards were killed at the depot"
    click_on(tags.get_by_role("link", name="Claim"))
    expect(page.get_by_role("heading", name="New claim")).to_be_visible()
    victims = page.get_by_label("Victims").first
    click_on(victims)
    page.keyboard.type(" of Sul Ford")
    expect(victims).to_have_value("guards of Sul Ford")
    click_on(page.get_by_role("button", name="Save claim").last)
    expect(page.get_by_role("heading", name="Claim", exact=True)).to_be_visible()
    claim = Claim.objects.get(article=world.article)
    assert (claim.expression, claim.victim_label) == ("more than 100", "guards of Sul Ford")

    click_on(page.locator(".insp-foot").get_by_role("link", name="Compare"))
    arrived(page.get_by_role("heading", name="Compare with other claims"))
    click_on(page.get_by_role("link", name="68 killed"))
    arrived(page.get_by_role("region", name="Claim B").locator(".figure-words"))
    click_on(page.get_by_role("button", name="They conflict"))
    expect(page.get_by_text("The link is saved, and nothing is left to compare.")).to_be_visible()
    link = ClaimLink.objects.get(project=world.project)
    assert (link.kind, {link.claim_a, link.claim_b}) == ("conflicts", {claim, other})

    click_on(page.get_by_role("link", name="Library", exact=True))
    arrived(page.get_by_role("heading", name="Library"))
    read(page, "Depot at Sul Ford burns after night raid")
    click_on(page.get_by_role("button", name="Submit for review"))
    expect(page.get_by_text("Submitted for review")).to_be_visible()
