"""Words that are code stay words: in every field that people or files fill, on every page that shows them.

Planted: with ``|safe`` on a message's body the picture is asked for and the policy complains; with the pages'
own ``hx-disable`` gone, tests/e2e/test_reading_safety.py sees the request leave.
"""

import re
from urllib.parse import urlencode
from uuid import uuid4

import pytest
from playwright.sync_api import Page, expect

from articles.actions.entities import create_entity
from articles.actions.incidents import create_incident
from articles.actions.threads import write_message
from articles.models import ClaimLink, Project, Tag, Thread, User
from tests.e2e.waiting import until
from tests.queue.work import make_claim, make_link, make_mark

pytestmark = pytest.mark.e2e

IMAGE = '"><img src=/planted onerror=taken=1>'
SCRIPT = "</textarea></title></script><script>window.taken=1</script>"
HTMX = "\"'><b hx-get=/planted hx-trigger=load data-hx-get=/planted>"
CODE = IMAGE + SCRIPT + HTMX
URL = "javascript:window.taken=1"
TEXT = f"""Depot {CODE} burns

The Guard {CODE} lost 68 men.

The Accord says more than 100 fell {{{{ project.slug }}}} {{% now %}}.

Photo: {CODE}

Tags: {CODE}

2 Comments

  • karst {IMAGE} says:

    Nobody counted {CODE} anything.

  • pell_road says:

    @karst I did.
"""


@pytest.fixture
def hostile(world):
    """Every field that holds words holds code: an article, claims, a link, threads, work in every queue."""
    Project.objects.filter(pk=world.project.pk).update(title=CODE)
    for user in (world.ana, world.sam):
        User.objects.filter(pk=user.pk).update(first_name=IMAGE[:150], last_name=SCRIPT[:150])
    tag = world.tags["Killed"]
    Tag.objects.filter(pk=tag.pk).update(name=IMAGE[:60], definition=CODE, include=CODE, exclude=CODE)
    article = world.add_article(TEXT, outlet=CODE, author_name=CODE)
    entity = create_entity(project=world.project, name=CODE, kind="place", key=uuid4(), by=world.ana)
    incident = create_incident(project=world.project, fields={"title": CODE}, key=uuid4(), by=world.ana)
    labels = {"claimant_label": CODE, "victim_label": CODE, "perpetrator_label": CODE, "place_label": CODE}
    labels |= {"rationale": CODE, "incident": incident, "place_entity": entity}
    mark = make_mark(article, tag, world.ana, f"{CODE} lost 68")
    make_mark(article, tag, world.ana, "lost 68 men", state="returned")
    a = make_claim(article, world.ana, f"{CODE} lost 68", **labels)
    b = make_claim(article, world.ana, "more than 100 fell", low=101, high=None, state="accepted", **labels)
    link = make_link(a, b, world.ana)
    ClaimLink.objects.update(rationale=CODE)
    for target in (article, mark, a, link, incident):
        write_message(target=target, body=CODE, key=uuid4(), by=world.ana)
    return {
        "article": article, "mark": mark, "claim": a, "other": b, "link": link, "incident": incident,
        "entity": entity,
    }  # fmt: skip


