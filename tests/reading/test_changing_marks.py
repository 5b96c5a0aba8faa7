"""Changing and removing a mark: the ladder of every edit, versions, and what comes back on screen."""

import uuid

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from articles.actions.entities import create_entity
from articles.models import Annotation, Entity, LogEntry
from tests.cast import new_key
from tests.reading.shared import annotation_path, edit, path_of, put_mark, selection, statements, swapped

pytestmark = pytest.mark.django_db


@pytest.fixture
def row(article, tags, ana) -> Annotation:
    return put_mark(article, tags["Killed"], ana, "68 killed")


@pytest.fixture
def guard(project, ana) -> Entity:
    return create_entity(project=project, name="Sul Ford", kind="place", key=uuid.uuid4(), by=ana)


def wish(act: str, article, tags, guard) -> dict[str, object]:
    """A change of each kind that may be made to the mark of ``row``."""
    return {
        "tag": {"tag": str(tags["Wounded"].uuid)},
        "range": selection(article, "68 killed and some 40"),
        "entity": {"entity": str(guard.uuid)},
        "note": {"note": "Counted twice?"},
        "sure": {"confidence": "unsure"},
        "remove": {},
    }[act]


ACTS = ("tag", "range", "entity", "note", "sure", "remove")


@pytest.mark.parametrize("act", ACTS)
def test_the_author_changes_a_draft_and_the_log_knows_before_and_after(
    as_user, ana, article, tags, guard, row, act
):
    answer = edit(as_user(ana), row, act, **wish(act, article, tags, guard))
    row.refresh_from_db()
    assert answer.status_code == 200, answer.content
    assert row.version == 2
    said = (row.tag.name, row.quote, row.entity, row.note, row.state)
    assert (
        said
        == {
            "tag": ("Wounded", "68 killed", None, "", "draft"),
            "range": ("Killed", "68 killed and some 40", None, "", "draft"),
            "entity": ("Killed", "68 killed", guard, "", "draft"),
            "note": ("Killed", "68 killed", None, "Counted twice?", "draft"),
            "sure": ("Killed", "68 killed", None, "", "draft"),
            "remove": ("Killed", "68 killed", None, "", "withdrawn"),
        }[act]
    )
    entry = LogEntry.objects.get(subject_type="annotation", subject_id=str(row.uuid))
    assert row.confidence == ("unsure" if act == "sure" else "")
    assert entry.before["quote"] == "68 killed"
    assert entry.before != entry.after


@pytest.mark.parametrize("act", ACTS)
def test_every_edit_costs_at_most_twelve_statements(as_user, ana, article, tags, guard, row, act):
    client = as_user(ana)
    client.get(path_of(article))
    with CaptureQueriesContext(connection) as queries:
        edit(client, row, act, **wish(act, article, tags, guard))
    assert len(statements(queries.captured_queries)) <= 12


@pytest.mark.parametrize("act", ACTS)
def test_only_the_author_changes_a_mark(as_user, ana, ben, sam, vera, eve, article, tags, guard, row, act):
    sent = wish(act, article, tags, guard)
    assert edit(as_user(ben), row, act, **sent).status_code == 404, "another's draft is not seen"
    assert edit(as_user(sam), row, act, **sent).status_code == 403, "a supervisor decides, but does not edit"
    assert edit(as_user(vera), row, act, **sent).status_code == 404
    assert edit(as_user(eve), row, act, **sent).status_code == 404
    Annotation.objects.filter(pk=row.pk).update(state="accepted")
    assert edit(as_user(vera), row, act, **sent).status_code == 403
    assert edit(as_user(ben), row, act, **sent).status_code == 403
    row.refresh_from_db()
    assert row.version == 1


@pytest.mark.parametrize("act", ACTS)
def test_submitted_work_stays_as_it_was_submitted(as_user, ana, article, tags, guard, row, act):
    Annotation.objects.filter(pk=row.pk).update(state="submitted")
    answer = edit(as_user(ana), row, act, **wish(act, article, tags, guard))
    assert answer.status_code == 422
    assert "This is submitted" in answer.content.decode()
    row.refresh_from_db()
    assert row.version == 1


