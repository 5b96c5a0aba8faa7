"""Where the parts of an interval plot lie, in percent of its width.

Every position is a string that SVG takes as it stands ("50.5%"), so that no locale can write a comma into
it; an absent part is the empty string. Scales run left to right in every language.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import log10

from articles.domain.intervals import Interval

Face = tuple[Interval | None, Interval | None]
"""(hard, soft) of one figure; (None, None) when no number was given."""

MOST_STEPS = 5
LEAST_TOP = 5
ROOM_ABOVE_OPEN_TOP = 115
"""Percent of the largest number that the scale must reach when a top is open: room for the arrow."""
ARROW_TIP = 99.0
ARROW_ROOM = 97.0
THINNEST_BAND = 0.8
LABEL_TURNS_AT = 66.0
ROOM_FOR_LABEL = 20.0
LOG_FROM = 100
"""How many times its smallest number the largest must be for a scale by range to be logarithmic."""
ZERO_ROOM = 8.0
"""Percent of a logarithmic scale between 0, which it cannot hold, and its first power of ten."""
MOST_DECADES = 5


@dataclass(frozen=True, slots=True)
class Tick:
    """One labelled line of the scale; ``anchor`` is the SVG text-anchor that keeps the label inside."""

    value: int
    at: str
    label: str
    anchor: str


@dataclass(frozen=True, slots=True)
class Scale:
    """From 0 to ``top``; ``open`` when some figure has no top (the last label then ends in "+").

    ``floor`` 0: linear. Else logarithmic from the power of ten ``floor`` on, with a step from 0 to it.
    """

    top: int
    ticks: tuple[int, ...]
    open: bool = False
    floor: int = 0

    @property
    def is_log(self) -> bool:
        return self.floor > 0

    def percent(self, number: int) -> float:
        if not self.is_log:
            return min(100.0, 100.0 * number / self.top)
        if number < self.floor:
            return ZERO_ROOM * number / self.floor
        reach = log10(number / self.floor) / log10(self.top / self.floor)
        return min(100.0, ZERO_ROOM + (100.0 - ZERO_ROOM) * reach)

    def marks(self) -> tuple[Tick, ...]:
        last = len(self.ticks) - 1
        return tuple(
            Tick(
                value=value,
                at=_css(self.percent(value)),
                label=f"{value:,}" + ("+" if self.open and place == last else ""),
                anchor="start" if place == 0 else "end" if place == last else "middle",
            )
            for place, value in enumerate(self.ticks)
        )


@dataclass(frozen=True, slots=True)
class Bar:
    """One figure on a scale. ``drawn`` is False when no number was given: then nothing is drawn.

    dot: an exact number, alone. line_*: what the words allow, up to where the open part begins.
    open_*: the dotted part of an open top, ending at the arrow head. cap_*: the closed ends.
    soft_*: the band of the usual reading, absent when it says nothing beyond the line.
    label_*: where a label above the bar starts, and its SVG text-anchor.
    """

    drawn: bool = False
    dot: str = ""
    line_start: str = ""
    line_end: str = ""
    open_start: str = ""
    open_end: str = ""
    cap_low: str = ""
    cap_high: str = ""
    soft_start: str = ""
    soft_width: str = ""
    label_at: str = ""
    label_anchor: str = "start"


@dataclass(frozen=True, slots=True)
class GapArea:
    """The hatched strip of numbers that neither figure holds; ``apart`` is its width in the figures' unit.

    ``label_anchor``: on which side stands the label of the figure where the strip begins: before it, if there
    is room.
    """

    start: str
    width: str
    middle: str
    apart: int
    label_anchor: str = "end"


def scale_for(figures: Sequence[Face]) -> Scale:
    """The smallest scale in steps of 1, 2 or 5 times a power of ten that shows every end of ``figures``."""
    needed, is_open = _needed(figures)
    step = next(step for step in _steps() if step * MOST_STEPS >= needed)
    top = -(-needed // step) * step
    return Scale(top=top, ticks=tuple(range(0, top + 1, step)), open=is_open)


def scale_by_range(figures: Sequence[Face]) -> Scale:
    """Linear, as ``scale_for``; logarithmic when the largest number is more than LOG_FROM times the smallest.

    The numbers are the ends of the hard intervals that are above 0.
    """
    given = [hard for hard, _ in figures if hard is not None]
    numbers = [end for hard in given for end in (hard.low, hard.high) if end]
    if not numbers or max(numbers) <= LOG_FROM * min(numbers):
        return scale_for(figures)
    needed, is_open = _needed(figures)
    floor = 10 ** (len(str(min(numbers))) - 1)
    top = next(step for step in _steps() if step >= needed)
    decades = len(str(top)) - len(str(floor))
    every = -(-decades // MOST_DECADES)
    powers = [floor * 10**power for power in range(0, decades + 1, every)]
    ticks = (0, *powers) if powers[-1] == top else (0, *powers[: -1 if every > 1 else None], top)
    return Scale(top=top, ticks=ticks, open=is_open, floor=floor)


def _needed(figures: Sequence[Face]) -> tuple[int, bool]:
    """What a scale must reach, and whether some top is open."""
    ends = [end for hard, soft in figures for end in _ends(hard, soft)]
    is_open = any(hard is not None and hard.is_open for hard, _ in figures)
    needed = max([LEAST_TOP, *ends])
    return (max(LEAST_TOP, -(-needed * ROOM_ABOVE_OPEN_TOP // 100)) if is_open else needed), is_open


def bar(hard: Interval | None, soft: Interval | None, scale: Scale) -> Bar:
    """The parts of one figure's bar; a figure without a hard interval is not drawn."""
    if hard is None:
        return Bar()
    low = scale.percent(hard.low)
    anchor = "end" if low > LABEL_TURNS_AT else "start"
    if hard.is_exact:
        return Bar(drawn=True, dot=_css(low), label_at=_css(low), label_anchor=anchor)
    soft_start, soft_width = _band(hard, soft, scale)
    if hard.high is not None:
        high = scale.percent(hard.high)
        return Bar(
            drawn=True,
            line_start=_css(low),
            line_end=_css(high),
            cap_low=_css(low),
            cap_high=_css(high),
            soft_start=soft_start,
            soft_width=soft_width,
            label_at=_css(low),
            label_anchor=anchor,
        )
    solid_to = scale.percent(soft.high) if soft is not None and soft.high is not None else low
    solid_to = min(max(low, solid_to), max(low, ARROW_ROOM))
    return Bar(
        drawn=True,
        line_start=_css(low),
        line_end=_css(solid_to),
        open_start=_css(solid_to),
        open_end=_css(max(ARROW_TIP, solid_to)),
        cap_low=_css(low),
        soft_start=soft_start,
        soft_width=soft_width,
        label_at=_css(low),
        label_anchor=anchor,
    )


