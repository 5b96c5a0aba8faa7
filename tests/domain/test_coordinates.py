"""Coordinates: decimal degrees are read, everything else is refused with what to write instead."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.domain.coordinates import degrees, pair
from articles.domain.errors import Refused


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("", None),
        (" ", None),
        ("33.5083", 33.5083),
        ("-0", 0.0),
        ("+7", 7.0),
        ("−12.25", -12.25),
        ("90", 90.0),
    ],
)
def test_decimal_degrees_are_read_and_blank_is_unknown(text, value):
    assert degrees(text, "latitude") == value
    assert value is None or math.copysign(1, degrees("-0", "latitude") or 0.0) == 1


@pytest.mark.parametrize(
    ("text", "remedy"),
    [
        ("33,5083", "with a point: 33.5083"),
        ("33°30′30″N", "not degrees and minutes"),
        ("33 30 N", "not degrees and minutes"),
        ("N33.5", "not degrees and minutes"),
        ("33.5, 36.3", "These are two numbers"),
        ("33.5 36.3", "These are two numbers"),
        ("north", "That is no latitude"),
        ("nan", "That is no latitude"),
        ("inf", "That is no latitude"),
        ("1e1", "That is no latitude"),
        ("٣٣", "That is no latitude"),
        ("133.5", "not on earth: latitude runs from -90 to 90"),
        ("-90.1", "not on earth"),
    ],
)
def test_other_ways_of_writing_are_refused_with_what_to_write(text, remedy):
    with pytest.raises(Refused, match=remedy) as refusal:
        degrees(text, "latitude")
    assert refusal.value.field == "latitude"


def test_one_without_the_other_is_refused():
    assert pair("", "") == (None, None)
    assert pair("33.5", "36.25") == (33.5, 36.25)
    with pytest.raises(Refused, match="Give the longitude too") as refusal:
        pair("33.5", "")
    assert refusal.value.field == "longitude"
    with pytest.raises(Refused, match="Give the latitude too"):
        pair("", "36")


@given(st.floats(-180, 180))
def test_every_longitude_comes_back_as_written(value):
    assert degrees(f"{value:.12f}".rstrip("0").rstrip("."), "longitude") == pytest.approx(value, abs=1e-11)


@given(st.text(max_size=30))
def test_any_text_is_a_number_on_earth_or_refused_with_its_field(text):
    try:
        value = degrees(text, "longitude")
    except Refused as refusal:
        value, said = None, (refusal.field, bool(refusal.reason))
    else:
        said = ("longitude", True)
    assert said == ("longitude", True)
    assert value is None or -180 <= value <= 180
