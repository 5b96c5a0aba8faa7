"""Undone acts are done again until a new act is done; the list says what can be taken back.

Planted: ``undo_marks._require_standing`` without its comparison; then a mark that was changed since is
overwritten, and three tests here and in test_undoing fail.
"""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from articles.models import Annotation, LogEntry
from tests.cast import new_key
from tests.reading.shared import HTMX, edit, path_of, put_mark, selection, send_mark, statements

pytestmark = pytest.mark.django_db


def press(client, article, act, **sent):
    """``act``: "undo" or "redo", as the buttons of the tag bar send it."""
    return client.post(f"{path_of(article)}{act}/", {"key": new_key()} | sent, headers=HTMX)


def stored(article) -> list[tuple[str, str, str]]:
    rows = Annotation.objects.on(article).standing().in_reading_order()
    return [(row.tag.name, row.quote, row.note) for row in rows]


def acts(client, article):
    return client.get(f"{path_of(article)}acts/", headers={"HX-Request": "true"}).context["acts"]


def busy(client, article, tags) -> list[list[tuple[str, str, str]]]:
    """Four acts on a mark; what stood after each, the empty article first."""
    seen = [stored(article)]
    send_mark(client, article, tags["Killed"], "68 killed")
    row = Annotation.objects.get()
    seen.append(stored(article))
    for act, sent in (
        ("tag", {"tag": str(tags["Wounded"].uuid)}),
        ("range", selection(article, "some 40")),
        ("note", {"note": "hm"}),
    ):
        row.refresh_from_db()
        assert edit(client, row, act, **sent).status_code == 200
        seen.append(stored(article))
    return seen


def test_what_was_undone_is_done_again_and_undone_again_in_another_session(as_user, ana, article, tags):
    stood = busy(as_user(ana), article, tags)
    seen = [stored(article)]
    for act in ("undo", "undo", "undo", "undo", "redo", "redo", "undo", "redo", "redo", "redo", "undo"):
        assert press(as_user(ana), article, act).status_code == 200
        seen.append(stored(article))
    assert seen == [stood[i] for i in (4, 3, 2, 1, 0, 1, 2, 1, 2, 3, 4, 3)]


def test_twenty_acts_and_more_are_taken_back_one_after_the_other(as_user, ana, article, tags):
    client = as_user(ana)
    row = put_mark(article, tags["Killed"], ana, "68 killed")
    for n in range(25):
        row.refresh_from_db()
        edit(client, row, "note", note=f"note {n}")
    for n in reversed(range(24)):
        assert press(client, article, "undo").status_code == 200
        row.refresh_from_db()
        assert row.note == f"note {n}"


def test_a_new_act_ends_what_can_be_done_again(as_user, ana, article, tags):
    client = as_user(ana)
    send_mark(client, article, tags["Killed"], "68 killed")
    press(client, article, "undo")
    send_mark(client, article, tags["Wounded"], "some 40")
    refused = press(client, article, "redo")
    assert refused.status_code == 422
    assert "nothing was undone since your last act" in refused.content.decode()
    assert stored(article) == [("Wounded", "some 40", "")]


def test_nothing_is_done_again_that_was_changed_since(as_user, ana, article, tags):
    client = as_user(ana)
    row = put_mark(article, tags["Killed"], ana, "68 killed")
    edit(client, row, "note", note="mine")
    press(client, article, "undo")
    Annotation.objects.update(note="written by another hand")
    refused = press(client, article, "redo")
    assert refused.status_code == 422
    assert "Since you took back that you changed the note of “68 killed”, it was changed" in (
        refused.content.decode()
    )
    assert stored(article) == [("Killed", "68 killed", "written by another hand")]


def test_one_form_sent_twice_does_one_act_again(as_user, ana, article, tags):
    client, key = as_user(ana), new_key()
    send_mark(client, article, tags["Killed"], "68 killed")
    send_mark(client, article, tags["Wounded"], "some 40")
    for _ in range(2):
        press(client, article, "undo")
    assert [press(client, article, "redo", key=key).status_code for _ in range(2)] == [200, 200]
    assert stored(article) == [("Killed", "68 killed", "")]


