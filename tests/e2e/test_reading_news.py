"""A colleague's work appears when one asks for it, and never takes anything away.

Planted: with ``isWriting`` always false the half-written note is replaced when its mark changes.
"""

from uuid import uuid4

import pytest
from playwright.sync_api import Page, expect

from articles.actions.annotations import mark
from articles.actions.review import decide
from articles.actions.submissions import submit_article
from articles.domain.review import Act
from tests.e2e.axe import faults

pytestmark = pytest.mark.e2e


def put(world, by, words, tag="Killed"):
    start = world.article.text.index(words)
    at = {"start": start, "end": start + len(words), "quote": words}
    return mark(article=world.article, tag=world.tags[tag], **at, key=uuid4(), by=by)


def accept_all(world, by, *rows):
    submit_article(article=world.article, key=uuid4(), by=by)
    for row in rows:
        row.refresh_from_db()
        decide(subject=row, act=Act.ACCEPT, version=row.version, key=uuid4(), by=world.sam)


def ask(page: Page) -> None:
    """What the page does every twenty seconds."""
    page.locator("#news").evaluate("(e) => e.dispatchEvent(new Event('counterclaim:ask'))")


def test_decisions_and_colleagues_work_are_told_and_loaded_on_request(open_as, world):
    mine = put(world, world.ana, "68 killed")
    page = open_as(world.ana, world.path(f"articles/{world.article.uuid}/?mark={mine.uuid}"))
    news, text = page.locator("#news"), page.locator("annotated-text")
    theirs = put(world, world.ben, "23 officers")
    ask(page)
    accept_all(world, world.ana, mine)
    accept_all(world, world.ben, theirs)
    ask(page)
    expect(news).to_contain_text("sam accepted 1 of your marks; ben’s 1 mark can be seen now.")
    assert news.get_attribute("role") == "status"
    assert faults(page) == []
    expect(text.locator("mark", has_text="23 officers")).to_have_count(0)
    start = world.article.text.index("guards were killed")
    text.evaluate("(e, at) => e.select(at, at + 6)", start)
    news.get_by_role("link", name="Load").click()
    expect(text.locator("mark", has_text="23 officers")).to_have_count(1)
    expect(news.locator(".news")).to_have_count(0)
    expect(page.locator("#inspector .state").first).to_contain_text("accepted")
    assert text.evaluate("(e) => e.selected.quote") == "guards"
    expect(text).to_be_focused()


def test_a_half_written_note_stays_when_its_mark_changed_in_another_window(open_as, world):
    mine = put(world, world.ana, "68 killed")
    page = open_as(world.ana, world.path(f"articles/{world.article.uuid}/?mark={mine.uuid}"))
    page.get_by_label("Note", exact=True).fill("Ask the registrar")
    other = open_as(world.ana, world.path(f"articles/{world.article.uuid}/?mark={mine.uuid}"))
    other.locator("#retag").select_option(label="Wounded")
    other.locator("#retag-form button").click()
    expect(other.locator("#inspector h2").first).to_contain_text("Wounded")
    ask(page)
    news = page.locator("#news")
    expect(news).to_contain_text("You changed 1 mark in another window.")
    expect(news).to_contain_text("what you write there stays")
    news.get_by_role("link", name="Load").click()
    expect(page.locator(".ann:visible")).to_contain_text("W")
    expect(news.locator(".news")).to_have_count(0)
    expect(page.get_by_label("Note", exact=True)).to_have_value("Ask the registrar")
    ask(other)
    expect(other.locator("#news .news")).to_have_count(0)
