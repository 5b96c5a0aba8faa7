"""Adding words to a mark and leaving some out, splitting it, merging two: the ladder and the undo."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from articles.models import Annotation, AnnotationFragment, LogEntry, Thread
from tests.cast import new_key
from tests.reading.shared import (
    HTMX,
    annotation_path,
    edit,
    path_of,
    put_mark,
    selection,
    statements,
    swapped,
)

pytestmark = pytest.mark.django_db
WORDS = "68 killed and some 40 wounded"


@pytest.fixture
def row(article, tags, ana) -> Annotation:
    return put_mark(article, tags["Killed"], ana, WORDS, note="seen", confidence="probable")


def marks(article) -> list[tuple[str, str, str]]:
    """Tag, words and state of every mark that was not taken off."""
    rows = Annotation.objects.on(article).standing().in_reading_order().select_related("article")
    return [(row.tag.name, row.words, row.state) for row in rows]


def press(client, article, act):
    return client.post(f"{path_of(article)}{act}/", {"key": new_key()}, headers=HTMX)


def wish(act: str, article, row) -> dict[str, object]:
    """A change of each kind that fits the mark of ``row``."""
    return {
        "add": selection(article, "Interior Guard"),
        "drop": {"start": article.text.index("Interior Guard")},
        "split": {"at": article.text.index("some 40")},
        "merge": {},
    }[act]


@pytest.fixture
def ready(article, tags, ana, row):
    """Make the article fit for an act: a second piece to drop, a mark next to it to merge with."""

    def prepare(act: str) -> Annotation:
        if act == "drop":
            piece = selection(article, "Interior Guard")
            for order, (start, end) in enumerate(((piece["start"], piece["end"]), (row.start, row.end))):
                quote = article.text[start:end]
                AnnotationFragment.objects.create(
                    annotation=row, order=order, start=start, end=end, quote=quote
                )
            start = piece["start"]
            Annotation.objects.filter(pk=row.pk).update(start=start, quote=article.text[start : row.end])
        if act == "merge":
            put_mark(article, tags["Killed"], ana, "losses at")
        row.refresh_from_db()
        return Annotation.objects.get(pk=row.pk)

    return prepare


ACTS = ("add", "drop", "split", "merge")
AFTER = {
    "add": [("Killed", f"Interior Guard … {WORDS}", "draft")],
    "drop": [("Killed", WORDS, "draft")],
    "split": [("Killed", "68 killed and", "draft"), ("Killed", "some 40 wounded", "draft")],
    "merge": [("Killed", f"losses at {WORDS}", "draft")],
}


@pytest.mark.parametrize("act", ACTS)
def test_an_act_is_done_taken_back_and_done_again(as_user, ana, article, row, ready, act):
    mark, client = ready(act), as_user(ana)
    before = marks(article)
    assert edit(client, mark, act, **wish(act, article, row)).status_code == 200
    assert marks(article) == AFTER[act]
    assert press(client, article, "undo").status_code == 200
    assert marks(article) == before
    assert press(client, article, "redo").status_code == 200
    assert marks(article) == AFTER[act]
    assert press(client, article, "undo").status_code == 200
    assert marks(article) == before
    assert LogEntry.objects.filter(verb=f"annotation.{act}").count() == 1


@pytest.mark.parametrize("act", ACTS)
def test_only_the_author_does_it_to_a_draft(as_user, ana, ben, sam, vera, eve, article, row, ready, act):
    mark, sent = ready(act), wish(act, article, row)
    before = marks(article)
    for who, status in ((ben, 404), (vera, 404), (eve, 404), (sam, 403)):
        assert edit(as_user(who), mark, act, **sent).status_code == status
    Annotation.objects.filter(pk=mark.pk).update(state="submitted")
    refused = edit(as_user(ana), mark, act, **sent)
    assert refused.status_code == 422
    assert "This is submitted" in refused.content.decode()
    Annotation.objects.filter(pk=mark.pk).update(state="draft")
    assert as_user(ana).get(annotation_path(mark, f"{act}/")).status_code == 405
    assert marks(article) == before


@pytest.mark.parametrize("act", ACTS)
def test_the_same_form_sent_again_does_it_once(as_user, ana, article, row, ready, act):
    mark, client = ready(act), as_user(ana)
    sent = wish(act, article, row) | {"key": new_key()}
    first = edit(client, mark, act, **sent)
    assert first.status_code == 200
    again = edit(client, mark, act, **sent)
    assert marks(article) == AFTER[act]
    assert again.status_code in {200, 422}, "a piece or a neighbour that is gone cannot be named again"
    assert LogEntry.objects.filter(verb=f"annotation.{act}").count() == 1


@pytest.mark.parametrize("act", ACTS)
def test_an_old_version_changes_nothing(as_user, ana, article, row, ready, act):
    mark, client = ready(act), as_user(ana)
    edit(client, mark, "note", note="first")
    before = marks(article)
    assert edit(client, mark, act, **wish(act, article, row)).status_code == 409
    assert marks(article) == before


@pytest.mark.parametrize(("act", "most"), [("add", 14), ("drop", 14), ("split", 13), ("merge", 17)])
def test_an_act_and_its_undo_cost_a_fixed_number_of_statements(as_user, ana, article, row, ready, act, most):
    mark, client = ready(act), as_user(ana)
    client.get(path_of(mark.article))
    with CaptureQueriesContext(connection) as queries:
        edit(client, mark, act, **wish(act, article, row))
    assert len(statements(queries.captured_queries)) <= most
    with CaptureQueriesContext(connection) as queries:
        press(client, article, "undo")
    assert len(statements(queries.captured_queries)) <= 17


@pytest.mark.parametrize(
    ("act", "sent", "reason"),
    [
        ("add", {}, "Select the words to add first"),
        ("add", {"start": 1, "end": 4, "quote": "elsewhere"}, "not the words at that place"),
        ("drop", {"start": 1}, "not in the mark any more"),
        ("split", {}, "Choose the word before which"),
        ("split", {"at": 3}, "words have to be left on both sides"),
        ("merge", {}, "No other mark of yours"),
    ],
)
def test_what_does_not_fit_is_refused_with_the_reason(as_user, ana, article, row, act, sent, reason):
    answer = edit(as_user(ana), row, act, **sent)
    assert answer.status_code == 422
    assert reason in answer.content.decode()
    assert marks(article) == [("Killed", WORDS, "draft")]


def test_words_that_are_in_the_mark_are_not_added_and_what_touches_it_joins(as_user, ana, article, row):
    refused = edit(as_user(ana), row, "add", **selection(article, "some 40"))
    assert "in the mark already" in refused.content.decode()
    edit(as_user(ana), row, "add", **selection(article, "losses at 68 killed"))
    assert marks(article) == [("Killed", f"losses at {WORDS}", "draft")]
    assert not AnnotationFragment.objects.exists()


def test_a_mark_in_pieces_is_quoted_in_pieces_and_its_ends_move_with_their_pieces(as_user, ana, article, row):
    client = as_user(ana)
    answer = edit(client, row, "add", **selection(article, "Interior")).content.decode()
    assert "<bdi>Interior … 68 killed and some 40 wounded</bdi>" in answer, "the list row"
    assert f"Interior … {WORDS}</q>" in answer, "the inspector"
    for move in ("start-earlier", "end-earlier"):
        row.refresh_from_db()
        assert edit(client, row, "range", move=move).status_code == 200
    assert marks(article) == [("Killed", "The Interior … 68 killed and some 40", "draft")]
    row.refresh_from_db()
    edit(client, row, "range", **selection(article, "Guard put its losses"))
    assert marks(article) == [("Killed", "Guard put its losses", "draft")], "a new range is meant as it is"
    for _ in range(3):
        press(client, article, "undo")
    assert marks(article) == [("Killed", f"Interior … {WORDS}", "draft")]


def test_the_second_half_of_a_split_has_tag_entity_and_confidence_but_no_note(as_user, ana, article, row):
    edit(as_user(ana), row, "split", at=article.text.index("and some"))
    first, second = Annotation.objects.in_reading_order()
    assert (first.uuid, first.note, first.quote) == (row.uuid, "seen", "68 killed")
    assert (second.note, second.confidence, second.quote) == ("", "probable", "and some 40 wounded")
    told = as_user(ana).get(annotation_path(second, "history/"), headers=HTMX).content.decode()
    assert "split it in two" in told


def test_a_merge_of_several_that_may_be_meant_asks_which(as_user, ana, article, tags, row):
    client = as_user(ana)
    left = put_mark(article, tags["Killed"], ana, "losses at")
    inside = put_mark(article, tags["Wounded"], ana, "some 40")
    farther = put_mark(article, tags["Killed"], ana, "Interior Guard")
    put_mark(article, tags["Killed"], ana, "killed and", state="submitted")
    put_mark(article, tags["Killed"], ana, "40 wounded")
    asked = edit(client, row, "merge")
    assert asked.status_code == 200
    offered = [choice.row.quote for choice in asked.context["inspected"].choices]
    assert offered == ["40 wounded", "losses at", "some 40", "Interior Guard"]
    edit(client, row, "merge", other=str(inside.uuid))
    row.refresh_from_db()
    edit(client, row, "merge", other=str(farther.uuid))
    kept = Annotation.objects.get(pk=row.pk)
    assert kept.words == f"Interior Guard … {WORDS}", "what nobody marked stays unmarked"
    assert (kept.tag, kept.note) == (tags["Killed"], "seen")
    inside.refresh_from_db()
    left.refresh_from_db()
    assert (inside.state, left.state) == ("withdrawn", "draft")


def test_a_merge_keeps_both_notes_and_takes_the_entity_that_is_missing(as_user, ana, article, tags, project):
    from articles.models import Entity

    place = Entity.objects.create(project=project, name="Sul Ford", kind="place")
    mark = put_mark(article, tags["Place"], ana, "Depot", note="a depot")
    put_mark(article, tags["Place"], ana, "at Sul Ford", note="a ford", entity=place)
    edit(as_user(ana), mark, "merge")
    mark.refresh_from_db()
    assert (mark.quote, mark.note, mark.entity) == ("Depot at Sul Ford", "a depot\na ford", place)


def test_what_would_be_lost_from_sight_or_is_anothers_is_not_merged(as_user, ana, ben, article, tags, row):
    client = as_user(ana)
    near = put_mark(article, tags["Killed"], ana, "losses at")
    thread = Thread.objects.create(project=article.project, annotation=near, opened_by=ana)
    refused = edit(client, row, "merge", other=str(near.uuid))
    assert refused.status_code == 422
    assert "has a thread" in refused.content.decode()
    theirs = put_mark(article, tags["Killed"], ben, "its losses", state="accepted")
    assert edit(client, row, "merge", other=str(theirs.uuid)).status_code == 403
    assert edit(client, row, "merge", other=str(row.uuid)).status_code == 422
    assert edit(client, near, "merge", other=str(row.uuid)).status_code == 200, "the other way round"
    assert thread.annotation_id == near.pk
    assert ("Killed", f"losses at {WORDS}", "draft") in marks(article)


def test_a_reply_redraws_where_the_pieces_are(as_user, ana, article, row):
    answer = edit(as_user(ana), row, "add", **selection(article, "Sul Ford")).content.decode()
    assert {"ps-0", "ps-2"} <= set(swapped(answer))
    page = as_user(ana).get(path_of(article)).content.decode()
    assert f'data-a="{row.uuid}"><span class="st t-1" data-l="K">Sul</span> Ford</mark>' in page


def test_a_stale_note_stands_beside_the_newer_one_and_the_mix_is_saved(as_user, ana, article, row):
    client = as_user(ana)
    edit(client, row, "note", note="theirs, saved first")
    late = edit(client, row, "note", note="mine, typed meanwhile")
    shown = late.content.decode()
    assert late.status_code == 409
    (note,) = late.context["inspected"].merge.rows
    assert ["".join(p.text for p in side) for side in (note.mine, note.theirs)] == [
        "mine, typed meanwhile",
        "theirs, saved first",
    ]
    assert 'name="note" value="mine, typed meanwhile"' in shown
    assert "Keep theirs" in shown
    row.refresh_from_db()
    edit(client, row, "note", note="mine, typed meanwhile", take_note="theirs")
    row.refresh_from_db()
    assert row.note == "theirs, saved first"
    edit(client, row, "note", note="mine, typed meanwhile", take_note="mine")
    row.refresh_from_db()
    assert row.note == "mine, typed meanwhile"


def test_a_stale_tag_shows_both_tags_also_without_htmx(as_user, ana, article, tags, row):
    client = as_user(ana)
    edit(client, row, "tag", tag=str(tags["Wounded"].uuid))
    sent = {"key": new_key(), "version": 1, "tag": str(tags["Place"].uuid)}
    late = client.post(annotation_path(row, "tag/"), sent)
    assert late.status_code == 409
    (tag,) = late.context["inspected"].merge.rows
    assert ([p.text for p in tag.mine], [p.text for p in tag.theirs]) == (["Place"], ["Wounded"])


def test_sureness_stands_in_the_list_and_the_inspector(as_user, ana, article, row):
    answer = edit(as_user(ana), row, "sure", confidence="unsure").content.decode()
    assert 'value="" aria-pressed="true"' in answer, "pressed once more it is taken away"
    assert "<span>unsure</span>" in answer, "the list row"
    row.refresh_from_db()
    edit(as_user(ana), row, "sure", confidence="")
    row.refresh_from_db()
    assert row.confidence == ""
