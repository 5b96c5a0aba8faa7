"""The arithmetic of the number table for every qualifier and number."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.domain.lexicon import Qualifier
from articles.domain.quantity_bounds import bounds, usual_top


@given(st.sampled_from(list(Qualifier)), st.integers(1, 3000), st.integers(0, 3000))
def test_the_usual_reading_lies_within_the_hard_interval(qualifier: Qualifier, low: int, more: int) -> None:
    hard, soft = bounds(qualifier, low, low + more)
    assert hard.contains(soft)


@pytest.mark.parametrize("low", [1, 2, 3, 4, 5])
@pytest.mark.parametrize("qualifier", list(Qualifier))
def test_the_smallest_numbers_keep_their_usual_reading_within(qualifier: Qualifier, low: int) -> None:
    hard, soft = bounds(qualifier, low, low)
    assert hard.contains(soft)


@pytest.mark.parametrize(
    ("number", "top"),
    [(9, None), (10, 14), (50, 54), (57, 60), (99, 100), (100, 149), (120, 130), (150, 199), (1000, 1499)],
)
def test_the_usual_top_follows_the_roundness_of_the_number(number: int, top: int | None) -> None:
    assert usual_top(number) == top


@given(st.integers(10, 10**9))
def test_the_usual_top_lies_above_the_number(number: int) -> None:
    top = usual_top(number)
    assert top is not None
    assert top > number
