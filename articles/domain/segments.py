"""Overlapping marks as flat runs: what the reading page draws (the rules are in the design, "Marks").

Every annotation keeps one underline row through all its runs, also across passages. Rows are given greedily
by start, the longest first; three are drawn, what stands deeper is counted. All offsets are code points of
the article's text, end-exclusive.
"""

from bisect import bisect_left, insort
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import partial
from heapq import heappop, heappush
from itertools import pairwise
from typing import NamedTuple

from articles.domain.sweeps import Span, Sweep, by_edge, touches, union

ROWS_DRAWN = 3
NAMED_DEEPEST = 32
"""Annotations named on one run; of more, the drawn ones and the innermost are named."""


class Mark(NamedTuple):
    """One range of an annotation; a discontinuous one is several marks with one ``id``.

    Marks and runs are tuples because an article has thousands: a frozen dataclass takes four times as long.

    ``tag_no`` is the hue's number 1–10, ``letter`` the chip. ``order`` breaks ties between equal ranges: let
    it grow with age (the row's key), so that a new mark moves no older one.
    """

    id: str
    start: int
    end: int
    tag_no: int
    letter: str
    order: int = 0


@dataclass(frozen=True, slots=True)
class Evidence:
    """One evidence range of a claim."""

    claim: str
    start: int
    end: int


class Run(NamedTuple):
    """[start, end) on which nothing changes.

    ``annotations``: (id, tag_no, row) outermost first; a row above ROWS_DRAWN is not drawn. ``ground`` is the
    tag_no of the shortest annotation, 0 without any. ``starts``: (letter, tag_no) of the drawn annotations
    that begin here, for the chips over the first word. ``more``: annotations not drawn. ``claims``: claims
    with evidence here.
    """

    start: int
    end: int
    annotations: tuple[tuple[str, int, int], ...] = ()
    ground: int = 0
    starts: tuple[tuple[str, int], ...] = ()
    more: int = 0
    claims: tuple[str, ...] = ()
    field: bool = False
    current: bool = False
    first: bool = False
    last: bool = False

    @property
    def evidence(self) -> bool:
        return bool(self.claims)


@dataclass(frozen=True, slots=True)
class MarkedPassage:
    """What the template tag ``marked_text`` draws: the runs of [start, end) of an article's text."""

    text: str
    start: int
    end: int
    runs: tuple[Run, ...]


class _Whole(NamedTuple):
    """An annotation with all its marks. Compares in drawing order: by start, longest first, oldest first."""

    start: int
    minus_end: int
    order: int
    id: str
    end: int
    length: int
    tag_no: int
    letter: str
    parts: tuple[Span, ...]


def assign_rows(marks: Iterable[Mark]) -> dict[str, int]:
    """The underline row (1, 2, 3, …) of every annotation, by id; O(n log n).

    A row is taken from an annotation's first character to its last, gaps included.
    """
    wholes = _wholes(marks)
    return {whole.id: row for whole, row in zip(wholes, _rows(wholes), strict=True)}


def neighbourhood(marks: Iterable[Mark], spans: Iterable[Span]) -> tuple[Mark, ...]:
    """The marks that touch a span, with all that overlaps them directly or through others; O(n log n).

    ``assign_rows`` gives these marks the same rows as among all marks of the article.
    """
    wanted = union(spans)
    by_id: dict[str, list[Mark]] = {}
    for mark in marks:
        by_id.setdefault(mark.id, []).append(mark)
    hulls = sorted((min(m.start for m in own), max(m.end for m in own), key) for key, own in by_id.items())
    kept: list[Mark] = []
    i = 0
    while i < len(hulls):
        begin, reach, j = hulls[i][0], hulls[i][1], i + 1
        while j < len(hulls) and hulls[j][0] < reach:
            reach = max(reach, hulls[j][1])
            j += 1
        if touches(wanted, begin, reach):
            kept.extend(mark for _, _, key in hulls[i:j] for mark in by_id[key])
        i = j
    return tuple(kept)