@pytest.mark.parametrize("act", ACTS)
def test_returned_work_can_be_changed_again(as_user, ana, article, tags, guard, row, act):
    Annotation.objects.filter(pk=row.pk).update(state="returned")
    assert edit(as_user(ana), row, act, **wish(act, article, tags, guard)).status_code == 200


@pytest.mark.parametrize("act", ACTS)
def test_an_old_version_changes_nothing(as_user, ana, article, tags, guard, row, act):
    client = as_user(ana)
    edit(client, row, "note", note="first")
    answer = edit(client, row, act, **(wish(act, article, tags, guard) | {"version": 1}))
    assert answer.status_code == 409
    assert "Somebody saved this" in answer.content.decode()
    assert 'name="version" value="2"' in answer.content.decode()
    row.refresh_from_db()
    assert (row.version, row.note, row.quote, row.state) == (2, "first", "68 killed", "draft")


@pytest.mark.parametrize("act", ACTS)
def test_the_same_edit_sent_again_changes_once(as_user, ana, article, tags, guard, row, act):
    client, key = as_user(ana), new_key()
    sent = wish(act, article, tags, guard) | {"key": key}
    assert [edit(client, row, act, **sent).status_code for _ in range(2)] == [200, 200]
    row.refresh_from_db()
    assert row.version == 2
    assert LogEntry.objects.filter(subject_id=str(row.uuid)).count() == 1


@pytest.mark.parametrize("act", ACTS)
def test_no_edit_answers_a_get(as_user, ana, row, act):
    assert as_user(ana).get(annotation_path(row, f"{act}/")).status_code == 405


@pytest.mark.parametrize(
    ("act", "sent", "reason"),
    [
        ("tag", {"tag": ""}, "Choose a tag."),
        ("tag", {"tag": "00000000-0000-0000-0000-000000000000"}, "not in the codebook"),
        ("range", {"start": 3, "end": 9, "quote": "elsewhere"}, "not the words at that place"),
        ("range", {"move": "sideways"}, "Select a valid choice"),
        ("sure", {"confidence": "certain"}, "Select a valid choice"),
        ("note", {"note": "x" * 5001}, "at most 5000 characters"),
        ("entity", {"name": "y" * 201, "kind": "place"}, "at most 200 characters"),
        ("entity", {"name": "Ilvane", "kind": ""}, "Choose what kind"),
    ],
)
def test_what_does_not_fit_comes_back_with_the_reason(as_user, ana, row, act, sent, reason):
    answer = edit(as_user(ana), row, act, **sent)
    assert answer.status_code == 422
    assert reason in answer.content.decode()
    row.refresh_from_db()
    assert row.version == 1


def test_a_refused_note_is_still_in_the_form(as_user, ana, row):
    Annotation.objects.filter(pk=row.pk).update(version=5)
    answer = edit(as_user(ana), row, "note", note="Counted <twice>?")
    assert answer.status_code == 409
    assert "Counted &lt;twice&gt;?</textarea>" in answer.content.decode()


def test_a_boundary_moves_by_a_word_either_way(as_user, ana, row):
    client, quotes = as_user(ana), []
    for move in ("start-earlier", "end-later", "end-later", "start-later", "end-earlier"):
        assert edit(client, row, "range", move=move).status_code == 200
        row.refresh_from_db()
        quotes.append(row.quote)
    assert quotes == [
        "at 68 killed",
        "at 68 killed and",
        "at 68 killed and some",
        "68 killed and some",
        "68 killed and",
    ]


def test_a_new_tag_lets_an_entity_of_another_kind_go(as_user, ana, article, tags, guard):
    row = put_mark(article, tags["Place"], ana, "Sul Ford", entity=guard)
    edit(as_user(ana), row, "tag", tag=str(tags["Killed"].uuid))
    row.refresh_from_db()
    assert (row.tag, row.entity) == (tags["Killed"], None)


