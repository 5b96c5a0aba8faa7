"""A relation is seen by who sees it and both of its marks.

Planted: ``visible_to`` without the conditions on source and target; the last two tests see each.
"""

import pytest

from articles.access import seat_in
from articles.models import Annotation, Relation
from tests.queue.work import make_mark
from tests.reading.relating import make_relation, make_type

pytestmark = pytest.mark.django_db


@pytest.fixture
def relation(project, article, tags, ana):
    source = make_mark(article, tags["Killed"], ana, "23 officers", state="accepted")
    target = make_mark(article, tags["Place"], ana, "Sul Ford", state="accepted")
    return make_relation(make_type(project), source, target, ana)


def seen_by(user) -> int:
    return Relation.objects.visible_to(seat_in(user, "orsel")).standing().count()


def put_in(relation, state) -> None:
    Relation.objects.filter(pk=relation.pk).update(state=state)


@pytest.mark.parametrize("state", ["draft", "submitted", "returned", "rejected"])
def test_before_it_is_accepted_its_author_and_the_supervisor_see_it(relation, state, ana, ben, sam, vera):
    put_in(relation, state)
    assert [seen_by(user) for user in (ana, ben, sam, vera)] == [1, 0, 1, 0]


def test_an_accepted_one_is_for_everybody(relation, ana, ben, sam, vera):
    put_in(relation, "accepted")
    assert [seen_by(user) for user in (ana, ben, sam, vera)] == [1, 1, 1, 1]


def test_a_project_may_open_work_to_its_analysts(relation, project, ben, vera):
    project.open_work = True
    project.save()
    assert [seen_by(user) for user in (ben, vera)] == [1, 0]


@pytest.mark.parametrize("end", ["source", "target"])
def test_a_hidden_mark_hides_an_accepted_relation(relation, end, ben, vera, sam):
    put_in(relation, "accepted")
    Annotation.objects.filter(pk=getattr(relation, end).pk).update(state="submitted")
    assert [seen_by(user) for user in (ben, vera, sam)] == [0, 0, 1]


@pytest.mark.parametrize("end", ["source", "target"])
def test_a_removed_mark_takes_its_relations_with_it(relation, end, ana, sam):
    Annotation.objects.filter(pk=getattr(relation, end).pk).update(state="withdrawn")
    assert [seen_by(user) for user in (ana, sam)] == [0, 0]
