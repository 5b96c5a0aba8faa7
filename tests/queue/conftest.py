"""A queue with work of ana and ben in it."""

import pytest

from articles.models import Annotation, Claim, ClaimLink
from tests.queue.work import make_claim, make_link, make_mark


@pytest.fixture
def mark(article, tags, ana) -> Annotation:
    return make_mark(article, tags["Killed"], ana, "more than 100 guards were killed")


@pytest.fixture
def claim(article, ana) -> Claim:
    return make_claim(article, ana, "its losses at 68 killed")


@pytest.fixture
def link(article, claim, ana) -> ClaimLink:
    other = make_claim(
        article, ana, "more than 100 guards", expression="more than 100", qualifier="more_than", low=101,
        high=None, soft_low=101, soft_high=149, state="accepted",
    )  # fmt: skip
    return make_link(claim, other, ana)
