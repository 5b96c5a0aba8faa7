"""Where the same words stand: whole words, compared as names are, in time that grows with the text alone."""

import re
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.domain.anchors import snap
from articles.domain.errors import Refused
from articles.domain.names import fold
from articles.domain.occurrences import LONGEST, MOST, few, occurrences
from articles.domain.word_edges import cuts_word

PIECES = (
    "Guard",
    "guards",
    "Sul",
    "Ford",
    "two-day",
    "Guárd",
    "’s",
    " ",
    " ",
    "-",
    ". ",
    "\n",
    ", ",
    "قُتلوا",
    "村庄",
)
texts = st.lists(st.sampled_from(PIECES), max_size=40).map("".join) | st.text(max_size=60)


def quotes(text: str, words: str, **how: bool) -> list[str]:
    return [text[start:end] for start, end in occurrences(text, words, **how)]


def test_only_whole_words_are_found():
    text = "The Guard and the guards: Guard’s men. The guard-post of the Guard."
    assert occurrences(text, "Guard") == ((4, 9), (61, 66))
    assert quotes("a two-day raid lasted two days", "day") == []
    assert quotes("1,200 then 200", "200") == ["200"]


def test_capitals_accents_vowel_signs_and_spaces_do_not_matter():
    assert quotes("Al-Karīm, al karim and AL-KARIM", "al-Karim") == ["Al-Karīm", "al karim", "AL-KARIM"]
    assert quotes("قُتلوا ثم قتلوا", "قتلوا") == ["قُتلوا", "قتلوا"]
    assert quotes("Cafe\u0301 Orsel, Café Orsel", "café orsel") == ["Cafe\u0301 Orsel", "Café Orsel"]


def test_capitals_count_when_that_is_asked():
    assert quotes("The Accord reached an accord.", "Accord", same_case=True) == ["Accord"]


def test_the_end_of_a_sentence_or_of_a_line_parts_words():
    assert quotes("At Sul Ford. At Sul.\nFord and Sul\nFord", "Sul Ford") == ["Sul Ford"]


def test_a_closing_stop_of_an_abbreviation_belongs_to_it():
    assert quotes("The U.S. envoy. In the U.S. again", "U.S.") == ["U.S.", "U.S."]


def test_scripts_without_spaces_are_searched_sign_by_sign():
    assert occurrences("村庄被炸。村庄", "村庄") == ((0, 2), (5, 7))


@pytest.mark.parametrize("words", ["", " ", "...", "«»", "👩‍🚒"])
def test_what_holds_no_word_is_refused(words):
    with pytest.raises(Refused, match="no word"):
        occurrences("Nobody counted.", words)


def test_too_many_words_and_too_many_hits_are_refused_with_their_number():
    with pytest.raises(Refused, match=str(LONGEST)):
        occurrences("a", "a" * (LONGEST + 1))
    found = occurrences("guard " * (MOST + 1), "guard")
    assert few(found[:MOST]) == found[:MOST]
    with pytest.raises(Refused, match=f"{MOST + 1} times"):
        few(found)


@given(texts, st.data())
def test_every_hit_is_whole_words_that_fold_alike_and_none_overlaps(text, data):
    start = data.draw(st.integers(0, len(text)))
    start, end = snap(text, start, data.draw(st.integers(start, min(len(text), start + 40))))
    words = text[start:end]
    try:
        found = occurrences(text, words)
    except Refused:
        assert not re.search(r"\w", words) or not fold(words)
        return
    last = 0
    for low, high in found:
        assert last <= low < high <= len(text)
        assert fold(text[low:high]) == fold(words)
        assert not cuts_word(text, low)
        assert not cuts_word(text, high)
        last = high


@given(
    st.lists(st.sampled_from(("Sul", "Ford", "guard", "the", "Interior")), min_size=1, max_size=30), st.data()
)
def test_the_words_selected_are_among_what_is_found(words, data):
    text = " ".join(words)
    at = data.draw(st.integers(0, len(words) - 1))
    until = data.draw(st.integers(at + 1, min(len(words), at + 5)))
    chosen = " ".join(words[at:until])
    start = len(" ".join(words[:at])) + (1 if at else 0)
    found = occurrences(text, chosen)
    assert found
    assert any(low < start + len(chosen) and start < high for low, high in found)


@pytest.mark.parametrize("words", ["guard killed", "the " * 40 + "ford", "a"])
def test_the_time_grows_with_the_text_and_not_faster(words):
    def took(text: str) -> float:
        begun = time.perf_counter()
        occurrences(text, words)
        return time.perf_counter() - begun

    took("the guard")  # makes the patterns
    small, large = "the " * 5_000, "the " * 40_000
    assert min(took(large) for _ in range(3)) <= 8 * 3 * max(min(took(small) for _ in range(3)), 0.001)
