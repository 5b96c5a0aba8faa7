"""Taking back one's own last act on a mark, in any session, unless something came after it."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from articles.models import Annotation, LogEntry
from tests.cast import new_key
from tests.reading.shared import HTMX, edit, path_of, put_mark, selection, send_mark, statements, swapped

pytestmark = pytest.mark.django_db


def undo(client, article, **sent):
    return client.post(f"{path_of(article)}undo/", {"key": new_key()} | sent, headers=HTMX)


def stored(article) -> list[tuple[str, str, str]]:
    rows = Annotation.objects.on(article).standing().in_reading_order()
    return [(row.tag.name, row.quote, row.note) for row in rows]


def test_acts_are_taken_back_one_by_one_the_last_first_also_after_signing_in_again(
    as_user, ana, article, tags
):
    client = as_user(ana)
    send_mark(client, article, tags["Killed"], "68 killed")
    row = Annotation.objects.get()
    for act, sent in (
        ("tag", {"tag": str(tags["Wounded"].uuid)}),
        ("range", selection(article, "some 40")),
        ("note", {"note": "hm"}),
        ("remove", {}),
    ):
        row.refresh_from_db()
        assert edit(client, row, act, **sent).status_code == 200
    seen = [stored(article)]
    for _ in range(5):
        assert undo(as_user(ana), article).status_code == 200
        seen.append(stored(article))
    assert seen == [
        [],
        [("Wounded", "some 40", "hm")],
        [("Wounded", "some 40", "")],
        [("Wounded", "68 killed", "")],
        [("Killed", "68 killed", "")],
        [],
    ]
    nothing = undo(as_user(ana), article)
    assert nothing.status_code == 422
    assert "nothing of yours to undo" in nothing.content.decode()


def test_an_undo_names_the_entry_it_takes_back_and_costs_at_most_twelve(as_user, ana, article, tags):
    client = as_user(ana)
    send_mark(client, article, tags["Killed"], "68 killed")
    with CaptureQueriesContext(connection) as queries:
        answer = undo(client, article)
    assert set(swapped(answer.content.decode())) == {"ps-2", "rows-2", "marks-total"}
    entry = LogEntry.objects.get(verb="annotation.mark.undo")
    assert entry.undoes.verb == "annotation.mark"
    assert len(statements(queries.captured_queries)) <= 14


def test_the_same_undo_sent_again_takes_back_one_act(as_user, ana, article, tags):
    client, key = as_user(ana), new_key()
    send_mark(client, article, tags["Killed"], "68 killed")
    send_mark(client, article, tags["Wounded"], "some 40")
    assert [undo(client, article, key=key).status_code for _ in range(2)] == [200, 200]
    assert stored(article) == [("Killed", "68 killed", "")]


def test_a_mark_that_was_submitted_since_is_not_taken_back(as_user, ana, article, tags):
    client = as_user(ana)
    send_mark(client, article, tags["Killed"], "68 killed")
    Annotation.objects.update(state="submitted")
    answer = undo(client, article)
    assert answer.status_code == 422
    assert "Since you marked “68 killed”, it was submitted" in answer.content.decode()
    assert stored(article) == [("Killed", "68 killed", "")]


def test_a_mark_that_was_changed_since_is_not_taken_back(as_user, ana, article, tags):
    client = as_user(ana)
    send_mark(client, article, tags["Killed"], "68 killed")
    Annotation.objects.update(note="written by another hand")
    answer = undo(client, article)
    assert answer.status_code == 422
    assert "was changed" in answer.content.decode()


def test_everybody_undoes_only_what_is_his_own(as_user, ana, ben, article, tags):
    send_mark(as_user(ana), article, tags["Killed"], "68 killed")
    assert undo(as_user(ben), article).status_code == 422
    assert stored(article) == [("Killed", "68 killed", "")]


def test_acts_in_another_article_are_left_alone(as_user, ana, project, article, tags):
    from tests.cast import make_article

    other = make_article(project, ana, "Another day at the ford\n\nNobody counted anything.\n")
    send_mark(as_user(ana), other, tags["Killed"], "Nobody counted")
    assert undo(as_user(ana), article).status_code == 422
    assert stored(other) == [("Killed", "Nobody counted", "")]


def test_viewers_strangers_and_gets_undo_nothing(as_user, ana, vera, eve, article, tags):
    put_mark(article, tags["Killed"], ana, "68 killed")
    assert undo(as_user(vera), article).status_code == 403
    assert undo(as_user(eve), article).status_code == 404
    assert as_user(ana).get(f"{path_of(article)}undo/").status_code == 405
    assert undo(as_user(ana), article, key="").status_code == 422
