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
from articles.domain.quantity_atoms import (
    ONE,
    OPENERS,
    Reading,
    as_percentage,
    count_at,
    noun_end,
    uncounted_at,
)
from articles.domain.quantity_bounds import bounds, widened
from articles.domain.quantity_tolls import BOUNDS_BEFORE, after_toll

_AFTER = Phrases({phrase: q for q, phrases in lexicon.AFTER.items() for phrase in phrases})
_MORE_BEFORE = Phrases(dict.fromkeys(lexicon.MORE_BEFORE, True))
_MORE_AFTER = Phrases(dict.fromkeys(lexicon.MORE_AFTER, True))
_PERHAPS = Phrases(dict.fromkeys(lexicon.PERHAPS_MORE, True) | dict.fromkeys(lexicon.PERHAPS_FEWER, False))
_IF_NOT = Phrases(dict.fromkeys(lexicon.IF_NOT, True))
_OPENERS = frozenset(OPENERS).union(
    *(
        BOUNDS_BEFORE.firsts,
        _MORE_BEFORE.firsts,
        lexicon.RANGE_OPENERS,
        lexicon.TOLL_WORDS,
        lexicon.TOLL_VERBS,
    )
)


def may_start(text: FoldedText, index: int) -> bool:
    """Cheap: whether the token can be the first of an expression at all."""
    token = text.tokens[index]
    return token.kind is Kind.NUMBER or token.text in _OPENERS


def reading_at(text: FoldedText, first: int) -> Reading | None:
    """The expression that starts at token ``first``. Refused when a range runs backwards."""
    start, passed = after_toll(text, first)
    found = _bounded(text, start) or (None if start > first else uncounted_at(text, first))
    if found is None:
        return None
    if passed is not None and found.qualifier is Qualifier.EXACT:
        found = _apply(passed, found)
    return replace(found, first=first, cumulative=start > first)


def _bounded(text: FoldedText, first: int) -> Reading | None:
    """A count with all that stands around it: qualifiers, "another", "more", an upper bound after a lower."""
    start, additive = _skip_more(text, first)
    qualifier, after = _qualifier(text, start)
    inner = None
    if qualifier is not None:
        inner, after = _qualifier(text, after)
        if not additive:
            after, additive = _skip_more(text, after)
    counted = _range(text, after) or count_at(text, after)
    if counted is None:
        return _lone_another(text, first, after) if additive and qualifier is None else None
    if inner is not None:
        counted = replace(_apply(inner, counted), number=None)
    counted = _qualified(text, counted, qualifier)
    more = _MORE_AFTER.match(text, counted.after)
    if more is not None and text.at(more.after).text not in ("than", "or"):
        counted, additive = replace(counted, after=more.after), True
    counted = _perhaps(text, _if_not(text, counted) if qualifier is None else counted)
    return replace(counted, additive=additive, needs_people=counted.needs_people and not additive)


def _qualified(text: FoldedText, counted: Reading, qualifier: Qualifier | None) -> Reading:
    """The count with the qualifier before it, or else with the one behind it."""
    if qualifier is not None:
        counted = _apply(qualifier, counted)
        return _closed_by_upper_bound(text, counted) if qualifier in LOWER_BOUNDS else counted
    behind = _AFTER.match(text, counted.after)
    if behind is None or counted.needs_people or not _is_bound(text, counted.after, behind.after):
        return counted
    is_round_word = behind.meaning is Qualifier.ABOUT and text.at(counted.first).text in ("a", "an")
    counted = _apply(behind.meaning, replace(counted, after=behind.after))
    return replace(counted, qualifier=Qualifier.VAGUE) if is_round_word else counted


def _is_bound(text: FoldedText, index: int, after: int) -> bool:
    """ "12 plus 3" adds, "and more bodies" goes on; "100 plus" and "100 and more" bound."""
    word = text.at(index).text
    if word == "plus":
        return numeral_at(text, after) is None
    if word == "odd":
        return text.at(after).text in PEOPLE
    if word == "and" and text.at(after - 1).text == "more":
        return text.at(after).kind is not Kind.WORD
    return True


def _if_not(text: FoldedText, lower: Reading) -> Reading:
    """ "dozens, if not hundreds": from the one to the other."""
    index = lower.after + (text.at(lower.after).text == ",")
    joint = _IF_NOT.match(text, index)
    upper = count_at(text, joint.after) if joint is not None else None
    if upper is None or lower.hard is None or lower.soft is None or upper.hard is None or upper.soft is None:
        return lower
    if upper.needs_people or upper.hard.low <= lower.hard.low:
        return lower
    hard, soft = lower.hard.hull(upper.hard), lower.soft.hull(upper.soft)
    return Reading(Qualifier.RANGE, hard, soft, lower.first, upper.after)


def _perhaps(text: FoldedText, reading: Reading) -> Reading:
    """ "as many as 30, possibly more": the top is open, the usual reading stays up to 30."""
    if reading.hard is None or reading.soft is None or reading.needs_people:
        return reading
    for end in (reading.after, noun_end(text, reading.after)):
        if end is None:
            continue
        match = _PERHAPS.match(text, end + (text.at(end).text == ","))
        if match is not None:
            qualifier, hard, soft = widened(
                reading.qualifier, reading.hard, reading.soft, upwards=match.meaning
            )
            people = reading.people or end > reading.after
            return replace(
                reading,
                qualifier=qualifier,
                hard=hard,
                soft=soft,
                after=match.after,
                number=None,
                people=people,
            )
    return reading


def _qualifier(text: FoldedText, index: int) -> tuple[Qualifier | None, int]:
    match = BOUNDS_BEFORE.match(text, index)
    if match is None:
        return None, index
    is_verb = text.at(index).text == "over" and text.at(index - 1).text in lexicon.NOT_A_BOUND_AFTER
    return (None, index) if is_verb else (match.meaning, match.after)


def _skip_more(text: FoldedText, index: int) -> tuple[int, bool]:
    more = _MORE_BEFORE.match(text, index)
    return (index, False) if more is None else (more.after, True)


def _lone_another(text: FoldedText, first: int, after: int) -> Reading | None:
    """ "another soldier": one more, when a word for people follows."""
    end = noun_end(text, after)
    if text.at(first).text != "another" or end is None:
        return None
    return Reading(Qualifier.EXACT, ONE, ONE, first, end, additive=True, needs_people=True, people=True)


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
        hard = Interval(0, counted.hard.high)
        soft = Interval(min(1, 1 if soft_of.high is None else soft_of.high), soft_of.high)
    else:
        return counted
    return replace(counted, qualifier=qualifier, hard=hard, soft=soft)


def _closed_by_upper_bound(text: FoldedText, lower: Reading) -> Reading:
    """ "at least 13 and as many as 46": one range."""
    index = lower.after + (text.at(lower.after).text in PEOPLE)
    index += text.at(index).text == ","
    index += text.at(index).text in lexicon.BOUND_JOINTS
    index += text.at(index).text in lexicon.PERHAPS
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
