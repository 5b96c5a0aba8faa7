"""The acts on relations: what they store and log, and what they refuse."""

from uuid import uuid4

import pytest

from articles.actions.relations import create_relation, edit_relation, remove_relation
from articles.domain.errors import KeyReused, NotAllowed, Refused, Stale
from articles.models import LogEntry, Relation
from tests.cast import make_article
from tests.queue.work import make_mark
from tests.reading.relating import make_relation, make_type
from tests.statements import statements

pytestmark = pytest.mark.django_db


@pytest.fixture
def officers(article, tags, ana):
    return make_mark(article, tags["Killed"], ana, "23 officers", state="draft")


@pytest.fixture
def ford(article, tags, ana):
    return make_mark(article, tags["Place"], ana, "Sul Ford", state="draft")


@pytest.fixture
def located(project):
    return make_type(project, "located in", inverse="location of", target_kinds="place facility")


@pytest.fixture
def same(project):
    return make_type(project, "same as", inverse="", letter="E", symmetric=True)


def relate(kind, source, target, by, **more):
    return create_relation(type=kind, source=source, target=target, key=uuid4(), by=by, **more)


def edit(relation, by, **more):
    given = {"type": relation.type, "note": relation.note, "version": relation.version, "key": uuid4()}
    return edit_relation(relation=relation, by=by, **{**given, **more})


def test_it_is_a_draft_with_one_log_row_in_eight_queries(located, officers, ford, ana):
    with statements() as seen:
        relation = relate(located, officers, ford, ana, note="Said of the depot.")
    assert len(seen) <= 8
    assert (relation.state, relation.type_version, relation.author) == ("draft", 1, ana)
    entry = LogEntry.objects.get(verb="relation.create")
    assert entry.article == relation.article
    assert (entry.after["source_id"], entry.after["target_id"]) == (officers.pk, ford.pk)


def test_a_symmetric_relation_is_one_whichever_mark_comes_first(same, officers, ford, ana):
    relation = relate(same, ford, officers, ana)
    assert (relation.source, relation.target) == (officers, ford)
    with pytest.raises(Refused, match="already"):
        relate(same, officers, ford, ana)


def test_the_same_is_said_once_by_one_person(located, officers, ford, ana, sam):
    relate(located, officers, ford, ana)
    with pytest.raises(Refused, match="already"):
        relate(located, officers, ford, ana)
    relate(located, officers, ford, sam)
    assert Relation.objects.count() == 2


def test_a_resend_makes_no_second_and_another_body_is_refused(located, same, officers, ford, ana):
    key = uuid4()
    first = create_relation(type=located, source=officers, target=ford, key=key, by=ana)
    again = create_relation(type=located, source=officers, target=ford, key=key, by=ana)
    assert first == again
    with pytest.raises(KeyReused):
        create_relation(type=same, source=officers, target=ford, key=key, by=ana)


def test_what_does_not_fit_is_refused_with_what_would(located, officers, ford, ana):
    with pytest.raises(Refused, match="leads to place or facility"):
        relate(located, ford, officers, ana)


def test_a_mark_is_not_related_to_itself_nor_to_another_articles(
    located, same, ford, officers, project, ana, tags
):
    with pytest.raises(Refused, match="itself"):
        relate(same, ford, ford, ana)
    elsewhere = make_article(project, ana, "The ford at Sul was quiet.\n")
    other = make_mark(elsewhere, tags["Place"], ana, "ford", state="draft")
    with pytest.raises(Refused, match="different articles"):
        relate(located, officers, other, ana)


def test_a_removed_mark_and_a_retired_type_are_refused(located, officers, ford, ana):
    ford.state = "withdrawn"
    with pytest.raises(Refused, match="removed"):
        relate(located, officers, ford, ana)
    ford.state, located.retired_at = "draft", "2023-03-18T09:00Z"
    with pytest.raises(Refused, match="not in the codebook"):
        relate(located, officers, ford, ana)


def test_another_type_the_other_direction_and_a_note(located, project, officers, ford, ana):
    part = make_type(project, "part of", inverse="includes")
    relation = relate(located, officers, ford, ana)
    edit(relation, ana, type=part)
    edit(relation, ana, turned=True, note=" Read again. ")
    relation.refresh_from_db()
    assert (relation.type, relation.source, relation.target) == (part, ford, officers)
    assert (relation.note, relation.version) == ("Read again.", 3)
    assert LogEntry.objects.filter(verb="relation.edit").count() == 2


def test_a_changed_type_is_stamped_with_its_version_and_an_old_stamp_stays(
    located, project, officers, ford, ana
):
    relation = relate(located, officers, ford, ana)
    located.version = 4
    assert edit(relation, ana, note="Again.").type_version == 1
    part = make_type(project, "part of", inverse="includes", version=3)
    assert edit(relation, ana, type=part).type_version == 3


def test_an_old_version_is_stale_and_nothing_is_lost(located, officers, ford, ana):
    relation = relate(located, officers, ford, ana)
    edit(relation, ana, note="First.")
    with pytest.raises(Stale):
        edit(relation, ana, note="Second.", version=1)
    relation.refresh_from_db()
    assert relation.note == "First."


def test_nobody_changes_anothers(located, officers, ford, ana, ben):
    relation = relate(located, officers, ford, ana)
    with pytest.raises(NotAllowed):
        edit(relation, ben, note="Mine now.")
    with pytest.raises(NotAllowed):
        remove_relation(relation=relation, version=1, key=uuid4(), by=ben)


def test_a_submitted_one_is_not_changed(located, officers, ford, ana):
    relation = make_relation(located, officers, ford, ana, state="submitted")
    with pytest.raises(Refused, match="submitted"):
        edit(relation, ana, note="Late.")
