"""A verdict does not depend on the order of the two figures."""

from dataclasses import replace
from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from articles.domain.figures import Context, Figure
from articles.domain.intervals import Interval
from articles.domain.lexicon import Qualifier
from articles.domain.verdicts import FLIPPED, Result, compare, containment

small = st.integers(min_value=0, max_value=30)
keys = st.sampled_from(["", "x", "y"])


@st.composite
def figures(draw: st.DrawFn) -> Figure:
    low = draw(small)
    hard = draw(st.none() | st.just(Interval(low, None)) | small.map(lambda more: Interval(low, low + more)))
    soft = (
        hard if hard is None or hard.high is None else Interval(hard.low, draw(st.integers(low, hard.high)))
    )
    return Figure(
        claim_id=draw(keys),
        measure=draw(st.sampled_from(["killed", "killed", "executed", "wounded", "casualties", "missing"])),
        unit=draw(st.sampled_from(["persons", "persons", "persons", "vehicles"])),
        hard=hard,
        soft=soft,
        qualifier=draw(st.sampled_from(list(Qualifier))),
        claimant=draw(keys),
        origin=draw(keys),
        statement=draw(keys),
        speech_act=draw(st.sampled_from(["assert", "assert", "deny", "query", "describe_imagery"])),
        stance=draw(st.sampled_from(["asserted", "asserted", "denied", "hedged"])),
        state=draw(st.sampled_from(["draft", "accepted", "accepted", "withdrawn"])),
        tier=draw(st.sampled_from(["article", "article", "comment"])),
        as_of=draw(st.none() | st.sampled_from([date(2023, 3, 15), date(2024, 3, 17)])),
        incident=draw(keys),
        victim_scope=draw(keys),
        victim_status=draw(st.sampled_from(["", "unknown", "civilian", "combatant"])),
        additive=draw(st.booleans()) and draw(st.booleans()),
    )


links = st.sampled_from(["", "repeats", "part_of", "conflicts", "compatible", "supersedes", "distinct"])


@given(figures(), figures(), links, st.booleans())
@settings(max_examples=500)
def test_the_verdict_is_the_same_from_both_sides(a: Figure, b: Figure, link: str, comments: bool) -> None:
    one = compare(a, b, Context(linked_as=link, include_comments=comments))
    other = compare(b, a, Context(linked_as=link, include_comments=comments))
    assert replace(other, relation=FLIPPED.get(other.relation, other.relation)) == one


@given(figures(), figures(), links, st.booleans())
@settings(max_examples=500)
def test_every_verdict_has_a_reason_one_deciding_step_and_a_gap_below_one(
    a: Figure, b: Figure, link: str, comments: bool
) -> None:
    verdict = compare(a, b, Context(linked_as=link, include_comments=comments))
    assert verdict.reason.endswith(".")
    assert [step.rule for step in verdict.steps if step.fired] == [verdict.rule]
    assert len(verdict.steps) == 8
    assert 0.0 <= verdict.gap <= 1.0
    if verdict.result is Result.CONFLICT:
        assert verdict.dimension
        assert verdict.gap > 0
    if verdict.result in (Result.NOT_COMPARABLE, Result.NOT_EVALUATED):
        assert verdict.cause


@given(figures(), figures())
@settings(max_examples=300)
def test_a_number_conflict_is_never_said_of_intervals_that_share_a_number(a: Figure, b: Figure) -> None:
    verdict = compare(a, b)
    if verdict.cause == "number":
        assert a.hard is not None
        assert b.hard is not None
        assert not a.hard.overlaps(b.hard)
    if verdict.result is Result.COMPATIBLE:
        assert a.hard is not None
        assert b.hard is not None
        assert a.hard.overlaps(b.hard)


@given(figures(), figures())
def test_a_figure_that_fits_into_another_never_conflicts_as_its_part(part: Figure, whole: Figure) -> None:
    verdict = containment(part, whole)
    if part.hard is not None and whole.hard is not None and whole.hard.contains(part.hard):
        assert verdict.result is not Result.CONFLICT
