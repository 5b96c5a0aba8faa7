"""From the library to the hand-in without a mouse: mark, tag, claim, link, submit, in both directions.

Every page names the press of a pointer as an error, so a step that needs one fails the test.
"""

import pytest
from playwright.sync_api import Locator, Page, expect

from articles.models import Claim, ClaimLink
from tests.e2e.pointer import selected, stored
from tests.e2e.test_links_on_the_desk import claim_on
from tests.e2e.waiting import arrived

pytestmark = pytest.mark.e2e
NO_POINTER = "addEventListener('pointerdown', () => console.error('a pointer was used'), true)"
ARABIC = "سقوط حامية إيلفان\n\nوقال مرصد أورسل إن أكثر من ١٠٠ من الحرس قُتلوا في الثكنة.\n"
RADIO = "Guard puts its losses at 68\n\nThe Interior Guard said on state radio that 68 guards were killed.\n"


def open_library(open_as, world) -> Page:
    page = open_as(world.ana, world.path("library/"))
    page.add_init_script(NO_POINTER)
    page.reload()
    arrived(page.get_by_role("heading", name="Library"))
    return page


def tab_to(place: Locator, key: str = "Tab") -> None:
    """Go from one thing that takes the focus to the next until it is the one looked for."""
    expect(place).to_be_visible()
    for _ in range(80):
        if place.evaluate("(element) => element === document.activeElement"):
            return
        place.page.keyboard.press(key)
    raise AssertionError(f"the focus does not come to {place}")


def press(page: Page, *keys: str) -> None:
    for key in keys:
        page.keyboard.press(key)


def read(page: Page, title: str) -> None:
    """Open an article of the list and put the caret on its first word."""
    tab_to(page.get_by_role("link", name=title, exact=True))
    press(page, "Enter")
    arrived(page.locator("annotated-text:defined"))
    tab_to(page.locator("#text"))
    press(page, "Control+Home")


def noted(page: Page, words: str) -> None:
    expect(page.locator(".insp-quote q")).to_have_text(words)
    expect(page.locator("#text")).to_be_focused()


def test_an_article_is_read_claimed_linked_and_handed_in_by_keys(open_as, world):
    radio = world.add_article(RADIO, outlet="State Radio")
    other = claim_on(world, "68 guards were killed", article=radio, expression="68", victim_label="guards")
    page = open_library(open_as, world)
    read(page, "Depot at Sul Ford burns after night raid")

    press(page, "ArrowDown", "ArrowDown")  # past the title
    sentence = selected(page)
    assert sentence.startswith("The Northern Accord said")
    press(page, "1")
    noted(page, sentence)
    press(page, "Home", "Shift+ArrowRight", "Shift+ArrowRight", "Shift+ArrowRight")
    span = selected(page)
    assert len(span.split()) == 4
    press(page, "t")
    expect(page.get_by_role("combobox", name="Find a tag")).to_be_focused()
    page.keyboard.type("plac")
    expect(page.locator("#picker [role=option]:visible")).to_have_count(1)
    press(page, "Enter")
    noted(page, span)
    assert stored(world.article) == [("Killed", sentence), ("Place", span)]

    press(page, "Control+Home", "ArrowDown", "ArrowDown")
    assert selected(page) == sentence
    press(page, "c")
    expect(page.get_by_role("heading", name="New claim")).to_be_visible()
    tab_to(page.get_by_label("Victims").first)
    press(page, "Control+a")
    page.keyboard.type("guards of the depot")
    press(page, "Control+Enter")
    expect(page.get_by_role("heading", name="Claim", exact=True)).to_be_visible()
    claim = Claim.objects.get(article=world.article, expression="more than 100")
    assert claim.victim_label == "guards of the depot"

    press(page, "l")
    arrived(page.get_by_role("heading", name="Compare with other claims"))
    tab_to(page.get_by_role("link", name="68 killed"))
    press(page, "Enter")
    arrived(page.get_by_role("region", name="Claim B").locator(".figure-words"))
    press(page, "c")
    expect(page.get_by_text("The link is saved, and nothing is left to compare.")).to_be_visible()
    link = ClaimLink.objects.get(project=world.project, kind="conflicts")
    assert {link.claim_a, link.claim_b} == {claim, other}

    press(page, "g", "a")
    arrived(page.get_by_role("heading", name="Library"))
    read(page, "Depot at Sul Ford burns after night raid")
    tab_to(page.get_by_role("button", name="Submit for review"), "Shift+Tab")
    press(page, "Enter")
    expect(page.get_by_text("Submitted for review")).to_be_visible()


def test_an_arabic_article_is_marked_and_claimed_by_keys(open_as, world):
    article = world.add_article(ARABIC, language="ar")
    page = open_library(open_as, world)
    read(page, "سقوط حامية إيلفان")
    press(page, "ArrowDown", "ArrowDown")  # past the title
    sentence = selected(page)
    assert sentence.startswith("وقال مرصد")
    press(page, "1")
    noted(page, sentence)
    press(page, "Home", "Shift+ArrowLeft", "Shift+ArrowLeft", "Shift+ArrowLeft")
    span = selected(page)
    assert len(span.split()) == 4
    press(page, "2")
    noted(page, span)
    assert sorted(stored(article)) == [("Killed", sentence), ("Wounded", span)]
    press(page, "Control+Home", "ArrowDown", "ArrowDown")
    assert selected(page) == sentence
    press(page, "c")
    expect(page.get_by_role("heading", name="New claim")).to_be_visible()
    tab_to(page.get_by_label("Victims").first)
    press(page, "Control+a")
    page.keyboard.type("الحرس")
    press(page, "Control+Enter")
    expect(page.get_by_role("heading", name="Claim", exact=True)).to_be_visible()
    claim = Claim.objects.filter(article=article).earliest("id")
    assert (claim.quote, claim.victim_label) == (sentence, "الحرس")
