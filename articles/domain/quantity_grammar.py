"""The grammar of quantities: at one token, the longest expression of the number table that starts there.

Every function looks at a bounded number of tokens, so that a search through a text stays linear.
"""

from __future__ import annotations

from dataclasses import replace

from articles.domain import lexicon
from articles.domain.intervals import Interval
from articles.domain.lexicon import LOWER_BOUNDS, UPPER_BOUNDS, Qualifier
from articles.domain.nouns import PEOPLE
from articles.domain.number_tokens import FoldedText, Kind, Phrases
from articles.domain.numerals import numeral_at
from articles.domain.quantity_atoms import Reading, as_percentage, count_at, noun_end, uncounted_at
from articles.domain.quantity_bounds import bounds

_BEFORE = Phrases({phrase: q for q, phrases in lexicon.BEFORE.items() for phrase in phrases})
_AFTER = Phrases({phrase: q for q, phrases in lexicon.AFTER.items() for phrase in phrases})
_MORE_BEFORE = Phrases(dict.fromkeys(lexicon.MORE_BEFORE, True))
_MORE_AFTER = Phrases(dict.fromkeys(lexicon.MORE_AFTER, True))

MOST_PARTS = 6
LONGEST_TOLL = 8
ONE = Interval(1, 1)


def reading_at(text: FoldedText, first: int) -> Reading | None:
    """The expression that starts at token ``first``. Refused when a range runs backwards."""
    start = _after_toll(text, first)
    found = _bounded(text, start) or (None if start > first else uncounted_at(text, first))
    if found is None:
        return None
    return replace(found, first=first, cumulative=start > first)


def sum_from(text: FoldedText, part: Reading, *, ranks_only: bool) -> Reading | None:
    """The sum of parts that starts with ``part``: "two brigadier generals and a colonel" is 2 + 1."""
    parts: list[Reading] = []
    following: Reading | None = part
    last_noun = after_joint = part.after
    while following is not None and len(parts) < MOST_PARTS:
        is_part = following.qualifier is Qualifier.EXACT and not following.cumulative
        end = noun_end(text, following.after, ranks_only=ranks_only)
        if not is_part or end is None:
            break
        parts.append(following)
        last_noun = after_joint = end
        for joint in (",", "and"):
            if text.at(after_joint).text == joint:
                after_joint += 1
        following = count_at(text, after_joint) if after_joint > last_noun else None
    hards = [part.hard for part in parts if part.hard is not None]
    softs = [part.soft for part in parts if part.soft is not None]
    if len(hards) < 2 or text.at(parts[-1].first - 1).text != "and":
        return None
    total = replace(part, hard=_added(hards), soft=_added(softs), after=last_noun, parts=tuple(parts))
    return replace(total, number=None, plain=False, needs_people=False)


def _bounded(text: FoldedText, first: int) -> Reading | None:
    """A count with all that stands around it: qualifiers, "another", "more", an upper bound after a lower."""
    start, additive = _skip_more(text, first)
    qualifier, after = _qualifier(text, start)
    if qualifier is not None and not additive:
        after, additive = _skip_more(text, after)
    counted = _range(text, after) or count_at(text, after)
    if counted is None and qualifier is None and not additive:
        return None
    if counted is None:
        return _lone_another(text, first, after) if additive and qualifier is None else None
    if qualifier is None and (behind := _AFTER.match(text, counted.after)) is not None:
        is_round_word = behind.meaning is Qualifier.ABOUT and text.at(after).text in ("a", "an")
        counted = _apply(behind.meaning, replace(counted, after=behind.after))
        if is_round_word:
            counted = replace(counted, qualifier=Qualifier.VAGUE)
    elif qualifier is not None:
        counted = _apply(qualifier, counted)
        if qualifier in LOWER_BOUNDS:
            counted = _closed_by_upper_bound(text, counted)
    more = _MORE_AFTER.match(text, counted.after)
    if more is not None and text.at(more.after).text not in ("than", "or"):
        counted, additive = replace(counted, after=more.after), True
    return replace(counted, additive=additive, needs_people=counted.needs_people and not additive)


