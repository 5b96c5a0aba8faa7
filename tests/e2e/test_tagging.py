"""Tagging in a real browser: the picker, an armed tag, repeating, marks under way, how many keys it takes."""

import pytest
from playwright.sync_api import Page, expect

from articles.models import Tag
from tests.e2e.axe import faults, in_every_look
from tests.e2e.pointer import click, drag, marked, open_article, places, selected, stored

pytestmark = pytest.mark.e2e
ARABIC = "سقوط حامية إيلفان\n\nوقال مرصد أورسل إن أكثر من ١٠٠ من الحرس قُتلوا في الثكنة.\n"
WORDS_HIDDEN = """() => {
  const text = document.querySelector("annotated-text");
  const box = document.getElementById("picker").getBoundingClientRect();
  const lines = text.places.ranges(text.selected).flatMap((range) => [...range.getClientRects()]);
  return lines.some(({ left, right, top, bottom }) =>
    right > box.left && left < box.right && bottom > box.top && top < box.bottom);
}"""


def picker(page: Page):
    return page.locator("#picker")


def shown(page: Page) -> list[str]:
    return page.locator("#picker [role=option]:visible .pick-name").all_inner_texts()


def note_of(page: Page, words: str) -> None:
    """Wait until the mark on ``words`` is stored and open."""
    expect(page.locator(".insp-quote q")).to_have_text(words)


def test_a_tag_is_found_by_name_letter_or_key_and_the_recent_ones_come_first(open_as, world):
    for n in range(100):
        Tag.objects.create(
            project=world.project, name=f"Étape {n:03}", letter=f"a{n}", hue="teal", order=20 + n
        )
    Tag.objects.create(project=world.project, name="مكان", letter="م", hue="blue", order=200)
    page = open_article(open_as, world)
    expect(page.locator(".tagbar [data-tag]")).to_have_count(6)  # the others are in the picker
    drag(page, "more than 100 guards")
    page.keyboard.press("t")
    expect(page.get_by_role("combobox", name="Find a tag")).to_be_focused()
    assert len(shown(page)) == 107
    assert not page.evaluate(WORDS_HIDDEN)
    page.keyboard.type("etape 07")
    expect(page.locator("#picker [role=option]:visible")).to_have_count(10)
    page.keyboard.press("ArrowDown")
    active = page.locator("#picker-words").get_attribute("aria-activedescendant")
    expect(page.locator(f"#{active}")).to_have_attribute("aria-selected", "true")
    expect(page.locator(f"#{active}")).to_contain_text("Étape 071")
    page.keyboard.press("Enter")
    note_of(page, "more than 100 guards")
    drag(page, "some 40")
    page.keyboard.press("t")
    assert shown(page)[0] == "Étape 071"
    page.keyboard.type("م")
    expect(page.locator("#picker [role=option]:visible")).to_have_count(1)
    page.keyboard.press("Escape")
    expect(picker(page)).to_be_hidden()
    expect(page.locator("#text")).to_be_focused()
    assert selected(page) == "some 40"
    page.reload()
    expect(marked(page, "than 100 guards")).to_be_visible()
    drag(page, "68 killed")
    page.keyboard.press(".")
    note_of(page, "68 killed")
    assert stored(world.article) == [("Étape 071", "more than 100 guards"), ("Étape 071", "68 killed")]


def test_what_a_tag_means_is_one_key_away_and_nothing_is_lost(open_as, world):
    world.tags["Wounded"].include = "Counts by hospitals."
    world.tags["Wounded"].save()
    page = open_article(open_as, world)
    drag(page, "some 40 wounded")
    page.keyboard.press("d")
    about = page.locator("#picker-about")
    expect(about).to_contain_text("meant by killed")
    page.keyboard.press("ArrowDown")
    expect(about).to_contain_text("Counts by hospitals.")
    assert not page.evaluate(WORDS_HIDDEN)
    page.keyboard.press("?")
    expect(about).to_be_hidden()
    assert selected(page) == "some 40 wounded"
    page.locator("#picker [role=option]", has_text="Wounded").click()
    note_of(page, "some 40 wounded")
    page.locator("#note").fill("See the register")
    page.locator("#text").focus()
    page.keyboard.press("d")
    expect(page.locator("#inspector .guide")).to_contain_text("Counts by hospitals.")
    expect(page.locator("#note")).to_have_value("See the register")


def test_a_mark_under_an_older_wording_is_kept_by_one_button(open_as, world):
    from uuid import uuid4

    from articles.actions.tags import edit_tag
    from tests.reading.shared import put_mark

    tag = world.tags["Killed"]
    mark = put_mark(world.article, tag, world.ana, "68 killed")
    edit_tag(tag=tag, version=1, changes={"definition": "Died by violence."}, key=uuid4(), by=world.sam)
    page = open_as(world.ana, world.path(f"articles/{world.article.uuid}/?mark={mark.uuid}"))
    page.get_by_text("About Killed").click()
    expect(page.locator(".guide-then")).to_contain_text("meant by killed")
    page.get_by_role("button", name="Still right").click()
    expect(page.locator("#status")).to_contain_text("version 2")
    expect(page.get_by_text("Marked under version 1")).to_have_count(0)
    mark.refresh_from_db()
    assert mark.tag_version == 2


