"""Words are found however they are typed, at their exact offsets; the browser's rules are the same."""

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.domain.word_search import fold, folded, places

CASES = json.loads((Path(__file__).parents[1] / "js" / "word_search.json").read_text(encoding="utf-8"))


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case['words']} in {case['text'][:20]}")
def test_words_are_found_however_they_are_typed(case):
    text = case["text"]
    assert [text[start:end] for start, end in places(folded(text), case["words"])] == case["found"]


def test_offsets_count_code_points():
    assert places(folded("👩‍🚒 Guard"), "guard") == [(4, 9)]


@given(st.text(max_size=40), st.integers(0, 40), st.integers(0, 40))
def test_words_out_of_a_text_are_found_in_it(text, start, end):
    words = text[min(start, end) : max(start, end)]
    found = places(folded(text), words)
    assert bool(found) == bool(fold(words))
    assert all(fold(text[a:b]) == fold(words) for a, b in found)


@given(st.text(max_size=40))
def test_folding_twice_changes_nothing(text):
    assert fold(fold(text)) == fold(text)


@given(st.text(max_size=40))
def test_the_places_follow_each_other(text):
    whole = folded(text)
    assert len(whole.words) == len(whole.starts) == len(whole.ends)
    assert whole.starts == sorted(whole.starts)
    assert all(0 <= start < end <= len(text) for start, end in zip(whole.starts, whole.ends, strict=True))