class Watch:
    """What a page does that it should not: a flag, a request, a dialogue."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.asked: list[str] = []
        page.on("request", lambda r: self.asked.append(r.url) if "planted" in r.url.split("?")[0] else None)
        page.on("dialog", lambda d: (self.asked.append("dialogue"), d.dismiss()))

    def nothing_happened(self, where: str) -> None:
        self.page.wait_for_timeout(60)
        assert self.page.evaluate("window.taken") is None, where
        assert self.asked == [], where
        made = self.page.locator("img[src*=planted], b[hx-get], b[data-hx-get], a[href^='javascript:' i]")
        assert made.count() == 0, where
        inline = self.page.locator("script:not([src]), style, [onerror], [onload]")
        assert inline.count() == 0, where


def test_no_page_runs_what_it_prints(open_as, world, hostile):
    page = open_as(world.sam, world.path())
    watch = Watch(page)
    a, b = hostile["claim"].uuid, hostile["other"].uuid
    article, mark = hostile["article"].uuid, hostile["mark"].uuid
    entity, incident, tag = hostile["entity"].uuid, hostile["incident"].uuid, world.tags["Killed"].uuid
    for rest in (
        "", "library/", "claims/", "links/", "incidents/", "entities/", "threads/", "log/", "people/",
        "exports/", "imports/", "queue/", f"queue/tags/{tag}/", "queue/claims/", "queue/links/",
        f"articles/{article}/", f"articles/{article}/?mark={mark}", f"articles/{article}/details/",
        f"annotations/{mark}/history/", f"claims/{a}/", f"claims/{a}/candidates/", f"claims/{a}/compare/{b}/",
        f"links/{hostile['link'].uuid}/", f"incidents/{incident}/", f"incidents/{incident}/edit/",
        f"entities/{entity}/", f"people/tags/{tag}/",
        *(f"threads/{t.uuid}/" for t in Thread.objects.filter(project=world.project)),
    ):  # fmt: skip
        answer = page.goto(world.path(rest))
        assert answer is not None
        assert answer.status == 200, rest
        watch.nothing_happened(rest)


def test_the_author_s_pages_run_nothing_either(open_as, world, hostile):
    page = open_as(world.ana, world.path())
    watch = Watch(page)
    for rest in (
        "", f"claims/{hostile['claim'].uuid}/", f"claims/{hostile['claim'].uuid}/edit/", "log/",
        f"articles/{hostile['article'].uuid}/claims/new/?start=0&end=5",
    ):  # fmt: skip
        page.goto(world.path(rest))
        watch.nothing_happened(rest)


def test_the_text_is_shown_letter_for_letter(open_as, world, hostile):
    page = open_as(world.ana, world.path(f"articles/{hostile['article'].uuid}/"))
    expect(page.locator("annotated-text")).to_contain_text(f"The Guard {CODE} lost 68 men.")
    expect(page.locator("annotated-text")).to_contain_text("{{ project.slug }} {% now %}")


@pytest.mark.parametrize(
    "rest", ["library/", "claims/", "links/", "incidents/", "entities/", "threads/", "log/"]
)
def test_what_the_address_asks_for_is_printed_as_words(open_as, world, rest):
    page = open_as(world.sam, world.path(rest))
    watch = Watch(page)
    names = page.locator("main form [name]").evaluate_all("all => all.map((e) => e.name)")
    asked = dict.fromkeys([*names, "q", "after", "show", "kind", "state", "outlet"], CODE)
    answer = page.goto(f"{world.path(rest)}?{urlencode(asked)}")
    assert answer is not None
    assert answer.status in {200, 404, 422}
    watch.nothing_happened(rest)


def test_file_names_and_pasted_text_run_nothing_in_the_preview(open_as, world):
    page = open_as(world.sam, world.path("imports/"))
    watch = Watch(page)
    page.locator("input[type=file]").set_input_files(
        [
            {
                "name": "a<img src=planted onerror=taken=1>.txt",
                "mimeType": "text/plain",
                "buffer": TEXT.encode(),
            },
            {"name": "b<script>taken=1<script>.txt", "mimeType": "text/plain", "buffer": b"\x00\xff"},
        ]
    )
    expect(page.locator("#preview")).to_be_visible()
    expect(page.locator("main")).to_contain_text("<img src=planted")
    watch.nothing_happened("preview")


def test_a_typed_message_comes_back_as_words(open_as, world):
    page = open_as(world.ana, world.path(f"threads/article/{world.article.uuid}/"))
    watch = Watch(page)
    page.get_by_role("textbox", name="Message").fill(CODE + " @" + world.ana.username)
    page.get_by_role("button", name="Send").first.click()
    expect(page.locator(".msg")).to_contain_text(CODE)
    page.get_by_role("link", name="Edit").click()
    expect(page.get_by_role("textbox", name="Edit your message")).to_have_value(re.compile(re.escape(CODE)))
    watch.nothing_happened("thread")


def test_the_policy_stops_what_would_slip_through(open_as, world, console_errors):
    """The second wall: even markup that got into the page runs nothing of its own."""
    page = open_as(world.ana, world.path("library/"))
    page.evaluate("""() => {
      const main = document.querySelector("main");
      main.insertAdjacentHTML("beforeend", "<img src=/planted.png onerror=taken=1>");
      const script = document.createElement("script");
      script.textContent = "window.taken = 2";
      document.body.append(script);
      const away = document.createElement("img");
      away.src = "https://outer-post.example/x.png";
      document.body.append(away);
    }""")
    until(page, lambda: any("onerror" in error or "inline event" in error for error in console_errors))
    until(page, lambda: any("outer-post.example" in error for error in console_errors))
    assert page.evaluate("window.taken") is None
    assert any("Content Security Policy" in error for error in console_errors)
    console_errors.clear()


def test_htmx_never_runs_code_from_attributes(open_as, world):
    page = open_as(world.ana, world.path("library/"))
    for setting, value in (("allowEval", False), ("allowScriptTags", False), ("selfRequestsOnly", True)):
        assert page.evaluate(f"htmx.config.{setting}") is value