def test_a_single_act_of_the_list_is_taken_back_while_later_ones_stand(as_user, ana, article, tags):
    client = as_user(ana)
    send_mark(client, article, tags["Killed"], "68 killed")
    send_mark(client, article, tags["Wounded"], "some 40")
    first = acts(client, article)[1]
    assert (first.what, first.stands) == ("68 killed", True)
    assert press(client, article, "undo", entry=first.entry).status_code == 200
    assert stored(article) == [("Wounded", "some 40", "")]
    gone = press(client, article, "undo", entry=first.entry)
    assert gone.status_code == 422
    assert "taken back already" in gone.content.decode()
    newest, older = acts(client, article)
    assert (newest.stands, older.stands, older.next) == (True, False, True)


def test_another_persons_act_is_not_taken_back_by_its_number(as_user, ana, ben, article, tags):
    send_mark(as_user(ana), article, tags["Killed"], "68 killed")
    entry = LogEntry.objects.get(verb="annotation.mark").pk
    assert press(as_user(ben), article, "undo", entry=entry).status_code == 422
    assert press(as_user(ana), article, "undo", entry="x").status_code == 422
    assert stored(article) == [("Killed", "68 killed", "")]


def test_the_list_says_why_an_act_cannot_be_taken_back(as_user, ana, article, tags):
    client = as_user(ana)
    send_mark(client, article, tags["Killed"], "68 killed")
    row = Annotation.objects.get()
    edit(client, row, "note", note="hm")
    send_mark(client, article, tags["Wounded"], "some 40")
    Annotation.objects.filter(quote="some 40").update(state="submitted")
    wounded, note, killed = acts(client, article)
    assert "it was submitted" in wounded.hindrance
    assert (note.hindrance, note.entry > 0) == ("", True)
    assert "you changed the note of it. Take that back first" in killed.hindrance
    whole = client.get(f"{path_of(article)}acts/").content.decode()
    assert "Take that back first" in whole
    assert whole.count('name="entry"') == 1


def test_the_list_costs_the_same_for_1_and_20_acts_and_shows_no_more(as_user, ana, article, tags):
    client, costs = as_user(ana), []
    row = put_mark(article, tags["Killed"], ana, "68 killed")
    for size in (1, 20, 30):
        while LogEntry.objects.filter(verb="annotation.note").count() < size:
            row.refresh_from_db()
            edit(client, row, "note", note=f"note {row.version}")
        acts(client, article)
        with CaptureQueriesContext(connection) as queries:
            assert len(acts(client, article)) == min(size, 20)
        costs.append(len(statements(queries.captured_queries)))
    assert costs[1] == costs[2]
    assert max(costs) <= 8


def test_viewers_strangers_and_gets_do_nothing_again(as_user, ana, vera, eve, article, tags):
    send_mark(as_user(ana), article, tags["Killed"], "68 killed")
    press(as_user(ana), article, "undo")
    assert press(as_user(vera), article, "redo").status_code == 403
    assert press(as_user(eve), article, "redo").status_code == 404
    assert as_user(ana).get(f"{path_of(article)}redo/").status_code == 405
    assert press(as_user(ana), article, "redo", key="").status_code == 422
    assert as_user(vera).get(f"{path_of(article)}acts/").status_code == 403
    assert as_user(eve).get(f"{path_of(article)}acts/").status_code == 404
    assert stored(article) == []


def test_the_history_of_a_mark_tells_of_taking_back_and_doing_again(as_user, ana, article, tags):
    client = as_user(ana)
    send_mark(client, article, tags["Killed"], "68 killed")
    row = Annotation.objects.get()
    edit(client, row, "note", note="hm")
    press(client, article, "undo")
    press(client, article, "redo")
    address = f"/p/orsel/annotations/{row.uuid}/history/"
    told = client.get(address, headers={"HX-Request": "true"}).content.decode()
    assert "took back: changed the note" in told
    assert "did again: changed the note" in told
