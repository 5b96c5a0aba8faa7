"""The words and numbers that stand for a count by themselves, and the words for people behind them."""

from __future__ import annotations

from collections.abc import Container
from dataclasses import dataclass, replace

from articles.domain import lexicon
from articles.domain.intervals import Interval
from articles.domain.lexicon import Faces, Qualifier, word_set
from articles.domain.nouns import (
    ALSO_ADJECTIVES,
    COLLECTIVE,
    FATES,
    HOUSEHOLDS,
    PEOPLE,
    PLURAL_PEOPLE,
    SENTENCE_WORDS,
    SPEECH,
)
from articles.domain.nouns_arabic import AMONG_THEM, ONE_PERSON, TWO_PEOPLE
from articles.domain.number_tokens import FoldedText, Kind, Phrases
from articles.domain.numerals import NUMBER_WORDS, Numeral, numeral_at
from articles.domain.things import NOT_COUNTED, UNITS

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
ONE, TWO = Interval(1, 1), Interval(2, 2)
_WHOLES = (10, 100, 1000)
_TWO_AGAIN = word_set("اثنان اثنين اثنتان اثنتين")
_SHARE_OR_PLACE = word_set("third quarter fifth half")
_NO_ADJECTIVES = SENTENCE_WORDS | NUMBER_WORDS | {"of"}
_BEGINS_ANOTHER = _NO_ADJECTIVES | word_set("the a an his her its their our")
OPENERS = (
    *(_VAGUE.firsts | _FEW.firsts | _PROPORTION.firsts | _UNCOUNTED.firsts | NUMBER_WORDS),
    *(HOUSEHOLDS | TWO_PEOPLE | ONE_PERSON),
)
"""Words with which a count can begin; every other word is passed over without a look."""
OCCURRENCE = (Interval(1, None), Interval(2, None))


