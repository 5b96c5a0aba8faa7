"""The whole main job in one go: import, mark, claim, link, submit, review, and the table at the end."""

import csv

import pytest
from playwright.sync_api import Page, expect

from articles.models import Article
from tests.e2e.pointer import drag
from tests.e2e.waiting import arrived

pytestmark = pytest.mark.e2e

LEDGER = """Hospital counts more than 100 dead at Ketterau depot

The provincial hospital said that more than 100 guards were killed when the depot burned.

Its morgue keeps a list, and the list is not closed.
"""
RADIO = """Guard puts its losses at 68

A spokesman of the Interior Guard said on state radio that 68 guards were killed.

1 Comment

  • valley1958 says:

    Nobody asked 👩‍🚒 the families.
"""


def read(page: Page, world, title: str) -> None:
    page.goto(world.path("library/"))
    page.get_by_role("link", name=title, exact=True).click()
    arrived(page.locator("annotated-text:defined"))


def mark(page: Page, words: str, key: str) -> None:
    drag(page, words)
    page.keyboard.press(key)
    expect(page.locator(".ann").get_by_text(words)).to_be_visible()


def claim(page: Page, words: str, claimant: str, *, incident: str, new: bool = False) -> None:
    drag(page, words)
    page.keyboard.press("c")
    expect(page.get_by_role("heading", name="New claim")).to_be_visible()
    page.get_by_label("Claimant").first.fill(claimant)
    if new:
        page.get_by_label("Incident", exact=True).select_option("new")
        page.get_by_label("Title of the new incident").fill(incident)
    else:
        page.get_by_label("Incident", exact=True).select_option(label=incident)
    page.get_by_label("Quantity").press("Control+Enter")
    expect(page.get_by_role("heading", name="Claim", exact=True)).to_be_visible()


def accept_all(page: Page, path: str, cards: int) -> None:
    page.goto(path)
    current = page.locator(".qcard.is-current")
    for left in range(cards, 0, -1):
        expect(current).to_have_count(1)
        card = page.locator(f"#{current.get_attribute('id')}.is-current")
        page.keyboard.press("a")
        expect(card).to_have_count(0)  # decided, and the next card is there: only now is its key pressed
        expect(current).to_have_count(1 if left > 1 else 0)


def table(page: Page, dataset: str) -> list[dict[str, str]]:
    page.locator(f"#dataset-{dataset}").check()
    button = page.get_by_role("button", name=f"Download {dataset}.csv")
    with page.expect_download() as download:
        button.click()
    with download.value.path().open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_two_articles_become_a_reviewed_table(open_as, world):
    sam = open_as(world.sam, world.path("imports/"))
    files = [("ledger.txt", LEDGER), ("radio.txt", RADIO)]
    sam.get_by_label("Drop text files here").set_input_files(
        [{"name": name, "mimeType": "text/plain", "buffer": text.encode()} for name, text in files]
    )
    sam.get_by_role("button", name="Import 2 articles").click()
    expect(sam.get_by_text("2 articles are in the library.")).to_be_visible()

    ana = open_as(world.ana, world.path())
    read(ana, world, "Hospital counts more than 100 dead at Ketterau depot")
    mark(ana, "more than 100 guards were killed", "1")
    mark(ana, "provincial hospital", "6")
    claim(ana, "more than 100 guards were killed", "hospital", incident="Fire at the depot", new=True)
    ana.get_by_role("button", name="Submit for review").click()
    expect(ana.get_by_text("Submitted for review")).to_be_visible()

    read(ana, world, "Guard puts its losses at 68")
    mark(ana, "68 guards", "1")
    mark(ana, "the families", "6")
    claim(ana, "68 guards were killed", "Interior Guard", incident="Fire at the depot")
    expect(ana.get_by_text("1 other claim about this incident: 1 conflict")).to_be_visible()
    ana.keyboard.press("Escape")
    ana.get_by_role("link", name="Compare").first.click()
    ana.get_by_role("link", name="101 or more killed").click()
    arrived(ana.get_by_text("68 is below 101").first)
    ana.keyboard.press("c")
    expect(ana.get_by_text("The link is saved, and nothing is left to compare.")).to_be_visible()
    read(ana, world, "Guard puts its losses at 68")
    ana.get_by_role("button", name="Submit for review").click()
    expect(ana.get_by_text("Submitted for review")).to_be_visible()

    accept_all(sam, world.path(f"queue/tags/{world.tags['Killed'].uuid}/"), 2)
    accept_all(sam, world.path(f"queue/tags/{world.tags['Place'].uuid}/"), 2)
    accept_all(sam, world.path("queue/claims/"), 2)
    accept_all(sam, world.path("queue/links/"), 1)

    sam.goto(world.path("exports/"))
    claims, links, marks = (table(sam, dataset) for dataset in ("claims", "links", "annotations"))
    assert [(row["low"], row["high"], row["high_open"]) for row in claims] == [
        ("101", "", "1"),
        ("68", "68", "0"),
    ]
    assert {row["state"] for row in claims} == {"accepted"}
    assert {claims[0]["claim_id"], claims[1]["claim_id"]} == {links[0]["claim_a"], links[0]["claim_b"]}
    assert (links[0]["kind"], links[0]["machine_verdict"]) == ("conflicts", "conflict")
    assert len(marks) == 4
    for row in marks:
        text = Article.objects.get(uuid=row["article_id"]).text
        assert text[int(row["start"]) : int(row["end"])] == row["quote"]
    sam.goto(world.path(f"claims/{claims[0]['claim_id']}/"))  # a number leads back to its words
    expect(sam.get_by_text("more than 100 guards were killed").first).to_be_visible()
