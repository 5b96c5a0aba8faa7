"""The project's threads in one list: unread first, the latest message first, page by page."""

import uuid

import pytest

from articles.actions.threads import mark_read, resolve_thread
from articles.models import Article, Message, Thread
from tests.cast import make_article, new_key
from tests.statements import statements
from tests.threads.conftest import say

pytestmark = pytest.mark.django_db
LIST = "/p/orsel/threads/"


def report(project, by, number):
    return make_article(project, by, f"Report {number}\n\nNobody was hurt.\n")


def listed(client, **asked):
    return client.get(LIST, asked).context["list"]


def test_unread_threads_come_first_and_then_those_with_the_latest_message(as_user, project, ana, ben):
    articles = [report(project, ana, n) for n in range(4)]
    messages = [say(article, ana, f"About {n}") for n, article in enumerate(articles)]
    for n in (0, 2):
        mark_read(thread=messages[n].thread, message=messages[n], by=ben)
    say(articles[0], ben, "Mine, so not new to me.")
    rows = listed(as_user(ben)).rows
    assert [row.about.words for row in rows] == ["Report 3", "Report 1", "Report 0", "Report 2"]
    assert [(row.unread, row.messages, row.author) for row in rows] == [
        (1, 1, "ana"),
        (1, 1, "ana"),
        (0, 2, "ben"),
        (0, 1, "ana"),
    ]


def test_every_kind_of_thing_is_named_with_its_words(as_user, things, ana):
    for thing in things.values():
        say(thing, ana)
    rows = listed(as_user(ana)).rows
    assert [(row.about.label, row.about.words) for row in rows] == [
        ("Incident", "Night raid on the depot"),
        ("Link", "they conflict"),
        ("Claim", "more than 100 guards were killed"),
        ("Mark", "more than 100 guards were killed"),
        ("Article", "Depot at Sul Ford burns after night raid"),
    ]
    assert rows[1].about.figure == "101 or more killed · 68 killed"


def test_resolved_threads_are_kept_in_a_list_of_their_own(as_user, article, claim, ana):
    resolve_thread(thread=say(article, ana).thread, key=uuid.uuid4(), by=ana)
    say(claim, ana)
    assert [row.about.kind for row in listed(as_user(ana)).rows] == ["claim"]
    assert [row.about.kind for row in listed(as_user(ana), show="resolved").rows] == ["article"]


def test_an_empty_list_says_where_a_thread_begins(as_user, ana, project):
    page = as_user(ana).get(LIST).content.decode()
    assert "No open threads" in page
    assert "under Discussion" in page
    assert "No resolved threads" in as_user(ana).get(LIST, {"show": "resolved"}).content.decode()


def many(project, ana, ben, count):
    """Threads on ``count`` new articles, every second one unread by ben."""
    have = Article.objects.count()
    Article.objects.bulk_create(
        Article(
            project=project, title=f"Report {n:03}", text=f"Report {n}", text_sha256=f"t{n}",
            raw=f"Report {n}".encode(), raw_sha256=f"r{n}", imported_by=ana,
        )
        for n in range(have, have + count)
    )  # fmt: skip
    fresh = Article.objects.order_by("id")[have:]
    threads = Thread.objects.bulk_create(
        Thread(project=project, article=article, opened_by=ana) for article in fresh
    )
    Message.objects.bulk_create(
        Message(thread=thread, author=ben if n % 2 else ana, body="?") for n, thread in enumerate(threads)
    )


def test_fifty_are_shown_and_the_pages_go_on_through_both_parts(as_user, project, ana, ben):
    many(project, ana, ben, 130)
    client, after, seen = as_user(ben), "", []
    for _ in range(4):
        page = listed(client, after=after)
        seen += [row.about.words for row in page.rows]
        after = page.after
        if not after:
            break
    assert len(seen) == len(set(seen)) == 130
    unread = [f"Report {n:03}" for n in range(128, -1, -2)]
    assert seen[:65] == unread


def test_an_address_that_names_nothing_begins_at_the_first(as_user, article, ana):
    say(article, ana)
    for after in ("0-nonsense", "x", "1-", f"1-{new_key()}"):
        assert len(listed(as_user(ana), after=after).rows) == 1


def test_the_list_costs_the_same_for_1_20_and_500_threads(as_user, project, ana, ben):
    client, costs, have = as_user(ben), [], 0
    for size in (1, 20, 500):
        many(project, ana, ben, size - have)
        have = size
        with statements() as sent:
            client.get(LIST)
        costs.append(len(sent))
    assert max(costs) <= 9
    assert max(costs[1:]) <= costs[0]  # a page full of unread threads asks for no others


def test_a_message_in_the_list_is_shown_as_text(as_user, article, ana):
    say(article, ana, "<script>alert(1)</script>")
    page = as_user(ana).get(LIST).content.decode()
    assert "&lt;script&gt;alert(1)" in page
