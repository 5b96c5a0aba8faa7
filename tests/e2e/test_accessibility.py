"""axe finds nothing on any page: light, dark, right to left, wide, narrow; full, empty and refused.

Planted: a field without its label is found (the last test here).
"""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.e2e import demo_site
from tests.e2e.axe import SIDEWAYS, faults, in_every_look
from tests.e2e.demo_site import DemoSite
from tests.e2e.test_screenshots import (
    ARABIC,
    LEDGER,
    begin_claim,
    comparison,
    doubt_queue,
    hand_in,
    open_claim,
)

pytestmark = pytest.mark.e2e

Address = Callable[[DemoSite], str]


@pytest.fixture(scope="module")
def demo(live_site: str) -> DemoSite:
    return demo_site.load()


def named(name: str) -> Address:
    return lambda demo: demo.path(name)


def article(file: str, name: str = "article") -> Address:
    return lambda demo: demo.path(name, demo.article(file).uuid)


PAGES: dict[str, tuple[str, Address]] = {
    "sign in": ("", lambda demo: "/sign-in/"),
    "used link": ("", lambda demo: "/sign-in/MQ/x-y/"),
    "account": ("ana", lambda demo: "/account/"),
    "keys": ("ana", lambda demo: "/account/keys/"),
    "home of an analyst": ("ana", named("project_home")),
    "home of a supervisor": ("sam", named("project_home")),
    "home of a viewer": ("vera", named("project_home")),
    "library": ("ana", named("library")),
    "nothing found": ("ana", lambda demo: demo.path("library") + "?q=zzzz"),
    "article": ("ana", article(LEDGER)),
    "article read by a viewer": ("vera", article(LEDGER)),
    "article in Arabic": ("ben", article(ARABIC)),
    "article details": ("sam", article(LEDGER, "article_details")),
    "claims": ("sam", named("claims")),
    "claim": ("ana", lambda demo: demo.path("claim", demo.claim(LEDGER, "more than 100").uuid)),
    "candidates": (
        "ana",
        lambda demo: demo.path("link_candidates", demo.claim(LEDGER, "more than 100").uuid),
    ),
    "compare": ("ana", comparison),
    "conflicts": ("ana", named("conflicts")),
    "conflicts looked at by a viewer": ("vera", named("conflicts")),
    "pairs that wait": ("sam", lambda demo: demo.path("conflicts") + "?view=list"),
    "no pair waits": ("ana", lambda demo: demo.path("conflicts") + "?outlet=Nobody"),
    "links": ("sam", named("links")),
    "link": ("sam", lambda demo: demo.path("link", demo.project.links.filter(state="accepted")[0].uuid)),
    "incidents": ("sam", named("incidents")),
    "incident": ("sam", lambda demo: demo.path("incident", demo.incident("Assault").uuid)),
    "new incident": ("sam", named("incident_new")),
    "entities": ("ana", named("entities")),
    "new entity": ("ana", named("new_entity")),
    "threads": ("ana", named("threads")),
    "thread": ("ana", lambda demo: demo.path("thread", demo.project.threads.all()[0].uuid)),
    "queue": ("sam", doubt_queue),
    "queue of claims": ("sam", named("queue_claims")),
    "queue of links": ("sam", named("queue_links")),
    "exports": ("sam", named("exports")),
    "imports": ("sam", named("imports")),
    "people and codebook": ("sam", named("people")),
    "log": ("sam", named("log")),
    "not here": ("ana", lambda demo: demo.path("library") + "nowhere/"),
    "not allowed": ("ana", named("queue")),
}


@pytest.mark.parametrize("name", list(PAGES))
def test_axe_finds_nothing_on(name: str, open_as, demo: DemoSite, console_errors) -> None:
    who, address = PAGES[name]
    page = open_as(demo.person(who) if who else None, address(demo))
    for look in in_every_look(page):
        assert faults(page) == [], look
        assert page.evaluate(SIDEWAYS) <= 0, look
    if name in {"not here", "not allowed", "used link"}:
        console_errors.clear()  # the browser names every 4xx


STEPS: dict[str, tuple[str, Address, Callable[[Page], None]]] = {
    "a claim beside the text": ("ana", article(LEDGER), open_claim),
    "a claim form with a grounded field": ("ana", article(LEDGER), begin_claim),
    "an import preview": ("sam", named("imports"), hand_in),
    "the help on keys": ("ana", article(LEDGER), lambda page: page.keyboard.press("?")),
    "a form that was refused": ("sam", named("new_entity"), lambda page: refused(page)),
    "a request that failed": ("ana", named("threads"), lambda page: failed(page)),
    "320 pixels": (
        "ana",
        article(LEDGER),
        lambda page: page.set_viewport_size({"width": 320, "height": 640}),
    ),
}


def refused(page: Page) -> None:
    """Hand in a form that cannot be taken."""
    page.locator("main form[method=post]").first.evaluate("form => { form.noValidate = true; }")
    page.locator("main form[method=post]").first.locator("[type=submit]").first.click()
    expect(page.locator("main [role=alert], main .err").first).to_be_visible()


def failed(page: Page) -> None:
    """Lose the connection."""
    page.context.set_offline(True)
    expect(page.locator("#alerts .notice")).to_contain_text("offline")


@pytest.mark.parametrize("name", list(STEPS))
def test_axe_finds_nothing_after(name: str, open_as, demo: DemoSite, console_errors) -> None:
    who, address, step = STEPS[name]
    page = open_as(demo.person(who), address(demo))
    step(page)
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
        assert faults(page) == [], scheme
        assert page.evaluate(SIDEWAYS) <= 0, scheme
    if name == "a form that was refused":
        console_errors.clear()  # the browser names every 4xx


@pytest.mark.parametrize(
    "path", ["", "library/", "claims/", "links/", "conflicts/", "incidents/", "threads/", "log/", "people/"]
)
def test_axe_finds_nothing_in_an_empty_project(open_as, world, path: str) -> None:
    page = open_as(world.sam, world.path(path), reduced_motion="reduce")  # no colour on its way to another
    assert faults(page) == []
    page.emulate_media(color_scheme="dark", reduced_motion="reduce")
    assert faults(page) == []


def test_text_is_read_with_its_own_direction_and_language(open_as, demo: DemoSite) -> None:
    page = open_as(demo.person("ben"), article(ARABIC)(demo))
    passage = page.locator("annotated-text [data-start]").nth(1)
    assert passage.evaluate("e => getComputedStyle(e).direction") == "rtl"
    assert page.locator("annotated-text[lang=ar], annotated-text [lang=ar]").count() > 0
    assert page.evaluate("getComputedStyle(document.body).direction") == "ltr"


def test_forced_colours_keep_the_marks_apart(open_as, demo: DemoSite) -> None:
    page = open_as(demo.person("ana"), article(LEDGER)(demo), forced_colors="active")
    mark = page.locator("annotated-text mark").first
    assert (
        mark.evaluate("e => getComputedStyle(e).textDecorationLine + getComputedStyle(e).borderBottomStyle")
        != "nonenone"
    )


def test_axe_sees_a_planted_fault(open_as, live_site) -> None:
    page = open_as(None, "/sign-in/")
    page.evaluate("document.querySelectorAll('label').forEach((label) => label.remove())")
    assert any(re.match("label|select-name", fault) for fault in faults(page))
