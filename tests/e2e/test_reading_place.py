"""What is marked at a place: the note that hovering or the caret brings, and the list of stacked marks."""

import pytest
from playwright.sync_api import expect

from articles.models import Annotation
from tests.e2e.axe import faults, in_every_look
from tests.e2e.pointer import click, open_article, places
from tests.e2e.test_reading_list import put

pytestmark = pytest.mark.e2e

ARABIC = "سقوط حامية إيلفان\n\nوقال مرصد أورسل إن أكثر من ١٠٠ من الحرس قُتلوا في الثكنة.\n"


def point(page, words: str) -> dict[str, float]:
    return places(page, words)["middle"]


def hover(page, words: str) -> None:
    place = point(page, words)
    page.mouse.move(place["x"], place["y"])


def stack(world, article=None, words=("more than 100 guards", "100 guards", "guards")):
    article = article or world.article
    for tag, quote in zip(("Killed", "State force", "Place"), words, strict=True):
        put(article, world.tags[tag], world.ana, quote, note="Counted twice?" if tag == "Killed" else "")


def test_hovering_a_mark_says_what_it_is_and_moves_no_word(open_as, world):
    stack(world)
    put(world.article, world.tags["Wounded"], world.ben, "some 40 wounded", state="accepted")
    page = open_article(open_as, world)
    peek = page.locator("#peek")
    before = point(page, "The Interior Guard")
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url) if "/at/" in request.url else None)
    hover(page, "guards")
    expect(peek).to_be_visible()
    expect(peek.locator("li")).to_have_count(3)
    expect(peek).to_contain_text("Counted twice?")
    assert point(page, "The Interior Guard") == before
    hover(page, "more than")
    expect(peek.locator("li")).to_have_count(1)
    box = peek.bounding_box()
    page.mouse.move(box["x"] + 20, box["y"] + box["height"] / 2, steps=3)
    page.wait_for_function("() => new Promise((done) => setTimeout(() => done(true), 400))")
    expect(peek).to_be_visible()  # one may go to the note without losing it
    page.keyboard.press("Escape")
    expect(peek).to_be_hidden()
    assert len(asked) == 1
    hover(page, "some 40")
    expect(peek).to_contain_text("accepted")
    click(page, "some 40")  # the note lets the click through
    expect(page.locator(".insp-quote q")).to_have_text("some 40 wounded")
    expect(peek).to_be_hidden()


def test_a_caret_that_rests_in_a_mark_says_what_it_is(open_as, world):
    put(world.article, world.tags["Place"], world.ben, "Sul Ford", state="accepted")
    page = open_article(open_as, world)
    page.locator("#text").focus()
    page.keyboard.press("ArrowRight")
    for _ in range(2):
        page.keyboard.press("ArrowRight")
    expect(page.locator("#peek")).to_be_visible()
    expect(page.locator("#peek-status")).to_contain_text("Marked: Place")
    page.keyboard.press("Enter")
    expect(page.locator(".insp-quote q")).to_have_text("Sul Ford")


@pytest.mark.parametrize("language", ["en", "ar"])
def test_stacked_marks_are_listed_and_chosen_by_keys_by_mouse_and_not_at_all(open_as, world, language):
    article, words = world.article, ("more than 100 guards", "100 guards", "guards")
    if language == "ar":
        article = world.add_article(ARABIC, language="ar")
        words = ("أكثر من ١٠٠ من الحرس", "١٠٠ من الحرس", "الحرس")
    stack(world, article, words)
    page = open_article(open_as, world, article)
    chooser = page.locator("#chooser")
    click(page, words[2])
    expect(chooser).to_contain_text("3 marks here")
    expect(chooser.locator("a q")).to_have_text(list(words))
    expect(chooser.locator("a").first).to_be_focused()
    page.keyboard.press("Escape")
    expect(chooser).to_be_hidden()
    expect(page.locator("#inspector [data-annotation]")).to_have_count(0)
    click(page, words[2])
    expect(chooser.locator("a").first).to_be_focused()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    expect(page.locator(".insp-quote q")).to_have_text(words[1])
    expect(chooser).to_be_hidden()
    click(page, words[2])
    expect(chooser).to_be_visible()
    chooser.locator("a").nth(2).click()
    expect(page.locator(".insp-quote q")).to_have_text(words[2])


def test_a_tap_lists_stacked_marks(open_as, world):
    stack(world)
    page = open_article(open_as, world, has_touch=True, viewport={"width": 390, "height": 844})
    place = point(page, "guards")
    page.touchscreen.tap(place["x"], place["y"])
    expect(page.locator("#chooser")).to_contain_text("3 marks here")
    box = page.locator("#chooser").bounding_box()
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= 390
    second = page.locator("#chooser a").nth(1).bounding_box()
    page.touchscreen.tap(second["x"] + 10, second["y"] + 10)
    expect(page.locator(".insp-quote q")).to_have_text("100 guards")


def test_a_pile_too_deep_to_name_is_listed_whole(open_as, world):
    start = world.article.text.index("guards")
    Annotation.objects.bulk_create(
        Annotation(
            article=world.article, tag=world.tags["Killed"], author=world.ana,
            start=start - n % 9, end=start + 6,
            quote=world.article.text[start - n % 9 : start + 6],
        )
        for n in range(50)
    )  # fmt: skip
    page = open_article(open_as, world)
    click(page, "guards")
    expect(page.locator("#chooser")).to_contain_text("50 marks here")
    expect(page.locator("#chooser li")).to_have_count(50)


def test_axe_finds_nothing_on_the_note_and_the_list_of_stacked_marks(open_as, world):
    stack(world)
    page = open_article(open_as, world)
    for look in in_every_look(page):
        click(page, "guards")
        expect(page.locator("#chooser a").first).to_be_focused()
        assert faults(page) == [], look
        page.keyboard.press("Escape")
        expect(page.locator("#chooser")).to_be_hidden()
        page.mouse.move(1, 1)
        hover(page, "guards")
        expect(page.locator("#peek")).to_be_visible()
        assert faults(page) == [], look
