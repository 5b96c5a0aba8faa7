"""Care in a browser: notes before an article, graphic passages and their quotes."""

import pytest
from playwright.sync_api import expect

from articles.models import Article, Passage
from tests.e2e.axe import faults, in_every_look
from tests.e2e.pointer import drag, open_article, selected, stored

pytestmark = pytest.mark.e2e


def text_of(page, order: int) -> list[str]:
    body = page.locator(f"#ps-{order} [data-start]")
    return body.evaluate("p => [p.textContent, p.dataset.start, p.dataset.end]")


def test_a_note_stands_before_the_article_and_a_deep_link_lands_on_its_mark(open_as, world):
    Article.objects.filter(pk=world.article.pk).update(categories=["executions", "torture"])
    page = open_as(world.ana, world.path(f"articles/{world.article.uuid}/?mine=1"))
    expect(page.get_by_role("heading", name="Before you open this article")).to_be_visible()
    expect(page.get_by_role("listitem").filter(has_text="Executions")).to_be_visible()
    expect(page.locator("body")).not_to_contain_text("100 guards")
    for look in in_every_look(page):
        assert faults(page) == [], look
    page.get_by_role("button", name="Open the article").click()
    expect(page.locator("annotated-text:defined")).to_be_visible()
    assert "mine=1" in page.url
    page.reload()
    expect(page.locator("annotated-text:defined")).to_be_visible()


def test_a_passage_marked_graphic_is_blurred_with_its_quotes_until_asked_for(open_as, world):
    page = open_article(open_as, world)
    drag(page, "68 killed")
    page.locator(".tagbar").get_by_role("button", name="Killed").click()
    expect(page.locator(".insp-quote q")).to_have_text("68 killed")
    order = Passage.objects.get(article=world.article, number=2).order
    passage, before = page.locator(f"#ps-{order}"), text_of(page, order)
    drag(page, "some 40 wounded")
    page.locator(".text-bar").get_by_role("button", name="Mark as graphic").click()
    expect(passage.get_by_text("Graphic passage, hidden")).to_be_visible()
    assert Passage.objects.get(article=world.article, order=order).graphic
    assert text_of(page, order) == before
    blurred = "e => getComputedStyle(e).filter !== 'none'"
    assert passage.locator(".body").evaluate(blurred)
    assert page.locator(f"#rows-{order} bdi").first.evaluate(blurred)
    assert page.locator(".insp-quote q").evaluate(blurred)
    read_out = page.locator("body").aria_snapshot()
    assert "68 killed" not in read_out
    assert "Graphic passage, hidden" in read_out

    page.evaluate(f"document.querySelector('annotated-text').select({before[1]}, {int(before[1]) + 12})")
    assert selected(page) == ""
    for look in in_every_look(page):
        assert faults(page) == [], look
    page.set_viewport_size({"width": 1440, "height": 1000})

    show = passage.get_by_role("link", name="Show ¶2")
    show.focus()
    page.keyboard.press("Enter")
    expect(passage.get_by_role("link", name="Hide ¶2")).to_be_focused()
    for quote in (
        passage.locator(".body"),
        page.locator(f"#rows-{order} bdi").first,
        page.locator(".insp-quote q"),
    ):
        assert not quote.evaluate(blurred)
    drag(page, "some 40 wounded")
    page.locator(".tagbar").get_by_role("button", name="Wounded").click()
    expect(page.locator(".insp-quote q")).to_have_text("some 40 wounded")
    expect(passage.locator(".body")).not_to_have_attribute("inert", "")  # drawn again, still shown
    assert ("Wounded", "some 40 wounded") in stored(world.article)
    passage.get_by_role("button", name="Not graphic").click()
    expect(passage.get_by_text("Graphic passage")).to_have_count(0)
    assert not Passage.objects.get(article=world.article, order=order).graphic


def test_without_script_the_address_shows_a_graphic_passage(open_as, world):
    Passage.objects.filter(article=world.article, number=1).update(graphic=True)
    page = open_as(world.ana, world.path(f"articles/{world.article.uuid}/"), java_script_enabled=False)
    expect(page.locator(".is-graphic .body")).to_have_attribute("inert", "")
    page.get_by_role("link", name="Show ¶1").click()
    expect(page.locator(".is-graphic.is-shown .body")).to_contain_text("more than 100 guards")
    page.get_by_role("link", name="Hide ¶1").click()
    expect(page.locator(".is-graphic .body")).to_have_attribute("inert", "")
