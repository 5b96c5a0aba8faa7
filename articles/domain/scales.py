"""Where the parts of an interval plot lie, in percent of its width.

Every position is a string that SVG takes as it stands ("50.5%"), so that no locale can write a comma into
it; an absent part is the empty string. Scales run left to right in every language.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

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


@dataclass(frozen=True, slots=True)
class Tick:
    """One labelled line of the scale; ``anchor`` is the SVG text-anchor that keeps the label inside."""

    value: int
    at: str
    label: str
    anchor: str


@dataclass(frozen=True, slots=True)
class Scale:
    """From 0 to ``top``; ``open`` when some figure has no top (the last label then ends in "+")."""

    top: int
    ticks: tuple[int, ...]
    open: bool = False

    def percent(self, number: int) -> float:
        return min(100.0, 100.0 * number / self.top)

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
    """The hatched strip of numbers that neither figure holds; ``apart`` is its width in the figures' unit."""

    start: str
    width: str
    middle: str
    apart: int


def scale_for(figures: Sequence[Face]) -> Scale:
    """The smallest scale in steps of 1, 2 or 5 times a power of ten that shows every end of ``figures``."""
    ends = [end for hard, soft in figures for end in _ends(hard, soft)]
    is_open = any(hard is not None and hard.is_open for hard, _ in figures)
    needed = max([LEAST_TOP, *ends])
    if is_open:
        needed = max(LEAST_TOP, -(-needed * ROOM_ABOVE_OPEN_TOP // 100))
    step = next(step for step in _steps() if step * MOST_STEPS >= needed)
    top = -(-needed // step) * step
    return Scale(top=top, ticks=tuple(range(0, top + 1, step)), open=is_open)


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
            return GapArea(_css(start), _css(end - start), _css((start + end) / 2), apart)
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
