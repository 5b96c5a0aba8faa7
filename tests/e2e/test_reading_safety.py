"""Hostile words do nothing in a real browser, and the page can be used by everybody."""

import uuid

import pytest
from playwright.sync_api import expect

from articles.actions.annotations import mark
from articles.models import Article
from tests.e2e.axe import faults

pytestmark = pytest.mark.e2e

HOSTILE = """Depot <img src=/x onerror=alert(1)> burns

<script>document.title = "taken"</script> The Guard <b hx-get="/sign-out/" hx-trigger="load">lost 68</b> men.
"""
WIDTHS = {"wide": {"width": 1440, "height": 1000}, "phone": {"width": 390, "height": 844}}


def put(article: Article, tag, by, words: str) -> None:
    start = article.text.index(words)
    end = start + len(words)
    mark(article=article, tag=tag, start=start, end=end, quote=words, key=uuid.uuid4(), by=by)


def test_hostile_words_are_read_and_marked_like_any_others(open_as, world):
    article = world.add_article(HOSTILE)
    put(article, world.tags["Killed"], world.ana, '<b hx-get="/sign-out/" hx-trigger="load">lost 68</b>')
    page = open_as(world.ana, world.path(f"articles/{article.uuid}/"))
    expect(page.locator("annotated-text")).to_contain_text(
        '<b hx-get="/sign-out/" hx-trigger="load">lost 68</b>'
    )
    assert page.title().startswith("Depot <img src=/x")
    assert page.locator("annotated-text :is(img, script, b, [hx-get])").count() == 0


def test_htmx_does_not_look_inside_printed_words(open_as, world):
    page = open_as(world.ana, world.path(f"articles/{world.article.uuid}/"))
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.evaluate("""() => {
      for (const place of document.querySelectorAll("annotated-text [data-start], .ann li a, .insp-quote")) {
        place.insertAdjacentHTML("beforeend", '<b hx-get="/health/?planted" hx-trigger="load">x</b>');
        htmx.process(place);
      }
    }""")
    page.wait_for_timeout(500)
    assert [url for url in asked if "planted" in url] == []


@pytest.mark.parametrize("size", list(WIDTHS))
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_on_the_reading_page(open_as, world, scheme, size):
    for tag, words in (
        ("Killed", "more than 100 guards were"),
        ("State force", "guards"),
        ("Place", "Sul Ford"),
    ):
        put(world.article, world.tags[tag], world.ana, words)
    row = world.article.annotations.first()
    page = open_as(
        world.ana,
        world.path(f"articles/{world.article.uuid}/?mark={row.uuid}"),
        color_scheme=scheme,
        viewport=WIDTHS[size],
    )
    assert faults(page) == []


def test_on_a_phone_one_pane_is_shown_at_a_time(open_as, world):
    put(world.article, world.tags["Killed"], world.ana, "68 killed")
    page = open_as(world.ana, world.path(f"articles/{world.article.uuid}/"), viewport=WIDTHS["phone"])
    expect(page.locator("#rail")).to_be_hidden()
    page.get_by_role("link", name="Outline").click()
    expect(page.locator("#rail")).to_be_visible()
    page.locator(".ann a").first.click()
    expect(page.locator("#inspector")).to_be_visible()
    expect(page.locator(".insp-quote q")).to_have_text("68 killed")
    page.go_back()
    expect(page.locator("#rail")).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
