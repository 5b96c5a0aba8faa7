"""The list and the outline beside the text in a real browser: filters, more rows, the way into the text."""

import re

import pytest
from playwright.sync_api import expect

from articles.models import Annotation
from tests.e2e.pointer import drag, open_article

pytestmark = pytest.mark.e2e

LONG = "Long days\n\n" + "".join(
    f"Day {n}\n\n" + f"On day {n} the Guard counted {n} trucks at the ford. " * 12 + "\n\n"
    for n in range(1, 13)
)


def put(article, tag, by, words, nth=0, **fields) -> Annotation:
    start = [m.start() for m in re.finditer(re.escape(words), article.text)][nth]
    return Annotation.objects.create(
        article=article, tag=tag, author=by, start=start, end=start + len(words), quote=words, **fields
    )


def rows(page):
    return page.locator("#list .ann a")


def test_the_list_is_filtered_without_leaving_the_text(open_as, world):
    put(world.article, world.tags["Place"], world.ben, "Sul Ford", state="accepted")
    put(world.article, world.tags["Killed"], world.ana, "68 killed")
    put(world.article, world.tags["Wounded"], world.ana, "some 40 wounded")
    page = open_article(open_as, world)
    page.evaluate("document.querySelector('#text').here = true")
    killed = page.locator("#filter-tags").get_by_role("checkbox", name="Killed")
    killed.focus()
    page.keyboard.press("Space")
    expect(rows(page)).to_have_count(1)
    expect(killed).to_be_focused()
    expect(page).to_have_url(re.compile(r"\?tag=K$"))
    page.locator("#rail-words").fill("wóunded")
    expect(page.locator("#list")).to_contain_text("No annotation fits the filter. 3 are hidden.")
    page.get_by_role("link", name="Without the tags").click()
    expect(rows(page)).to_have_text(["Wounded: some 40 wounded"])
    expect(killed).not_to_be_checked()
    expect(page.locator("#rail-words")).to_have_value("wóunded")
    page.get_by_role("link", name="Show all").click()
    expect(rows(page)).to_have_count(3)
    expect(page.locator("#rail-words")).to_have_value("")
    page.get_by_text("Author, state, how sure").click()
    page.get_by_role("checkbox", name="accepted").check()
    expect(rows(page)).to_have_text(["Place: Sul Ford"])
    drag(page, "Interior Guard")
    page.keyboard.press("5")
    expect(page.locator(".insp-quote q")).to_have_text("Interior Guard")
    expect(page.locator("#list-fits")).to_have_text("1 of 4 shown")  # counted again after the write
    expect(rows(page)).to_have_count(1)
    assert page.evaluate("document.querySelector('#text').here")
    page.reload()
    expect(rows(page)).to_have_text(["Place: Sul Ford"])


def test_next_and_previous_keep_to_the_filter(open_as, world):
    for tag, words in (
        ("Place", "Sul Ford"),
        ("Killed", "more than 100"),
        ("Place", "depot"),
        ("Killed", "68 killed"),
    ):
        put(world.article, world.tags[tag], world.ana, words)
    page = open_as(world.ana, world.path(f"articles/{world.article.uuid}/?tag=K"))
    page.locator("#text").focus()
    for words in ("more than 100", "68 killed", "more than 100"):
        page.keyboard.press("n")
        expect(page.locator(".insp-quote q")).to_have_text(words)
    page.keyboard.press("p")
    expect(page.locator(".insp-quote q")).to_have_text("68 killed")


def test_a_long_list_goes_on_by_a_press_and_the_focus_goes_to_the_first_new_row(open_as, world):
    article = world.add_article(LONG)
    Annotation.objects.bulk_create(
        Annotation(
            article=article, tag=world.tags["Killed"], author=world.ana, start=n, end=n + 4,
            quote=article.text[n : n + 4],
        )
        for n in range(0, 3500, 10)
    )  # fmt: skip
    page = open_article(open_as, world, article)
    expect(rows(page)).to_have_count(300)
    page.get_by_role("link", name="Show more").focus()
    page.keyboard.press("Enter")
    expect(rows(page)).to_have_count(350)
    expect(rows(page).nth(300)).to_be_focused()
    expect(page.get_by_role("link", name="Show more")).to_have_count(0)
    page.keyboard.press("ArrowUp")
    expect(rows(page).nth(299)).to_be_focused()


@pytest.mark.parametrize("width", [1440, 390])
def test_the_outline_shows_where_one_reads(open_as, world, width):
    article = world.add_article(LONG)
    page = open_article(open_as, world, article, viewport={"width": width, "height": 900})
    here = page.locator(".outline [aria-current=true]")
    expect(here).to_have_count(1)
    if width == 390:
        page.get_by_role("link", name="Outline").click()
    page.locator(".outline a", has_text="Day 7").click()
    expect(page.locator("#main")).to_be_visible()
    expect(page.locator("#text h2", has_text="Day 7")).to_be_in_viewport()
    if width == 390:
        page.get_by_role("link", name="Outline").click()
    expect(here).to_have_text(re.compile("Day 7"))
