"""Ranges met one after another along a text: the machinery under the flat runs.

A span is [start, end) in code points; a keyed range carries an index into the caller's own list.
"""

from bisect import bisect_left, bisect_right, insort
from collections.abc import Iterable, Sequence

Span = tuple[int, int]
Keyed = tuple[int, int, int]


class Sweep:
    """Ranges opening and closing as one moves on from edge to edge; ``active`` keys are in order.

    A key may be open only once at a time. Moving over all edges costs O(n log n).
    """

    __slots__ = ("_closing", "_opening", "active")

    def __init__(self, ranges: Iterable[Keyed]) -> None:
        self._opening, self._closing = by_edge(ranges)
        self.active: list[int] = []

    def edges(self) -> set[int]:
        """Where something opens or closes: move to each of them, in order."""
        return self._opening.keys() | self._closing.keys()

    def move_to(self, at: int) -> tuple[Sequence[int], Sequence[int]]:
        """The keys that open at this edge, and those that close, which is done first."""
        active = self.active
        closed: Sequence[int] = self._closing.get(at, ())
        for key in closed:
            del active[bisect_left(active, key)]
        opened: Sequence[int] = self._opening.get(at, ())
        for key in opened:
            insort(active, key)
        return opened, closed


def by_edge(ranges: Iterable[Keyed]) -> tuple[dict[int, list[int]], dict[int, list[int]]]:
    """The keys that open at an offset, and those that close there, each in the order of ``ranges``."""
    opening: dict[int, list[int]] = {}
    closing: dict[int, list[int]] = {}
    for start, end, key in ranges:
        opening.setdefault(start, []).append(key)
        closing.setdefault(end, []).append(key)
    return opening, closing


def union(spans: Iterable[Span]) -> list[Span]:
    """The spans joined where they overlap or touch, in order."""
    joined: list[Span] = []
    for start, end in sorted(spans):
        if joined and start <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(joined[-1][1], end))
        else:
            joined.append((start, end))
    return joined


def touches(wanted: Sequence[Span], start: int, end: int) -> bool:
    """Some wanted span shares a character with [start, end)."""
    i = bisect_right(wanted, start, key=lambda span: span[1])
    return i < len(wanted) and wanted[i][0] < end
