"""How complete a claim is, in words."""

import pytest

from articles.domain.completeness import COLUMNS, MINIMA, completeness

FULL = {
    "place_label": "Sul Ford", "place_entity_id": None, "date_start": "2023-03-14", "claimant_label": "",
    "claimant_entity_id": 7, "low": 0, "qualifier": "exact", "victim_status": "unknown",
    "perpetrator_label": "Northern Accord", "perpetrator_entity_id": None,
}  # fmt: skip


@pytest.mark.parametrize(
    ("changes", "words", "percent"),
    [
        ({}, "6 of 6", 100),
        ({"perpetrator_label": ""}, "5 of 6: actors missing", 83),
        ({"date_start": None, "victim_status": ""}, "4 of 6: date and status missing", 66),
        ({"claimant_entity_id": None}, "5 of 6: source missing", 83),
        ({"low": None}, "5 of 6: numbers missing", 83),
        ({"qualifier": "unspecified", "low": 1}, "5 of 6: numbers missing", 83),
        (
            dict.fromkeys(FULL, ""),
            "0 of 6: location, date, source, numbers, status and actors missing",
            0,
        ),
    ],
)
def test_a_claim_says_what_it_lacks(changes, words, percent):
    found = completeness(FULL | changes)
    assert (found.words, found.percent) == (words, percent)


def test_nought_dead_is_a_number_and_unknown_is_a_status():
    found = completeness(FULL)
    assert {"numbers", "status"} <= set(found.present)


def test_the_minima_are_those_of_the_standard():
    assert [m.name for m in MINIMA] == ["location", "date", "source", "numbers", "status", "actors"]
    assert set(COLUMNS) == FULL.keys()
