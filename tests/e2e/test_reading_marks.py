"""Marking words in a real browser: by mouse, by two clicks, by keys, by the tag bar; undo; right to left."""

import re
import uuid

import pytest
from playwright.sync_api import expect

from articles.actions.entities import create_entity, name_entity
from articles.models import Annotation
from tests.e2e.pointer import click, drag, marked, open_article, selected, stored

pytestmark = pytest.mark.e2e

ARABIC = "سقوط حامية إيلفان\n\nوقال مرصد أورسل إن أكثر من ١٠٠ من الحرس قُتلوا في الثكنة.\n"


def test_dragging_over_words_and_pressing_a_key_marks_them(open_as, world):
    page = open_article(open_as, world)
    drag(page, "ore than 100 guar")
    assert selected(page) == "more than 100 guards"
    page.keyboard.press("1")
    expect(marked(page, "than 100 guards")).to_be_visible()
    expect(page.locator("#inspector")).to_contain_text("Killed")
    expect(page.locator(".ann li")).to_contain_text("more than 100 guards")
    expect(page.locator("#status")).to_contain_text("Marked Killed")
    assert selected(page) == ""
    assert stored(world.article) == [("Killed", "more than 100 guards")]


def test_clicking_the_first_and_then_the_last_word_selects_what_lies_between(open_as, world):
    page = open_article(open_as, world)
    click(page, "68")
    assert selected(page) == "68"
    click(page, "wounded")
    assert selected(page) == "68 killed and some 40 wounded"
    page.locator(".tagbar").get_by_role("button", name="Wounded").click()
    expect(marked(page, "killed and some 40 wounded")).to_be_visible()
    assert stored(world.article) == [("Wounded", "68 killed and some 40 wounded")]


def test_marks_overlap_nest_and_cross_the_border_of_a_passage(open_as, world):
    page = open_article(open_as, world)
    for words, key in (("more than 100 guards", "1"), ("100 guards were killed", "3"), ("guards", "5")):
        drag(page, words)
        page.keyboard.press(key)
        expect(page.locator("#inspector [data-annotation]")).to_be_visible()
        expect(page.locator(".insp-quote q")).to_have_text(words)
    page.evaluate("""() => {
      const text = document.querySelector('annotated-text').chars.join('');
      const start = Array.from(text.slice(0, text.indexOf('23 officers'))).length;
      const end = Array.from(text.slice(0, text.indexOf('The Interior Guard'))).length + 18;
      document.querySelector('annotated-text').select(start, end);
      document.querySelector('annotated-text').focus();
    }""")
    page.keyboard.press("2")
    expect(page.locator(".insp-quote q")).to_contain_text("23 officers")
    assert [name for name, _ in stored(world.article)] == ["Killed", "Executed", "State force", "Wounded"]
    first = page.locator("#ps-1 [data-start]")
    text = world.article.text
    start, end = (int(first.get_attribute(f"data-{edge}")) for edge in ("start", "end"))
    assert first.evaluate("p => p.textContent") == text[start:end]
    expect(page.locator("#ps-1 mark .u .u")).not_to_have_count(0)
    expect(page.locator("#ps-2 mark").first).to_have_text("The Interior Guard")


def test_words_after_an_emoji_in_a_comment_keep_their_offsets(open_as, world):
    page = open_article(open_as, world)
    drag(page, "about 90")
    page.keyboard.press("1")
    expect(marked(page, "about 90")).to_be_visible()
    drag(page, "cousin 👩‍🚒")
    page.keyboard.press("4")
    expect(page.locator(".insp-quote q")).to_have_text("cousin 👩‍🚒")
    assert stored(world.article) == [("Armed group", "cousin 👩‍🚒"), ("Killed", "about 90")]


def test_undo_works_after_the_page_was_loaded_again(open_as, world):
    page = open_article(open_as, world)
    drag(page, "68 killed")
    page.keyboard.press("1")
    expect(marked(page, "68")).to_be_visible()
    page.reload()
    expect(marked(page, "68")).to_be_visible()
    page.locator("#text").focus()
    page.keyboard.press("z")
    expect(page.locator("#inspector")).to_contain_text("Removed")
    expect(page.locator("annotated-text mark")).to_have_count(0)
    expect(page.locator("#marks-total")).to_have_text("0")
    assert stored(world.article) == []


def test_the_open_mark_is_retagged_moved_and_removed_by_keys(open_as, world):
    page = open_article(open_as, world)
    drag(page, "68 killed")
    page.keyboard.press("1")
    expect(page.locator(".insp-quote q")).to_have_text("68 killed")
    page.keyboard.press("3")
    expect(page.locator("#inspector .insp-head")).to_contain_text("Executed")
    drag(page, "68 killed and some 40")
    page.keyboard.press("m")
    expect(page.locator(".insp-quote q")).to_have_text("68 killed and some 40")
    assert stored(world.article) == [("Executed", "68 killed and some 40")]
    page.locator("#text").focus()
    page.keyboard.press("Backspace")
    expect(page.locator("annotated-text mark")).to_have_count(0)
    assert stored(world.article) == []


def test_words_are_selected_and_marked_by_the_keyboard_alone(open_as, world):
    page = open_article(open_as, world)
    page.locator("#text").focus()
    page.keyboard.press("ArrowDown")
    assert selected(page) == "Depot at Sul Ford burns after night raid"
    page.keyboard.press("ArrowRight")
    assert selected(page) == "The"
    page.keyboard.press("ArrowRight")
    page.keyboard.press("Shift+ArrowRight")
    assert selected(page) == "Northern Accord"
    page.keyboard.press("]")
    assert selected(page) == "Northern Accord said"
    page.keyboard.press("[")
    page.keyboard.press("4")
    expect(page.locator(".insp-quote q")).to_have_text("Northern Accord")
    page.keyboard.press("ArrowRight")
    page.keyboard.press(".")
    expect(page.locator(".insp-quote q")).to_have_text("said")
    assert [name for name, _ in stored(world.article)] == ["Armed group", "Armed group"]


