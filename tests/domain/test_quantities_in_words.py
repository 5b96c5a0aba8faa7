"""A quantity is said back in words, and what cannot be read is refused in a sentence."""

import pytest

from articles.domain.errors import Refused
from articles.domain.quantities import read, words


@pytest.mark.parametrize(
    ("expression", "said"),
    [
        ("more than 150", "151 or more; usually read as 151–199"),
        ("68", "68"),
        ("about 90", "72 to 108; usually read as 81–99"),
        ("up to 46", "up to 46; usually read as 1–46"),
        ("a couple", "2 to 4; usually read as 2"),
        ("more than 5", "6 or more"),
        ("soldiers", "1 or more; usually read as 2 or more"),
        ("no casualties", "none"),
        ("21 more", "21; on top of those counted before"),
        ("bringing the toll to 68", "68; all counted so far"),
        ("all", "all of them; how many is not said"),
        ("half", "a share of a whole; how many is not said"),
        ("tens of thousands", "10,000 to 199,999; usually read as 20,000–99,999"),
    ],
)
def test_a_quantity_is_said_in_words(expression: str, said: str) -> None:
    assert words(read(expression)) == said


@pytest.mark.parametrize(
    ("expression", "reason"),
    [
        ("", "No words."),
        ("the wicked plan", "“the wicked plan” is not read as a number of people."),
        ("51 killed and 20 wounded", "“51” and “20” are two numbers. Select one of them."),
        ("two days", "“two days” does not count people."),
        ("1.200", "“1.200” is not read as a number of people."),
        ("9999999999", "“9999999999” is not read as a number of people."),
        ("30-20", "Low (30) is above high (20). Change one of them."),
        ("between 30 and 20", "Low (30) is above high (20). Change one of them."),
        ("at least 46 and at most 13", "Low (46) is above high (13). Change one of them."),
        ("fewer than 0", "Nobody can be fewer than zero."),
        ("5" * 501, "The expression is longer than 500 characters."),
        ("not 100", "“not 100” is not read as a number of people."),
    ],
)
def test_what_cannot_be_read_is_refused_with_what_was_not_understood(expression: str, reason: str) -> None:
    with pytest.raises(Refused) as refusal:
        read(expression)
    assert refusal.value.reason.startswith(reason)


def test_a_refusal_gives_an_example() -> None:
    with pytest.raises(Refused, match="“more than 100”, “dozens” or “20 to 30”"):
        read("the wicked plan")
