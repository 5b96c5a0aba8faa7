"""Selecting in a real browser: mouse, clicks alone, keys with a caret, both directions; what is heard."""

import random
import re

import pytest
from playwright.sync_api import expect

from tests.e2e.axe import faults
from tests.e2e.pointer import click, drag, open_article, places, selected, stored

pytestmark = pytest.mark.e2e

MIXED = (
    "سقوط حامية إيلفان\n\nوقال مرصد Sul Ford أورسل إن أكثر من 20-30 من الحرس قُتلوا.\n\n"
    "The Orsel post (مرصد أورسل) counted 68 dead.\n"
)
UNSEEN = "Depot burns\n\nThe \u200fInterior\u202e Guard lost 68\u00ad men at 👩‍🚒 cafe\u0301.\n"
CARET = "annotated-text .caret"
HEARD = "#selection-status"
DRAWN = """() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() =>
  done(document.querySelector("annotated-text .caret").getBoundingClientRect().x))))"""
LISTEN = """() => document.addEventListener("copy", (event) => {
  window.copied = event.clipboardData.getData("text/plain");
})"""
BOXES = """() => [...document.querySelectorAll("annotated-text [data-start]")].map((passage) => {
  const { left, right, top, bottom } = passage.getBoundingClientRect();
  return [left, right, top, bottom];
})"""
QUOTES = """(all) => all.map(([start, end]) => {
  const text = document.querySelector("annotated-text");
  text.select(start, end);
  return text.selected.quote;
})"""


def press(page, *keys: str) -> str:
    """Press the keys; what is selected then."""
    for key in keys:
        page.keyboard.press(key)
    return selected(page)


def place_caret(page, words: str) -> None:
    """Put the caret on a word by a click, as a selection of that word."""
    click(page, words)
    expect(page.locator("annotated-text[data-selected]")).to_be_visible()
    page.locator("#text").focus()


def caret_x(page) -> float:
    """Where the caret stands on the screen, once the page has drawn it."""
    expect(page.locator(CARET)).to_be_attached()
    return page.evaluate(DRAWN)


def test_clicks_select_words_and_sentences(open_as, world):
    page = open_article(open_as, world)
    at = places(page, "Interior")["middle"]
    page.mouse.dblclick(at["x"], at["y"])
    assert selected(page) == "Interior"
    page.mouse.click(at["x"], at["y"], click_count=3)
    assert selected(page) == "The Interior Guard put its losses at 68 killed and some 40 wounded"
    page.keyboard.press("Escape")
    click(page, "68")
    click(page, "The", nth=2)
    assert selected(page) == "The Interior Guard put its losses at 68", "also from the last word to the first"
    page.keyboard.press("Escape")
    click(page, "Monday")
    page.keyboard.down("Shift")
    click(page, "23")
    page.keyboard.up("Shift")
    assert selected(page) == "Monday that more than 100 guards were killed at the depot, including 23"
    click(page, "wounded")
    click(page, "anything")
    assert selected(page).startswith("wounded.\n")
    assert selected(page).endswith("Nobody counted anything"), "across passages and into the comments"
    page.keyboard.press("Escape")
    page.keyboard.down("Alt")
    drag(page, "uar", nth=1)
    page.keyboard.up("Alt")
    assert selected(page) == "uar"


def test_words_are_marked_by_clicks_alone_and_the_ends_moved_by_buttons(open_as, world):
    page = open_article(open_as, world)
    click(page, "more than")
    click(page, "guards")
    assert selected(page) == "than 100 guards"
    bar = page.get_by_role("group", name="Selection")
    bar.get_by_role("button", name="Begin one word earlier").click()
    bar.get_by_role("button", name="End one word later").click()
    bar.get_by_role("button", name="End one word earlier").click()
    assert selected(page) == "more than 100 guards"
    page.locator(".tagbar").get_by_role("button", name="Killed").click()
    expect(page.locator(".insp-quote q")).to_have_text("more than 100 guards")
    expect(bar).to_be_hidden()
    assert stored(world.article) == [("Killed", "more than 100 guards")]


def test_shift_extends_by_every_unit_and_takes_it_back(open_as, world):
    page = open_article(open_as, world)
    place_caret(page, "guards")
    assert press(page, "Shift+ArrowRight", "Shift+ArrowRight") == "guards were killed"
    assert press(page, "Shift+ArrowLeft", "Shift+ArrowLeft") == "guards"
    assert press(page, "Shift+ArrowLeft", "Shift+ArrowLeft") == "than 100 guards"
    assert press(page, "Shift+ArrowRight", "Shift+ArrowRight", "Shift+ArrowRight") == "guards were"
    assert press(page, "Shift+ArrowDown").endswith("were killed at the depot, including 23 officers")
    assert press(page, "Shift+ArrowUp") == "guards"
    assert press(page, "Shift+ArrowUp") == "The Northern Accord said on Monday that more than 100 guards"
    assert press(page, "Shift+ArrowDown", "Shift+End").endswith("23 officers")
    assert press(page, "Shift+Home") == "The Northern Accord said on Monday that more than 100 guards"
    assert press(page, "Shift+Control+ArrowDown") == "guards"
    assert press(page, "Alt+Shift+ArrowRight") == "guards "
    assert press(page, "Alt+Shift+ArrowRight", "Alt+Shift+ArrowLeft", "Alt+Shift+ArrowLeft") == "guards"
    assert press(page, "}") == "guards", "the last word is never lost"
    assert press(page, "{", "]") == "100 guards were"
    assert press(page, "}", "[") == "guards"


