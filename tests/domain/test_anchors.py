"""Ranges of a text: whether they fit, how selections snap, what stands around them."""

import unicodedata
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.domain.anchors import (
    Anchor,
    context,
    find_quote,
    require_fit,
    sentence_at,
    sentences,
    snap,
    snap_characters,
)
from articles.domain.errors import Refused

TEXT = "The Guard’s spokesman, Tomas Vell, put it at 1,200 (“two-day” count). Nobody agreed; nobody."

hostile = st.text(
    st.sampled_from("ab1.,-’ \n،😀👩🏽🚒🏳🇺🇳\u200d\u0301\ufe0f\u200f\u064b\u0628\u200c한\u1100\u1161漢_")
    | st.characters(),
    max_size=40,
)


@st.composite
def selections(draw: st.DrawFn) -> tuple[str, int, int]:
    text = draw(hostile)
    start, end = sorted((draw(st.integers(0, len(text))), draw(st.integers(0, len(text)))))
    return text, start, end


def snapped(text: str, words: str) -> str:
    start = text.index(words)
    begin, end = snap(text, start, start + len(words))
    return text[begin:end]


def test_an_anchor_fits_only_the_words_it_was_made_on() -> None:
    assert Anchor(4, 9, "Guard").fits(TEXT)
    assert not Anchor(4, 9, "guard").fits(TEXT)
    assert not Anchor(-5, -1, TEXT[-5:-1]).fits(TEXT)
    assert not Anchor(4, 4, "").fits(TEXT)


@pytest.mark.parametrize(
    ("start", "end", "quote", "says"),
    [
        (4, 4, "", "Nothing is selected"),
        (9, 4, "Guard", "before it begins"),
        (4, 999, "Guard", "lies outside the article"),
        (-1, 3, "The", "lies outside the article"),
        (4, 9, "Gward", "not the words at that place"),
        (5, 10, "Guard", "not the words at that place"),
    ],
)
def test_a_range_that_does_not_hold_its_quote_is_refused_with_a_sentence(
    start: int, end: int, quote: str, says: str
) -> None:
    with pytest.raises(Refused, match=says) as refusal:
        require_fit(TEXT, start, end, quote)
    assert refusal.value.field == "quote"
    assert refusal.value.reason.endswith(".")


def test_a_range_that_holds_its_quote_is_returned() -> None:
    assert require_fit(TEXT, 4, 9, "Guard") == Anchor(4, 9, "Guard")


@pytest.mark.parametrize(
    ("selected", "meant"),
    [
        ("uard", "Guard’s"),
        ("s spokesm", "Guard’s spokesman"),
        (" spokesman, ", "spokesman"),
        ("Vell,", "Vell"),
        ("200", "1,200"),
        ("day", "two-day"),
        ("nobody.", "nobody"),
        ("agreed; n", "agreed; nobody"),
        ("count).", "count)"),
        (",", ","),
    ],
)
def test_a_selection_snaps_to_words_without_stray_signs(selected: str, meant: str) -> None:
    assert snapped(TEXT, selected) == meant


@pytest.mark.parametrize(
    ("text", "selected", "meant"),
    [
        ("stall_42 sold it", "42", "stall_42"),
        ("20-30 men", "20", "20"),
        ("the U.S. said", "S.", "U.S."),
        ("with you.There has", "you", "you"),
        ("قال: قُتلوا، ثم", "قُتل", "قُتلوا"),
        ("قُتلوا، ثم", "قُتلوا،", "قُتلوا"),
        ("کتاب می‌روم ها", "می", "می‌روم"),
        ("Rene\u0301 went", "Ren", "Rene\u0301"),
        ("看到漢字了", "漢字", "漢字"),
        ("a 👩🏽‍🚒 came", "👩", "👩🏽‍🚒"),
        ("a 🇺🇳🇺🇳 came", "🇳", "🇺🇳"),
        ("so ❤\ufe0f, then", "❤", "❤\ufe0f"),
        ("\u200fقال\u200f و", "\u200fقال\u200f", "قال"),
    ],
)
def test_scripts_and_signs_are_kept_whole(text: str, selected: str, meant: str) -> None:
    assert snapped(text, selected) == meant


