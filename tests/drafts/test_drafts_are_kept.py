"""What is typed is kept for its writer alone until the form is saved.

Planted: with ``.of(seat.user)`` taken out of kept_draft ben reads ana's draft; with ``unsent`` looking at no
receipt a saved message comes back into its form; without ``window`` in save_draft the older window wins.
"""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.core.management import call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from articles.actions.threads import write_message
from articles.domain.drafts import LONGEST
from articles.models import Draft, LogEntry, Message
from tests.cast import new_key
from tests.reading.shared import HTMX, put_mark, statements

pytestmark = pytest.mark.django_db

WORDS = "Do the 23 sit inside the hundred?"


def path(target, kind="article", form="message", act=""):
    project = target.project if kind == "article" else target.article.project
    return f"/p/{project.slug}/drafts/{kind}/{target.uuid}/{form}/{act}"


def keep(client, target, *, kind="article", form="message", **sent):
    fields = {"key": new_key(), "body": WORDS, "draft_part": "", "draft_window": new_key()} | sent
    return client.post(path(target, kind, form), fields, headers=HTMX)


def test_a_draft_comes_back_to_its_form(as_user, ana, article):
    first = keep(as_user(ana), article)
    assert first.status_code == 200
    assert first.content.decode().startswith("Saved as draft ")
    assert first["Draft-Version"] == "1"
    again = as_user(ana).get(path(article), headers=HTMX).content.decode()
    assert WORDS in again
    assert "Restored from your draft of" in again
    assert LogEntry.objects.filter(subject_type="draft").count() == 0


def test_nobody_but_its_writer_reads_it(as_user, ana, ben, sam, vera, eve, article):
    keep(as_user(ana), article, body="Orsel bridge secret")
    for other in (ben, sam):
        assert as_user(other).get(path(article), headers=HTMX).status_code == 204
        assert b"bridge" not in as_user(other).get(f"/p/{article.project.slug}/").content
    assert as_user(vera).get(path(article)).status_code == 403
    assert as_user(eve).get(path(article)).status_code == 404
    assert as_user(ben).post(path(article, act="discard/"), {"draft_part": ""}).status_code == 302
    assert Draft.objects.get().user == ana


def test_only_who_may_write_keeps_drafts(as_user, vera, eve, ana, article):
    assert keep(as_user(vera), article).status_code == 403
    assert keep(as_user(eve), article).status_code == 404
    assert keep(as_user(ana), article, form="note").status_code == 404
    assert keep(as_user(ana), article, form="nothing").status_code == 404
    assert as_user(ana).put(path(article)).status_code == 405
    assert as_user(ana).get(path(article, act="discard/")).status_code == 405
    assert Draft.objects.count() == 0


def test_what_cannot_be_kept_is_said(as_user, ana, article):
    for sent in ({"body": "x" * LONGEST}, {"key": "no"}, {"draft_part": "x" * 81}, {"draft_version": "-1"}):
        refused = keep(as_user(ana), article, **sent)
        assert refused.status_code == 422, sent
    assert keep(as_user(ana), article, body="a\0b").status_code == 200
    assert Draft.objects.get().fields[-1] == ["body", "ab"] or ["body", "ab"] in Draft.objects.get().fields


def test_the_same_window_writes_on_and_another_does_not_write_over_it(as_user, ana, article):
    client, window = as_user(ana), new_key()
    keep(client, article, draft_window=window)
    assert keep(client, article, draft_window=window, body="A lost answer").status_code == 200
    other = keep(client, article, body="Older words", draft_version="1")
    assert other.status_code == 409
    assert "another window" in other.content.decode()
    assert keep(client, article, body="Gone on with", draft_version="2").status_code == 200
    assert ["body", "Gone on with"] in Draft.objects.get().fields