def _qualifier(text: FoldedText, index: int) -> tuple[Qualifier | None, int]:
    match = _BEFORE.match(text, index)
    if match is None:
        return None, index
    is_verb = text.at(index).text == "over" and text.at(index - 1).text in lexicon.NOT_A_BOUND_AFTER
    return (None, index) if is_verb else (match.meaning, match.after)


def _skip_more(text: FoldedText, index: int) -> tuple[int, bool]:
    more = _MORE_BEFORE.match(text, index)
    return (index, False) if more is None else (more.after, True)


def _lone_another(text: FoldedText, first: int, after: int) -> Reading | None:
    """ "another soldier": one more, when a word for people follows."""
    end = noun_end(text, after, ranks_only=False)
    if text.at(first).text != "another" or end is None:
        return None
    return Reading(Qualifier.EXACT, ONE, ONE, first, end, additive=True, needs_people=True)


def _apply(qualifier: Qualifier, counted: Reading) -> Reading:
    if counted.hard is None:
        return counted
    if counted.number is not None:
        hard, soft = bounds(qualifier, *counted.number)
        return replace(counted, qualifier=qualifier, hard=hard, soft=soft, needs_people=False)
    soft_of = counted.soft or counted.hard
    if qualifier in LOWER_BOUNDS:
        hard, soft = Interval(counted.hard.low, None), Interval(soft_of.low, None)
    elif qualifier in UPPER_BOUNDS:
        hard, soft = Interval(0, counted.hard.high), Interval(1, soft_of.high)
    else:
        return counted
    return replace(counted, qualifier=qualifier, hard=hard, soft=soft)


def _closed_by_upper_bound(text: FoldedText, lower: Reading) -> Reading:
    """ "at least 13 and as many as 46": one range."""
    index = lower.after + (text.at(lower.after).text in PEOPLE)
    index += text.at(index).text == ","
    index += text.at(index).text in lexicon.BOUND_JOINTS
    qualifier, after = _qualifier(text, index)
    if qualifier not in UPPER_BOUNDS or index == lower.after or lower.hard is None:
        return lower
    upper = count_at(text, after)
    if upper is None or upper.number is None:
        return lower
    top = _apply(qualifier, upper).hard
    both = Interval(lower.hard.low, None if top is None else top.high)
    return Reading(Qualifier.RANGE, both, both, lower.first, upper.after)


def _range(text: FoldedText, index: int) -> Reading | None:
    """ "between 20 and 30", "20-30", "two to three hundred"."""
    openers = lexicon.RANGE_OPENERS.get(text.at(index).text)
    first = numeral_at(text, index + (openers is not None))
    if first is None:
        return None
    joint = text.at(first.after)
    joints = openers or lexicon.RANGE_JOINTS
    second = numeral_at(text, first.after + 1) if joint.text in joints else None
    is_even = joint.kind is Kind.WORD or joint.glued == text.at(first.after + 1).glued
    if second is None or not is_even:
        return None
    low, high = first.low, second.high
    if first.scale == 1 and second.scale > 1 and first.value < second.head:
        low *= second.scale
    if low > high and openers is None and joint.kind is Kind.WORD:
        return None
    both = Interval(low, high)
    plain = first.plain and second.plain
    reading = Reading(Qualifier.RANGE, both, both, index, second.after, (low, high), plain=plain)
    return as_percentage(text, reading)


def _after_toll(text: FoldedText, index: int) -> int:
    """The token after "bringing the death toll to" or "total now"; ``index`` when neither stands there."""
    opens_with_verb = text.at(index).text in lexicon.TOLL_VERBS
    names_toll = text.at(index).text in lexicon.TOLL_WORDS
    if not (opens_with_verb or names_toll):
        return index
    moved = False
    for place in range(index + 1, index + LONGEST_TOLL):
        word = text.at(place).text
        if word in lexicon.TOLL_WORDS:
            names_toll = True
        elif names_toll and word in lexicon.TOLL_MOVES and _BEFORE.match(text, place) is None:
            moved = True
        elif moved:
            return place
        elif word not in lexicon.TOLL_FILLING or not opens_with_verb:
            return index
    return index


def _added(intervals: list[Interval]) -> Interval:
    highs = [interval.high for interval in intervals if interval.high is not None]
    return Interval(sum(i.low for i in intervals), sum(highs) if len(highs) == len(intervals) else None)