def test_a_selection_of_spaces_is_empty() -> None:
    start, end = snap("one   two", 3, 6)
    assert start == end


@given(selections())
def test_a_snapped_selection_stays_as_it_is_when_snapped_again(selection: tuple[str, int, int]) -> None:
    text, start, end = selection
    assert snap(text, *snap(text, start, end)) == snap(text, start, end)


@given(selections())
def test_no_selection_begins_or_ends_inside_a_grapheme(selection: tuple[str, int, int]) -> None:
    text, start, end = selection
    for begin, stop in (snap(text, start, end), snap_characters(text, start, end)):
        assert 0 <= begin <= stop <= len(text)
        if begin == stop:
            continue
        for edge in (begin, stop):
            if 0 < edge < len(text):
                assert not unicodedata.combining(text[edge])
                assert text[edge] not in "\u200d\ufe0f🏽"


@given(selections())
def test_alt_selection_holds_all_that_was_selected(selection: tuple[str, int, int]) -> None:
    text, start, end = selection
    begin, stop = snap_characters(text, start, end)
    assert begin <= start
    assert stop >= end


def test_every_place_of_a_quote_is_found_nearest_first_when_asked() -> None:
    text = "dead, the dead and the dead"
    assert find_quote(text, "dead") == [0, 10, 23]
    assert find_quote(text, "dead", near=20) == [23, 10, 0]
    assert find_quote(text, "alive") == []
    assert find_quote(text, "") == []


def test_context_begins_and_ends_at_word_edges() -> None:
    start = TEXT.index("1,200")
    assert context(TEXT, start, start + 5, width=22) == ("Tomas Vell, put it at ", " (“two-day” count).")
    assert context(TEXT, start, start + 5, width=15) == (", put it at ", " (“two-day”")
    assert context(TEXT, 0, 3) == ("", " Guard’s spokesman, Tomas Vell,")


def test_context_of_one_endless_word_is_cut_inside_it() -> None:
    assert context("a" * 100, 50, 51, width=8) == ("a" * 8, "a" * 8)


@given(selections(), st.integers(0, 20))
def test_context_is_the_text_around_the_range(selection: tuple[str, int, int], width: int) -> None:
    text, start, end = selection
    prefix, suffix = context(text, start, end, width)
    assert text[:start].endswith(prefix)
    assert text[end:].startswith(suffix)
    assert len(prefix) <= width
    assert len(suffix) <= width


def test_sentences_end_at_full_stops_but_not_at_abbreviations() -> None:
    text = "On Sept. 22 Mr. Vell and J. Roe spoke. “We left.” Then 9.58 passed… Who? Nobody."
    assert [text[s:e] for s, e in sentences(text, (0, len(text)))] == [
        "On Sept. 22 Mr. Vell and J. Roe spoke.",
        "“We left.”",
        "Then 9.58 passed…",
        "Who?",
        "Nobody.",
    ]


def test_the_sentence_around_a_range_stays_inside_its_bounds() -> None:
    text = "One left. Two stayed behind. Three came.\n\nFour."
    at = text.index("stayed")
    assert text[slice(*sentence_at(text, at, at + 6, (0, 40)))] == "Two stayed behind."
    assert text[slice(*sentence_at(text, 0, at + 6, (0, 40)))] == "One left. Two stayed behind."
    assert text[slice(*sentence_at(text, at, at + 6, (at, 40)))] == "stayed behind."


@given(selections())
def test_sentences_lie_in_order_and_the_one_around_a_range_holds_it(selection: tuple[str, int, int]) -> None:
    text, start, end = selection
    found = sentences(text, (0, len(text)))
    assert all(a[1] <= b[0] for a, b in pairwise(found))
    begin, stop = sentence_at(text, start, end, (0, len(text)))
    assert begin <= start <= end <= stop