def test_a_new_entity_is_made_and_attached_in_one_act(as_user, ana, article, tags):
    row = put_mark(article, tags["Place"], ana, "Sul Ford")
    key = new_key()
    for _ in range(2):
        answer = edit(as_user(ana), row, "entity", name="Sul Ford", kind="place", key=key)
        assert answer.status_code == 200
    row.refresh_from_db()
    assert (row.entity.name, row.entity.kind, Entity.objects.count()) == ("Sul Ford", "place", 1)
    assert set(swapped(answer.content.decode())) == {"rows-0", "marks-total"}


def test_an_entity_of_the_wrong_kind_is_refused_and_an_attached_one_let_go(
    as_user, ana, article, tags, guard
):
    force = create_entity(
        project=article.project, name="Interior Guard", kind="state_force", key=uuid.uuid4(), by=ana
    )
    row = put_mark(article, tags["Place"], ana, "Sul Ford", entity=guard)
    refused = edit(as_user(ana), row, "entity", entity=str(force.uuid))
    assert refused.status_code == 422
    assert "marks a place" in refused.content.decode()
    assert edit(as_user(ana), row, "entity").status_code == 200
    row.refresh_from_db()
    assert row.entity is None


def test_entities_are_offered_by_any_spelling_of_the_right_kind(as_user, ana, article, tags, guard):
    create_entity(project=article.project, name="Sul Guard", kind="state_force", key=uuid.uuid4(), by=ana)
    row = put_mark(article, tags["Place"], ana, "Sul Ford")
    client = as_user(ana)
    shown = client.get(annotation_path(row), {"find": "SÚL"}, headers={"HX-Request": "true"})
    assert [option.name for option in shown.context["inspected"].options] == ["Sul Ford"]
    whole = client.get(path_of(article), {"mark": str(row.uuid), "find": "sul"})
    assert [option.name for option in whole.context["inspected"].options] == ["Sul Ford"]


def test_a_moved_mark_redraws_where_it_was_and_where_it_is(as_user, ana, article, row):
    answer = edit(as_user(ana), row, "range", **selection(article, "Depot at Sul Ford"))
    drawn = {i for i in swapped(answer.content.decode()) if i.startswith("ps-")}
    assert drawn == {"ps-0", "ps-2"}


def test_a_removed_mark_is_gone_from_text_and_list(as_user, ana, article, row):
    answer = edit(as_user(ana), row, "remove").content.decode()
    assert "<mark" not in answer
    assert 'id="rows-2" hidden' in answer
    assert ">0</span>" in answer
    assert "Removed" in answer


def test_the_history_tells_what_was_done(as_user, ana, sam, vera, tags, row):
    edit(as_user(ana), row, "tag", tag=str(tags["Wounded"].uuid))
    shown = as_user(ana).get(annotation_path(row, "history/"), headers={"HX-Request": "true"})
    assert "changed the tag: Killed → Wounded" in shown.content.decode()
    assert as_user(sam).get(annotation_path(row, "history/")).status_code == 302
    assert as_user(vera).get(annotation_path(row, "history/")).status_code == 404


def test_another_viewers_inspector_of_accepted_work_holds_no_form(as_user, vera, row):
    Annotation.objects.filter(pk=row.pk).update(state="accepted")
    shown = as_user(vera).get(annotation_path(row), headers={"HX-Request": "true"}).content.decode()
    assert "68 killed" in shown
    assert "hx-post" not in shown


def test_an_edit_without_htmx_shows_the_refusal_on_the_whole_page(as_user, ana, article, row):
    sent = {"key": new_key(), "version": 9, "note": "kept words"}
    answer = as_user(ana).post(annotation_path(row, "note/"), sent)
    assert answer.status_code == 409
    assert "kept words</textarea>" in answer.content.decode()
    assert as_user(ana).post(annotation_path(row, "note/"), sent | {"version": 1}).status_code == 302
