"""What is found in a sentence is the same wherever the sentence stands."""

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from articles.domain.quantities import Quantity, find
from tests.domain.number_words import sentences

SEVERAL_WORDS = st.text(alphabet="قتل killed two 12 .,\n-–’ \u0301\u200f👩\u200d🚒ﬁ½５", max_size=60)


def moved(quantity: Quantity, by: int) -> Quantity:
    parts = tuple(moved(part, by) for part in quantity.parts)
    return replace(quantity, start=quantity.start + by, end=quantity.end + by, parts=parts)


@given(sentences | SEVERAL_WORDS, sentences | SEVERAL_WORDS)
@settings(max_examples=400, deadline=None)
def test_two_sentences_hold_what_each_of_them_holds(first: str, second: str) -> None:
    joint = " . "
    after = [moved(quantity, len(first + joint)) for quantity in find(second)]
    assert find(first + joint + second) == find(first) + after


@settings(deadline=None)
@given(sentences, st.text(alphabet="👩🏽‍🚒e\u0301ﬁ½\u200f 🇩🇪", max_size=12))
def test_emoji_and_combining_marks_before_a_sentence_only_move_it(sentence: str, before: str) -> None:
    start = before + " . "
    assert find(start + sentence) == [moved(quantity, len(start)) for quantity in find(sentence)]
