"""Which incidents are GED events, how a signed best is split, where a place lies on the grid."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.domain.ged import REASONS, Deaths, Victims, excluded, point, priogrid_gid, split

EVENT = {"merged": False, "parts": False, "signed": True, "low": 3, "best": 4, "high": 5}


@pytest.mark.parametrize(
    ("facts", "reason"),
    [
        ({}, ""),
        ({"low": None, "high": None}, ""),
        ({"low": 0, "best": 0, "high": 1}, ""),
        ({"merged": True, "parts": True}, "merged"),
        ({"parts": True, "signed": False}, "parts"),
        ({"signed": False, "low": None, "best": None, "high": None}, "unsigned"),
        ({"best": None}, "no_best"),
        ({"low": 0, "best": 0, "high": 0}, "no_deaths"),
        ({"low": None, "best": 0, "high": None}, "no_deaths"),
    ],
)
def test_an_incident_is_an_event_or_the_first_reason_says_why_not(facts, reason):
    assert excluded(**EVENT | facts) == reason
    assert reason in {"", *(word for word, _ in REASONS)}


CIVILIANS = Victims("civilian", "guard")
GUARDS, ACCORD = Victims("combatant", "guard"), Victims("", "accord")


@pytest.mark.parametrize(
    ("claims", "expected"),
    [
        ([CIVILIANS, Victims("civilian")], Deaths(civilians=9)),
        ([GUARDS, GUARDS], Deaths(a=9)),
        ([ACCORD], Deaths(b=9)),
        ([GUARDS, ACCORD], Deaths(unknown=9)),
        ([CIVILIANS, GUARDS], Deaths(unknown=9)),
        ([CIVILIANS, Victims()], Deaths(unknown=9)),
        ([Victims("combatant", "third")], Deaths(unknown=9)),
        ([Victims("combatant")], Deaths(unknown=9)),
        ([], Deaths(unknown=9)),
    ],
)
def test_a_best_goes_into_one_column_only_when_all_claims_agree(claims, expected):
    assert split(9, claims, side_a="guard", side_b="accord") == expected


def test_no_side_is_nobodys_side():
    assert split(9, [Victims("combatant")], side_a="", side_b="") == Deaths(unknown=9)
    assert split(9, [GUARDS], side_a="guard", side_b="guard") == Deaths(unknown=9)


@given(
    st.integers(0, 10**6),
    st.lists(
        st.builds(Victims, st.sampled_from(["", "civilian", "combatant"]), st.sampled_from(["", "x", "y"]))
    ),
    st.sampled_from(["", "x"]),
    st.sampled_from(["", "y"]),
)
def test_the_four_columns_always_sum_to_the_best(best, claims, a, b):
    assert split(best, claims, side_a=a, side_b=b).best == best


@pytest.mark.parametrize(
    ("latitude", "longitude", "gid"),
    [
        (-46.75, 37.75, 62356),
        (-90.0, -180.0, 1),
        (-90.0, -179.5, 2),
        (-89.5, -180.0, 721),
        (89.9, 179.9, 259200),
        (90.0, 180.0, 259200),
        (0.0, 0.0, 129961),
    ],
)
def test_a_place_lies_in_its_half_degree_cell(latitude, longitude, gid):
    assert priogrid_gid(latitude, longitude) == gid


def test_a_point_is_written_with_the_longitude_first():
    assert point(-46.75, 37.75) == "POINT (37.75 -46.75)"
