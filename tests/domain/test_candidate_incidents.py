"""Which incidents are offered for a claim, in what order and why."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.domain.candidate_incidents import ALIKE, Facets, Known, days_apart, ranked
from articles.domain.incident_titles import proposed_title

DAY = date(2023, 3, 14)


def at(*names: str, day: date | None = DAY, last: date | None = None, precision: int | None = 1, **more):
    return Facets(names=frozenset(names), first=day, last=last, precision=precision, **more)


def reason(a: Facets, b: Facets, **more: object) -> str | None:
    found = ranked(a, [Known(1, b, more.pop("measures", {}))], **more)
    return found[0].reason if found else None


@pytest.mark.parametrize(
    ("a", "b", "expected"),
    [
        (at("ilvane"), at("ilvane"), "same place, same day"),
        (at("ilvane"), at("ilvane", day=DAY + timedelta(1)), "same place, 1 day apart"),
        (at("ilvane"), at("ilvane", day=DAY - timedelta(3)), "same place, 3 days apart"),
        (at("ilvane"), at("ilvane", day=DAY - timedelta(4)), None),
        (at("ilvane"), at("ilvane", day=DAY - timedelta(9), precision=3), "same place, 9 days apart"),
        (at("ilvane"), at("ilvane", day=DAY - timedelta(2), last=DAY), "same place, dates overlap"),
        (at("ilvane"), at("ilvane", day=None), "same place"),
        (at("ilvane"), at("marren"), None),
        (at("ilvane"), at(), "same day"),
        (at("ilvane"), at(day=None), None),
        (at(), at(), "same day"),
        (at("ilvane"), at("ilvane barracks"), "both places are called “ilvane”, same day"),
        (at("ketterau"), at("keterau"), "places spelt almost alike, same day"),
        (at("sul"), at("sol"), None),
        (at("a", places=frozenset({1})), at("b", places=frozenset({1})), "same place, same day"),
        (
            at("a", places=frozenset({1}), around=frozenset({7})),
            at("b", places=frozenset({7})),
            "one place lies in the other, same day",
        ),
        (
            at("a", places=frozenset({1}), around=frozenset({7})),
            at("b", places=frozenset({2}), around=frozenset({7})),
            "places in one area, same day",
        ),
    ],
)
def test_place_and_time_decide_and_say_why(a, b, expected):
    assert reason(a, b) == expected
    assert reason(b, a) == expected


def test_claims_on_the_measure_are_named_and_weigh_a_little():
    known = [
        Known(1, at("ilvane")),
        Known(2, at("ilvane"), {"killed": 3}),
        Known(3, at("ilvane"), {"killed": 1}),
    ]
    found = ranked(at("ilvane"), known, measure="killed")
    assert [near.key for near in found] == [2, 3, 1]
    assert found[0].reason == "same place, same day, 3 claims on killed"
    assert found[1].reason == "same place, same day, 1 claim on killed"
    assert ranked(at("ilvane"), known[1:2], measure="casualties", said="casualties")[0].reason.endswith("day")


def test_the_nearest_stands_first():
    known = [
        Known(1, at(day=DAY)), Known(2, at("ilvane", day=DAY + timedelta(2))), Known(3, at("ilvane")),
        Known(4, at("ilvane", day=None)), Known(5, at("ilvane barracks")),
    ]  # fmt: skip
    assert [near.key for near in ranked(at("ilvane"), known)] == [3, 5, 2, 1, 4]


DAYS = st.none() | st.dates(date(2020, 1, 1), date(2020, 3, 1))
FACETS = st.builds(
    lambda names, places, around, day, precision: Facets(places, around, names, day, day, precision),
    st.frozensets(st.sampled_from(["ilvane", "keterau", "ketterau", "sul ford", "sul"]), max_size=2),
    st.frozensets(st.integers(1, 3), max_size=1),
    st.frozensets(st.integers(3, 5), max_size=2),
    DAYS,
    st.sampled_from([None, 1, 2, 3, 4, 5]),
)


@given(FACETS, FACETS)
def test_nearness_is_the_same_from_both_sides_and_always_gives_a_reason(a, b):
    one, other = ranked(a, [Known(1, b)]), ranked(b, [Known(1, a)])
    assert one == other
    assert all(near.reason and near.score > 0 for near in one)
    assert days_apart(a, b) == days_apart(b, a)


def test_spellings_are_alike_well_above_chance():
    assert 0.8 < ALIKE < 0.9


@pytest.mark.parametrize(
    ("place", "first", "last", "title"),
    [
        ("Ilvane", DAY, date(2023, 3, 15), "Ilvane, 14 to 15 March 2023"),
        ("  the\nford ", None, None, "the ford"),
        ("", DAY, None, "14 March 2023"),
        ("", None, None, ""),
    ],
)
def test_a_title_is_proposed_from_place_and_date(place, first, last, title):
    assert proposed_title(place, first, last) == title