def test_saving_the_form_takes_its_draft_along(as_user, ana, article):
    key = new_key()
    keep(as_user(ana), article, key=key)
    url = f"/p/{article.project.slug}/threads/article/{article.uuid}/messages/"
    sent = {"key": key, "body": WORDS, "draft_kept": "1"}
    assert as_user(ana).post(url, sent, headers=HTMX).status_code == 200
    assert Draft.objects.count() == 0
    late = keep(as_user(ana), article, key=key)
    assert late.status_code == 204
    assert Draft.objects.count() == 0
    assert Message.objects.count() == 1


def test_a_draft_that_arrives_while_its_form_is_saved_is_not_offered(as_user, ana, article, project):
    write_message(target=article, body=WORDS, key=(key := uuid4()), by=ana)
    Draft.objects.create(
        user=ana, project=project, article=article, form="message", target_type="article",
        target=article.uuid, fields=[["body", WORDS]], key=key, window=uuid4(),
    )  # fmt: skip
    assert as_user(ana).get(path(article), headers=HTMX).status_code == 204
    assert "Drafts" not in as_user(ana).get(f"/p/{project.slug}/").content.decode()
    assert keep(as_user(ana), article, body="The next message").status_code == 200


def test_a_refused_form_keeps_its_draft(as_user, ana, article):
    key = new_key()
    keep(as_user(ana), article, key=key)
    sent = {"key": key, "body": " ", "draft_kept": "1"}
    url = f"/p/{article.project.slug}/threads/article/{article.uuid}/messages/"
    assert as_user(ana).post(url, sent, headers=HTMX).status_code == 422
    assert Draft.objects.count() == 1


def test_discarding_forgets_it(as_user, ana, article):
    client = as_user(ana)
    keep(client, article)
    sent = {"draft_part": "", "draft_quiet": "1"}
    assert client.post(path(article, act="discard/"), sent, headers=HTMX).status_code == 204
    assert client.post(path(article, act="discard/"), sent, headers=HTMX).status_code == 204
    assert Draft.objects.count() == 0


def test_a_note_knows_that_its_mark_was_changed_since(as_user, ana, article, tags):
    mark = put_mark(article, tags["Killed"], ana, "23 officers")
    keep(as_user(ana), mark, kind="annotation", form="note", note="Check.", version="1")
    type(mark).objects.filter(pk=mark.pk).update(version=2)
    again = as_user(ana).get(path(mark, "annotation", "note"), headers=HTMX).content.decode()
    assert "Somebody saved this since." in again


def test_home_lists_what_was_begun(as_user, ana, article, project):
    keep(as_user(ana), article)
    home = as_user(ana).get(f"/p/{project.slug}/").content.decode()
    assert "Drafts" in home
    assert WORDS in home
    assert f"/p/{project.slug}/threads/article/{article.uuid}/" in home
    as_user(ana).post(path(article, act="discard/"), {"draft_part": "", "draft_home": "1"})
    assert WORDS not in as_user(ana).get(f"/p/{project.slug}/").content.decode()


def test_keeping_a_draft_takes_six_queries(as_user, ana, article):
    client, window = as_user(ana), new_key()
    keep(client, article, draft_window=window)
    with CaptureQueriesContext(
        connection,
    ) as seen:
        assert keep(client, article, draft_window=window).status_code == 200
    assert len(statements(seen.captured_queries)) <= 6


def test_old_drafts_are_cleared_by_command(ana, article, project, capsys):
    def draft(part, **fields):
        return Draft.objects.create(
            user=ana, project=project, form="message", target_type="article", target=article.uuid, part=part,
            **({"key": uuid4(), "window": uuid4()} | fields),
        )  # fmt: skip

    write_message(target=article, body=WORDS, key=(saved := uuid4()), by=ana)
    draft("old", updated_at=timezone.now() - timedelta(days=91))
    draft("saved", key=saved)
    draft("new")
    call_command("clear_drafts")
    assert [row.part for row in Draft.objects.all()] == ["new"]
    assert "2 drafts removed" in capsys.readouterr().out
