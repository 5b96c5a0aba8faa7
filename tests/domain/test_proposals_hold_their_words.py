"""Proposals stand on exact words, whatever the text holds, and cost no more than the text is long."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.domain import terms
from articles.domain.lexicons import as_added, built_in, extended
from articles.domain.proposals import Proposal, propose
from articles.domain.proposals.attributions import ACT_OF
from articles.domain.proposals.voices import SPEECH_ACT_OF
from tests.domain.test_proposals_table import ROWS

SENTENCES = [row["sentence"] for row in ROWS if row["sentence"]]
PIECES = [
    *(
        "12 guards",
        "were killed",
        "and",
        "including",
        "a colonel",
        "said",
        "the Accord",
        "“",
        "”",
        ",",
        ".",
        "\n\n",
    ),
    *(
        "by the rebels",
        "in Osk",
        "on Friday",
        "according to",
        "👩‍🚒",
        "e\u0301",
        "٥١",
        "“We",
        "killed",
        "that",
        "?",
    ),
    *("at", "which", "of them", "released a video", "accused", "claimed credit for", "\u202e", "ﬁve", "\x00"),
]


def ranges(made: Proposal):
    fields = (made.victims, made.perpetrator, made.claimant, made.place, made.time, *made.chain)
    choices = (
        made.measure, made.status, made.claimant_side, made.speech_act, made.stance, made.narrator_stance,
    )  # fmt: skip
    yield made.evidence
    yield from (field.at for field in fields if field is not None)
    yield from (choice.cue for choice in choices if choice is not None and choice.cue is not None)
    if made.quantity_at is not None:
        yield made.quantity_at


def holds(text: str, start: int, end: int) -> None:
    made = propose(text, start, end)
    assert made[:1] == [] or made[0].evidence.quote == text[start:end]
    for place, one in enumerate(made):
        for at in ranges(one):
            assert text[at.start : at.end] == at.quote
            assert at.quote
        assert one.part_of is None or (0 <= one.part_of < len(made) and one.part_of != place)


@given(st.lists(st.sampled_from(PIECES), max_size=25).map(" ".join), st.data())
def test_ranges_are_exact_in_any_mix_of_words(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    holds(text, start, data.draw(st.integers(start, len(text))))


@given(st.text(max_size=200))
def test_no_text_is_too_strange(text: str) -> None:
    holds(text, 0, len(text))


@pytest.mark.parametrize("before", ["👩‍🚒 ", "Cafe\u0301 e\u0301. ", "\u202eאב. ", "ﬀﬁ "])
@pytest.mark.parametrize("sentence", SENTENCES[:12])
def test_ranges_are_exact_behind_emoji_and_combining_marks(before: str, sentence: str) -> None:
    text = before + sentence
    holds(text, len(before), len(text))


def test_an_empty_selection_proposes_nothing() -> None:
    assert propose("12 killed", 3, 3) == []
    assert propose("", 0, 0) == []
    assert propose("12 killed", 5, 400) == []


def test_the_claim_of_the_selected_words_comes_first() -> None:
    text = "The Guard put its losses at 68 killed and some 40 wounded."
    start = text.index("some")
    made = propose(text, start, len(text) - 1)
    assert [(one.quantity.expression, one.selected) for one in made] == [("some 40", True), ("68", False)]
    assert made[0].claimant.text == "The Guard"


def test_words_of_a_project_are_read_with_their_version() -> None:
    text = "The Accord said 12 men were martyred."
    assert propose(text, 0, len(text))[0].measure is None
    lexicon = extended((as_added("en", 3, {"measure.killed": ["martyred"]}),))
    assert propose(text, 0, len(text), lexicon)[0].measure.value == "killed"
    assert lexicon.version == "ar 1, en 1, project en 3"


def test_every_meaning_of_the_word_lists_is_a_value_of_the_terms() -> None:
    meanings = {name.partition(".")[::2] for name in built_in().words}
    assert {m for g, m in meanings if g == "measure"} <= set(terms.values(terms.MEASURES))
    assert {m for g, m in meanings if g == "status"} <= set(terms.values(terms.VICTIM_STATUSES))
    assert {m for g, m in meanings if g == "says"} < ACT_OF.keys()
    assert ACT_OF.keys() == SPEECH_ACT_OF.keys()
    assert set(SPEECH_ACT_OF.values()) <= set(terms.values(terms.SPEECH_ACTS))
    assert set(ACT_OF.values()) <= set(terms.values(terms.HOP_ACTS))