def gap_between(a: Face, b: Face, scale: Scale) -> GapArea | None:
    """The strip between two hard intervals or, where those meet, between the two usual readings."""
    for first, second in ((a[0], b[0]), (a[1], b[1])):
        if first is None or second is None:
            return None
        apart = first.gap(second)
        if apart:
            lower, upper = sorted((first, second), key=lambda interval: interval.low)
            start, end = scale.percent(lower.high or 0), scale.percent(upper.low)
            anchor = "start" if start < ROOM_FOR_LABEL else "end"
            return GapArea(_css(start), _css(end - start), _css((start + end) / 2), apart, anchor)
    return None


def _ends(hard: Interval | None, soft: Interval | None) -> Iterator[int]:
    for interval in (hard, soft):
        if interval is not None:
            yield interval.low if interval.high is None else interval.high


def _steps() -> Iterator[int]:
    power = 1
    while True:
        yield from (power, 2 * power, 5 * power)
        power *= 10


def _band(hard: Interval, soft: Interval | None, scale: Scale) -> tuple[str, str]:
    if soft is None or soft == hard:
        return "", ""
    start = scale.percent(soft.low)
    end = ARROW_TIP if soft.high is None else scale.percent(soft.high)
    width = min(max(end - start, THINNEST_BAND), 100.0 - start)
    return _css(start), _css(width)


def _css(percent: float) -> str:
    return f"{round(percent, 2):g}%"
