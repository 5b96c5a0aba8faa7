"""Quantities: an expression of the text and the two intervals it stands for.

``read`` takes one expression, ``find`` searches a text, ``words`` says the result in a sentence. The grammar
covers every row of the number table that needs only the expression itself; the words and constants are in
``lexicon``.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from articles.domain.errors import Refused
from articles.domain.intervals import Interval
from articles.domain.lexicon import BEFORE_A_NUMBER, SO_FAR, TOLL_FILLING, TOLL_MOVES, TOLL_WORDS, Qualifier
from articles.domain.nouns import PLURAL_PEOPLE
from articles.domain.number_tokens import FoldedCopy, FoldedText, Phrases
from articles.domain.quantity_atoms import OCCURRENCE, Reading, noun_end
from articles.domain.quantity_context import as_antecedent, counts_nobody, what_of
from articles.domain.quantity_grammar import may_start, reading_at
from articles.domain.quantity_nouns import NOT_A_COUNT, PERSONS, UNKNOWN, counted
from articles.domain.quantity_plurals import is_harmed_plural
from articles.domain.quantity_sums import sum_from
from articles.domain.stretches import stretches

__all__ = ["PERSONS", "Qualifier", "Quantity", "find", "persons", "read", "words"]

LONGEST_EXPRESSION = 500
SO_FAR_WITHIN, TOLL_WITHIN = 4, 10
_SO_FAR = Phrases(dict.fromkeys(SO_FAR, True))
EXAMPLE = "Write for example “more than 100”, “dozens” or “20 to 30”."


@dataclass(frozen=True, slots=True)
class Quantity:
    """``text[start:end] == expression`` in code points of the text it was read from.

    ``hard`` is what the words exclude, ``soft`` the usual reading; both None when the words give no count
    (all, most, half). ``parts`` are the counts that were added up, each with its own place in the text.
    """

    expression: str
    qualifier: Qualifier
    hard: Interval | None
    soft: Interval | None
    start: int
    end: int
    unit: str = PERSONS
    additive: bool = False
    cumulative: bool = False
    parts: tuple[Quantity, ...] = ()


def read(expression: str) -> Quantity:
    """The one quantity of an expression; words around it may name who is counted.

    Refused, with the sentence to show, when there is none, more than one, or one that counts no people.
    """
    if len(expression) > LONGEST_EXPRESSION:
        raise Refused("The expression is longer than 500 characters. Select only the words of the number.")
    text = FoldedText(FoldedCopy(expression))
    reading = _first_reading(text)
    if reading is None:
        return _bare_plural(text)
    reading = sum_from(text, reading, of_one_kind=False) or reading
    quantity = _quantity(text, reading)
    if not reading.people and counted(text, reading.after) == NOT_A_COUNT:
        raise Refused(f"“{expression.strip()}” does not count people. {EXAMPLE}")
    for other, _ in _readings(text, reading.after):
        second = _quantity(text, other).expression
        raise Refused(f"“{quantity.expression}” and “{second}” are two numbers. Select one of them.")
    return quantity


def find(text: str) -> list[Quantity]:
    """Every quantity of people in reading order, without overlaps, and of things that have a unit.

    ``unit`` is "persons" for people; ``persons`` leaves the things out. Each sentence is read alone: what is
    found in it does not depend on the text around it. Left out: dates, times, years, ages, durations, money,
    distances, weapons, names with numbers, votes, charges in court, and what is plainly supposed ("if 100
    were killed", "could kill 50"); doubts ("may have been killed") stay in. Linear in the length of the text.
    """
    return [
        _quantity(stretch, reading, what)
        for stretch in stretches(FoldedCopy(text))
        for reading, what in _readings(stretch, 0)
    ]


def persons(text: str) -> list[Quantity]:
    """``find`` without vehicles, buildings, strikes and other things."""
    return [quantity for quantity in find(text) if quantity.unit == PERSONS]


def words(quantity: Quantity) -> str:
    """As the claim form says it: "151 or more; usually read as 151–199"."""
    if quantity.hard is None:
        if quantity.qualifier is Qualifier.ALL:
            return "all of them; how many is not said"
        return "a share of a whole; how many is not said"
    said = quantity.hard.words()
    if quantity.soft is not None and quantity.soft != quantity.hard:
        said += f"; usually read as {quantity.soft.dashed()}"
    if quantity.additive:
        said += "; on top of those counted before"
    if quantity.cumulative:
        said += "; all counted so far"
    return said


def _first_reading(text: FoldedText) -> Reading | None:
    """The first reading after words that change nothing; a certain one before one that needs people."""
    uncertain = None
    for index, token in enumerate(text.tokens):
        reading = reading_at(text, index)
        if reading is not None and not reading.needs_people:
            return reading
        uncertain = uncertain or reading
        is_skipped = token.text in BEFORE_A_NUMBER or token.text in TOLL_FILLING or not token.text.isalnum()
        if not is_skipped and token.text not in ("all", "both"):
            break
    return uncertain


def _bare_plural(text: FoldedText) -> Quantity:
    """ "soldiers": that it happened to more than one is said, how many is not."""
    for index, token in enumerate(text.tokens):
        if token.text in PLURAL_PEOPLE:
            return _quantity(text, Reading(Qualifier.UNSPECIFIED, *OCCURRENCE, index, index + 1))
    said = text.source.strip()
    raise Refused(
        f"“{said}” is not read as a number of people. {EXAMPLE}" if said else f"No words. {EXAMPLE}"
    )


def _readings(text: FoldedText, index: int) -> Iterator[tuple[Reading, str]]:
    """The readings that count people or things, with the unit they count."""
    earlier, noun_until = "", index
    while index < len(text.tokens):
        reading = _reading_or_none(text, index)
        if reading is None:
            if index >= noun_until and is_harmed_plural(text, index):
                yield Reading(Qualifier.UNSPECIFIED, *OCCURRENCE, index, index + 1), PERSONS
            index += 1
            continue
        added = sum_from(text, reading, of_one_kind=True)
        if added is not None and not counts_nobody(text, added, earlier):
            yield added, PERSONS
            reading, earlier = added, PERSONS
        elif not counts_nobody(text, reading, earlier):
            what = what_of(text, reading, earlier)
            yield reading, what
            earlier = what
        else:
            earlier = as_antecedent(text, reading) or earlier
        index = max(index + 1, reading.after)
        noun_until = noun_end(text, index) or index


def _reading_or_none(text: FoldedText, index: int) -> Reading | None:
    if not may_start(text, index):
        return None
    try:
        return reading_at(text, index)
    except Refused:
        return None


def _is_so_far(text: FoldedText, reading: Reading) -> bool:
    """ "So far 23 people have died", "68 to date"."""
    if _SO_FAR.match(text, reading.first - 2) is not None:
        return True
    if text.at(reading.first - 1).text == "now" or text.at(reading.first - 2).text == "now":
        before = range(reading.first - TOLL_WITHIN, reading.first)
        return any(text.at(index).text in TOLL_WORDS for index in before)
    moved = reading.first - 1 - (text.at(reading.first - 1).text in ("to", "at"))
    if text.at(moved).text in TOLL_MOVES - {"is", "was", "to", "at", "has", "have", "had"}:
        before = range(reading.first - TOLL_WITHIN, moved)
        return any(text.at(index).text in TOLL_WORDS for index in before)
    end = noun_end(text, reading.after) or reading.after
    return any(_SO_FAR.match(text, index) is not None for index in range(end, end + SO_FAR_WITHIN))


def _quantity(text: FoldedText, reading: Reading, what: str = "") -> Quantity:
    start, end = text.span(reading.first, reading.after - 1)
    what = what or (PERSONS if reading.people else counted(text, reading.after))
    return Quantity(
        expression=text.source[start:end],
        qualifier=reading.qualifier,
        hard=reading.hard,
        soft=reading.soft,
        start=start,
        end=end,
        unit=what if what not in ("", NOT_A_COUNT, UNKNOWN) else PERSONS,
        additive=reading.additive,
        cumulative=reading.cumulative or _is_so_far(text, reading),
        parts=tuple(_quantity(text, part, PERSONS) for part in reading.parts),
    )
