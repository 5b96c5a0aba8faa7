"""How a toll moved: figures by the day each was given, and lines between those of one claimant.

A column for each figure, so that no label stands on another; days in order, undated figures left out.
Positions are plain numbers of an SVG of ``width`` × HEIGHT, as strings, so that no locale can write a comma
into them.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from articles.domain.day_words import MONTHS
from articles.domain.intervals import Interval
from articles.domain.scales import Scale

HEIGHT = 210
TOP, ZERO = 28, 168
ARROW = TOP - 4
LEFT, RIGHT = 48, 12
LEAST_WIDTH = 640
MARK_ROOM, CHARACTER = 22, 7
BETWEEN_DAYS = 24
LEAST_DAY = 92
BELOW_DOT, BESIDE = 16, 4


@dataclass(frozen=True, slots=True)
class DayFigure:
    """A figure on its day. ``claimant`` is a key, "" when nobody is known; ``replaces`` ids of earlier
    figures.
    """

    claim_id: str
    day: date | None
    hard: Interval | None
    label: str
    claimant: str = ""
    superseded: bool = False
    replaces: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class DayMark:
    """One figure: an exact one has ``dot`` (its height), any other a line from ``low`` to ``high`` or an
    arrow.
    """

    claim_id: str
    x: str
    low: str
    high: str
    dot: str
    is_open: bool
    superseded: bool
    label: str
    label_x: str
    label_y: str


@dataclass(frozen=True, slots=True)
class DayTick:
    """A day below its figures; ``later`` says how many days after the one before, when some were passed."""

    x: str
    label: str
    later: str


@dataclass(frozen=True, slots=True)
class DayLine:
    """From one figure to a later one of the same claimant, or to the one that replaces it."""

    x1: str
    y1: str
    x2: str
    y2: str


@dataclass(frozen=True, slots=True)
class HeightTick:
    """One labelled height."""

    y: str
    label: str


@dataclass(frozen=True, slots=True)
class DayPlot:
    """The time line; no marks when no figure has both a day and a number. ``undated`` figures are left
    out.
    """

    width: int
    marks: tuple[DayMark, ...] = ()
    days: tuple[DayTick, ...] = ()
    lines: tuple[DayLine, ...] = ()
    heights: tuple[HeightTick, ...] = ()
    undated: int = 0


def day_plot(figures: Sequence[DayFigure], scale: Scale) -> DayPlot:
    """The time line of ``figures`` on ``scale``; their order does not matter."""
    numbered = [f for f in figures if f.hard is not None]
    dated = sorted(
        (f for f in numbered if f.day is not None),
        key=lambda f: (f.day or date.min, f.hard.low if f.hard else 0, f.claim_id),
    )
    x, before = LEFT, None
    at: dict[str, int] = {}
    days: list[tuple[int, date | None, date | None]] = []
    for figure in dated:
        if figure.day != before:
            if before is not None:
                x = max(x + BETWEEN_DAYS, days[-1][0] + LEAST_DAY)
            days.append((x, figure.day, before))
            before = figure.day
        at[figure.claim_id] = x
        x += MARK_ROOM + CHARACTER * len(figure.label)
    marks = tuple(_mark(figure, at[figure.claim_id], scale) for figure in dated)
    return DayPlot(
        width=max(LEAST_WIDTH, x + RIGHT, days[-1][0] + LEAST_DAY + RIGHT if days else 0),
        marks=marks,
        days=tuple(DayTick(str(x), _day(day, earlier), _later(day, earlier)) for x, day, earlier in days),
        lines=_lines(dated, {mark.claim_id: mark for mark in marks}),
        heights=tuple(HeightTick(_y(tick.value, scale), tick.label) for tick in scale.marks()),
        undated=len(numbered) - len(dated),
    )


def _mark(figure: DayFigure, x: int, scale: Scale) -> DayMark:
    hard = figure.hard
    assert hard is not None
    low = _y(hard.low, scale)
    return DayMark(
        claim_id=figure.claim_id,
        x=str(x),
        low=low,
        high=str(ARROW) if hard.high is None else _y(hard.high, scale),
        dot=low if hard.is_exact else "",
        is_open=hard.is_open,
        superseded=figure.superseded,
        label=figure.label,
        label_x=str(x + 9),
        label_y=_number(_label_height(float(low), is_dot=hard.is_exact)),
    )


def _label_height(at: float, *, is_dot: bool) -> float:
    """Below a dot, where no line leaves it upwards; above one near the bottom; beside the end of a line."""
    if not is_dot:
        return at + BESIDE
    return at + BELOW_DOT if at + BELOW_DOT < ZERO else at - BELOW_DOT // 2


def _lines(dated: Sequence[DayFigure], marks: dict[str, DayMark]) -> tuple[DayLine, ...]:
    joined = set()
    by_claimant: dict[str, list[DayFigure]] = {}
    for figure in dated:
        if figure.claimant:
            by_claimant.setdefault(figure.claimant, []).append(figure)
        joined |= {(old, figure.claim_id) for old in figure.replaces if old in marks}
    for own in by_claimant.values():
        joined |= {(a.claim_id, b.claim_id) for a, b in pairwise(own) if a.day != b.day}
    ends = [(marks[a], marks[b]) for a, b in sorted(joined)]
    return tuple(DayLine(a.x, a.low, b.x, b.low) for a, b in ends)


def _later(day: date | None, before: date | None) -> str:
    days = (day - before).days if day and before else 1
    return f"{days:,} days later" if days > 1 else ""


def _day(day: date | None, before: date | None) -> str:
    """The year is said where it begins."""
    if day is None:
        return ""
    year = "" if before is not None and before.year == day.year else f" {day.year}"
    return f"{day.day} {MONTHS[day.month - 1]}{year}"


def _y(number: int, scale: Scale) -> str:
    return _number(ZERO - (ZERO - TOP) * scale.percent(number) / 100)


def _number(value: float) -> str:
    return f"{round(value, 1):g}"
