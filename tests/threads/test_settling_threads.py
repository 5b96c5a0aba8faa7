"""Resolving a thread and opening it again."""

import uuid

import pytest

from articles.actions.threads import reopen_thread, resolve_thread
from articles.domain.errors import KeyReused, Stale
from articles.models import LogEntry
from tests.cast import new_key
from tests.threads.conftest import say

pytestmark = pytest.mark.django_db


@pytest.fixture
def thread(article, ana):
    return say(article, ana).thread


def test_a_thread_is_resolved_by_somebody_at_some_time_and_opened_again(thread, ben, sam):
    resolve_thread(thread=thread, key=uuid.uuid4(), by=ben)
    thread.refresh_from_db()
    assert thread.resolved_by == ben
    assert thread.resolved_at is not None
    reopen_thread(thread=thread, key=uuid.uuid4(), by=sam)
    thread.refresh_from_db()
    assert (thread.resolved_by, thread.resolved_at) == (None, None)
    verbs = LogEntry.objects.filter(subject_type="thread").values_list("verb", "who")
    assert list(verbs) == [("thread.resolve", "ben"), ("thread.reopen", "sam")]


def test_resolving_what_somebody_resolved_meanwhile_says_who(thread, ana, ben):
    resolve_thread(thread=thread, key=uuid.uuid4(), by=ben)
    with pytest.raises(Stale, match="ben has resolved this thread already"):
        resolve_thread(thread=thread, key=uuid.uuid4(), by=ana)


def test_reopening_an_open_thread_is_refused(thread, ana):
    with pytest.raises(Stale, match="open already"):
        reopen_thread(thread=thread, key=uuid.uuid4(), by=ana)


def test_the_same_form_sent_twice_resolves_once(thread, ana):
    key = uuid.uuid4()
    for _ in range(2):
        resolve_thread(thread=thread, key=key, by=ana)
    assert LogEntry.objects.filter(verb="thread.resolve").count() == 1
    with pytest.raises(KeyReused):
        reopen_thread(thread=thread, key=key, by=ana)


def test_with_htmx_only_the_head_comes_back_so_that_a_typed_reply_stays(as_user, ana, thread, article):
    address = f"/p/orsel/threads/{thread.uuid}/resolve/"
    answer = as_user(ana).post(address, {"key": new_key()}, headers={"HX-Request": "true"})
    text = answer.content.decode()
    assert f'id="thread-head-{article.uuid}"' in text
    assert "resolved by <bdi>ana</bdi>" in text
    assert f'id="thread-counts-{article.uuid}" hx-swap-oob="true">resolved' in text
    assert "<textarea" not in text


def test_without_htmx_it_leads_back_to_the_thread(as_user, ana, thread, article):
    for act in ("resolve", "reopen"):
        answer = as_user(ana).post(f"/p/orsel/threads/{thread.uuid}/{act}/", {"key": new_key()})
        assert answer.url == f"/p/orsel/threads/article/{article.uuid}/"


def test_a_stale_resolve_is_said_in_the_alerts(as_user, ana, ben, thread):
    resolve_thread(thread=thread, key=uuid.uuid4(), by=ben)
    address = f"/p/orsel/threads/{thread.uuid}/resolve/"
    answer = as_user(ana).post(address, {"key": new_key()}, headers={"HX-Request": "true"})
    assert answer.status_code == 409
    assert answer.headers["HX-Retarget"] == "#alerts"
    assert "ben has resolved" in answer.content.decode()


@pytest.mark.parametrize("act", ["resolve", "reopen"])
def test_settling_has_no_get_and_needs_a_seat_that_writes(as_user, ana, vera, eve, thread, act):
    address = f"/p/orsel/threads/{thread.uuid}/{act}/"
    assert as_user(ana).get(address).status_code == 405
    assert as_user(vera).post(address, {"key": new_key()}).status_code == 403
    assert as_user(eve).post(address, {"key": new_key()}).status_code == 404
    assert as_user(ana).post(address, {}).status_code == 422