def test_a_caret_one_can_see_goes_through_the_text(open_as, world):
    page = open_article(open_as, world)
    page.locator("#text").focus()
    assert press(page, "ArrowDown") == "Depot at Sul Ford burns after night raid"
    expect(page.locator(CARET)).to_be_visible()
    assert press(page, "ArrowDown").startswith("The Northern Accord said")
    assert press(page, "ArrowUp") == "Depot at Sul Ford burns after night raid"
    assert press(page, "Control+ArrowDown", "Control+ArrowDown").startswith("The Interior Guard")
    assert press(page, "Home") == "The"
    assert press(page, "End") == "wounded"
    assert press(page, "Control+End") == "anything"
    assert press(page, "Control+Home") == "Depot"
    first = caret_x(page)
    page.keyboard.press("ArrowRight")
    assert caret_x(page) > first
    expect(page.locator(HEARD)).to_have_text(re.compile("^at(, title)?$"))
    page.keyboard.press("Shift+ArrowRight")
    expect(page.locator(HEARD)).to_have_text("Selected: at Sul, 2 words, title")
    page.keyboard.press("Alt+ArrowRight")
    expect(page.locator(HEARD)).to_have_text("space")
    expect(page.locator(CARET)).to_be_visible()
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
        press(page, "Shift+ArrowRight")
        expect(page.locator(CARET)).to_be_visible()
        assert faults(page) == []
    page.emulate_media(forced_colors="active")
    colour = "c => getComputedStyle(c).backgroundColor"
    assert page.locator(CARET).evaluate(colour) != page.locator("body").evaluate(colour)
    page.locator("#rail-words").focus()
    expect(page.locator(CARET)).to_have_count(0)


def test_left_and_right_are_those_of_the_eye_in_mixed_text(open_as, world):
    page = open_article(open_as, world, world.add_article(MIXED, language="ar"))
    place_caret(page, "مرصد")
    left = [press(page, "ArrowLeft") for _ in range(7)]
    assert left == ["Ford", "Sul", "أورسل", "إن", "أكثر", "من", "20"]
    assert [press(page, "ArrowRight") for _ in range(3)] == ["من", "أكثر", "إن"]
    page.keyboard.press("Escape")
    place_caret(page, "post")
    assert [press(page, "ArrowRight") for _ in range(4)] == ["أورسل", "مرصد", "counted", "68"]
    places = []
    for _ in range(5):
        page.keyboard.press("ArrowLeft")
        places.append(caret_x(page))
    assert places[0] > places[-1]
    page.keyboard.press("Escape")
    place_caret(page, "وقال")
    assert press(page, "Shift+ArrowLeft") == "وقال مرصد"
    assert press(page, "]") == "وقال مرصد Sul"
    assert press(page, "[", "Shift+ArrowRight") == "وقال"
    drag(page, "أكثر من")
    assert selected(page) == "أكثر من"
    assert page.locator("#text").evaluate("t => t.dir") == "rtl"


def test_what_is_unseen_is_shown_stepped_over_and_kept(open_as, world):
    article = world.add_article(UNSEEN)
    page = open_article(open_as, world, article)
    expect(page.locator("annotated-text .invisible")).to_have_count(3)
    place_caret(page, "The")
    assert press(page, "Alt+ArrowRight", "Alt+Shift+ArrowRight") == " "
    press(page, "Alt+ArrowRight")
    before = caret_x(page)
    page.keyboard.press("Alt+Shift+ArrowRight")
    assert selected(page) == "\u200f"
    expect(page.locator(HEARD)).to_have_text(re.compile(r"^U\+200F(, paragraph 1)?$"))
    assert caret_x(page) > before + 20, "the caret steps over the chip"
    drag(page, "Interior")
    click(page, "lost")
    page.keyboard.press("Escape")
    drag(page, "Interior\u202e Guard lost")
    assert selected(page) == "Interior\u202e Guard lost"
    page.evaluate(LISTEN)
    page.keyboard.press("Control+c")
    assert page.evaluate("window.copied") == "Interior\u202e Guard lost"
    page.keyboard.press("1")
    expect(page.locator(".insp-quote .invisible")).to_have_attribute("data-c", "U+202E")
    expect(page.locator(".ann .invisible")).to_have_attribute("data-c", "U+202E")
    assert stored(article) == [("Killed", "Interior\u202e Guard lost")]
    place_caret(page, "at")
    assert press(page, "End", "Alt+ArrowLeft", "Alt+Shift+ArrowRight") == "c", "before the word"
    assert press(page, *["Alt+Shift+ArrowRight"] * 3) == "cafe\u0301"


@pytest.mark.parametrize("rtl", [False, True])
def test_random_drags_select_the_words_at_their_offsets(open_as, world, rtl):
    text = MIXED if rtl else UNSEEN.replace("\u202e", "")
    article = world.add_article(text, language="ar" if rtl else "en")
    page = open_article(open_as, world, article)
    chance = random.Random(68)
    spots = page.evaluate(BOXES)
    found = 0
    for _ in range(40):
        for act in (page.mouse.down, page.mouse.up):
            left, right, top, bottom = chance.choice(spots)
            page.mouse.move(chance.uniform(left, right), chance.uniform(top, bottom))
            act()
        chosen = page.evaluate("document.querySelector('annotated-text').selected")
        if chosen:
            found += 1
            assert chosen["quote"] == article.text[chosen["start"] : chosen["end"]]
            assert chosen["quote"].strip() == chosen["quote"]
        page.keyboard.press("Escape")
    assert found > 10
    length = len(article.text)
    ranges = [sorted(chance.sample(range(length + 1), 2)) for _ in range(200)]
    quotes = page.evaluate(QUOTES, ranges)
    assert quotes == [article.text[start:end] for start, end in ranges]
