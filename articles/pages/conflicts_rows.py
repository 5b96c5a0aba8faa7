"""Pairs of claims as lines of a table: under the desk, and all that wait."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.db.models import F

from articles.access import Seat
from articles.domain import terms
from articles.domain.disagreements import disagreements
from articles.domain.verdicts import Verdict, compare
from articles.models import CandidatePair, Claim
from articles.models.candidate_pair import Place
from articles.models.claim_figure import comparable, figure_of
from articles.pages.claims_figures import figure_words, who
from articles.pages.conflicts_queue import Chosen, capped, count_words, waiting
from articles.pages.keyset import Stretch, cut
from articles.pages.links_candidates import detail_words

PAGE = 50
ORDER = F("rank")
DIMENSIONS = dict(terms.DIMENSIONS)


@dataclass(frozen=True, slots=True)
class PairRow:
    """One pair: the verdict as the rules give it now, who says what, what differs beside the number."""

    url: str
    verdict: Verdict
    detail: str
    a: str
    by_a: str
    b: str
    by_b: str
    gap: str
    differs: str


@dataclass(frozen=True, slots=True)
class PairsPage:
    """The pairs that wait, in the desk's order; ``after`` and ``before`` lead on and back, "" at the ends."""

    chosen: Chosen
    rows: tuple[PairRow, ...]
    total: str
    first_url: str
    next_url: str
    desk_url: str


def pairs_page(seat: Seat, chosen: Chosen, after: str = "") -> PairsPage:
    """PAGE pairs from the one with the key ``after`` on. At most five queries."""
    edge = _edge(seat, after)
    rows = waiting(seat, chosen).select_related("claim_a", "claim_b")
    page = cut([Stretch(rows, ORDER)], PAGE, edge=edge)
    keys = {key for pair in page.rows for key in (pair.claim_a_id, pair.claim_b_id)}
    claims = {row.pk: row for row in comparable(Claim.objects.filter(pk__in=keys).order_by())}
    return PairsPage(
        chosen=chosen,
        rows=pair_rows(chosen, page.rows, claims),
        total=count_words(capped(rows)),
        first_url=chosen.queue_url(view="list") if page.earlier else "",
        next_url=chosen.queue_url(view="list", after=page.rows[-1].pk) if page.later else "",
        desk_url=chosen.queue_url(),
    )


def place_after(seat: Seat, key: str) -> Place | None:
    """Where the pair with this key stands; None without one. One query."""
    edge = _edge(seat, key)
    return edge.place if edge else None


def _edge(seat: Seat, key: str) -> CandidatePair | None:
    return CandidatePair.objects.of(seat.project).filter(pk=key).first() if key.isdecimal() else None


def pair_rows(
    chosen: Chosen, pairs: Iterable[CandidatePair], claims: Mapping[int, Any]
) -> tuple[PairRow, ...]:
    """The lines of ``pairs``; ``claims`` by key, as ``comparable`` fetched them. No query."""
    return tuple(_row(chosen, claims[pair.claim_a_id], claims[pair.claim_b_id]) for pair in pairs)


def _row(chosen: Chosen, a: Any, b: Any) -> PairRow:
    figures = figure_of(a), figure_of(b)
    verdict = compare(*figures)
    return PairRow(
        url=chosen.pair_url(a.uuid, b.uuid),
        verdict=verdict,
        detail=detail_words(verdict),
        a=figure_words(a),
        by_a=who(a),
        b=figure_words(b),
        by_b=who(b),
        gap=_gap(verdict),
        differs=", ".join(DIMENSIONS[found.dimension] for found in disagreements(*figures)),
    )


def _gap(verdict: Verdict) -> str:
    """ "0.33", "copying differs", "" when there is nothing to measure."""
    if "transmission_discrepancy" in verdict.flags:
        return "copying differs"
    return f"{verdict.gap:.2f}" if verdict.gap else ""
