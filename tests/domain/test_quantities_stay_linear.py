"""Finding quantities costs work in proportion to the text, whatever the text is.

Work is counted in Python calls and lines, the same on every machine; tests/benchmarks measures seconds.
"""

import sys
from collections.abc import Callable

import pytest

from articles.domain.number_tokens import FoldedCopy
from articles.domain.quantities import find
from articles.domain.stretches import stretches

DENSE = [
    *("1,1,1,", "1 ", "1-", "a ", "one ", "more than ", "two guards and ", "100 100 ", "of ", "million "),
    *("bringing the ", "total now ", "\n\n", "١٬", "between 1 and ", "another ", "at least 1 and ", "٫"),
    *(
        "1 killed ",
        "a killed ",
        "killed . ",
        "a mother, her ",
        "قتل ",
        "بينهم طفل و",
        "ألف و",
        "if not ",
        "Sept. ",
    ),
    *("killed 1,1,1,", "soldiers ", "could ", "family of ", "toll from 1 to ", "dozens, ", "(a+)+ killed "),
]
NOISE = ["1,1,1,", "(a+)+", "one and one and ", "a ", "7", "7 ", "\u064e", "\u200f", ". ", "the river "]
MEGABYTE = 1_000_000


def steps_of(act: Callable[[], object]) -> int:
    steps = 0

    def count(*_: object) -> Callable[..., object]:
        nonlocal steps
        steps += 1
        return count

    before = sys.gettrace()
    sys.settrace(count)
    try:
        act()
    finally:
        sys.settrace(before)
    return steps


@pytest.mark.parametrize("piece", DENSE)
def test_twice_the_text_is_twice_the_work(piece: str) -> None:
    short, long = piece * 400, piece * 800
    find(piece)
    assert steps_of(lambda: find(long)) <= 2.6 * steps_of(lambda: find(short)) + 1000


@pytest.mark.parametrize("piece", [piece for piece in NOISE if piece.isascii() and piece != ". "])
def test_a_megabyte_that_speaks_of_nobody_is_searched_without_a_step_for_each_word(piece: str) -> None:
    text = piece * (MEGABYTE // len(piece))
    assert steps_of(lambda: find(text)) < 2000
    assert find(text) == []


def test_of_a_megabyte_of_noise_only_what_surrounds_a_word_for_people_is_cut_into_tokens() -> None:
    noise = "(a+)+ " * (MEGABYTE // 12)
    text = noise + "killed 12 guards " + noise
    assert sum(len(stretch.tokens) for stretch in stretches(FoldedCopy(text))) < 10_000
    assert [quantity.expression for quantity in find(text)] == ["12"]
