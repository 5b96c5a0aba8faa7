"""No request fails silently: a sentence within two seconds, the typed words still there, one record at last.

Planted: with the handlers of htmx_setup.js taken out (responseError, sendError, timeout) each case fails.
"""

import re
from collections.abc import Callable, Iterator

import pytest
from django.conf import settings
from django.contrib.sessions.models import Session
from django.test import Client
from playwright.sync_api import Page, Route, expect

from articles.models import Membership, Message

pytestmark = pytest.mark.e2e

TYPED = "Do the 23 sit inside the hundred?"
SOON = 2_000  # milliseconds between the failure and its sentence, by the clock of the page
CLOCK = """() => {
  const failed = () => (window.failedAt = performance.now());
  const said = () => (window.saidAt = performance.now());
  const send = XMLHttpRequest.prototype.send;
  XMLHttpRequest.prototype.send = function (...body) {
    this.addEventListener("loadend", failed);
    send.apply(this, body);
  };
  window.addEventListener("offline", failed, true);
  new MutationObserver(said).observe(document.getElementById("alerts"), { childList: true, subtree: true });
}"""
WRITES = re.compile(r"/messages/$")


@pytest.fixture
def page(open_as, world, console_errors) -> Iterator[Page]:
    """A thread with a message typed and not sent. The browser itself names every failed request."""
    page = open_as(world.ana, world.path(f"threads/article/{world.article.uuid}/"), intercepts=True)
    page.evaluate(CLOCK)
    page.get_by_role("textbox", name="Message").fill(TYPED)
    yield page
    assert not [
        error for error in console_errors if "Failed to load resource" not in error and "htmx" not in error
    ]
    console_errors.clear()


def send(page: Page) -> None:
    page.get_by_role("button", name="Send", exact=False).first.click()


def seen(page: Page, words: str) -> None:
    """The alert region says it soon, and the typed words are where they were."""
    alert = page.locator("#alerts")
    expect(alert).to_contain_text(words)
    assert page.evaluate("saidAt - failedAt") <= SOON
    assert alert.get_attribute("role") == "alert"
    expect(alert.locator(".notice").first).to_be_visible()
    expect(page.get_by_role("textbox", name="Message")).to_have_value(TYPED)


def records(world) -> int:
    return Message.objects.filter(thread__article=world.article).count()


def sent_again(page: Page, world) -> None:
    """Pressing the notice's own button saves once, shows the message and takes the notice away."""
    page.locator("#alerts [data-again]").click()
    expect(page.locator(".msg")).to_contain_text(TYPED)
    expect(page.locator("#alerts .notice")).to_have_count(0)
    assert records(world) == 1


def answering(status: int, body: str = "<h1>No</h1>", kind: str = "text/html") -> Callable[[Route], None]:
    return lambda route: route.fulfill(status=status, body=body, content_type=kind)


@pytest.mark.parametrize(
    ("status", "words"),
    [
        (500, "the server failed"), (502, "the server failed"), (503, "the server failed"),
        (429, "Too many tries"), (403, "You may not do this"), (404, "not here any more"), (413, "too large"),
        (400, "could not read"),
    ],
)  # fmt: skip
def test_an_answer_that_says_no_is_shown(page, world, status, words):
    page.route(WRITES, answering(status))
    send(page)
    seen(page, words)
    assert records(world) == 0


@pytest.mark.parametrize("status", [500, 503, 429])
def test_after_a_failed_server_the_same_form_is_sent_again(page, world, status):
    page.route(WRITES, answering(status), times=1)
    send(page)
    seen(page, "Not saved")
    sent_again(page, world)


@pytest.mark.parametrize("reason", ["connectionreset", "connectionrefused", "failed"])
def test_a_dropped_connection_is_said_and_sent_again(page, world, reason):
    page.route(WRITES, lambda route: route.abort(reason), times=1)
    send(page)
    seen(page, "the connection dropped")
    sent_again(page, world)


def test_a_lost_reply_does_not_make_a_second_record(page, world):
    def lose(route: Route) -> None:
        route.fetch()
        route.abort("connectionreset")

    page.route(WRITES, lose, times=1)
    send(page)
    seen(page, "the connection dropped")
    assert records(world) == 1
    sent_again(page, world)


