"""Who sees whose work, in the domain and in SQL alike."""

from itertools import product

import pytest

from articles.access import seat_in
from articles.domain.permissions import Role
from articles.domain.review import State, sees
from articles.models import Annotation, Project
from tests.queue.work import make_mark


@pytest.mark.parametrize(
    ("role", "own", "open_work", "states"),
    [
        (Role.VIEWER, False, False, "accepted"),
        (Role.VIEWER, False, True, "accepted"),
        (Role.ANALYST, False, False, "accepted"),
        (Role.ANALYST, False, True, "draft submitted returned accepted rejected"),
        (Role.ANALYST, True, False, "draft submitted returned accepted rejected withdrawn"),
        (Role.SUPERVISOR, False, False, "draft submitted returned accepted rejected withdrawn"),
    ],
)
def test_a_member_sees_these_states(role, own, open_work, states):
    seen = {state.value for state in State if sees(role=role, own=own, state=state, open_work=open_work)}
    assert seen == set(states.split())


@pytest.mark.django_db
@pytest.mark.parametrize("open_work", [True, False])
def test_the_query_finds_exactly_what_the_rule_lets_see(ana, ben, sam, vera, article, tags, open_work):
    Project.objects.update(open_work=open_work)
    for author, state in product((ana, ben), State):
        make_mark(article, tags["Killed"], author, "68 killed", state=state.value)
    for user in (ana, ben, sam, vera):
        seat = seat_in(user, "orsel")
        let = {
            row.pk
            for row in Annotation.objects.all()
            if sees(role=seat.role, own=row.author_id == user.pk, state=row.state, open_work=open_work)
        }
        assert set(Annotation.objects.visible_to(seat).values_list("pk", flat=True)) == let
