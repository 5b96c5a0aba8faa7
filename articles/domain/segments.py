"""Overlapping marks as flat runs: what the reading page draws (the rules are in the design, "Marks").

Every annotation keeps one underline row through all its runs, also across passages. Rows are given greedily
by start, the longest first; three are drawn, what stands deeper is counted. All offsets are code points of
the article's text, end-exclusive.
"""

from bisect import insort
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from heapq import heappop, heappush
from itertools import pairwise
from typing import NamedTuple

from articles.domain.sweeps import Span, Sweep, touches, union

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
    return _rows(_wholes(marks))


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
    named = [(whole.id, whole.tag_no, rows[whole.id]) for whole in wholes]
    selected = next((rank for rank, whole in enumerate(wholes) if whole.id == current), -1) if current else -1
    marked = Sweep([(*part, rank) for rank, whole in enumerate(wholes) for part in whole.parts])
    claimed = Sweep([(e.start, e.end, i) for i, e in enumerate(evidence)])
    focused = Sweep([(*field, i) for i, field in enumerate(fields)])
    laid: list[list[Run]] = [[] for _ in spans]
    place = 0
    drawn: list[int] = []
    is_open = bytearray(len(wholes) + 1)
    shortest: list[Span] = []
    edges = {edge for span in spans for edge in span} | marked.edges() | claimed.edges() | focused.edges()
    for at, until in pairwise(sorted(edges)):
        opened, closed = marked.move_to(at)
        for rank in closed:
            is_open[rank] = 0
            if named[rank][2] <= ROWS_DRAWN:
                drawn.remove(rank)
        for rank in opened:
            is_open[rank] = 1
            heappush(shortest, (wholes[rank].length, rank))
            if named[rank][2] <= ROWS_DRAWN:
                insort(drawn, rank)
        if evidence:
            claimed.move_to(at)
        if fields:
            focused.move_to(at)
        while place < len(spans) and spans[place][1] <= at:
            place += 1
        if place == len(spans):
            break
        if at < spans[place][0]:
            continue
        active = marked.active
        while shortest and not is_open[shortest[0][1]]:
            heappop(shortest)
        shown = active if len(active) <= NAMED_DEEPEST else _sampled(active, drawn)
        begun = [rank for rank in drawn if wholes[rank].start == at] if opened else ()
        is_current = is_open[selected] == 1  # -1, none selected, is the spare last place
        laid[place].append(
            Run(
                at,
                until,
                tuple([named[rank] for rank in shown]),
                wholes[shortest[0][1]].tag_no if shortest else 0,
                tuple([(wholes[rank].letter, wholes[rank].tag_no) for rank in begun]) if begun else (),
                len(active) - len(drawn),
                tuple(dict.fromkeys([evidence[i].claim for i in claimed.active])) if claimed.active else (),
                bool(focused.active),
                is_current,
                is_current and wholes[selected].start == at,
                is_current and wholes[selected].end == until,
            )
        )
    return [tuple(runs) for runs in laid]


def _sampled(active: Sequence[int], drawn: Sequence[int]) -> list[int]:
    """Of a pile too deep to name: the drawn ones and the innermost."""
    return sorted({*drawn, *active[-(NAMED_DEEPEST - ROWS_DRAWN) :]})


def _wholes(marks: Iterable[Mark]) -> list[_Whole]:
    """The annotations, outermost first."""
    by_id: dict[str, list[Mark]] = {}
    for mark in marks:
        if mark.start < mark.end:
            by_id.setdefault(mark.id, []).append(mark)
    wholes: list[_Whole] = []
    for key, (one, *others) in by_id.items():
        start, end, length = one.start, one.end, one.end - one.start
        parts: tuple[Span, ...] = ((start, end),)
        if others:
            parts = tuple(union((mark.start, mark.end) for mark in (one, *others)))
            start, end = parts[0][0], parts[-1][1]
            length = sum([until - at for at, until in parts])
        wholes.append(_Whole(start, -end, one.order, key, end, length, one.tag_no, one.letter, parts))
    return sorted(wholes)


def _rows(wholes: Iterable[_Whole]) -> dict[str, int]:
    """The lowest row free at each start; a row is free again where its annotation ends."""
    rows: dict[str, int] = {}
    free: list[int] = []
    busy: list[Span] = []
    for whole in wholes:
        while busy and busy[0][0] <= whole.start:
            heappush(free, heappop(busy)[1])
        # Rows are numbered without gaps: with none free, all up to len(busy) are busy.
        row = heappop(free) if free else len(busy) + 1
        heappush(busy, (whole.end, row))
        rows[whole.id] = row
    return rows