def test_an_armed_tag_marks_what_is_selected_by_mouse_clicks_and_keys(open_as, world):
    page = open_article(open_as, world)
    page.locator("#text").focus()
    page.keyboard.press("y")
    page.keyboard.type("wou")
    page.keyboard.press("Enter")
    arm = page.locator("[data-arm]")
    expect(arm).to_have_attribute("aria-pressed", "true")
    expect(arm).to_contain_text("Armed: Wounded")
    expect(page.locator("#status")).to_contain_text("Wounded is armed")
    at = places(page, "more than 100 guards")
    page.mouse.move(**at["start"])
    page.mouse.down()
    page.mouse.move(**at["end"], steps=4)
    page.mouse.up()
    note_of(page, "more than 100 guards")
    click(page, "68")
    assert selected(page) == "68"
    click(page, "killed", nth=2)
    note_of(page, "68 killed")
    word = places(page, "officers")["middle"]
    page.mouse.dblclick(**word)
    note_of(page, "officers")
    page.keyboard.press("Escape")
    expect(arm).to_have_attribute("aria-pressed", "false")
    page.keyboard.press("y")
    expect(picker(page)).to_be_visible()
    page.keyboard.press("Enter")
    expect(arm).to_contain_text("Armed: Wounded")
    page.evaluate("document.querySelector('annotated-text').place(0)")
    page.keyboard.press("Shift+ArrowRight")
    page.keyboard.press("Shift+ArrowRight")
    words = selected(page)
    assert words
    page.keyboard.press("Enter")
    note_of(page, words)
    page.keyboard.press("y")
    expect(arm).to_have_attribute("aria-pressed", "false")
    drag(page, "Interior Guard")
    assert selected(page) == "Interior Guard"
    assert len(stored(world.article)) == 4


def test_marks_made_faster_than_they_are_stored_are_all_stored(open_as, world):
    page = open_article(open_as, world, intercepts=True)
    held: list = []
    page.route("**/annotations/", lambda route: route.continue_() if held else held.append(route))
    drag(page, "68 killed")
    page.keyboard.press("1")
    assert selected(page) == ""
    assert page.evaluate("CSS.highlights.get('pending-1').size") == 1
    drag(page, "some 40 wounded")
    page.keyboard.press("2")
    assert selected(page) == ""
    expect(page.locator("#status")).to_contain_text("Not sent yet")
    held[0].continue_()
    note_of(page, "some 40 wounded")
    assert stored(world.article) == [("Killed", "68 killed"), ("Wounded", "some 40 wounded")]
    assert page.evaluate("CSS.highlights.get('pending-1').size + CSS.highlights.get('pending-2').size") == 0


def test_a_mark_that_is_lost_on_the_way_is_selected_again_and_sent_once(open_as, world, console_errors):
    page = open_article(open_as, world, intercepts=True)
    page.route("**/annotations/", lambda route: route.abort())
    drag(page, "68 killed")
    page.keyboard.press("1")
    expect(page.locator("#alerts")).to_contain_text("Not saved")
    assert selected(page) == "68 killed"
    assert page.evaluate("CSS.highlights.get('pending-1').size") == 0
    page.unroute("**/annotations/")
    page.get_by_role("button", name="Send again").click()
    note_of(page, "68 killed")
    assert selected(page) == ""
    assert stored(world.article) == [("Killed", "68 killed")]
    console_errors.clear()


SPANS = (  # from where the mark before has left the caret
    ("The Northern Accord said", ("ArrowDown", "ArrowRight")),
    ("on Monday that more", ("ArrowRight",)),
    ("100 guards were killed", ("ArrowRight", "ArrowRight")),
    ("depot, including 23 officers", ("ArrowRight", "ArrowRight", "ArrowRight")),
    ("The Interior Guard put", ("ArrowRight",)),
    ("losses at 68 killed", ("ArrowRight", "ArrowRight")),
)


def test_a_sentence_takes_one_key_and_four_words_take_seven(open_as, world):
    page = open_article(open_as, world)
    page.locator("#text").focus()
    page.evaluate("document.querySelector('annotated-text').place(0)")
    page.keyboard.press("ArrowDown")
    assert selected(page) == "Depot at Sul Ford burns after night raid"
    page.keyboard.press("1")  # one key
    note_of(page, "Depot at Sul Ford burns after night raid")
    page.evaluate("document.querySelector('annotated-text').place(0)")
    for span, moves in SPANS:
        keys = [*moves, "Shift+ArrowRight", "Shift+ArrowRight", "Shift+ArrowRight"]
        for key in keys:
            page.keyboard.press(key)
        assert selected(page) == span
        page.keyboard.press("1")
        note_of(page, span)
        assert len(keys) + 1 <= 7
    assert len(stored(world.article)) == 1 + len(SPANS)


def test_a_tag_is_chosen_by_tapping_on_a_phone_and_in_an_arabic_article(open_as, world):
    article = world.add_article(ARABIC, language="ar")
    page = open_article(open_as, world, article, viewport={"width": 390, "height": 844}, has_touch=True)
    for words in ("أكثر", "الحرس"):
        at = places(page, words)["middle"]
        page.touchscreen.tap(at["x"], at["y"])
    assert selected(page) == "أكثر من ١٠٠ من الحرس"
    page.locator("[data-pick-tag]").tap()
    expect(picker(page)).to_be_visible()
    assert not page.evaluate(WORDS_HIDDEN)
    box = picker(page).bounding_box()
    assert box
    assert box["width"] == 390
    page.locator("#picker [role=option]", has_text="Killed").tap()
    expect(page.locator(".run").first).to_be_attached()
    assert stored(article) == [("Killed", "أكثر من ١٠٠ من الحرس")]


def test_axe_finds_nothing_on_the_picker_in_any_look(open_as, world):
    page = open_article(open_as, world)
    drag(page, "68 killed")
    page.keyboard.press("t")
    page.keyboard.press("?")
    expect(page.locator("#picker-about dl")).to_be_visible()
    for look in in_every_look(page):
        assert faults(page) == [], look
