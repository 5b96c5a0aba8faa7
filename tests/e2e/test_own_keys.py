"""One's own keys in a browser: pressed into the page of keys, then used where they count; blurring; going."""

import re

import pytest
from playwright.sync_api import expect

from articles.models import User
from tests.e2e.pointer import drag, marked, open_article, selected, stored

pytestmark = pytest.mark.e2e


def field(page, act: str):
    return page.locator(f'[name="act {act}"]')


def test_a_tag_and_undo_get_other_keys_by_pressing_them(open_as, world, console_errors):
    page = open_as(world.ana, "/account/keys/")
    field(page, "Reading 1").focus()
    page.keyboard.press("f")
    expect(field(page, "Reading 1")).to_have_value("f")
    field(page, "Reading z").focus()
    page.keyboard.press("c")
    page.get_by_role("button", name="Save keys").first.click()
    expect(page.get_by_role("alert")).to_contain_text("c would do two things while Reading has the focus")
    expect(field(page, "Reading 1")).to_have_value("f")
    console_errors.clear()  # the answer that says no
    field(page, "Reading z").focus()
    page.keyboard.press("v")
    page.get_by_role("button", name="Save keys").first.click()
    expect(page.get_by_role("button", name="Reset all 2")).to_be_visible()

    page.goto(world.path(f"articles/{world.article.uuid}/"))
    expect(page.locator("annotated-text:defined")).to_be_visible()
    bar = page.locator(".tagbar")
    expect(bar.get_by_role("button", name="Killed, key f")).to_contain_text("f")
    expect(bar.get_by_role("button", name="Undo")).to_contain_text("v")
    drag(page, "68 killed")
    page.keyboard.press("1")
    page.keyboard.press("f")
    expect(page.locator(".insp-quote q")).to_have_text("68 killed")
    assert stored(world.article) == [("Killed", "68 killed")]
    page.locator("#text").focus()
    page.keyboard.press("z")
    page.keyboard.press("v")
    expect(page.locator("annotated-text mark")).to_have_count(0)
    page.keyboard.press("?")
    live = page.locator("#key-help [data-live-keys]")
    expect(live.locator("dt", has_text=re.compile(r"^\s*v\s*$"))).to_be_visible()
    expect(live.locator("dt", has_text=re.compile(r"^\s*z\s*$"))).to_have_count(0)


def test_keys_of_another_script_count_by_their_place(open_as, world):
    page = open_article(open_as, world)
    drag(page, "68 killed")
    page.evaluate(
        """() => document.querySelector("#text").dispatchEvent(
             new KeyboardEvent("keydown", { key: "١", code: "Digit1", bubbles: true, cancelable: true }))"""
    )
    expect(marked(page, "68")).to_be_visible()
    page.evaluate(
        """() => document.querySelector("#text").dispatchEvent(
             new KeyboardEvent("keydown", { key: "ئ", code: "KeyZ", bubbles: true, cancelable: true }))"""
    )
    expect(page.locator("annotated-text mark")).to_have_count(0)


def test_switched_off_no_sign_acts_and_moving_by_arrows_still_does(open_as, world):
    User.objects.filter(pk=world.ana.pk).update(single_keys=False)
    page = open_article(open_as, world)
    page.locator("#text").focus()
    page.keyboard.press("ArrowDown")
    expect(page.locator("#text[data-selected]")).to_be_visible()
    before = selected(page)
    for key in ("[", "1", "g", "b", "?"):
        page.keyboard.press(key)
    assert selected(page) == before
    assert page.evaluate("document.documentElement.className") == ""
    expect(page.locator("#go-hint")).to_be_hidden()
    expect(page.locator("#key-help")).to_be_hidden()
    page.locator(".tagbar").get_by_role("button", name="Killed").click()
    expect(page.locator(".insp-quote q")).to_have_text(before)


def test_g_and_a_letter_lead_to_other_pages(open_as, world):
    User.objects.filter(pk=world.ana.pk).update(keys={"Go": {"c": "w"}})
    page = open_article(open_as, world)
    hint = page.locator("#go-hint")
    page.locator("#text").focus()
    page.keyboard.press("g")
    expect(hint).to_contain_text("w Claims")
    page.keyboard.press("Escape")
    expect(hint).to_be_hidden()
    page.keyboard.press("g")
    expect(hint).to_be_visible()
    expect(hint).to_be_hidden()  # by itself, after two seconds
    page.keyboard.press("g")
    expect(hint).to_be_visible()
    page.keyboard.press("c")  # what it was shipped as: nothing now, and no claim is begun either
    expect(hint).to_be_hidden()
    expect(page.locator("[data-ground]")).to_have_count(0)
    page.keyboard.press("g")
    expect(hint).to_be_visible()
    page.keyboard.press("w")
    page.wait_for_url(re.compile(r"/claims/"))
    page.keyboard.press("g")
    expect(hint).to_be_visible()
    page.keyboard.press("a")
    page.wait_for_url(re.compile(r"/library/"))


def test_b_blurs_the_whole_page_at_once_and_brings_it_back(open_as, world):
    page = open_article(open_as, world)
    title = page.title()
    page.locator("#rail").focus()
    page.keyboard.press("b")
    expect(page.locator("html.is-blurred")).to_have_count(1)
    expect(page.get_by_role("button", name="Show it again")).to_be_focused()
    assert page.title() == "Counterclaim"
    covered = page.locator("body > :not(.blurred)").evaluate_all(
        """parts => parts.filter((part) => part.getClientRects().length)
                          .map((part) => [part.inert, getComputedStyle(part).filter])"""
    )
    assert covered
    assert all(inert and "blur" in filtered for inert, filtered in covered)
    page.keyboard.press("1")
    page.keyboard.press("?")
    expect(page.locator("#key-help")).to_be_hidden()
    page.keyboard.press("b")
    expect(page.locator("html.is-blurred")).to_have_count(0)
    expect(page.locator("#rail")).to_be_focused()
    assert page.title() == title
    page.locator(".head").get_by_role("button", name="Blur").click()
    expect(page.get_by_text("The page is blurred.")).to_be_visible()
    page.get_by_role("button", name="Show it again").click()
    expect(page.locator("html.is-blurred")).to_have_count(0)
    page.get_by_label("Words", exact=True).fill("")
    page.keyboard.type("b")
    expect(page.get_by_label("Words", exact=True)).to_have_value("b")
