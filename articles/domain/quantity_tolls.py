"""Tolls: words that say that a number holds all counted so far."""

from __future__ import annotations

from articles.domain.lexicon import (
    BEFORE,
    TOLL_FILLING,
    TOLL_MOVES,
    TOLL_PASSES,
    TOLL_VERBS,
    TOLL_WORDS,
    Qualifier,
)
from articles.domain.number_tokens import FoldedText, Phrases
from articles.domain.numerals import numeral_at

BOUNDS_BEFORE = Phrases({phrase: q for q, phrases in BEFORE.items() for phrase in phrases})
LONGEST = 9


def after_toll(text: FoldedText, index: int) -> tuple[int, Qualifier | None]:
    """The token after "bringing the death toll to" or "total now", with what "passed" says of the number.

    ``index`` when neither stands there.
    """
    opens_with_verb = text.at(index).text in TOLL_VERBS
    names_toll = text.at(index).text in TOLL_WORDS
    if not (opens_with_verb or names_toll):
        return index, None
    moved, qualifier = False, None
    for place in range(index + 1, index + LONGEST):
        word = text.at(place).text
        if word in TOLL_WORDS:
            names_toll = True
        elif names_toll and word in TOLL_PASSES:
            moved, qualifier = True, Qualifier.MORE_THAN
        elif names_toll and word in TOLL_MOVES and BOUNDS_BEFORE.match(text, place) is None:
            moved = True
        elif moved:
            return _after_earlier_toll(text, place), qualifier
        elif word not in TOLL_FILLING:
            return index, None
    return index, None


def _after_earlier_toll(text: FoldedText, index: int) -> int:
    """ "from 51 to": the number that was counted before is none of the present count."""
    if text.at(index).text != "from":
        return index
    earlier = numeral_at(text, index + 1)
    if earlier is None or text.at(earlier.after).text != "to":
        return index
    return earlier.after + 1
