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
from articles.domain.lexicon import BEFORE_A_NUMBER, TOLL_FILLING, Qualifier
from articles.domain.nouns import PLURAL_PEOPLE
from articles.domain.number_tokens import FoldedText
from articles.domain.quantity_atoms import OCCURRENCE, Reading
from articles.domain.quantity_context import NOT_A_COUNT, PERSONS, counted, counts_nobody
from articles.domain.quantity_grammar import reading_at, sum_from

__all__ = ["Qualifier", "Quantity", "find", "read", "words"]

LONGEST_EXPRESSION = 500
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
    text = FoldedText(expression)
    reading = _first_reading(text)
    if reading is None:
        return _bare_plural(text)
    reading = sum_from(text, reading, ranks_only=False) or reading
    quantity = _quantity(text, reading)
    if counted(text, reading.after) == NOT_A_COUNT:
        raise Refused(f"“{expression.strip()}” does not count people. {EXAMPLE}")
    for other, _ in _readings(text, reading.after):
        second = _quantity(text, other).expression
        raise Refused(f"“{quantity.expression}” and “{second}” are two numbers. Select one of them.")
    return quantity


def find(text: str) -> list[Quantity]:
    """Every quantity of people in reading order, without overlaps. Linear in the length of the text."""
    folded = FoldedText(text)
    return [_quantity(folded, reading) for reading, _ in _readings(folded, 0)]


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


def _readings(text: FoldedText, index: int) -> Iterator[tuple[Reading, int]]:
    """The readings that count people or things, with the token where each begins."""
    while index < len(text.tokens):
        try:
            reading = reading_at(text, index)
        except Refused:
            reading = None
        if reading is None:
            index += 1
            continue
        added = sum_from(text, reading, ranks_only=True)
        if added is not None:
            yield added, index
        elif not counts_nobody(text, reading):
            yield reading, index
        index = max(index + 1, reading.after if added is None else added.after)


def _quantity(text: FoldedText, reading: Reading) -> Quantity:
    start, end = text.span(reading.first, reading.after - 1)
    what = counted(text, reading.after)
    return Quantity(
        expression=text.source[start:end],
        qualifier=reading.qualifier,
        hard=reading.hard,
        soft=reading.soft,
        start=start,
        end=end,
        unit=what if what and what != NOT_A_COUNT else PERSONS,
        additive=reading.additive,
        cumulative=reading.cumulative,
        parts=tuple(_quantity(text, part) for part in reading.parts),
    )
