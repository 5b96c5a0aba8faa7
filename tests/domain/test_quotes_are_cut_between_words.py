"""The few words of a quote that stand in a line."""

from hypothesis import given
from hypothesis import strategies as st

from articles.domain.quoting import cut_around

LONG = "The Accord said on Monday that more than 100 guards were killed at the depot, including 23 officers."


def test_a_short_quote_stays_whole() -> None:
    assert cut_around("68 killed", "68", 40) == "68 killed"


def test_a_long_one_keeps_the_words_that_matter() -> None:
    assert cut_around(LONG, "more than 100", 45) == "… that more than 100 guards were killed at the …"
    assert cut_around(LONG, "", 20) == "The Accord said on …"
    assert cut_around(LONG, "23", 30).startswith("… ")


def test_words_inside_a_longer_one_are_shown_with_all_of_it() -> None:
    assert cut_around("a a a a aabba a a bb", "bb", 10) == "… aabba a a …"


@given(st.lists(st.text("abc é🚒", min_size=1, max_size=9), max_size=30), st.integers(10, 60), st.data())
def test_no_word_is_cut_in_two(parts: list[str], most: int, given_data: st.DataObject) -> None:
    text = " ".join(" ".join(parts).split())
    words = given_data.draw(st.sampled_from(text.split() or [""]))
    shown = cut_around(text, words, most).removeprefix("… ").removesuffix(" …")
    assert shown in text
    assert words in shown
    assert set(shown.split()) <= set(text.split())
