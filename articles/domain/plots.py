"""The plot of an incident: which claim stands where, and what stands inside it.

A plot is a list of lines: a section for each measure, in it groups, in each group a line with its name and
one line for each claim. Positions along the scale are percent (articles.domain.scales).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from articles.domain.intervals import Interval
from articles.domain.plot_lanes import PlotLink, Strand, strands
from articles.domain.rules_table import INSIDE
from articles.domain.scales import Bar, Scale, bar


@dataclass(frozen=True, slots=True)
class PlotClaim:
    """A claim as the plot places it: ``group`` is the key of its group, ``part_of`` the id of its whole or
    "". ``aside``: no rule counts it, so it stands after those that count.
    """

    claim_id: str
    measure: str
    hard: Interval | None
    soft: Interval | None
    group: str
    part_of: str = ""
    aside: bool = False

    @property
    def low(self) -> int:
        """For the order of rows; a claim without a number comes last."""
        return -1 if self.hard is None else self.hard.low


@dataclass(frozen=True, slots=True)
class Drop:
    """The line from a whole down to one of its parts, where it crosses one row; ``start``, ``stop`` in
    percent.
    """

    at: str
    start: str
    stop: str


@dataclass(frozen=True, slots=True)
class PlotRow:
    """One claim. ``depth`` is 1 for a part under its whole, 2 for a part of that.

    ``inside``: how far the largest part reaches in the bar of its whole, ``inside_to``: where the whole's own
    number begins; both "" without parts.
    """

    claim_id: str
    bar: Bar
    depth: int = 0
    inside: str = ""
    inside_to: str = ""
    drops: tuple[Drop, ...] = ()
    strands: tuple[Strand, ...] = ()


@dataclass(frozen=True, slots=True)
class PlotGroup:
    """Claims under one name; ``strands`` cross the line with the name."""

    key: str
    rows: tuple[PlotRow, ...]
    strands: tuple[Strand, ...] = ()


@dataclass(frozen=True, slots=True)
class PlotSection:
    """One measure. ``undrawn``: links for which no lane was free."""

    measure: str
    groups: tuple[PlotGroup, ...]
    undrawn: int = 0


@dataclass(frozen=True, slots=True)
class SignedBand:
    """The range of a signed assessment on the scale; ``best`` is "" when none was given."""

    start: str
    width: str
    best: str


def sections(
    claims: Sequence[PlotClaim],
    links: Sequence[PlotLink],
    scale: Scale,
    *,
    measures: Sequence[str],
    groups: Sequence[str] = (),
) -> tuple[PlotSection, ...]:
    """The whole plot; every claim stands in it once.

    ``measures`` gives the order of the sections, ``groups`` that of the groups in each; those not named
    follow, groups by their largest low, those that no rule counts last. In a group the largest low stands
    first, and each part directly below its whole, in the whole's group and section.
    """
    trees = _trees(claims)
    homes = [_section_of(tree[0][0], claims) for tree in trees]
    order = {name: place for place, name in enumerate(measures)}
    made = []
    for measure in sorted(set(homes), key=lambda name: (order.get(name, len(order)), name)):
        own = [tree for tree, home in zip(trees, homes, strict=True) if home == measure]
        made.append(_section(measure, own, links, scale, groups))
    return tuple(made)


def signed_band(
    *, low: int | None, best: int | None, high: int | None, high_open: bool, scale: Scale
) -> SignedBand | None:
    """Where a signed range lies; None when no number was signed."""
    ends = [number for number in (low, best, high) if number is not None]
    if not ends:
        return None
    start = scale.percent(ends[0])
    end = 100.0 if high_open else scale.percent(ends[-1])
    return SignedBand(_css(start), _css(end - start), "" if best is None else _css(scale.percent(best)))


Tree = list[tuple[PlotClaim, int]]
"""A whole and all its parts with their depth, each part after what it is part of."""


def _trees(claims: Sequence[PlotClaim]) -> list[Tree]:
    """The wholes, the largest low first. Claims that are parts of each other in a circle stand for
    themselves.
    """
    known = {claim.claim_id for claim in claims}
    ordered = sorted(claims, key=lambda claim: (claim.aside, -claim.low, claim.claim_id))
    parts: dict[str, list[PlotClaim]] = {}
    for claim in ordered:
        if claim.part_of in known:
            parts.setdefault(claim.part_of, []).append(claim)
    roots = [claim for claim in ordered if claim.part_of not in known]
    trees = [list(_descend(root, 0, parts, set())) for root in roots]
    placed = {claim.claim_id for tree in trees for claim, _ in tree}
    return trees + [[(claim, 0)] for claim in ordered if claim.claim_id not in placed]


def _descend(
    claim: PlotClaim, depth: int, parts: dict[str, list[PlotClaim]], seen: set[str]
) -> Iterator[tuple[PlotClaim, int]]:
    seen.add(claim.claim_id)
    yield claim, depth
    for part in parts.get(claim.claim_id, ()):
        if part.claim_id not in seen:
            yield from _descend(part, depth + 1, parts, seen)


def _section_of(claim: PlotClaim, claims: Sequence[PlotClaim]) -> str:
    outer = INSIDE.get(claim.measure, "")
    return outer if any(other.measure == outer for other in claims) else claim.measure


def _section(
    measure: str, trees: Sequence[Tree], links: Sequence[PlotLink], scale: Scale, groups: Sequence[str]
) -> PlotSection:
    found = list(dict.fromkeys(tree[0][0].group for tree in trees))
    order = {key: place for place, key in enumerate(groups)}
    keys = sorted(found, key=lambda key: order.get(key, len(order) + found.index(key)))
    grouped = [
        (key, [row for tree in trees if tree[0][0].group == key for row in _rows(tree, scale)])
        for key in keys
    ]
    lines = [line for _, rows in grouped for line in ("", *(row.claim_id for row in rows))]
    crossing, undrawn = strands(lines, links)
    made, number = [], 0
    for key, rows in grouped:
        own = crossing[number + 1 : number + 1 + len(rows)]
        crossed = tuple(replace(row, strands=across) for row, across in zip(rows, own, strict=True))
        made.append(PlotGroup(key, crossed, crossing[number]))
        number += 1 + len(rows)
    return PlotSection(measure, tuple(made), undrawn)


def _rows(tree: Tree, scale: Scale) -> Iterator[PlotRow]:
    """A whole and its parts, with a line from the whole's bar down to the number of each direct part."""
    whole = tree[0][0]
    at = {
        claim.claim_id: _css(scale.percent(claim.low))
        for claim, depth in tree
        if depth == 1 and claim.low > 0 and whole.low > 0
    }
    for place, (claim, depth) in enumerate(tree):
        below = [at[part.claim_id] for part, _ in tree[place + 1 :] if part.claim_id in at]
        drops = [Drop(x, "50%" if place == 0 else "0%", "100%") for x in below]
        if claim.claim_id in at:
            drops.append(Drop(at[claim.claim_id], "0%", "50%"))
        row = PlotRow(claim.claim_id, bar(claim.hard, claim.soft, scale), depth, drops=tuple(drops))
        if place == 0 and at:
            row = replace(row, inside=next(iter(at.values())), inside_to=_css(scale.percent(whole.low)))
        yield row


def _css(percent: float) -> str:
    return f"{round(percent, 2):g}%"
