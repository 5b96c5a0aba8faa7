"""Two marks are not made one where a relation would go out of sight with the one that is taken off.

Planted: ``_require_mergeable`` without its last question; the relation then stood on a mark nobody sees.
"""

import pytest

from articles.models import Annotation, Relation
from tests.reading.relating import make_relation, make_type
from tests.reading.shared import edit, put_mark

pytestmark = pytest.mark.django_db


@pytest.fixture
def kept(article, tags, ana) -> Annotation:
    return put_mark(article, tags["Killed"], ana, "68 killed")


@pytest.fixture
def near(article, tags, ana) -> Annotation:
    return put_mark(article, tags["Killed"], ana, "losses at")


@pytest.fixture
def far(article, tags, ana) -> Annotation:
    return put_mark(article, tags["Place"], ana, "Sul Ford", state="accepted")


def put_in(relation, state) -> None:
    Relation.objects.filter(pk=relation.pk).update(state=state)


@pytest.mark.parametrize("end", ["source", "target", "the mark itself"])
def test_a_related_mark_is_not_taken_off_until_its_relation_is(as_user, ana, project, kept, near, far, end):
    ends = {"source": (near, far), "target": (far, near), "the mark itself": (kept, near)}[end]
    relation = make_relation(make_type(project), *ends, ana)
    client = as_user(ana)
    refused = edit(client, kept, "merge", other=str(near.uuid))
    assert refused.status_code == 422
    assert "related to marks, which would be lost from sight" in refused.content.decode()
    near.refresh_from_db()
    kept.refresh_from_db()
    assert (near.state, kept.quote) == ("draft", "68 killed")
    put_in(relation, "withdrawn")
    assert edit(client, kept, "merge", other=str(near.uuid)).status_code == 200


def test_a_related_mark_may_be_the_one_that_stays(as_user, ana, project, kept, near, far):
    relation = make_relation(make_type(project), near, far, ana)
    assert edit(as_user(ana), near, "merge", other=str(kept.uuid)).status_code == 200
    assert list(Relation.objects.touching(near).standing()) == [relation]


def test_a_colleagues_relation_counts_when_it_can_be_seen(as_user, ana, ben, project, kept, near, far):
    relation = make_relation(make_type(project), near, far, ben, state="accepted")
    client = as_user(ana)
    assert edit(client, kept, "merge", other=str(near.uuid)).status_code == 422
    put_in(relation, "draft")
    assert edit(client, kept, "merge", other=str(near.uuid)).status_code == 200, "a draft is not told"


def test_in_a_project_of_open_work_a_colleagues_draft_counts(as_user, ana, ben, project, kept, near, far):
    type(project).objects.filter(pk=project.pk).update(open_work=True)
    make_relation(make_type(project), near, far, ben)
    assert edit(as_user(ana), kept, "merge", other=str(near.uuid)).status_code == 422