@dataclass(frozen=True, slots=True)
class Reading:
    """What was read from token ``first`` up to, not including, token ``after``.

    ``needs_people``: in running text this counts only before a word for people ("a", "one", "some", "no").
    ``plain``: bare digits, which may be a year or a day. ``number``: what a qualifier before it would bound.
    ``people``: the expression names the people itself ("a family of five", the Arabic dual).
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
    people: bool = False
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
    if proportion is not None and not _is_place_in_a_row(text, proportion.after):
        return Reading(proportion.meaning, None, None, index, proportion.after, needs_people=True)
    named = _household(text, index) or _arabic_noun(text, index)
    if named is not None:
        return named
    numeral = numeral_at(text, index)
    if numeral is not None and (share := _share_end(text, numeral)) is not None:
        return Reading(Qualifier.PROPORTION, None, None, index, share, needs_people=True)
    if numeral is not None:
        return _dozens(text, numeral.value, index, numeral.after) or _exactly(text, numeral, index)
    if text.at(index).text == "a" and (dozen := _dozens(text, 1, index, index + 1)) is not None:
        return dozen
    few = _FEW.match(text, index)
    if few is None or _UNCOUNTED.match(text, index) is not None:
        return None
    return replace(_faces(Qualifier.EXACT, few.meaning, 1, index, few.after), needs_people=True)


def _is_place_in_a_row(text: FoldedText, after: int) -> bool:
    """ "a third guard" is one guard, not a share."""
    if text.at(after - 1).text not in _SHARE_OR_PLACE:
        return False
    following = text.at(after).text
    return following in PEOPLE and following not in PLURAL_PEOPLE


def _share_end(text: FoldedText, numeral: Numeral) -> int | None:
    """ "nine out of ten", "one in five children": a share; "12 out of 15 guards" are twelve."""
    is_out_of = text.at(numeral.after).text == "out" and text.at(numeral.after + 1).text == "of"
    whole = numeral_at(text, numeral.after + 2) if is_out_of else None
    if whole is not None:
        return whole.after if whole.value in _WHOLES and numeral.value < whole.value else None
    if numeral.value != 1 or text.at(numeral.after).text != "in":
        return None
    whole = numeral_at(text, numeral.after + 1)
    return whole.after if whole is not None and noun_end(text, whole.after) is not None else None


def _household(text: FoldedText, index: int) -> Reading | None:
    """ "a family of five", "crew of nine"."""
    noun = index + (text.at(index).text in ("a", "an", "one"))
    if text.at(noun).text not in HOUSEHOLDS or text.at(noun + 1).text != "of":
        return None
    size = numeral_at(text, noun + 2)
    if size is None or size.value < 2 or (text.at(size.after).glued and text.at(size.after).text == "-"):
        return None
    both = Interval(size.low, size.high)
    return Reading(Qualifier.EXACT, both, both, index, size.after, people=True)


def _arabic_noun(text: FoldedText, index: int) -> Reading | None:
    """The dual, which is exactly two, and the singular behind "among them", which is one."""
    word = text.at(index).text
    if word in TWO_PEOPLE:
        after = index + 1 + (text.at(index + 1).text in _TWO_AGAIN)
        return Reading(Qualifier.EXACT, TWO, TWO, index, after, people=True)
    if word not in ONE_PERSON:
        return None
    before = index - 1
    if text.at(before).text == "و" and text.at(before - 1).text in ONE_PERSON | TWO_PEOPLE:
        before -= 2
    if text.at(before).text not in AMONG_THEM:
        return None
    return Reading(Qualifier.EXACT, ONE, ONE, index, index + 1, people=True)


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
        if numeral_at(text, after) is not None:  # "no two of them agree"
            return None
        people_end = noun_end(text, after)
        alone = last in lexicon.NONE_ALONE
        is_named = people_end is not None and not alone
        after = people_end if people_end is not None and is_named else after
        is_certain = text.at(index).text == "without" or last == "life"
        return Reading(
            match.meaning,
            NOBODY,
            NOBODY,
            index,
            after,
            needs_people=not is_certain,
            people=is_named or is_certain,
        )
    if match.meaning is Qualifier.UNSPECIFIED:
        return Reading(match.meaning, *OCCURRENCE, index, after, needs_people=True)
    while text.at(after).text in ("of", "the", "its", "their"):
        after += 1
        if after - index > LONGEST_NOUN:
            break
    if numeral_at(text, after) is not None:
        return None
    return Reading(match.meaning, None, None, index, match.after, needs_people=True)


def noun_end(text: FoldedText, index: int, nouns: Container[str] = PEOPLE) -> int | None:
    """The token after the words for people that follow, over at most a few adjectives."""
    index += text.at(index).text == "of"
    index = after_age(text, index)
    for place in range(index, index + LONGEST_NOUN):
        token = text.at(place)
        if token.text in nouns:
            end = place + 1
            while text.at(end).text in nouns and text.at(end).kind is Kind.WORD:
                end += 1
            if not describes_another(text, end - 1):
                return end
        elif token.kind is not Kind.WORD or token.text in (
            _BEGINS_ANOTHER if place > index else _NO_ADJECTIVES
        ):
            return None
    return None


def after_age(text: FoldedText, index: int) -> int:
    """The token after "19-year-old", if that stands at ``index``."""
    is_age = text.at(index + 2).text == "year" and text.at(index + 4).text == "old"
    return index + 5 if is_age else index


def describes_another(text: FoldedText, index: int) -> bool:
    """The word for people at ``index`` is an adjective: "police stations", "a major attack"."""
    word, following = text.at(index).text, text.at(index + 1)
    if (
        following.kind is not Kind.WORD
        or not word.isascii()
        or (word in PLURAL_PEOPLE and word not in COLLECTIVE)
    ):
        return False
    if following.text in UNITS or following.text in NOT_COUNTED:
        return True
    if word not in ALSO_ADJECTIVES:
        return False
    return not any(following.text in words for words in (SENTENCE_WORDS, SPEECH, FATES, PEOPLE))
