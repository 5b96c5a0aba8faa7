"""A megabyte of text, hostile or ordinary, searched for quantities: seconds of processor time."""

import time

import pytest

from articles.domain.quantities import find
from tests.benchmarks.conftest import Measured

pytestmark = pytest.mark.bench
MEGABYTE = 1_000_000
HOSTILE = {
    "ones and commas": "1,1,1,",
    "nested groups": "(a+)+",
    "one and one": "one and ",
    "letters": "a ",
    "digits": "1",
    "digits and spaces": "1 ",
    "Arabic vowel signs": "\u064e",
    "direction marks": "\u200f",
    "full stops": ". ",
}
ORDINARY = {
    "prose without people": "The river runs past the old mill and on to the sea, they say. ",
    "prose full of quantities": "The Guard said that more than 100 men were killed at the mill. ",
}


def seconds(piece: str) -> float:
    text = piece * (MEGABYTE // len(piece))
    begun = time.process_time()
    find(text)
    return time.process_time() - begun


def test_a_megabyte_is_searched(measured: Measured) -> None:
    for name, piece in HOSTILE.items():
        measured(f"find quantities in 1 MB, {name}", seconds(piece), "s", goal=1)
    for name, piece in ORDINARY.items():
        measured(f"find quantities in 1 MB, {name}", seconds(piece), "s", goal=5)
