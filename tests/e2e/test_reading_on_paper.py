"""The reading page on paper: text, marks, annotations, claims and source; no colour is needed."""

import re

import pytest
from playwright.sync_api import expect

from articles.models import Passage
from tests.e2e.pointer import drag, open_article

pytestmark = pytest.mark.e2e


def seen(page) -> str:
    return re.sub(r"\s+", " ", page.evaluate("document.body.innerText"))


def test_the_page_prints_its_text_with_marks_and_what_is_known_about_it(open_as, world):
    Passage.objects.filter(article=world.article, number=1).update(graphic=True)
    page = open_article(open_as, world)
    drag(page, "68 killed")
    page.locator(".tagbar").get_by_role("button", name="Killed").click()
    expect(page.locator(".ann li")).to_contain_text("68 killed")
    page.emulate_media(media="print")
    for hidden in (
        ".head",
        ".tagbar",
        ".text-bar",
        "#inspector",
        ".panes-nav",
        ".rail form",
        "#key-help",
        ".veil",
    ):
        expect(page.locator(hidden).first).to_be_hidden()
    for shown in ("#text", ".ann li", ".printed"):
        expect(page.locator(shown).first).to_be_visible()
    printed = seen(page)
    assert printed.index("put its losses at") < printed.index("SHA-256 of the text")
    assert world.article.text_sha256 in printed
    assert "Harbour Wire" in printed
    assert f"/articles/{world.article.uuid}/" in printed
    assert (
        page.locator("#text mark").first.evaluate(
            "e => [getComputedStyle(e).textDecorationLine, getComputedStyle(e).backgroundImage]"
        )[0]
        == "underline"
    )
    hidden = page.locator(".is-graphic .body")
    assert hidden.evaluate("e => getComputedStyle(e).visibility") == "hidden"
    text, list_, source = (
        page.locator(part).bounding_box()["y"] for part in ("#text", ".ann li", ".printed dl")
    )
    assert text < list_ < source
    made = page.pdf(format="A4")
    assert made.startswith(b"%PDF")


def test_a_long_article_prints_every_passage_also_those_far_from_view(open_as, world):
    words = "The Interior Guard counted again at the depot and found no more than before. " * 6
    article = world.add_article(
        "A long count\n\n" + "\n\n".join(f"{n}. {words}" for n in range(1, 41)) + "\n"
    )
    page = open_article(open_as, world, article)
    page.emulate_media(media="print")
    heights = page.locator(".psg .body").evaluate_all("parts => parts.map((part) => part.offsetHeight)")
    assert len(heights) == 41
    assert min(heights) > 15
    assert page.locator(".psg").last.evaluate("e => getComputedStyle(e).contentVisibility") == "visible"
    made = page.pdf(format="A4")
    assert len(re.findall(rb"/Type\s*/Page\b", made)) > 4  # not cut off at the first
