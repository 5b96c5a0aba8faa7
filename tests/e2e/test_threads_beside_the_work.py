"""Talking about a piece of work without leaving it."""

import uuid

import pytest
from playwright.sync_api import expect

from articles.actions.threads import resolve_thread, write_message
from articles.models import Annotation, Message

pytestmark = pytest.mark.e2e


def say(target, by, body):
    return write_message(target=target, body=body, key=uuid.uuid4(), by=by)


def a_mark(world):
    words = "more than 100 guards were killed"
    start = world.article.text.index(words)
    return Annotation.objects.create(
        article=world.article, tag=world.tags["Killed"], start=start, end=start + len(words), quote=words,
        author=world.ana, state="accepted",
    )  # fmt: skip


def test_a_thread_is_opened_answered_edited_and_resolved_without_a_page_load(open_as, world, shots):
    mark = a_mark(world)
    say(mark, world.ben, "Do the 23 sit inside the 100? @" + world.ana.username)
    page = open_as(world.ana, world.path(f"articles/{world.article.uuid}/?mark={mark.uuid}"))
    page.evaluate("window.samePage = true")

    slot = page.locator(".discuss").first
    expect(slot.get_by_text("1 new")).to_be_visible()
    slot.locator("summary").click()
    expect(slot.get_by_text("Do the 23 sit inside")).to_be_visible()
    expect(slot.locator(".at")).to_have_text(f"@{world.ana.username}")
    expect(slot.locator("summary")).to_contain_text("open")  # read by having been shown

    reply = slot.get_by_role("textbox", name="Reply")
    reply.fill("“including” says so.\nI made it a part of this claim.")
    reply.press("Control+Enter")
    expect(slot.locator(".msg")).to_have_count(2)
    expect(slot.locator(".msg").last).to_contain_text("I made it a part of this claim.")
    expect(page.locator("#status")).to_have_text("Sent.")

    slot.get_by_role("link", name="Edit").click()
    field = slot.get_by_role("textbox", name="Edit your message")
    expect(field).to_be_focused()
    field.fill("“including” says so.")
    slot.get_by_role("button", name="Save").click()
    expect(slot.locator(".msg").last).to_contain_text("edited")
    page.screenshot(path=shots / "thread-in-inspector.png")

    slot.get_by_role("textbox", name="Reply").fill("half a thought")
    slot.get_by_role("button", name="Resolve").click()
    expect(slot.get_by_role("button", name="Reopen")).to_be_visible()
    expect(slot.locator("summary")).to_contain_text("resolved")
    expect(slot.get_by_role("textbox", name="Reply")).to_have_value("half a thought")
    assert page.evaluate("window.samePage") is True
    assert [m.body for m in Message.objects.filter(thread__annotation=mark)] == [
        f"Do the 23 sit inside the 100? @{world.ana.username}",
        "“including” says so.",
    ]


def test_a_refused_message_stays_in_its_field(open_as, world, console_errors):
    page = open_as(world.ana, world.path(f"threads/article/{world.article.uuid}/"))
    reply = page.get_by_role("textbox", name="Message")
    reply.fill("y" * 10_001)
    page.get_by_role("button", name="Send").click()
    expect(page.get_by_text("A message has at most 10,000 characters")).to_be_visible()
    expect(page.get_by_role("textbox", name="Message")).to_have_value("y" * 10_001)
    console_errors.clear()  # the 422


def test_the_list_and_a_thread_are_read_in_both_themes_and_on_a_phone(open_as, world, shots):
    mark = a_mark(world)
    say(mark, world.ben, "Is this doubt, or is it only a description of the source?")
    say(
        world.article,
        world.sam,
        "The update note changes the third paragraph only.\n\nDo we have the older one?",
    )
    done = say(world.add_article("Osk bridge closed\n\nThe bridge is shut.\n"), world.ana, "Done.")
    resolve_thread(thread=done.thread, key=uuid.uuid4(), by=world.ana)
    for name, options in {
        "light": {"color_scheme": "light"},
        "dark": {"color_scheme": "dark"},
        "phone": {"viewport": {"width": 390, "height": 844}},
    }.items():
        page = open_as(world.ana, world.path("threads/"), **options)
        expect(page.locator(".talk-row")).to_have_count(2)
        page.screenshot(path=shots / f"threads-{name}.png", full_page=True)
        page.get_by_role("link", name="more than 100 guards were killed").click()
        expect(page.get_by_role("button", name="Send")).to_be_visible()
        page.screenshot(path=shots / f"thread-{name}.png", full_page=True)
        width = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
        assert width <= 0


def test_without_script_a_thread_is_read_written_and_resolved(open_as, world):
    say(world.article, world.ben, "Which version is this?")
    page = open_as(world.ana, world.path(f"threads/article/{world.article.uuid}/"), java_script_enabled=False)
    page.get_by_role("button", name="Mark as read").click()
    expect(page.get_by_role("button", name="Mark as read")).to_have_count(0)
    page.get_by_role("textbox", name="Reply").fill("The second.")
    page.get_by_role("button", name="Send").click()
    expect(page.locator(".msg").last).to_contain_text("The second.")
    page.get_by_role("button", name="Resolve").click()
    expect(page.get_by_role("button", name="Reopen")).to_be_visible()
