"""Relating two marks in a real browser: by mouse, by keys alone, by single clicks; right to left; looks."""

import re

import pytest
from playwright.sync_api import Page, expect

from articles.models import Annotation, Relation
from tests.e2e.axe import faults, in_every_look
from tests.e2e.pointer import click
from tests.queue.work import make_mark
from tests.reading.relating import make_relation, make_type

pytestmark = pytest.mark.e2e

ARABIC = "سقوط حامية إيلفان\n\nوقال مرصد أورسل إن قائد الحرس قُتل في الثكنة.\n"


def put(world, words: str, tag: str, article=None) -> Annotation:
    return make_mark(article or world.article, world.tags[tag], world.ana, words, state="draft")


def opened(open_as, world, mark: Annotation) -> Page:
    page = open_as(world.ana, world.path(f"articles/{mark.article.uuid}/?mark={mark.uuid}"))
    expect(page.locator(f"[data-relations-of='{mark.uuid}']")).to_be_visible()
    return page


def located(world):
    return make_type(
        world.project, "located in", inverse="location of", letter="L", target_kinds="place facility"
    )


def test_the_other_mark_is_clicked_in_the_text_and_the_line_is_drawn(open_as, world):
    officers, ford = put(world, "23 officers", "Killed"), put(world, "Sul Ford", "Place")
    put(world, "68 killed", "Killed")
    kind = located(world)
    make_type(world.project, "part of", inverse="includes", letter="P")
    page = opened(open_as, world, officers)
    page.locator("annotated-text").focus()
    page.keyboard.press("r")
    expect(page.locator("#relate-type")).to_be_focused()
    page.locator("#relate-type").select_option(label="located in")
    expect(page.locator("#relate-other option", has_text="68 killed")).to_be_hidden()
    click(page, "Sul Ford")
    row = page.locator("#relations-of [data-relation-to]")
    expect(row).to_contain_text("located in")
    expect(page.locator("#status")).to_contain_text("Related: “23 officers” located in “Sul Ford”.")
    expect(page.locator("#relation-rows")).to_contain_text("Sul Ford")
    expect(page.locator("#relations-total")).to_have_text("1")
    expect(page.locator("#relation-lines path")).to_have_count(2)
    expect(page.locator("#relation-lines text")).to_have_text("located in")
    assert Relation.objects.get(type=kind).target == ford
    row.locator("a[data-jumps]").click()
    expect(page.locator("#relations-of")).to_contain_text("location of")
    expect(page.locator(f"mark.is-current[data-a~='{ford.uuid}']").first).to_be_visible()
    page.locator("annotated-text").focus()
    page.keyboard.press("z")
    expect(page.locator("#relations-total")).to_have_text("0")
    expect(page.locator("#relation-lines path")).to_have_count(0)


def test_by_keys_alone_it_is_made_changed_and_removed(open_as, world):
    officers, ford = put(world, "23 officers", "Killed"), put(world, "Sul Ford", "Place")
    put(world, "some 40 wounded", "Wounded")
    located(world)
    make_type(world.project, "part of", inverse="includes", letter="P")
    page = opened(open_as, world, officers)
    page.locator("annotated-text").focus()
    page.keyboard.press("r")
    expect(page.locator("#relate-type")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator("#status")).to_contain_text("Choose the other mark")
    page.keyboard.press("p")
    expect(page.locator("#status")).to_contain_text("Sul Ford, mark 1 of 3. Enter takes it.")
    expect(page.locator("mark.is-picked")).not_to_have_count(0)
    page.keyboard.press("Enter")
    expect(page.locator("#relations-of [data-relation-to]")).to_contain_text("located in")
    expect(page.locator("annotated-text")).to_be_focused()
    page.locator("#relations-of").get_by_role("link", name="Change").focus()
    page.keyboard.press("Enter")
    expect(page.locator("#relation-type")).to_be_focused()
    page.keyboard.press("p")  # the select's own: types that begin so
    page.keyboard.press("Control+Enter")
    expect(page.locator("#relations-of [data-relation-to]")).to_contain_text("part of")
    page.locator("#relations-of").get_by_role("link", name="Change").focus()
    page.keyboard.press("Enter")
    expect(page.locator("#relation-type")).to_be_focused()
    page.get_by_role("button", name="Remove relation").focus()
    page.keyboard.press("Enter")
    expect(page.locator("#relations-of")).to_contain_text("The relation is removed.")
    assert [(row.state, row.target) for row in Relation.objects.filter(author=world.ana)] == [
        ("withdrawn", ford)
    ]


