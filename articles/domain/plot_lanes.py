"""The gutter beside a plot: links between its lines, each in a lane of its own, cut into one piece a line.

Positions are pixels from the gutter's left edge; vertical ones are measured from the middle of a line, so
that no line needs to know how high another one is.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

MOST_LANES = 6
GUTTER = 108
DOT = GUTTER - 6
FIRST_LANE = GUTTER - 22
LANE_STEP = 14
CURVE = 9


class LinkKind(StrEnum):
    """Links that are drawn; in this order they take the lanes when spans are equal."""

    CONFLICT = "conflict"
    DISCREPANT = "discrepant"
    SUPERSEDES = "supersedes"


@dataclass(frozen=True, slots=True)
class PlotLink:
    """Two claims with a line between them."""

    a: str
    b: str
    kind: LinkKind


@dataclass(frozen=True, slots=True)
class Strand:
    """A link where it crosses one line: ``shape`` down (it starts here), through, or up (it ends here).

    ``x`` is its lane; ``turn`` an SVG path from the claim's dot into the lane, around y = 0; ``start`` and
    ``stop`` are where the straight piece begins and ends.
    """

    kind: LinkKind
    shape: str
    x: str
    turn: str = ""
    start: str = "-100%"
    stop: str = "100%"


Span = tuple[int, int, int, LinkKind]
"""First line, last line, lane, kind."""


def strands(lines: Sequence[str], links: Sequence[PlotLink]) -> tuple[list[tuple[Strand, ...]], int]:
    """What crosses each line, and how many links found no free lane.

    ``lines`` holds a claim's id, or "" for a line without one. The shortest links take the inner lanes; a
    link to a claim that is not among the lines is not drawn.
    """
    place = {claim_id: number for number, claim_id in enumerate(lines) if claim_id}
    spans = sorted(
        {
            (abs(place[link.a] - place[link.b]), min(place[link.a], place[link.b]), link.kind)
            for link in links
            if link.a in place and link.b in place and link.a != link.b
        },
        key=lambda span: (span[0], span[1], list(LinkKind).index(span[2])),
    )
    taken: list[list[tuple[int, int]]] = [[] for _ in range(MOST_LANES)]
    found: list[Span] = []
    for length, first, kind in spans:
        last = first + length
        lane = next((n for n, used in enumerate(taken) if _is_free(used, first, last)), None)
        if lane is not None:
            taken[lane].append((first, last))
            found.append((first, last, lane, kind))
    return [_crossing(number, found) for number in range(len(lines))], len(spans) - len(found)


def _is_free(used: Sequence[tuple[int, int]], first: int, last: int) -> bool:
    """Two links share a lane when at most an end of theirs meets."""
    return all(last <= start or end <= first for start, end in used)


def _crossing(number: int, spans: Sequence[Span]) -> tuple[Strand, ...]:
    made = []
    for first, last, lane, kind in spans:
        x = FIRST_LANE - LANE_STEP * lane
        if first < number < last:
            made.append(Strand(kind, "through", str(x)))
        elif number == first:
            made.append(Strand(kind, "down", str(x), _turn(x, CURVE), start=str(CURVE)))
        elif number == last:
            made.append(Strand(kind, "up", str(x), _turn(x, -CURVE), stop=str(-CURVE)))
    return tuple(made)


def _turn(x: int, curve: int) -> str:
    return f"M{DOT} 0H{x + CURVE}Q{x} 0 {x} {curve}"
