"""Every sentence of proposals.csv makes the claims of its rows. Add rows to add a test; blank: not proposed.

A row without a sentence is a further claim of the sentence above it; ``part_of`` counts the claims from 1.
All are read as if the article had been published on 18 March 2023.
"""

import csv
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from articles.domain import terms
from articles.domain.proposals import Proposal, propose

PUBLISHED = date(2023, 3, 18)
ROWS = list(csv.DictReader(Path(__file__).with_name("proposals.csv").open(encoding="utf-8", newline="")))


def sentences() -> Iterator[tuple[str, list[dict[str, str]]]]:
    told: list[dict[str, str]] = []
    for row in ROWS:
        if row["sentence"]:
            told = []
            yield row["sentence"], told
        told.append({name: value for name, value in row.items() if name != "sentence"})


def as_row(made: Proposal) -> dict[str, str]:
    choices = {
        "measure": made.measure, "status": made.status, "basis": made.perpetrator_basis,
        "side": made.claimant_side, "speech_act": made.speech_act, "stance": made.stance,
        "narrator": made.narrator_stance,
    }  # fmt: skip
    labels = {"victims": made.victims, "perpetrator": made.perpetrator, "claimant": made.claimant}
    return (
        {name: choice.value if choice else "" for name, choice in choices.items()}
        | {name: label.text if label else "" for name, label in labels.items()}
        | {
            "expression": made.quantity.expression if made.quantity else "",
            "chain": " > ".join(map(hop_words, made.chain)),
            "place": made.place.label if made.place else "",
            "precision": str(made.place.precision or "") if made.place else "",
            "time": made.time.at.quote if made.time else "",
            "date": str(made.time.start or "") if made.time else "",
            "part_of": "" if made.part_of is None else str(made.part_of + 1),
        }
    )


def hop_words(hop) -> str:
    return f"{hop.agent} ({', '.join(str(part) for part in (hop.act, hop.medium, hop.day) if part)})"


@pytest.mark.parametrize(("sentence", "told"), list(sentences()), ids=[s[:60] for s, _ in sentences()])
def test_the_sentence_makes_the_claims_of_its_rows(sentence: str, told: list[dict[str, str]]) -> None:
    made = propose(sentence, 0, len(sentence), published=PUBLISHED)
    assert [as_row(one) for one in made] == told


def test_every_value_that_is_proposed_is_one_that_a_claim_can_hold() -> None:
    allowed = {
        "measure": terms.MEASURES, "status": terms.VICTIM_STATUSES, "basis": terms.PERPETRATOR_BASES,
        "side": terms.CLAIMANT_SIDES, "speech_act": terms.SPEECH_ACTS, "stance": terms.STANCES,
        "narrator": terms.STANCES,
    }  # fmt: skip
    for name, choices in allowed.items():
        assert {row[name] for row in ROWS} - {""} <= set(terms.values(choices)), name
