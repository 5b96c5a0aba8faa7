"""Lists of people whose counts are added up: the parts of one quantity."""

from __future__ import annotations

from collections.abc import Container
from dataclasses import replace

from articles.domain.intervals import Interval
from articles.domain.lexicon import Qualifier, word_set
from articles.domain.nouns import KIN, ONE_KIN, PEOPLE, RANKS
from articles.domain.number_tokens import FoldedText
from articles.domain.numerals import numeral_at
from articles.domain.quantity_atoms import ONE, Reading, count_at, noun_end

MOST_PARTS = 6
OLDEST = 110
_POSSESSIVES = word_set("his her their its")


def sum_from(text: FoldedText, part: Reading, *, of_one_kind: bool) -> Reading | None:
    """The sum of parts that starts with ``part``: "two brigadier generals and a colonel" is 2 + 1.

    ``of_one_kind``: only ranks with ranks and people of a household with each other, as a claim would count
    them; guards and traders are two counts.
    """
    end = noun_end(text, part.after)
    if end is None or part.qualifier is not Qualifier.EXACT:
        return None
    nouns = _kind_of(text.at(end - 1).text) if of_one_kind else PEOPLE
    parts: list[Reading] = []
    following: Reading | None = part
    last_noun, has_and = part.after, False
    while following is not None and end is not None and len(parts) < MOST_PARTS:
        parts.append(following)
        last_noun = end
        is_closed = has_and
        joint = _after_age(text, end)
        after = joint + (text.at(joint).text == ",")
        has_and = text.at(after).text == "and"
        after += has_and
        following, end = _part_at(text, after, nouns) if after > joint else (None, None)
    hards = [part.hard for part in parts if part.hard is not None]
    softs = [part.soft for part in parts if part.soft is not None]
    if len(hards) < 2 or not (is_closed or has_and):
        return None
    needs_people = all(part.needs_people for part in parts)
    total = replace(part, hard=_added(hards), soft=_added(softs), after=last_noun, parts=tuple(parts))
    return replace(total, number=None, plain=False, needs_people=needs_people, people=True)


def _kind_of(noun: str) -> Container[str]:
    return next((kind for kind in (RANKS, KIN) if noun in kind), ())


def _part_at(text: FoldedText, index: int, nouns: Container[str]) -> tuple[Reading | None, int | None]:
    """One more part and the end of its noun: "a colonel", "her three children", "his wife"."""
    is_owned = text.at(index).text in _POSSESSIVES
    counted = count_at(text, index + is_owned)
    if counted is not None:
        is_exact = counted.qualifier is Qualifier.EXACT and not counted.people
        end = noun_end(text, counted.after, nouns) if is_exact else None
        return (counted, end) if end is not None else (None, None)
    end = noun_end(text, index + 1, nouns) if is_owned else None
    if end is None or text.at(end - 1).text not in ONE_KIN:
        return None, None
    return Reading(Qualifier.EXACT, ONE, ONE, index, end, needs_people=True), end


def _after_age(text: FoldedText, index: int) -> int:
    """ "a man, 34, and his son": the age between the parts is none of them."""
    if text.at(index).text != ",":
        return index
    age = numeral_at(text, index + 1)
    if age is None or not age.plain or age.value > OLDEST or text.at(age.after).text not in (",", "and"):
        return index
    return age.after


def _added(intervals: list[Interval]) -> Interval:
    highs = [interval.high for interval in intervals if interval.high is not None]
    return Interval(sum(i.low for i in intervals), sum(highs) if len(highs) == len(intervals) else None)
