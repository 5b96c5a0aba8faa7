"""A page learns what others did to its article: what one may see, in words, without a write.

Planted: with ``sees`` taken out of ``_deed`` ana is told of ben's draft; with QUIET matching nothing an open
page keeps its session alive.
"""

import pytest
from django.contrib.sessions.models import Session
from django.db import connection
from django.test.utils import CaptureQueriesContext

from articles.actions.review import decide
from articles.actions.submissions import submit_article
from articles.domain.review import Act
from articles.models import LogEntry, LogHead, Receipt
from tests.cast import new_key
from tests.reading.shared import HTMX, path_of, selection, send_mark, statements

pytestmark = pytest.mark.django_db


def ask(client, article, since, own="", page="news"):
    return client.get(f"{path_of(article)}{page}/?since={since}&own={own}", headers=HTMX)


def stamp(article) -> int:
    return LogHead.objects.get(chain=str(article.project.uuid)).seq


def mark(client, article, tags, words="68 killed"):
    from articles.models import Annotation

    assert send_mark(client, article, tags["Killed"], words).status_code == 200
    return Annotation.objects.latest("id")


def accept(row, sam):
    from uuid import uuid4

    row.refresh_from_db()
    decide(subject=row, act=Act.ACCEPT, version=row.version, key=uuid4(), by=sam)


def submitted(article, user):
    from uuid import uuid4

    submit_article(article=article, key=uuid4(), by=user)


def test_nothing_new_is_204_in_four_queries_and_writes_nothing(as_user, ana, article):
    client = as_user(ana)
    client.get("/account/")
    receipts, entries = Receipt.objects.count(), LogEntry.objects.count()
    with CaptureQueriesContext(connection) as seen:
        answer = ask(client, article, stamp(article))
    assert answer.status_code == 204
    assert answer["News-Stamp"] == str(stamp(article))
    assert len(statements(seen.captured_queries)) <= 5  # one of them is the test's own
    assert (receipts, entries) == (Receipt.objects.count(), LogEntry.objects.count())


def test_a_decision_on_mine_is_told_and_loaded(as_user, ana, sam, article, tags):
    client = as_user(ana)
    rows = [mark(client, article, tags, words) for words in ("68 killed", "23 officers")]
    submitted(article, ana)
    since = stamp(article)
    for row in rows:
        accept(row, sam)
    told = ask(client, article, since).content.decode()
    assert "sam accepted 2 of your marks" in told
    loaded = ask(client, article, since, page="changes").content.decode()
    assert 'hx-swap-oob="true"' in loaded
    assert "68 killed" in loaded
    assert "Furniture" not in loaded


def test_another_analysts_draft_is_not_told_and_accepted_work_is(as_user, ana, ben, sam, article, tags):
    client = as_user(ana)
    since = stamp(article)
    row = mark(as_user(ben), article, tags)
    assert ask(client, article, since).status_code == 204
    submitted(article, ben)
    assert ask(client, article, since).status_code == 204
    accept(row, sam)
    assert "ben’s 1 mark can be seen now" in ask(client, article, since).content.decode()


def test_a_supervisor_hears_of_drafts_and_submissions(as_user, ana, sam, article, tags):
    since = stamp(article)
    mark(as_user(ana), article, tags)
    assert "ana’s 1 mark can be seen now" in ask(as_user(sam), article, since).content.decode()
    since = stamp(article)
    submitted(article, ana)
    assert "ana submitted 1 mark" in ask(as_user(sam), article, since).content.decode()


def test_ones_own_acts_of_this_window_are_left_out_and_of_another_told(as_user, ana, article, tags):
    client, since = as_user(ana), stamp(article)
    answer = send_mark(client, article, tags["Killed"], "68 killed")
    assert answer["Acts"] == str(stamp(article))
    assert ask(client, article, since, own=answer["Acts"]).status_code == 204
    assert "You made 1 mark in another window" in ask(client, article, since).content.decode()


def test_a_refused_act_names_no_place_in_the_log(as_user, ana, article, tags):
    sent = {"tag": str(tags["Killed"].uuid), "key": new_key(), **selection(article, "68 killed")}
    answer = as_user(ana).post(f"{path_of(article)}annotations/", sent | {"quote": "69"}, headers=HTMX)
    assert answer.status_code == 422
    assert not answer.has_header("Acts")


@pytest.mark.parametrize("page", ["news", "changes"])
def test_strangers_hear_nothing_and_nobody_writes(as_user, eve, ana, vera, article, page):
    assert ask(as_user(eve), article, 0, page=page).status_code == 404
    assert as_user(ana).post(f"{path_of(article)}{page}/").status_code == 405
    for odd in ("", "x", "9" * 40):
        assert (
            ask(as_user(vera), article, odd, own="1,x,,9999999999999999999999", page=page).status_code < 300
        )


def test_asking_for_news_keeps_no_session_alive(as_user, ana, article):
    client = as_user(ana)
    client.get("/account/")
    session = client.session
    session["touched_at"] = 0
    session.save()
    before = Session.objects.get().expire_date
    ask(client, article, 0)
    assert client.session["touched_at"] == 0
    assert Session.objects.get().expire_date == before
    client.get(path_of(article))
    assert client.session["touched_at"] > 0


def test_the_page_carries_its_stamp(as_user, ana, article):
    html = as_user(ana).get(path_of(article)).content.decode()
    assert f'data-stamp="{stamp(article)}"' in html
