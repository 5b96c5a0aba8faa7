"""Every row of quantities.csv is read as the row says. Add a row to add a test; blank means no number."""

import csv
from pathlib import Path

import pytest

from articles.domain.intervals import Interval
from articles.domain.quantities import find, read

ROWS = list(csv.DictReader(Path(__file__).with_name("quantities.csv").open(encoding="utf-8", newline="")))


def interval(low: str, high: str) -> Interval | None:
    return Interval(int(low), int(high) if high else None) if low else None


@pytest.mark.parametrize("row", ROWS, ids=[row["expression"] for row in ROWS])
def test_the_expression_is_read_as_its_row_says(row: dict[str, str]) -> None:
    quantity = read(row["expression"])
    assert quantity.qualifier == row["qualifier"]
    assert quantity.hard == interval(row["low"], row["high"])
    assert quantity.soft == interval(row["soft_low"], row["soft_high"])
    assert quantity.additive == (row["note"] == "additive")
    assert quantity.cumulative == (row["note"] == "cumulative")
    assert row["expression"][quantity.start : quantity.end] == quantity.expression


@pytest.mark.parametrize("row", ROWS, ids=[row["expression"] for row in ROWS])
def test_the_words_that_were_read_are_read_the_same_again(row: dict[str, str]) -> None:
    once = read(row["expression"])
    again = read(once.expression)
    assert (again.qualifier, again.hard, again.soft) == (once.qualifier, once.hard, once.soft)


def test_the_table_has_a_row_for_every_qualifier() -> None:
    assert {row["qualifier"] for row in ROWS} == {
        *("exact", "more_than", "at_least", "about", "nearly", "up_to", "at_most", "fewer_than"),
        *("range", "vague", "all", "none", "proportion", "unspecified"),
    }


def test_a_sentence_about_people_is_found_with_the_same_intervals() -> None:
    """Each row that begins with a digit, put before the word for people, is proposed by the search."""
    for row in ROWS:
        if row["expression"].isdecimal() and row["note"] != "additive":
            text = f"In the yard {row['expression']} guards were killed."
            assert [quantity.hard for quantity in find(text)] == [interval(row["low"], row["high"])], text
