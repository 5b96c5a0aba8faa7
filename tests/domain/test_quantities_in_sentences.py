"""Every sentence of quantities_in_sentences.csv holds the quantities of its row, in order, and no others.

A row is `text,found,note`. `found` lists `expression = number`, parted by ` | `; the number is `12`, `101+`
(open top), `20-30` or `?` (no count); behind it may stand a unit (`vehicles`), `additive`, `cumulative`. A
blank `found` is a sentence that counts nobody. Add a row to add a test.
"""

import csv
from pathlib import Path

import pytest

from articles.domain.intervals import Interval
from articles.domain.quantities import Quantity, find, persons

PATH = Path(__file__).with_name("quantities_in_sentences.csv")
ROWS = list(csv.DictReader(PATH.open(encoding="utf-8", newline="")))


def number(hard: Interval | None) -> str:
    if hard is None:
        return "?"
    if hard.high is None:
        return f"{hard.low}+"
    return str(hard.low) if hard.is_exact else f"{hard.low}-{hard.high}"


def as_in_the_table(quantity: Quantity) -> str:
    words = [f"{quantity.expression} = {number(quantity.hard)}"]
    words += [quantity.unit] if quantity.unit != "persons" else []
    words += ["additive"] if quantity.additive else []
    words += ["cumulative"] if quantity.cumulative else []
    return " ".join(words)


@pytest.mark.parametrize("row", ROWS, ids=[row["text"] for row in ROWS])
def test_the_sentence_holds_what_its_row_says(row: dict[str, str]) -> None:
    found = find(row["text"])
    assert " | ".join(map(as_in_the_table, found)) == row["found"]
    parts = [part for quantity in found for part in quantity.parts]
    for quantity in (*found, *parts):
        assert row["text"][quantity.start : quantity.end] == quantity.expression


def test_what_a_sentence_holds_does_not_depend_on_the_sentences_around_it() -> None:
    text = " ".join(f"{row['text']} . " for row in ROWS)
    assert [as_in_the_table(quantity) for quantity in find(text)] == [
        found for row in ROWS if row["found"] for found in row["found"].split(" | ")
    ]


def test_the_same_sentences_in_capitals_hold_the_same_people() -> None:
    """Names and months lose what told them apart, so only the rows that need no capital are asked."""
    asked = [row for row in ROWS if row["found"] and row["text"].isascii() and "," not in row["text"]]
    assert len(asked) > 40
    for row in asked:
        numbers = [number(quantity.hard) for quantity in find(row["text"])]
        assert [number(quantity.hard) for quantity in find(row["text"].upper())] == numbers, row["text"]


def test_a_row_is_never_asked_twice() -> None:
    assert len({row["text"] for row in ROWS}) == len(ROWS) > 150


def test_people_are_had_without_the_things() -> None:
    text = "Five airstrikes destroyed 12 vehicles and killed 30 guards."
    assert [quantity.expression for quantity in persons(text)] == ["30"]