def lay_out(
    spans: Sequence[Span],
    marks: Iterable[Mark],
    *,
    evidence: Sequence[Evidence] = (),
    fields: Sequence[Span] = (),
    current: str = "",
) -> list[tuple[Run, ...]]:
    """The runs of each span (spans in reading order, without overlap), plain stretches included.

    ``marks`` are all of the article's, or a ``neighbourhood`` of the spans. ``fields``: ranges of the claim
    field in focus. ``current``: the id of the selected annotation. O(n log n) in marks, plus what is drawn.
    """
    wholes = _wholes(marks)
    rows = _rows(wholes)
    named = [(whole.id, whole.tag_no, row) for whole, row in zip(wholes, rows, strict=True)]
    chips = [(whole.letter, whole.tag_no) for whole in wholes]
    sized = [(whole.length, rank) for rank, whole in enumerate(wholes)]
    selected = next((rank for rank, whole in enumerate(wholes) if whole.id == current), -1) if current else -1
    opening, closing = by_edge((*part, rank) for rank, whole in enumerate(wholes) for part in whole.parts)
    claimed = Sweep([(e.start, e.end, i) for i, e in enumerate(evidence)])
    focused = Sweep([(*field, i) for i, field in enumerate(fields)])
    edges = {edge for span in spans for edge in span} | claimed.edges() | focused.edges()
    laid: list[list[Run]] = [[] for _ in spans]
    place, low, high = -1, 0, 0
    active: list[int] = []
    drawn: list[int] = []
    shortest: list[Span] = []
    is_open = bytearray(len(wholes))
    is_current = False
    for at, until in pairwise(sorted(edges.union(opening, closing))):
        begun: list[int] = []
        for rank in closing.get(at, ()):
            is_open[rank] = 0
            del active[bisect_left(active, rank)]
            if rows[rank] <= ROWS_DRAWN:
                drawn.remove(rank)
        for rank in opening.get(at, ()):
            is_open[rank] = 1
            insort(active, rank)
            heappush(shortest, sized[rank])
            if rows[rank] <= ROWS_DRAWN:
                insort(drawn, rank)
                if wholes[rank].start == at:
                    begun.append(rank)
        while shortest and not is_open[shortest[0][1]]:
            heappop(shortest)
        if evidence:
            claimed.move_to(at)
        if fields:
            focused.move_to(at)
        if selected >= 0:
            is_current = is_open[selected] == 1
        while high <= at:
            place += 1
            if place == len(spans):
                return [tuple(runs) for runs in laid]
            low, high = spans[place]
        if at < low:
            continue
        deep = len(active)
        shown = active if deep <= NAMED_DEEPEST else _sampled(active, drawn)
        run = (
            at,
            until,
            tuple([named[rank] for rank in shown]),
            named[shortest[0][1]][1] if deep else 0,
            tuple([chips[rank] for rank in begun]) if begun else (),
            deep - len(drawn),
            tuple(dict.fromkeys([evidence[i].claim for i in claimed.active])) if evidence else (),
            bool(focused.active) if fields else False,
            is_current,
            is_current and wholes[selected].start == at,
            is_current and wholes[selected].end == until,
        )
        laid[place].append(_run(run))
    return [tuple(runs) for runs in laid]


_run = partial(tuple.__new__, Run)
"""Run(*values) in half the time: there are twice as many runs as marks."""


def _sampled(active: Sequence[int], drawn: Sequence[int]) -> list[int]:
    """Of a pile too deep to name: the drawn ones and the innermost."""
    return sorted({*drawn, *active[-(NAMED_DEEPEST - ROWS_DRAWN) :]})


def _wholes(marks: Iterable[Mark]) -> list[_Whole]:
    """The annotations, outermost first."""
    standing = [mark for mark in marks if mark.start < mark.end]
    if len({mark.id for mark in standing}) == len(standing):
        return sorted(
            [
                _Whole(start, -end, order, key, end, end - start, tag_no, letter, ((start, end),))
                for key, start, end, tag_no, letter, order in standing
            ]
        )
    by_id: dict[str, list[Mark]] = {}
    for mark in standing:
        by_id.setdefault(mark.id, []).append(mark)
    wholes: list[_Whole] = []
    for key, own in by_id.items():
        one = own[0]
        parts = tuple(union((mark.start, mark.end) for mark in own))
        start, end = parts[0][0], parts[-1][1]
        length = sum([until - at for at, until in parts])
        wholes.append(_Whole(start, -end, one.order, key, end, length, one.tag_no, one.letter, parts))
    return sorted(wholes)


def _rows(wholes: Iterable[_Whole]) -> list[int]:
    """The lowest row free at each start; a row is free again where its annotation ends."""
    rows: list[int] = []
    free: list[int] = []
    busy: list[Span] = []
    for whole in wholes:
        while busy and busy[0][0] <= whole.start:
            heappush(free, heappop(busy)[1])
        # Rows are numbered without gaps: with none free, all up to len(busy) are busy.
        row = heappop(free) if free else len(busy) + 1
        heappush(busy, (whole.end, row))
        rows.append(row)
    return rows
