"""The constants by which the four rules answer: ONE table, versioned.

A convention of this project, after the codebooks of Airwars, Iraq Body Count, UCDP, ACLED and GTD. Whoever
changes a row changes ``RULES_VERSION``; what was signed keeps the version it was signed by. How a vague word
reads as a number (tens 10, dozens 12, hundreds 100) is its lowest number in ``lexicon.VAGUE``, which has its
own version.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

RULES_VERSION = "1"


class Rule(StrEnum):
    """The four rules, as they are stored."""

    RANGE = "range"
    UCDP = "ucdp"
    ACLED = "acled"
    GTD = "gtd"


@dataclass(frozen=True, slots=True)
class RuleWords:
    """A rule as a page names it: its title, whose practice it follows, how it answers."""

    title: str
    after: str
    how: str


WORDS: dict[Rule, RuleWords] = {
    Rule.RANGE: RuleWords(
        "Range",
        "Airwars, Iraq Body Count",
        "Lowest low to highest high. An open top stays open; the top of a vague word is nobody’s number.",
    ),
    Rule.UCDP: RuleWords(
        "UCDP",
        "low, best, high",
        "Low is the most conservative, best the most reliable, high the highest reliable figure. "
        "Unreasonable claims are kept out.",
    ),
    Rule.ACLED: RuleWords(
        "ACLED",
        "most conservative",
        "The lowest estimate among the latest figures of each origin: “more than 100” is read as 100. "
        "Vague words answer only when no claim has a number.",
    ),
    Rule.GTD: RuleWords(
        "GTD",
        "most recent independent",
        "The most recent figures that do not rest on the perpetrator; of these what most origins say, "
        "else the lowest.",
    ),
}

RELIABILITY = {"A": 0, "B": 1, "C": 2, "": 3, "F": 3, "D": 4, "E": 5}
"""Which source is more reliable, the best first. Nothing speaks against one that nobody rated or can
judge.
"""
CREDIBILITY = {1: 0, 2: 1, 3: 2, None: 3, 6: 3, 4: 4, 5: 5}
"""Which information is more credible, the best first; read like RELIABILITY."""
SIDES = {"third_party": 0}
"""Before anybody who has a side, or whose side is not known."""
OTHER_SIDE = 1

UNRELIABLE = {"E": "Its source is rated unreliable (E)."}
INCREDIBLE = {5: "The information is rated improbable (5)."}
DOUBTS = {"doubted": "doubts", "denied": "denies", "queried": "questions"}
"""Stances of an article, or of the claimant, that keep a figure out of what UCDP calls reliable."""

INSIDE = {"executed": "killed"}
"""Measures whose figures stand inside those of another: named there, and not counted again."""
NO_STATEMENT = frozenset({"hypothetical", "query"})
NO_TOTAL = frozenset({"describe_imagery"})
NOT_COUNTED = {"withdrawn": "The claim was removed.", "rejected": "The claim was rejected in review."}
OCCURRENCE_ONLY = frozenset({"unspecified", "proportion", "all"})
"""Qualifiers that say that somebody was harmed, or a share, and not how many."""
TOP_ONLY = frozenset({"up_to", "at_most", "fewer_than"})
