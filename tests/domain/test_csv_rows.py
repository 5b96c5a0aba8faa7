"""Cells: nothing a spreadsheet would run, numbers untouched, blanks blank."""

import csv
import datetime as dt
import io
import json
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.domain.csv_rows import TRIGGERS, csv_cell, joined, json_value, safe_cell

SIGNS = st.sampled_from(sorted(TRIGGERS))
UNSEEN = st.text(st.sampled_from(" \u00a0\u200b\u200e\u200f\u202a\u2066\ufeff\u3000\u00ad"), max_size=4)


@given(UNSEEN, SIGNS, st.text())
def test_a_formula_never_starts_a_cell(unseen, sign, rest):
    assert safe_cell(unseen + sign + rest) == "'" + unseen + sign + rest


@given(st.text(min_size=1))
def test_words_are_never_changed_beyond_the_quote_mark(text):
    assert safe_cell(text) in {text, "'" + text}


@given(st.text())
def test_the_first_visible_character_of_a_cell_is_no_formula_sign(text):
    for char in safe_cell(text):
        assert char not in TRIGGERS
        if not (char.isspace() or unicodedata.category(char) == "Cf"):
            break


@pytest.mark.parametrize("text", ["68 killed", "’=1", "a=b", "", "أكثر من ١٠٠", "5-7"])
def test_harmless_text_stays_as_it_is(text):
    assert safe_cell(text) == text


@pytest.mark.parametrize("number", [-1, 0, 5, 0.33])
def test_numbers_are_not_prefixed(number):
    assert csv_cell(number) == number


def test_values_have_one_form_each():
    moment = dt.datetime(2023, 3, 14, 10, 30, tzinfo=dt.timezone(dt.timedelta(hours=1)))
    assert csv_cell(None) == ""
    assert csv_cell(True) == 1
    assert csv_cell(dt.date(2023, 3, 14)) == "2023-03-14"
    assert csv_cell(moment) == "2023-03-14T09:30:00Z"
    assert (json_value(None), json_value(""), json_value(False)) == (None, None, False)
    assert joined([]) is None


@given(
    st.lists(
        st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0")), min_size=2, max_size=4
    )
)
def test_any_text_survives_the_round_trip(texts):
    page = io.StringIO(newline="")
    csv.writer(page, lineterminator="\r\n").writerow([csv_cell(text) for text in texts])
    (row,) = csv.reader(io.StringIO(page.getvalue(), newline=""))
    assert [
        cell.removeprefix("'") if cell != text else cell for cell, text in zip(row, texts, strict=True)
    ] == texts
    assert json.loads(json.dumps(texts, ensure_ascii=False)) == texts
