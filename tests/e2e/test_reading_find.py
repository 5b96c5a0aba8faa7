"""Finding words in the open article, dimming what is not marked, drawing one tag only."""

import re

import pytest
from playwright.sync_api import expect

from tests.e2e.axe import faults, in_every_look
from tests.e2e.pointer import click, open_article, selected
from tests.e2e.test_reading_list import LONG, put

pytestmark = pytest.mark.e2e

ARABIC = "سقوط حامية إيلفان\n\nقُتِلَ ٦٨ من الحـــرس في الثكنة، والحرس لم يعلّق.\n"
PASSAGES = "[...document.querySelectorAll('#text [data-start]')].map((passage) => passage.outerHTML)"
PLACE = """() => new Promise((done) => {
  const heading = [...document.querySelectorAll("#text h2")].find((one) => one.textContent.includes("Day 9"));
  let [last, still] = [NaN, 0];
  const look = () => {
    const now = heading.getBoundingClientRect().top;
    still = now === last ? still + 1 : 0;
    last = now;
    if (still > 5) done(now); else requestAnimationFrame(look);
  };
  look();
})"""
LIT = "name => [...(CSS.highlights.get(name) ?? [])].map(r => { const d = document.createRange(); d.setStart(r.startContainer, r.startOffset); d.setEnd(r.endContainer, r.endOffset); return d.toString(); })"  # noqa: E501


def test_words_are_found_highlighted_and_left_selected(open_as, world):
    put(world.article, world.tags["Killed"], world.ana, "100 guards")
    page = open_article(open_as, world)
    page.locator("#text").focus()
    before = page.evaluate(PASSAGES)
    page.keyboard.press("/")
    expect(page.locator("#find-text")).to_be_focused()
    page.keyboard.type("gúard")
    count = page.locator("#find-count")
    total = world.article.text.lower().count("guard")
    expect(count).to_have_text(f"1 of {total}")
    assert [words.lower() for words in page.evaluate(LIT, "found")] == ["guard"] * total
    assert page.evaluate(PASSAGES) == before  # the page itself is untouched
    expect(page.locator("#found li")).to_have_count(total)
    expect(page).to_have_url(re.compile(r"find_text="))
    page.keyboard.press("Enter")
    expect(count).to_have_text(f"2 of {total}")
    expect(page.locator("#found [aria-current]")).to_have_count(1)
    page.keyboard.press("Shift+Enter")
    page.keyboard.press("Shift+Enter")
    expect(count).to_have_text(f"{total} of {total}")
    page.keyboard.press("Escape")
    expect(page.locator("#text")).to_be_focused()
    assert selected(page).lower() == "guard"
    assert page.evaluate(LIT, "found") == []
    page.locator("#found a").first.click()
    expect(page.locator("#text")).to_be_focused()
    assert selected(page).lower() == "guard"
    page.keyboard.press("1")
    expect(page.locator(".insp-quote q")).to_have_text(re.compile("guard", re.IGNORECASE))


def test_the_hit_one_goes_to_comes_into_view(open_as, world):
    page = open_article(open_as, world, world.add_article(LONG))
    page.locator("#find-text").fill("on day 11 ")
    expect(page.locator("#find-count")).to_have_text("1 of 12")
    expect(page.locator("#text h2", has_text="Day 11")).to_be_in_viewport()


def test_arabic_words_are_found_without_their_vowel_signs(open_as, world):
    article = world.add_article(ARABIC, language="ar")
    page = open_article(open_as, world, article)
    page.locator("#find-text").fill("الحرس")
    expect(page.locator("#find-count")).to_have_text("1 of 2")
    page.locator("#find-text").fill("قتل 68")
    expect(page.locator("#find-count")).to_have_text("1 of 1")
    assert page.evaluate(LIT, "found-here") == ["قُتِلَ ٦٨"]
    page.keyboard.press("Escape")
    assert selected(page) == "قُتِلَ ٦٨"


def test_hits_are_a_list_of_links_without_script(open_as, world):
    page = open_as(world.ana, world.path(f"articles/{world.article.uuid}/"), java_script_enabled=False)
    page.locator("#find-text").fill("guards")
    page.keyboard.press("Enter")
    page.locator("#found a").first.click()
    expect(page).to_have_url(re.compile(r"find_text=guards#ps-\d+$"))


def test_what_is_not_marked_is_dimmed_and_stays_so(open_as, world):
    put(world.article, world.tags["Killed"], world.ana, "68 killed")
    page = open_article(open_as, world)
    page.locator("#text").focus()
    page.keyboard.press("x")
    dims = page.locator("[data-dims]")
    expect(dims).to_have_attribute("aria-pressed", "true")
    expect(page.locator("#status")).to_contain_text("dimmed")
    page.reload()
    expect(dims).to_have_attribute("aria-pressed", "true")
    for look in in_every_look(page):
        assert faults(page) == [], look
    dims.click()
    expect(dims).to_have_attribute("aria-pressed", "false")


def test_one_tag_is_drawn_alone_and_all_again_where_one_reads(open_as, world):
    article = world.add_article(LONG)
    for words in ("On day 9 the Guard counted 9 trucks", "counted 9 trucks"):
        put(article, world.tags["Killed"], world.ana, words)
    put(article, world.tags["Place"], world.ana, "the Guard counted 9 trucks at the ford")
    page = open_article(open_as, world, article)
    marks = page.locator("#text mark")
    page.locator("#list .ann a").first.click()
    expect(page.locator(".insp-quote q")).to_contain_text("On day 9")
    page.locator("#text").focus()
    top = page.evaluate(PLACE)
    page.keyboard.press("o")
    expect(page.locator("#only")).to_contain_text("Only")
    expect(page.locator("#only")).to_contain_text("Killed")
    expect(page.locator("#text .t-6")).to_have_count(0)
    expect(page.locator("#status")).to_have_text("Only Killed is drawn.")
    assert abs(page.evaluate(PLACE) - top) < 4
    page.locator("#text").focus()
    page.keyboard.press("n")
    expect(page.locator(".insp-quote q")).to_have_text("counted 9 trucks")
    click(page, "Day 2")
    page.keyboard.press("6")  # a mark of another tag is made and not drawn
    expect(page.locator(".insp-quote q")).not_to_have_text("counted 9 trucks")
    expect(page.locator("#text .t-6")).to_have_count(0)
    for look in in_every_look(page):
        assert faults(page) == [], look
    page.set_viewport_size({"width": 1440, "height": 1000})
    page.get_by_role("link", name="Draw all tags").click()
    expect(page.locator("#text .t-6")).not_to_have_count(0)
    expect(page.locator("#only")).to_be_empty()
    expect(marks.first).to_be_attached()
    assert "only=" not in page.url
