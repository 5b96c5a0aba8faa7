"""Random sentences of words that mean something to the number grammar."""

from hypothesis import strategies as st

from articles.domain.arabic_number_words import NUMBER_WORDS
from articles.domain.lexicon import (
    AFTER,
    ALL,
    BEFORE,
    FEW,
    NONE,
    PERHAPS_MORE,
    PROPORTION,
    SMALL_NUMBERS,
    UNSPECIFIED,
    VAGUE,
)
from articles.domain.nouns_arabic import PEOPLE, TWO_PEOPLE

VOCABULARY = [
    *(phrase for table in (BEFORE, AFTER) for phrases in table.values() for phrase in phrases),
    *VAGUE,
    *FEW,
    *(*NONE, *ALL, *UNSPECIFIED, *PROPORTION, *PERHAPS_MORE),
    *sorted(NUMBER_WORDS),
    *sorted(TWO_PEOPLE)[:9],
    *sorted(PEOPLE)[:20],
    *SMALL_NUMBERS,
    *("100", "1,200", "1 200", "٥١", "1.2k", "and", "to", "-", "–", ",", "more", "another", "between"),
    *(
        "guards",
        "were killed",
        "killing",
        "a mother",
        "her three children",
        "a family of",
        "if",
        "could kill",
        "would die",
        "soldiers",
        "aged",
        ", 34,",
        "vehicles",
        "بينهم",
        "قتل",
        "bringing the toll to",
        "23 July",
        "👩🏽‍🚒",
        "é",
        "\n\n",
        "hundred",
        "million",
    ),
]
sentences = st.lists(st.sampled_from(VOCABULARY), max_size=14).map(" ".join)
