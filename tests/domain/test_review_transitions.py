"""The life of a piece of work: every move of the table, and nothing beside it."""

from itertools import product

import pytest

from articles.domain.errors import NotAllowed, Refused
from articles.domain.permissions import Role
from articles.domain.review import PAST, STATE_WORDS, TRANSITIONS, Act, State, moved

# act, from, to, who: written by hand from the role table and the journeys of the design
EXPECTED = """
edit      draft      draft      author
edit      returned   returned   author
submit    draft      submitted  author
submit    returned   submitted  author
withdraw  draft      withdrawn  author
withdraw  returned   withdrawn  author
restore   withdrawn  draft      author
accept    submitted  accepted   another supervisor
correct   submitted  accepted   another supervisor
return    submitted  returned   another supervisor
reject    submitted  rejected   another supervisor
reopen    accepted   submitted  another supervisor
reopen    rejected   submitted  another supervisor
undo      accepted   submitted  another supervisor
undo      returned   submitted  another supervisor
undo      rejected   submitted  another supervisor
"""
ROWS = [line.split(maxsplit=3) for line in EXPECTED.strip().splitlines()]
WITH_REASON = {"return", "reject", "reopen"}


def may(who: str, role: Role, own: bool) -> bool:
    if who == "author":
        return own and role is not Role.VIEWER
    return role is Role.SUPERVISOR and not own


def test_the_table_holds_these_moves_and_no_others():
    assert sorted((t.act, t.source, t.target) for t in TRANSITIONS) == sorted(
        (act, source, target) for act, source, target, _ in ROWS
    )


@pytest.mark.parametrize(("act", "source", "target", "who"), ROWS)
@pytest.mark.parametrize(("role", "own"), list(product(Role, (True, False))))
def test_each_move_is_made_by_those_who_may_and_by_nobody_else(act, source, target, who, role, own):
    if may(who, role, own):
        assert moved(source, Act(act), role=role, own=own, reason="Too short.") == target
    else:
        with pytest.raises(NotAllowed):
            moved(source, Act(act), role=role, own=own, reason="Too short.")


@pytest.mark.parametrize(("state", "act"), list(product(State, Act)))
@pytest.mark.parametrize(("role", "own"), list(product(Role, (True, False))))
def test_every_move_outside_the_table_is_refused(state, act, role, own):
    if any((t.act, t.source) == (act, state) for t in TRANSITIONS):
        return
    with pytest.raises(Refused, match=f"This is {STATE_WORDS[state]}, so it cannot be {PAST[act]}"):
        moved(state, act, role=role, own=own, reason="Too short.")


@pytest.mark.parametrize(("act", "source", "target", "who"), ROWS)
@pytest.mark.parametrize("reason", ["", "   "])
def test_only_returns_rejections_and_reopenings_need_a_reason(act, source, target, who, reason):
    own = who == "author"
    if act in WITH_REASON:
        with pytest.raises(Refused, match="Write a reason") as refusal:
            moved(source, Act(act), role=Role.SUPERVISOR, own=own, reason=reason)
        assert refusal.value.field == "reason"
    else:
        assert moved(source, Act(act), role=Role.SUPERVISOR, own=own, reason=reason) == target


def test_ones_own_work_is_refused_with_the_way_out():
    with pytest.raises(NotAllowed, match="Another supervisor decides"):
        moved("submitted", Act.ACCEPT, role=Role.SUPERVISOR, own=True)


def test_a_move_names_one_target():
    keys = [(t.act, t.source) for t in TRANSITIONS]
    assert len(keys) == len(set(keys))
