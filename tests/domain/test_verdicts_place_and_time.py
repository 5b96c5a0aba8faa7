"""Rule 3: whether two claims may speak of one event."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.domain.figures import Figure
from articles.domain.intervals import Interval
from articles.domain.verdicts import Result, compare
from articles.domain.whereabouts import Place, Window, kilometres

ONE = Figure("one", hard=Interval(68, 68), incident="1")
TWO = Figure("two", hard=Interval(101, None), incident="2")
FORD = Place(key="ford", latitude=36.0, longitude=37.0, precision=1)


def march(first: int, last: int | None = None) -> Window:
    return Window(date(2023, 3, first), date(2023, 3, last or first))


def north_of(place: Place, km: float, **more: object) -> Place:
    assert place.latitude is not None
    moved = replace(place, key=f"{km} km", latitude=place.latitude + km / 111.195)
    return replace(moved, **more)  # type: ignore[arg-type]


def cause(a: Figure, b: Figure) -> str:
    verdict = compare(a, b)
    assert compare(b, a).cause == verdict.cause
    return verdict.cause


def test_an_incident_and_one_above_it_are_compared() -> None:
    part = replace(TWO, incident_line=("0", "1"))
    assert compare(ONE, part).result is Result.CONFLICT
    assert compare(part, ONE).result is Result.CONFLICT


@pytest.mark.parametrize(
    ("mine", "its", "expected"),
    [
        (march(14), march(14), "event_unresolved"),
        (march(14), None, "event_unresolved"),
        (march(14), march(15), "different_event"),
        (march(13, 15), march(15, 17), "event_unresolved"),
        (march(1, 31), march(14), "wider_scope"),
        (march(14, 16), march(14), "wider_scope"),
    ],
)
def test_days_that_do_not_meet_are_two_events_and_a_longer_window_is_wider(
    mine: Window, its: Window | None, expected: str
) -> None:
    assert cause(replace(ONE, window=mine), replace(TWO, window=its)) == expected


@pytest.mark.parametrize(
    ("place", "expected"),
    [
        (None, "event_unresolved"),
        (FORD, "event_unresolved"),
        (Place(key="province"), "different_event"),
        (Place(key="hut", above=("orsel", "ford")), "event_unresolved"),
        (north_of(FORD, 4.9), "event_unresolved"),
        (north_of(FORD, 5.1), "different_event"),
        (north_of(FORD, 24, precision=2), "event_unresolved"),
        (north_of(FORD, 26, precision=2), "different_event"),
        (north_of(FORD, 26, precision=3), "different_event"),
    ],
)
def test_places_are_one_by_name_by_containment_or_by_distance(place: Place | None, expected: str) -> None:
    assert cause(replace(ONE, place=FORD), replace(TWO, place=place)) == expected


def test_a_shared_area_decides_where_no_distance_can() -> None:
    ford = replace(FORD, latitude=None, longitude=None, adm_1="Ketterau", adm_2="Sul", country="X")
    near = Place(key="near", adm_1="Ketterau", adm_2="Sul", country="X")
    assert ford.may_be(near)
    assert not ford.may_be(replace(near, adm_2="Marren"))
    assert ford.may_be(replace(near, adm_2=""))
    assert not ford.may_be(replace(near, country="Y"))
    assert not ford.may_be(Place(key="somewhere", country="X"))
    assert ford.may_be(Place(key="land", country="X", precision=6))


def test_a_name_meets_an_entity_of_that_name_and_two_entities_stay_two() -> None:
    assert Place(name="sul ford").is_same_as(Place(key="7", name="sul ford"))
    assert not Place(key="8", name="sul ford").is_same_as(Place(key="7", name="sul ford"))


def test_a_degree_of_latitude_is_111_kilometres() -> None:
    far = kilometres(FORD, replace(FORD, latitude=37.0))
    assert far is not None
    assert round(far, 1) == 111.2
    assert kilometres(FORD, Place()) is None


degrees = st.none() | st.floats(-90, 90)
places = st.builds(
    Place,
    key=st.sampled_from(["", "a", "b"]),
    name=st.sampled_from(["", "x", "y"]),
    above=st.sampled_from([(), ("a",), ("b",)]),
    latitude=degrees,
    longitude=degrees,
    adm_1=st.sampled_from(["", "p", "q"]),
    adm_2=st.sampled_from(["", "p", "q"]),
    country=st.sampled_from(["", "p", "q"]),
    precision=st.none() | st.integers(1, 7),
)


@given(places, places)
def test_whether_two_places_may_be_one_is_the_same_from_both(a: Place, b: Place) -> None:
    assert a.may_be(b) == b.may_be(a)
    assert not (a.key or a.name) or a.may_be(a)
