"""Intervals of whole numbers with an open top."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.domain.errors import Refused
from articles.domain.intervals import Interval

numbers = st.integers(min_value=0, max_value=500)


@st.composite
def intervals(draw: st.DrawFn) -> Interval:
    low = draw(numbers)
    return Interval(low, draw(st.none() | st.integers(min_value=low, max_value=600)))


def members(interval: Interval) -> set[int]:
    """The numbers below 1000: every closed end drawn here lies below it, so an open top is still visible."""
    return set(range(interval.low, 1000 if interval.high is None else interval.high + 1))


def test_low_above_high_is_refused_in_a_sentence_that_says_what_to_change() -> None:
    with pytest.raises(Refused) as refusal:
        Interval(150, 100)
    assert refusal.value.reason == "Low (150) is above high (100). Change one of them."


def test_a_number_below_zero_is_refused() -> None:
    with pytest.raises(Refused, match="below zero"):
        Interval(-1, 3)


@pytest.mark.parametrize(
    ("interval", "words"),
    [
        (Interval(101, None), "101 or more"),
        (Interval(68, 68), "68"),
        (Interval(72, 108), "72 to 108"),
        (Interval(0, 46), "up to 46"),
        (Interval(0, 0), "none"),
        (Interval(0, None), "any number"),
        (Interval(1200, 1999), "1,200 to 1,999"),
    ],
)
def test_an_interval_is_said_in_words(interval: Interval, words: str) -> None:
    assert interval.words() == words


def test_the_distance_is_between_the_nearest_ends() -> None:
    assert Interval(68, 68).gap(Interval(101, None)) == 33
    assert Interval(101, 149).gap(Interval(151, 199)) == 2
    assert Interval(72, 108).gap(Interval(101, None)) == 0


@given(intervals(), intervals())
def test_overlap_containment_and_hull_agree_with_sets_of_numbers(a: Interval, b: Interval) -> None:
    assert a.overlaps(b) == bool(members(a) & members(b))
    assert a.contains(b) == (members(b) <= members(a))
    hull = members(a.hull(b))
    assert hull == set(range(min(hull), max(hull) + 1))
    assert members(a) | members(b) <= hull
    assert min(hull) == min(a.low, b.low)
    assert max(hull) == max(max(members(a)), max(members(b)))


@given(intervals(), intervals())
def test_the_gap_is_the_same_from_both_sides(a: Interval, b: Interval) -> None:
    assert a.gap(b) == b.gap(a)
    expected = 0 if members(a) & members(b) else min(abs(x - y) for x in ends(a) for y in ends(b))
    assert a.gap(b) == expected


def ends(interval: Interval) -> list[int]:
    return [interval.low] if interval.high is None else [interval.low, interval.high]
