"""Quantities are found in running text with the exact places of their words."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from articles.domain.errors import Refused
from articles.domain.intervals import Interval
from articles.domain.quantities import find, read, words
from tests.domain.number_words import sentences


def expressions(text: str) -> list[str]:
    return [quantity.expression for quantity in find(text)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("more than 100 guards were killed, including 23 executed", ["more than 100", "23"]),
        ("The Guard counts 68 killed and some 40 wounded.", ["68", "some 40"]),
        ("Fifty-one men fell; dozens of families wait.", ["Fifty-one", "dozens"]),
        ("a list of the dead with 1 200 names of victims", ["1 200"]),
        (
            "including two brigadier generals and a colonel, were taken",
            ["two brigadier generals and a colonel"],
        ),
        ("10 guards and 3 residents were killed", ["10", "3"]),
        ("and 21 more were captured", ["21 more"]),
        ("a guard was killed at the gate", ["a"]),
        ("no casualties were reported", ["no casualties"]),
        ("came through without loss", ["without loss"]),
        ("the raid took over 3 checkpoints and 9 captives", ["9"]),
        ("they handed over 3 captives", ["3"]),
        ("from 30 to 20 guards were killed", ["30", "20"]),
        ("إن أكثر من ١٠٠ من عناصر الحرس قُتلوا", ["أكثر من ١٠٠"]),
        ("وأكثر من ١٥٠ جنديا", ["أكثر من ١٥٠"]),
        ("killed at least 13\n\nand as many as 46 wounded", ["at least 13", "as many as 46"]),
        ("at least 13\nand as many as 46 were killed", ["at least 13\nand as many as 46"]),
    ],
)
def test_the_words_of_a_quantity_are_found(text: str, found: list[str]) -> None:
    assert expressions(text) == found


@pytest.mark.parametrize(
    "text",
    [
        "on the 22nd and 23rd of July",
        "On 23 July the road was cut.",
        "On July 23 the road was cut.",
        "since Sept. 22 nothing moved",
        "14 and 15 March",
        "from 14 to 15 March 2023",
        "March 3 and 4",
        "at 9.58.49 AM",
        "at 06:40 today",
        "by eight o’clock",
        "at about twenty past nine",
        "at 5 p.m.",
        "from 1975 to 2006",
        "1975-1990",
        "in December 2012",
        "on 2023-03-14",
        "on 12/03/2023",
        "Tomas, 34, said",
        "boys aged eleven and thirteen",
        "a 22-year-old",
        "for over two-years",
        "for over 15 years",
        "two days of heavy fighting",
        "about 40 km away",
        "an M1 rifle and a T-72",
        "a 155-mm shell",
        "Route 5 and Brigade 46",
        "one of its headquarters",
        "one night after another",
        "the wicked plan: a plan of no use",
        "1.5 is not a count of anybody",
        "12,3,4",
        "@stall_42 says",
        "$200 was paid",
        "took over the town",
        "a nurse said so",
        "nobody would say",
        "10 May and 3 August",
    ],
)
def test_numbers_that_count_nobody_are_left_alone(text: str) -> None:
    assert expressions(text) == []


def test_a_lower_case_may_is_a_verb_and_not_a_month() -> None:
    assert expressions("up to 10 may have been killed") == ["up to 10"]


def test_things_are_told_from_people() -> None:
    assert [(q.expression, q.unit) for q in find("five airstrikes hit 12 vehicles and killed 30 guards")] == [
        ("five", "strikes"),
        ("12", "vehicles"),
        ("30", "persons"),
    ]


def test_a_sum_keeps_its_parts_with_their_places() -> None:
    text = "They buried two brigadier generals and a colonel."
    (quantity,) = find(text)
    assert quantity.hard == Interval(3, 3)
    assert [(part.expression, part.hard) for part in quantity.parts] == [
        ("two", Interval(2, 2)),
        ("a", Interval(1, 1)),
    ]
    assert all(text[part.start : part.end] == part.expression for part in quantity.parts)


def test_places_count_code_points_after_emoji_ligatures_and_combining_marks() -> None:
    text = "👩🏽‍🚒🇩🇪 e\u0301 ﬁrst … ½ İ 𝟓𝟏 killed, then ５１"
    assert [(q.expression, q.hard) for q in find(text)] == [
        ("𝟓𝟏", Interval(51, 51)),
        ("５１", Interval(51, 51)),
    ]
    assert all(text[q.start : q.end] == q.expression for q in find(text))


def test_a_keycap_emoji_is_not_cut_in_two() -> None:
    (quantity,) = find("killed 5\ufe0f\u20e3 guards")
    assert quantity.expression == "5\ufe0f\u20e3"


@given(st.text(max_size=200) | sentences)
@settings(max_examples=300, deadline=None)
def test_every_found_quantity_lies_in_its_place_without_overlaps(text: str) -> None:
    last = 0
    for quantity in find(text):
        assert text[quantity.start : quantity.end] == quantity.expression
        assert last <= quantity.start < quantity.end
        last = quantity.end


@given(sentences)
@settings(max_examples=300, deadline=None)
def test_the_usual_reading_lies_within_what_the_words_allow(text: str) -> None:
    for quantity in find(text):
        assert (quantity.hard is None) == (quantity.soft is None)
        if quantity.hard is not None and quantity.soft is not None:
            assert quantity.hard.contains(quantity.soft), quantity
        assert words(quantity)


@given(st.text(max_size=80) | sentences)
@settings(max_examples=300, deadline=None)
def test_reading_any_expression_ends_in_a_quantity_or_a_sentence(text: str) -> None:
    quantity, reason = None, ""
    try:
        quantity = read(text)
    except Refused as refusal:
        reason = refusal.reason
    if quantity is None:
        assert reason.endswith(".")
    else:
        assert text[quantity.start : quantity.end] == quantity.expression
