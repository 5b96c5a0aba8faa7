"""The words and numbers that stand for a count by themselves, and the words for people behind them."""

from __future__ import annotations

from dataclasses import dataclass, replace

from articles.domain import lexicon
from articles.domain.intervals import Interval
from articles.domain.lexicon import Faces, Qualifier
from articles.domain.nouns import PEOPLE, RANKS, SENTENCE_WORDS
from articles.domain.number_tokens import FoldedText, Kind, Phrases
from articles.domain.numerals import Numeral, numeral_at

_VAGUE = Phrases(lexicon.VAGUE)
_FEW = Phrases(lexicon.FEW)
_OF_THOUSANDS = Phrases(lexicon.OF_THOUSANDS)
_PROPORTION = Phrases(dict.fromkeys(lexicon.PROPORTION, Qualifier.PROPORTION))
_PERCENT = Phrases(dict.fromkeys(lexicon.PERCENT, True))
_UNCOUNTED = Phrases(
    dict.fromkeys(lexicon.NONE, Qualifier.NONE)
    | dict.fromkeys(lexicon.ALL, Qualifier.ALL)
    | dict.fromkeys(lexicon.UNSPECIFIED, Qualifier.UNSPECIFIED)
)
LONGEST_NOUN = 4
NOBODY = Interval(0, 0)
OCCURRENCE = (Interval(1, None), Interval(2, None))


@dataclass(frozen=True, slots=True)
class Reading:
    """What was read from token ``first`` up to, not including, token ``after``.

    ``needs_people``: in running text this counts only before a word for people ("a", "one", "some", "no").
    ``plain``: bare digits, which may be a year or a day. ``number``: what a qualifier before it would bound.
    """

    qualifier: Qualifier
    hard: Interval | None
    soft: Interval | None
    first: int
    after: int
    number: tuple[int, int] | None = None
    plain: bool = False
    additive: bool = False
    cumulative: bool = False
    needs_people: bool = False
    parts: tuple[Reading, ...] = ()


def count_at(text: FoldedText, index: int) -> Reading | None:
    """A number, or a word that stands for one, without qualifiers."""
    vague = _VAGUE.match(text, index)
    if vague is not None:
        times = _OF_THOUSANDS.match(text, vague.after)
        if times is None:
            return _faces(Qualifier.VAGUE, vague.meaning, 1, index, vague.after)
        return _faces(Qualifier.VAGUE, vague.meaning, times.meaning, index, times.after)
    proportion = _PROPORTION.match(text, index)
    if proportion is not None:
        return Reading(proportion.meaning, None, None, index, proportion.after, needs_people=True)
    numeral = numeral_at(text, index)
    if numeral is not None:
        return _dozens(text, numeral.value, index, numeral.after) or _exactly(text, numeral, index)
    if text.at(index).text == "a" and (dozen := _dozens(text, 1, index, index + 1)) is not None:
        return dozen
    few = _FEW.match(text, index)
    if few is None or _UNCOUNTED.match(text, index) is not None:
        return None
    return replace(_faces(Qualifier.EXACT, few.meaning, 1, index, few.after), needs_people=True)


def _exactly(text: FoldedText, numeral: Numeral, index: int) -> Reading:
    both = Interval(numeral.low, numeral.high)
    is_one = text.at(index).text == "one" and numeral.after == index + 1
    number = (numeral.value, numeral.value)
    reading = Reading(Qualifier.EXACT, both, both, index, numeral.after, number, numeral.plain)
    return as_percentage(text, replace(reading, needs_people=is_one))


def as_percentage(text: FoldedText, reading: Reading) -> Reading:
    percent = _PERCENT.match(text, reading.after)
    if percent is None:
        return reading
    return Reading(Qualifier.PROPORTION, None, None, reading.first, percent.after, needs_people=True)


def _dozens(text: FoldedText, times: int, index: int, after: int) -> Reading | None:
    dozen = lexicon.DOZENS.get(text.at(after).text)
    if dozen is None:
        return None
    low, high, usual = (times * n for n in dozen)
    hard, soft = Interval(low, high), Interval(usual, usual)
    return Reading(Qualifier.VAGUE, hard, soft, index, after + 1, (usual, usual))


def _faces(qualifier: Qualifier, faces: Faces, times: int, first: int, after: int) -> Reading:
    low, high, soft_low, soft_high = faces
    if times > 1:  # "tens of thousands": the whole of the highest thousand belongs to it
        high = None if high is None else (high + 1) * times - 1
        soft_high = None if soft_high is None else (soft_high + 1) * times - 1
    hard, soft = Interval(low * times, high), Interval(soft_low * times, soft_high)
    return Reading(qualifier, hard, soft, first, after)


def uncounted_at(text: FoldedText, index: int) -> Reading | None:
    """ "none", "all", "many": words that count nobody, everybody or an unsaid number."""
    match = _UNCOUNTED.match(text, index)
    if match is None:
        return None
    last, after = text.at(match.after - 1).text, match.after
    if match.meaning is Qualifier.NONE:
        people_end = noun_end(text, after, ranks_only=False)
        alone = last in lexicon.NONE_ALONE
        after = after if people_end is None or alone else people_end
        is_certain = text.at(index).text == "without"
        return Reading(match.meaning, NOBODY, NOBODY, index, after, needs_people=not is_certain)
    if match.meaning is Qualifier.UNSPECIFIED:
        return Reading(match.meaning, *OCCURRENCE, index, after, needs_people=True)
    while text.at(after).text in ("of", "the", "its", "their"):
        after += 1
        if after - index > LONGEST_NOUN:
            break
    if numeral_at(text, after) is not None:
        return None
    return Reading(match.meaning, None, None, index, match.after, needs_people=True)


def noun_end(text: FoldedText, index: int, *, ranks_only: bool) -> int | None:
    """The token after the words for people that follow, over at most a few adjectives."""
    nouns = RANKS if ranks_only else PEOPLE
    for place in range(index, index + LONGEST_NOUN):
        token = text.at(place)
        if token.text in nouns:
            while text.at(place).text in nouns:
                place += 1
            return place
        if token.kind is not Kind.WORD or token.text in SENTENCE_WORDS:
            return None
        if token.text == "of" and place > index:
            return None
    return None
