"""The plot of an incident: its claims by origin, by date or by side, on one scale; and its toll by day."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from articles.domain import terms
from articles.domain.day_words import day_words
from articles.domain.names import fold
from articles.domain.plot_days import DayFigure, DayPlot, day_plot
from articles.domain.plot_lanes import GUTTER, LinkKind, PlotLink, Strand
from articles.domain.plots import PlotClaim, PlotRow, SignedBand, sections, signed_band
from articles.domain.rules_table import OCCURRENCE_ONLY
from articles.domain.scales import Face, Scale, scale_by_range
from articles.models.incident_claims import IncidentClaims
from articles.pages.claims_figures import bar_words, face_of
from articles.pages.incidents_rows import (
    ClaimLine,
    link_kind,
    measure_key,
    measure_label,
    origin_names,
    origin_notes,
)

ORDERS = (("origin", "By origin"), ("date", "By date"), ("side", "By side"))
SIDES = (*(value for value, _ in terms.CLAIMANT_SIDES if value != "unknown"), "unknown")
LEAST_FIGURES = 3
SIDE_WORDS = {
    "victim_side": "Victims’ side", "perpetrator_side": "Perpetrator’s side", "third_party": "Third parties",
    "unknown": "Side not recorded",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class PlotLine:
    """One claim: where its parts are drawn, and what is said of it."""

    row: PlotRow
    claim: ClaimLine
    bar_words: str


@dataclass(frozen=True, slots=True)
class PlotGroupView:
    """Claims under one name."""

    label: str
    note: str
    strands: tuple[Strand, ...]
    lines: tuple[PlotLine, ...]


@dataclass(frozen=True, slots=True)
class PlotSectionView:
    """One measure, with the range that was signed for it."""

    key: str
    label: str
    groups: tuple[PlotGroupView, ...]
    band: SignedBand | None
    best: str
    undrawn: int


@dataclass(frozen=True, slots=True)
class DayView:
    """How the toll of one measure moved."""

    label: str
    plot: DayPlot
    words: str


@dataclass(frozen=True, slots=True)
class PlotView:
    """The whole plot; ``order`` is one of ORDERS."""

    scale: Scale
    order: str
    orders: tuple[tuple[str, str], ...]
    sections: tuple[PlotSectionView, ...]
    days: tuple[DayView, ...]
    gutter: int = GUTTER


def plot_view(
    found: IncidentClaims, lines: Mapping[str, ClaimLine], *, order: str, signed: Mapping[str, Any]
) -> PlotView:
    """Everything drawn; ``signed`` holds the standing assessment of a measure. No query.

    A claim that is left out keeps its line, without a bar, and does not stretch the scale; neither does one
    that only says that there were some.
    """
    order = order if order in dict(ORDERS) else "origin"
    kept = [claim for claim in found.claims if not lines[str(claim.uuid)].left_out]
    scale = scale_by_range([face_of(claim) for claim in kept if claim.qualifier not in OCCURRENCE_ONLY])
    groups, labels, notes = _grouping(found, lines, order)
    uuids = {claim.pk: str(claim.uuid) for claim in found.claims}
    placed = [
        _placed(claim, found, lines[uuids[claim.pk]], groups[claim.pk], uuids) for claim in found.claims
    ]
    links = [
        PlotLink(uuids[row.claim_a_id], uuids[row.claim_b_id], LinkKind(kind))
        for row in found.links
        if (kind := link_kind(row))
    ]
    keys = _group_order(order, labels)
    made = sections(placed, links, scale, measures=terms.values(terms.MEASURES), groups=keys)
    faces = {str(claim.uuid): face_of(claim) for claim in kept}
    return PlotView(
        scale=scale,
        order=order,
        orders=ORDERS,
        sections=tuple(
            PlotSectionView(
                key=part.measure,
                label=measure_label(part.measure),
                groups=tuple(
                    PlotGroupView(
                        label=labels[group.key],
                        note=notes.get(group.key, ""),
                        strands=group.strands,
                        lines=tuple(_line(row, lines, faces, scale) for row in group.rows),
                    )
                    for group in part.groups
                ),
                band=_band(signed.get(part.measure), scale),
                best=_best(signed.get(part.measure)),
                undrawn=part.undrawn,
            )
            for part in made
        ),
        days=_days(found, lines, kept, scale),
    )


def _placed(
    claim: Any, found: IncidentClaims, line: ClaimLine, group: str, uuids: Mapping[int, str]
) -> PlotClaim:
    hard, soft = (None, None) if line.left_out else face_of(claim)
    whole = uuids.get(found.wholes.get(claim.pk, 0), "")
    return PlotClaim(line.key, measure_key(claim), hard, soft, group, whole, aside=claim.in_comment)


def _grouping(
    found: IncidentClaims, lines: Mapping[str, ClaimLine], order: str
) -> tuple[dict[int, str], dict[str, str], dict[str, str]]:
    """The group of each claim (by key), what each group is called, and its note."""
    if order == "date":
        days = {claim.pk: lines[str(claim.uuid)].day for claim in found.claims}
        labels = {day.isoformat() if day else "": day_words(day) or "Undated" for day in days.values()}
        return {key: day.isoformat() if day else "" for key, day in days.items()}, labels, {}
    if order == "side":
        sides = {claim.pk: claim.claimant_side or "unknown" for claim in found.claims}
        return sides, SIDE_WORDS, {}
    return dict(found.origins), origin_names(found), origin_notes(found)


def _group_order(order: str, labels: Mapping[str, str]) -> Sequence[str]:
    if order == "date":
        return sorted(labels, key=lambda day: (day == "", day))
    return SIDES if order == "side" else ()


def _line(row: PlotRow, lines: Mapping[str, ClaimLine], faces: Mapping[str, Face], scale: Scale) -> PlotLine:
    hard, soft = faces.get(row.claim_id, (None, None))
    said = bar_words(hard, soft, scale) if row.claim_id in faces else "Left out."
    return PlotLine(row, lines[row.claim_id], said)


def _band(assessment: Any, scale: Scale) -> SignedBand | None:
    if assessment is None:
        return None
    return signed_band(
        low=assessment.low,
        best=assessment.best,
        high=assessment.high,
        high_open=assessment.high_open,
        scale=scale,
    )


def _best(assessment: Any) -> str:
    return "" if assessment is None or assessment.best is None else f"{assessment.best:,}"


def _days(
    found: IncidentClaims, lines: Mapping[str, ClaimLine], kept: Sequence[Any], scale: Scale
) -> tuple[DayView, ...]:
    """A time line for each measure of which LEAST_FIGURES of at least two days are known.

    Parts and reader comments that nobody promoted are no tolls.
    """
    replaced: dict[int, list[str]] = {}
    uuids = {claim.pk: str(claim.uuid) for claim in found.claims}
    for row in found.links:
        if row.kind == "supersedes":
            replaced.setdefault(row.claim_a_id, []).append(uuids[row.claim_b_id])
    made = []
    for measure in terms.values(terms.MEASURES):
        own = [c for c in kept if measure_key(c) == measure and c.pk not in found.wholes and not c.in_comment]
        figures = [_figure(c, lines[uuids[c.pk]], tuple(replaced.get(c.pk, ()))) for c in own]
        plot = day_plot(figures, scale)
        if len(plot.days) > 1 and len(plot.marks) >= LEAST_FIGURES:
            made.append(DayView(measure_label(measure), plot, _told(figures)))
    return tuple(made)


def _figure(claim: Any, line: ClaimLine, replaces: tuple[str, ...]) -> DayFigure:
    named = claim.claimant_entity.name if claim.claimant_entity else claim.claimant_label
    hard, _ = face_of(claim)
    label = f"{hard.low:,}+" if hard is not None and hard.is_open else line.number
    return DayFigure(line.key, line.day, hard, label, fold(named), line.is_gone, replaces)


def _told(figures: Sequence[DayFigure]) -> str:
    """The time line in words: "14 March 2023: dozens. 15 March 2023: 51, 151+."."""
    days: dict[Any, list[str]] = {}
    for figure in sorted((f for f in figures if f.day and f.hard), key=lambda f: (f.day, f.label)):
        days.setdefault(figure.day, []).append(figure.label)
    return " ".join(f"{day_words(day)}: {', '.join(said)}." for day, said in days.items())