def test_by_single_clicks_from_the_list_and_escape_leaves(open_as, world, console_errors):
    officers, ford = put(world, "23 officers", "Killed"), put(world, "Sul Ford", "Place")
    make_type(world.project, "part of", inverse="includes", letter="P")
    page = opened(open_as, world, officers)
    page.locator("#relations-of").get_by_role("link", name="Relate").click()
    expect(page.locator("#relate-form")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.locator("#status")).to_contain_text("No relation was made")
    expect(page.locator("#relate-form")).to_have_count(0)
    page.locator("#relations-of").get_by_role("link", name="Relate").click()
    expect(page.locator("#relate-form")).to_be_visible()
    page.locator(f".ann a[data-inspects='{ford.uuid}']").click()
    expect(page.locator("#relations-of [data-relation-to]")).to_contain_text("Sul Ford")
    page.locator("#relations-of").get_by_role("link", name="Relate").click()
    page.locator("#relate-other").select_option(value=str(ford.uuid))
    page.locator("#relate-form").get_by_role("button", name="Relate").click()
    expect(page.locator("#relate-form [role=alert]")).to_contain_text("already")
    expect(page.locator("#relate-other")).to_have_value(str(ford.uuid))
    console_errors.clear()  # the browser names the refusal


def test_where_marks_are_stacked_the_form_offers_these(open_as, world):
    officers = put(world, "23 officers", "Killed")
    outer, inner = put(world, "night raid", "Place"), put(world, "raid", "Killed")
    make_type(world.project, "part of", inverse="includes", letter="P")
    page = opened(open_as, world, officers)
    page.locator("#relations-of").get_by_role("link", name="Relate").click()
    expect(page.locator("#relate-form")).to_be_visible()
    click(page, "raid")
    expect(page.locator("#relate-other option")).to_have_count(2)
    page.locator("#relate-other").select_option(value=str(outer.uuid))
    page.locator("#relate-form").get_by_role("button", name="Relate").click()
    expect(page.locator("#relations-of [data-relation-to]")).to_contain_text("night raid")
    assert Relation.objects.get(author=world.ana).target == outer
    assert inner.relations_to.count() == 0


def test_right_to_left_in_every_look_without_faults(open_as, world, shots):
    article = world.add_article(ARABIC, language="ar")
    leader, place = put(world, "قائد الحرس", "Killed", article), put(world, "الثكنة", "Place", article)
    make_relation(located(world), leader, place, world.ana)
    page = opened(open_as, world, leader)
    expect(page.locator("#relation-lines text")).to_have_text("located in")
    assert page.locator(".rel-arrow").first.inner_text() == "→"
    points = page.locator("#relation-lines path").first.get_attribute("d")
    first, *_, last = [float(n) for n in re.findall(r"[-\d.]+", points)][0::2]
    assert first > last, "the line runs to the left, as the words do"
    for look in in_every_look(page):
        assert faults(page) == [], look
        page.screenshot(path=shots / f"relations-rtl-{look.replace(', ', '-').replace(' ', '')}.png")


def test_with_the_form_open_in_every_look_without_faults(open_as, world, shots):
    officers, ford = put(world, "23 officers", "Killed"), put(world, "Sul Ford", "Place")
    far = put(world, "Nobody counted anything", "Killed")
    kind = located(world)
    make_relation(kind, officers, ford, world.ana)
    part = make_type(world.project, "part of", inverse="includes", letter="P")
    make_relation(part, far, officers, world.ana)
    page = opened(open_as, world, officers)
    expect(page.locator("#relation-lines text")).to_have_count(2)
    page.screenshot(path=shots / "relations-light.png")
    page.locator("#relations-of").get_by_role("link", name="Relate").click()
    expect(page.locator("#relate-form")).to_be_visible()
    for look in in_every_look(page):
        assert faults(page) == [], look
        page.screenshot(path=shots / f"relations-{look.replace(', ', '-').replace(' ', '')}.png")
