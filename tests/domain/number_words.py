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
from articles.domain.nouns import FATES
from articles.domain.nouns import PEOPLE as PEOPLE_NOUNS
from articles.domain.nouns_arabic import PEOPLE, TWO_PEOPLE
from articles.domain.things import NOT_COUNTED, UNITS

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
VOCABULARY += [
    *sorted(PEOPLE_NOUNS)[::7],
    *sorted(FATES)[::5],
    *sorted(NOT_COUNTED)[::9],
    *sorted(UNITS)[::9],
]
VOCABULARY += [
    "at",
    "in",
    "of",
    "the",
    "her",
    "or",
    "would",
    "have",
    "be",
    "2013",
    "12",
    "May",
    "MAY",
    "’s",
    "-year-old",
]
JOINTS = [" ", " ", " ", "", ", ", "\n", " (", ") ", "? "]

sentences = st.lists(st.tuples(st.sampled_from(VOCABULARY), st.sampled_from(JOINTS)), max_size=14).map(
    lambda words: "".join(word + joint for word, joint in words)
)
