"""What is typed is kept within a second, comes back on another machine and goes with the save.

Planted: with ``keep`` of drafts.js doing nothing the words "Saved as draft" never appear.
"""

import re

import pytest
from playwright.sync_api import Page, expect

from articles.models import Claim, Draft, Message
from tests.claims.sample import make_claim
from tests.e2e.axe import faults

pytestmark = pytest.mark.e2e

KEPT = re.compile(r"^Saved as draft \d\d:\d\d UTC$")
WORDS = "Do the 23 sit inside the hundred?"


def kept(page: Page) -> None:
    expect(page.locator("[data-draft-words]").first).to_have_text(KEPT)


def test_a_message_survives_the_end_of_the_page(open_as, world):
    path = world.path(f"threads/article/{world.article.uuid}/")
    page = open_as(world.ana, path)
    page.get_by_role("textbox", name="Message").press_sequentially(WORDS)
    kept(page)
    expect(page.locator("[data-draft-said]")).to_have_text(KEPT)
    assert page.locator("[data-draft-said]").get_attribute("role") == "status"
    page.close()

    other = open_as(world.ana, world.path())
    other.get_by_role("link", name="Message", exact=True).click()
    expect(other.locator(".draft-line")).to_contain_text("Restored from your draft of")
    expect(other.get_by_role("textbox", name="Message")).to_have_value(WORDS)
    other.get_by_role("button", name="Send").click()
    expect(other.locator(".msg")).to_contain_text(WORDS)
    assert Message.objects.filter(thread__article=world.article).count() == 1
    assert Draft.objects.filter(user=world.ana).count() == 0


def test_a_restored_message_is_discarded_on_request(open_as, world):
    path = world.path(f"threads/article/{world.article.uuid}/")
    page = open_as(world.ana, path)
    page.get_by_role("textbox", name="Message").fill(WORDS)
    kept(page)
    page.goto(path)
    expect(page.get_by_role("textbox", name="Message")).to_have_value(WORDS)
    assert faults(page) == []
    page.get_by_role("button", name="Discard").click()
    expect(page.get_by_role("textbox", name="Message")).to_have_value("")
    expect(page.locator("[data-draft-words]")).to_have_text("Draft discarded")
    assert Draft.objects.filter(user=world.ana).count() == 0


def test_an_unfinished_claim_is_taken_up_from_home(open_as, world):
    page = open_as(world.ana, world.path(f"articles/{world.article.uuid}/"))
    text = page.locator("annotated-text")
    start = world.article.text.index("68 killed")
    text.evaluate("(e, at) => e.select(at, at + 9)", start)
    page.locator(".tagbar-act[data-key=c]").click()
    page.get_by_label("Victims", exact=True).first.fill("guards of the ford")
    text.evaluate("(e, at) => e.select(at, at + 2)", start)
    kept(page)
    page.close(run_before_unload=False)

    other = open_as(world.ana, world.path())
    other.get_by_role("link", name="Claim", exact=True).click()
    expect(other.locator("#inspector .draft-line")).to_contain_text("Restored from your draft of")
    expect(other.get_by_label("Victims", exact=True).first).to_have_value("guards of the ford")
    expect(other.locator("[data-ground=victim] [data-words]")).to_contain_text("68")
    assert faults(other) == []
    other.get_by_role("button", name="Save claim").last.click()
    expect(other.locator("#inspector [data-claim]")).to_be_visible()
    saved = Claim.objects.get(article=world.article)
    assert saved.victim_label == "guards of the ford"
    assert Draft.objects.filter(user=world.ana).count() == 0


def test_a_claim_changed_since_leads_to_both_versions(open_as, world, console_errors):
    claim = make_claim(world.article, world.ana, victim_label="guards")
    page = open_as(world.ana, world.path(f"articles/{world.article.uuid}/?resume={claim.uuid}"))
    page.get_by_label("Victims", exact=True).first.fill("officers")
    kept(page)
    Claim.objects.filter(pk=claim.pk).update(version=2, victim_label="soldiers")
    page.goto(world.path(f"articles/{world.article.uuid}/?resume={claim.uuid}"))
    expect(page.locator("#inspector .draft-line")).to_contain_text("Somebody saved this since.")
    page.get_by_role("button", name="Save claim").last.click()
    expect(page.locator("#inspector .merge")).to_contain_text(
        "Somebody saved this claim while you were editing"
    )
    expect(page.locator("#inspector .merge")).to_contain_text("soldiers")
    expect(page.get_by_label("Victims", exact=True).first).to_have_value("officers")
    console_errors.clear()


def test_a_draft_that_cannot_be_kept_says_so_and_is_kept_later(open_as, world, console_errors):
    page = open_as(world.ana, world.path(f"threads/article/{world.article.uuid}/"), intercepts=True)
    page.context.set_offline(True)
    page.get_by_role("textbox", name="Message").fill(WORDS)
    expect(page.locator("[data-draft-words]")).to_have_text("Not saved: you are offline")
    assert page.evaluate("() => !window.dispatchEvent(new Event('beforeunload', { cancelable: true }))")
    page.context.set_offline(False)
    kept(page)
    assert page.evaluate("() => window.dispatchEvent(new Event('beforeunload', { cancelable: true }))")
    assert Draft.objects.filter(user=world.ana).count() == 1
    console_errors.clear()


def test_two_windows_do_not_write_over_each_other(open_as, world, console_errors):
    path = world.path(f"threads/article/{world.article.uuid}/")
    first, second = open_as(world.ana, path), open_as(world.ana, path)
    first.get_by_role("textbox", name="Message").fill("In the first window")
    kept(first)
    second.get_by_role("textbox", name="Message").fill("In the second window")
    expect(second.locator("[data-draft-words]")).to_contain_text("in another window")
    assert "In the first window" in str(Draft.objects.get(user=world.ana).fields)
    console_errors.clear()
