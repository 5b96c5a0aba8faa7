"""Proposals of a long selection: eight times the text against the time of one."""

import time

import pytest

from articles.domain.proposals import propose
from tests.benchmarks.conftest import Measured

pytestmark = pytest.mark.bench
SHORT, LONG = 10_000, 80_000
PIECES = {
    "digits": "12 ",
    "sentences with figures": "68 guards were killed and some 40 wounded, ",
    "people who say": "a, and x said, ",
    "quotation marks": "“12 killed, ",
    "dates and places": "on 3 May in Osk ",
    "ones and commas": "1,",
}


def seconds(piece: str, length: int) -> float:
    text = (piece * (length // len(piece) + 1))[:length]
    begun = time.process_time()
    propose(text, 0, len(text))
    return time.process_time() - begun


def test_the_time_of_proposals_grows_with_the_text(measured: Measured) -> None:
    for name, piece in PIECES.items():
        seconds(piece, 1_000)
        ratio = seconds(piece, LONG) / max(seconds(piece, SHORT), 0.01)
        measured(f"proposals of 80,000 characters to those of 10,000, {name}", ratio, "times", 12)
