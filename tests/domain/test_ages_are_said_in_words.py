"""How long ago something was, in the shortest words."""

from datetime import UTC, datetime, timedelta

import pytest

from articles.domain.day_words import since_words

NOW = datetime(2026, 3, 21, 12, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("ago", "words"),
    [
        (timedelta(seconds=-5), "now"),  # another machine's clock
        (timedelta(seconds=59), "now"),
        (timedelta(seconds=60), "1 min"),
        (timedelta(minutes=59, seconds=59), "59 min"),
        (timedelta(hours=1), "1 h"),
        (timedelta(hours=23, minutes=59), "23 h"),
        (timedelta(hours=24), "1 d"),
        (timedelta(days=400), "400 d"),
    ],
)
def test_an_age_is_a_whole_number_of_its_largest_unit(ago, words):
    assert since_words(NOW - ago, NOW) == words