def test_an_arabic_article_is_marked_from_right_to_left(open_as, world):
    article = world.add_article(ARABIC, language="ar")
    page = open_article(open_as, world, article)
    drag(page, "أكثر من ١٠٠ من الحرس")
    page.keyboard.press("1")
    expect(page.locator(".insp-quote q")).to_have_text("أكثر من ١٠٠ من الحرس")
    page.locator("#text").focus()
    page.keyboard.press("Escape")
    page.keyboard.press("ArrowLeft")
    page.keyboard.press("3")
    assert page.locator("#text").evaluate("t => getComputedStyle(t).direction") == "rtl"
    expect(page.locator(".ann li")).to_have_count(2)
    assert ("Killed", "أكثر من ١٠٠ من الحرس") in stored(article)


def test_a_mark_opens_by_a_click_and_shows_where_it_stands(open_as, world):
    page = open_article(open_as, world)
    for words, key in (("more than 100 guards", "1"), ("guards", "5")):
        drag(page, words)
        page.keyboard.press(key)
        expect(page.locator(".insp-quote q")).to_have_text(words)
    page.get_by_role("link", name="Close, back to the text").click()
    expect(page.locator("#inspector")).to_contain_text("Mark words")
    click(page, "guards")
    expect(page.locator("#chooser")).to_contain_text("2 marks here")
    page.locator("#chooser a").first.click()
    expect(page.locator("#inspector .insp-head")).to_contain_text("Killed")
    expect(page).to_have_url(re.compile("mark="))
    expect(page.locator("mark.is-current").first).to_contain_text("more than 100")
    page.keyboard.press("n")
    expect(page.locator("#inspector .insp-head")).to_contain_text("State force")


def test_a_refused_mark_says_why_and_keeps_the_selection(open_as, world, console_errors):
    page = open_article(open_as, world)
    drag(page, "68 killed")
    page.evaluate("document.querySelector('annotated-text').selected.quote = '86 killed'")
    page.keyboard.press("1")
    expect(page.locator("#alerts")).to_contain_text("not the words at that place")
    assert selected(page) == "68 killed"
    assert stored(world.article) == []
    console_errors.clear()


def test_the_server_gone_is_said_and_the_same_mark_is_sent_once(open_as, world, console_errors):
    page = open_article(open_as, world, intercepts=True)
    page.route("**/annotations/", lambda route: route.abort())
    drag(page, "68 killed")
    page.keyboard.press("1")
    expect(page.locator("#alerts")).to_contain_text("Not saved")
    assert selected(page) == "68 killed"
    page.unroute("**/annotations/")
    page.keyboard.press("1")
    expect(marked(page, "68")).to_be_visible()
    expect(page.locator("#alerts")).not_to_contain_text("Not saved")
    assert stored(world.article) == [("Killed", "68 killed")]
    console_errors.clear()


def test_an_entity_is_found_by_another_spelling_and_attached(open_as, world):
    guard = create_entity(
        project=world.project, name="Interior Guard", kind="state_force", key=uuid.uuid4(), by=world.ana
    )
    name_entity(entity=guard, text="Velmaran Guard", key=uuid.uuid4(), by=world.ana)
    page = open_article(open_as, world)
    drag(page, "Interior Guard")
    page.keyboard.press("5")
    expect(page.locator(".insp-quote q")).to_have_text("Interior Guard")
    page.keyboard.press("e")
    page.keyboard.type("velmaran")
    expect(page.locator("#new-name")).to_have_value("velmaran")  # what was found for it is there
    page.get_by_role("button", name="Interior Guard").click()
    expect(page.locator(".ann li .meta")).to_have_text("Interior Guard")
    assert Annotation.objects.get(article=world.article).entity == guard


def test_single_keys_do_nothing_when_they_are_switched_off(open_as, world):
    type(world.ana).objects.filter(pk=world.ana.pk).update(single_keys=False)
    page = open_article(open_as, world)
    drag(page, "68 killed")
    page.keyboard.press("1")
    page.wait_for_timeout(300)
    assert stored(world.article) == []
    page.locator(".tagbar").get_by_role("button", name="Killed").click()
    expect(marked(page, "68")).to_be_visible()


def test_the_key_help_lists_what_is_live(open_as, world):
    page = open_article(open_as, world)
    page.locator("#text").focus()
    page.keyboard.press("?")
    help_list = page.locator("#key-help [data-live-keys]")
    expect(help_list).to_contain_text("Wounded")
    expect(help_list).to_contain_text("undo your last act")


def test_words_are_marked_without_script_through_a_form(open_as, world, console_errors):
    page = open_as(world.ana, world.path(f"articles/{world.article.uuid}/"), java_script_enabled=False)
    page.get_by_label("Words", exact=True).fill("68 killed and\nsome 40")
    page.get_by_label("Tag", exact=True).select_option(label="Killed")
    page.get_by_role("button", name="Mark words").click()
    expect(page.locator(".insp-quote q")).to_have_text("68 killed and some 40")
    assert stored(world.article) == [("Killed", "68 killed and some 40")]
    page.goto(world.path(f"articles/{world.article.uuid}/"))
    page.get_by_label("Words", exact=True).fill("69 killed")
    page.get_by_role("button", name="Mark words").click()
    expect(page.get_by_role("alert").filter(has_text="do not stand in the text")).to_be_visible()
    expect(page.get_by_label("Words", exact=True)).to_have_value("69 killed")
    console_errors.clear()  # the 422