def test_a_server_that_does_not_answer_is_given_up(page, world):
    assert page.evaluate("htmx.config.timeout") == 15_000
    page.evaluate("htmx.config.timeout = 600")
    page.route(WRITES, lambda route: None, times=1)
    send(page)
    seen(page, "did not answer")
    page.evaluate("htmx.config.timeout = 15000")
    sent_again(page, world)


def test_being_offline_is_said_at_once_and_again_when_sending(page, world):
    page.context.set_offline(True)
    expect(page.locator("#alerts")).to_contain_text("You are offline")
    assert page.evaluate("saidAt - failedAt") <= SOON
    send(page)
    seen(page, "Not saved: you are offline")
    page.context.set_offline(False)
    expect(page.locator("#alerts [data-request=offline]")).to_have_count(0)
    expect(page.locator(".msg")).to_contain_text(TYPED)
    assert records(world) == 1


def test_a_session_that_ended_offers_the_sign_in_page_and_keeps_the_words(page, world, open_as):
    cookie = next(c for c in page.context.cookies() if c["name"] == settings.SESSION_COOKIE_NAME)
    Session.objects.filter(session_key=cookie["value"]).delete()
    send(page)
    seen(page, "You are signed out")
    link = page.locator("#alerts [data-sign-in-link]")
    expect(link).to_be_visible()
    assert link.get_attribute("target") == "_blank"
    assert records(world) == 0


def sign_in_elsewhere(page: Page, user) -> None:
    """Sign in in another window of the same browser."""
    client = Client()
    client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
    value = client.cookies[settings.SESSION_COOKIE_NAME].value
    url = page.url.partition("/p/")[0]
    page.context.add_cookies([{"name": settings.SESSION_COOKIE_NAME, "value": value, "url": url}])
    page.context.new_page().goto("/account/")


def test_after_signing_in_elsewhere_the_waiting_message_goes_out_by_itself(page, world):
    page.context.clear_cookies(name=settings.SESSION_COOKIE_NAME)
    send(page)
    seen(page, "You are signed out")
    sign_in_elsewhere(page, world.ana)
    expect(page.locator(".msg")).to_contain_text(TYPED)
    expect(page.locator("#alerts .notice")).to_have_count(0)
    assert records(world) == 1


def test_nothing_is_sent_in_the_name_of_somebody_else_who_signed_in(page, world):
    page.context.clear_cookies(name=settings.SESSION_COOKIE_NAME)
    send(page)
    seen(page, "You are signed out")
    sign_in_elsewhere(page, world.ben)
    expect(page.locator("#alerts")).to_contain_text("somebody else opened this page")
    expect(page.get_by_role("textbox", name="Message")).to_have_value(TYPED)
    assert records(world) == 0


def test_a_role_taken_away_meanwhile_is_said(page, world):
    Membership.objects.filter(user=world.ana, project=world.project).update(role="viewer")
    send(page)
    seen(page, "As viewer in this project you cannot")
    assert records(world) == 0


def test_a_project_left_meanwhile_is_said(page, world):
    Membership.objects.filter(user=world.ana, project=world.project).delete()
    send(page)
    seen(page, "not here any more")


def test_a_form_that_lost_its_token_is_said(page, world):
    page.context.clear_cookies(name="csrftoken")
    page.locator("input[name=csrfmiddlewaretoken]").evaluate_all(
        "all => all.forEach((e) => { e.value = 'x'; })"
    )
    page.evaluate("document.body.setAttribute('hx-headers', '{\"X-CSRFToken\": \"x\"}')")
    send(page)
    seen(page, "You may not do this")
    assert records(world) == 0


def test_an_answer_without_a_page_is_said(page, world):
    page.route(WRITES, answering(422, body="", kind="text/plain"))
    send(page)
    seen(page, "Something in the form must change")


def test_a_triple_click_makes_one_record(page, world):
    page.get_by_role("button", name="Send").first.click(click_count=3, delay=5)
    expect(page.locator(".msg")).to_have_count(1)
    page.wait_for_timeout(300)
    assert records(world) == 1


def test_a_triple_click_without_script_makes_one_record(open_as, world):
    page = open_as(world.ana, world.path(f"threads/article/{world.article.uuid}/"), java_script_enabled=False)
    page.get_by_role("textbox", name="Message").fill(TYPED)
    page.get_by_role("button", name="Send").first.click(click_count=3, no_wait_after=True)
    expect(page.locator(".msg")).to_have_count(1)
    assert records(world) == 1
