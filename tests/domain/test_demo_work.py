"""Who made the demo's work, how far it is reviewed, how claims are linked and talked about."""

import pytest

from articles.demo.script import (
    ANNOTATIONS,
    ARTICLES,
    CLAIMS,
    LINKS,
    PEOPLE,
    SUPERVISOR,
    THREADS,
    raw_text,
)
from articles.demo.shapes import ACCEPTED, DECIDED, REJECTED, RETURNED, Mark, Saying
from articles.domain import terms
from articles.domain.review import State

TEXT = {source.file: raw_text(source.file).decode() for source in ARTICLES}
CLAIM = {claim.key: claim for claim in CLAIMS}
MARK = {mark.key: mark for mark in ANNOTATIONS if mark.key}
LINK = {link.key: link for link in LINKS}
UNPLACED = "op-traders"  # its day differs: nobody has said yet which incident it is about


def name_of(item: object) -> str:
    return getattr(item, "key", "") or str(getattr(item, "quote", item))[:40]


@pytest.mark.parametrize("work", [*ANNOTATIONS, *CLAIMS, *LINKS], ids=name_of)
def test_only_analysts_made_the_work_and_only_a_refusal_carries_a_reason(work: Mark | Saying) -> None:
    assert dict(PEOPLE)[work.analyst] == "analyst"
    assert work.analyst != SUPERVISOR
    assert work.state in set(State)
    assert bool(work.reason) == (work.state in {RETURNED, REJECTED})


@pytest.mark.parametrize("works", [ANNOTATIONS, CLAIMS, LINKS], ids=["marks", "claims", "links"])
def test_the_queue_is_half_worked_by_both_analysts(works: tuple[Mark | Saying, ...]) -> None:
    assert {work.state for work in works} == {"draft", "submitted", "accepted", "returned", "rejected"}
    assert {work.analyst for work in works} == {"ana", "ben"}
    decided = sum(work.state in DECIDED for work in works)
    assert 0.25 < decided / len(works) < 0.75


def test_an_analyst_links_only_claims_that_he_can_see_and_a_decided_link_rests_on_accepted_claims() -> None:
    for link in LINKS:
        for key in (link.a, link.b):
            assert link.analyst == CLAIM[key].analyst or CLAIM[key].state == ACCEPTED, link.key
            assert link.state != ACCEPTED or CLAIM[key].state == ACCEPTED, link.key


def test_links_cover_every_kind_and_a_conflict_says_on_what() -> None:
    assert {link.kind for link in LINKS} == set(terms.values(terms.LINK_KINDS))
    for link in LINKS:
        assert (link.kind == "conflicts") == (link.dimension in terms.values(terms.DIMENSIONS)), link.key
        assert link.rationale
        same = CLAIM[link.a].incident == CLAIM[link.b].incident
        assert same or link.kind == "distinct" or UNPLACED in (link.a, link.b), link.key
    assert {link.analyst for link in LINKS if link.kind == "conflicts"} == {"ana", "ben"}
    pairs = [(link.analyst, *sorted((link.a, link.b))) for link in LINKS]
    assert len(set(pairs)) == len(pairs)


def test_a_tolls_supersession_goes_from_the_later_figure_to_the_earlier_one() -> None:
    chains = [link for link in LINKS if link.kind == "supersedes"]
    for link in chains:
        later, earlier = CLAIM[link.a], CLAIM[link.b]
        assert later.claimant.entity == earlier.claimant.entity
        assert later.as_of is not None
        assert earlier.as_of is None or later.as_of > earlier.as_of
    assert len(chains) >= 3


def test_claims_that_repeat_each_other_share_their_origin() -> None:
    repeats = [link for link in LINKS if link.kind == "repeats"]
    assert len(repeats) >= 3
    for link in repeats:
        assert CLAIM[link.a].chain[0] == CLAIM[link.b].chain[0], link.key


def test_a_thread_is_about_something_that_everyone_in_it_can_see() -> None:
    known = {"article": TEXT, "annotation": MARK, "claim": CLAIM, "link": LINK}
    for thread in THREADS:
        target = known[thread.about][thread.target]
        speakers = {author for author, _ in thread.messages} | ({thread.resolved_by} - {""})
        assert speakers <= {"ana", "ben", "sam"}
        if thread.about != "article":
            readers = {"ana", "ben", "sam"} if target.state == ACCEPTED else {target.analyst, SUPERVISOR}
            assert speakers <= readers, thread.target
        assert all(text.strip() for _, text in thread.messages)
    assert {thread.about for thread in THREADS} == set(known)
    assert {bool(thread.resolved_by) for thread in THREADS} == {True, False}
