"""Dates in the words of a passage: always grounded, resolved only when the words leave no doubt."""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta

from articles.domain.number_tokens import Kind
from articles.domain.proposals.passage import Passage, Span
from articles.domain.proposals.shapes import When

SUFFIXES = ("st", "nd", "rd", "th")
YEARS = range(1900, 2101)
FRESH = 180
"""Days before the article within which a day without a year is taken for the last one of that name."""


@dataclass(frozen=True, slots=True)
class Told:
    """The days that words name, as far as they do."""

    after: int
    start: date | None = None
    end: date | None = None
    precision: int | None = None
    basis: str = ""


def days_in(p: Passage, published: date | None) -> list[tuple[Span, When]]:
    """Every date of the passage with its tokens, in reading order."""
    found: list[tuple[Span, When]] = []
    index = 0
    while index < len(p):
        told = _calendar(p, index, published) or _relative(p, index, published)
        if told is None:
            index += 1
            continue
        first = index
        while first > 0 and index - first < 3 and (p.is_a("day.on", first - 1) or p.at(first - 1) == "the"):
            first -= 1
        span = Span(first, told.after)
        found.append(
            (
                span,
                When(p.range(*span), told.start, told.end, told.precision, told.basis if told.start else ""),
            )
        )
        index = told.after
    return found


def _calendar(p: Passage, index: int, published: date | None) -> Told | None:
    """ "22nd and 23rd of July", "July 12, 2013", "14 March 2023", "2023-03-14", "March 2023", "in March"."""
    iso = _iso(p, index)
    if iso is not None:
        return iso
    numbers, after = _numbers(p, index)
    if numbers:
        after += p.at(after) == "of"
        month = _month(p, after)
        return None if month is None else _dated(p, numbers, month, after + 1, published)
    month = _month(p, index)
    if month is None:
        return None
    after = index + 1
    after += p.at(after) == "." and p.token(after).glued
    numbers, behind = _numbers(p, after)
    if numbers:
        return _dated(p, numbers, month, behind, published)
    year, behind = _year(p, after)
    if year is not None:
        last = monthrange(year, month)[1]
        return Told(behind, date(year, month, 1), date(year, month, last), 4, "explicit")
    return Told(index + 1) if p.is_a("day.on", index - 1) else None


def _iso(p: Passage, index: int) -> Told | None:
    tokens = [p.token(i) for i in range(index, index + 5)]
    is_iso = all(t.glued for t in tokens[1:]) and [t.text for t in tokens[1::2]] == ["-", "-"]
    parts = [t.text for t in tokens[::2]]
    if not is_iso or [len(part) for part in parts] != [4, 2, 2] or not all(part.isdigit() for part in parts):
        return None
    day = _day(int(parts[0]), int(parts[1]), int(parts[2]))
    return Told(index + 5, day, day, 1, "explicit") if day else None


def _numbers(p: Passage, index: int) -> tuple[list[int], int]:
    """One or two days of a month: "22nd and 23rd"."""
    first, after = _ordinal(p, index)
    if first is None:
        return [], index
    joint = after
    if p.at(joint) in ("and", "to", "-", "–"):
        joint += 1
        joint += p.at(joint) == "the"
        second, behind = _ordinal(p, joint)
        if second is not None and second > first:
            return [first, second], behind
    return [first], after


def _ordinal(p: Passage, index: int) -> tuple[int | None, int]:
    token = p.token(index)
    if token.kind is not Kind.NUMBER or not token.text.isdigit() or len(token.text) > 2:
        return None, index
    suffix = p.token(index + 1)
    after = index + 2 if suffix.glued and suffix.text in SUFFIXES else index + 1
    return (int(token.text), after) if 1 <= int(token.text) <= 31 else (None, index)


def _month(p: Passage, index: int) -> int | None:
    found = p.match("day", index)
    if found is None or not found.meaning.startswith("month."):
        return None
    return int(found.meaning[6:]) if p.is_capital(index) or not p.at(index).isascii() else None


def _year(p: Passage, index: int) -> tuple[int | None, int]:
    index += p.at(index) == ","
    text = p.at(index)
    is_year = p.token(index).kind is Kind.NUMBER and text.isdigit() and len(text) == 4 and int(text) in YEARS
    return (int(text), index + 1) if is_year else (None, index)


def _dated(p: Passage, numbers: list[int], month: int, after: int, published: date | None) -> Told:
    year, behind = _year(p, after)
    basis = "explicit"
    if year is None:
        behind, basis = after, "resolved"
        year = _last_year(month, numbers[-1], published)
    days = [_day(year, month, number) for number in numbers] if year is not None else [None]
    start, end = days[0], days[-1]
    if start is None or end is None:
        return Told(behind)
    return Told(behind, start, end, 1 if start == end else 2 if (end - start).days < 6 else 4, basis)


def _last_year(month: int, number: int, published: date | None) -> int | None:
    """The year of the last such day before the article, when that is not long ago."""
    for year in (published.year, published.year - 1) if published else ():
        day = _day(year, month, number)
        if published and day and 0 <= (published - day).days <= FRESH:
            return year
    return None


def _day(year: int, month: int, number: int) -> date | None:
    return (
        date(year, month, number) if number <= monthrange(year, month)[1] and number and month > 0 else None
    )


def _relative(p: Passage, index: int, published: date | None) -> Told | None:
    """ "on Friday", "yesterday", "Monday evening", "overnight"."""
    found = p.match("day", index)
    if found is None or found.meaning.startswith("month."):
        return None
    kind, _, value = found.meaning.partition(".")
    if kind == "vague":
        return Told(found.after)
    if kind == "back":
        day = published - timedelta(days=int(value)) if published else None
        return Told(found.after, day, day, 1 if day else None, "resolved")
    if kind != "weekday" or not (p.is_capital(index) or not p.at(index).isascii()):
        return None
    after = found.after + p.is_a("day.part", found.after)
    day = None
    if published is not None and not p.is_a("day.other_week", index - 1):
        back = (published.weekday() - int(value)) % 7
        day = published - timedelta(days=back) if back else None  # the day itself, or a week ago: not said
    return Told(after, day, day, 1 if day else None, "resolved")
