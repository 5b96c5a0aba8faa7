"""One incident: its claims on one scale, the rules, what may be left out, what was signed."""

from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from articles.access import Seat
from articles.domain.day_words import days_words
from articles.domain.permissions import Action
from articles.domain.review import State
from articles.domain.verdicts import Result
from articles.models import CandidatePair, Incident
from articles.models.incident_claims import IncidentClaims, incident_claims
from articles.pages.incidents import place_of
from articles.pages.incidents_plot import PlotView, plot_view
from articles.pages.incidents_rows import ClaimLine, claim_lines
from articles.pages.incidents_rules import RulesView, rules_view
from articles.pages.incidents_signed import MeasureCard, measure_cards, signatures, standing
from articles.pages.links import LinkRow, link_row
from articles.pages.threads import Counts, counts_of

NEAR = 20  # incidents within this one that are named


@dataclass(frozen=True, slots=True)
class Facts:
    """The line of numbers under the title; conflicts are pairs of claims."""

    claims: int
    origins: int
    articles: int
    conflicts: int
    undecided: int
    within: Incident | None
    contains: tuple[Incident, ...]


@dataclass(frozen=True, slots=True)
class Weighing:
    """What changes with ``?by=`` and ``?without=``: plot, table, rules, signatures. ``query`` is the part of
    the address that keeps the claims left out, "" when none is; ``accepted_only`` the one that leaves out the
    ``pending`` claims, which nobody has accepted.
    """

    incident: Incident
    plot: PlotView
    lines: tuple[ClaimLine, ...]
    rules: RulesView
    cards: tuple[MeasureCard, ...]
    left_out: int
    query: str
    pending: int
    accepted_only: str


@dataclass(frozen=True, slots=True)
class IncidentPage:
    """The page. ``more``: claims that are neither drawn nor weighed."""

    incident: Incident
    days: str
    place: str
    facts: Facts
    weighing: Weighing
    links: tuple[LinkRow, ...]
    more: bool
    may_edit: bool
    talk: Counts


def incident_page(
    seat: Seat, incident: Incident, *, order: str = "", without: frozenset[str] = frozenset()
) -> IncidentPage:
    """Everything on the page of one incident. Twelve queries, thirteen within another."""
    found = incident_claims(seat, incident)
    return IncidentPage(
        incident=incident,
        days=days_words(incident.date_start, incident.date_end),
        place=place_of(incident),
        facts=_facts(seat, incident, found),
        weighing=_weighing(seat, incident, found, order, without),
        links=tuple(link_row(seat, row) for row in found.links),
        more=found.more,
        may_edit=seat.may(Action.EDIT_ENTITIES),
        talk=counts_of(seat, incident),
    )


def weighing(
    seat: Seat, incident: Incident, *, order: str = "", without: frozenset[str] = frozenset()
) -> Weighing:
    """The plot, the rules and the signatures alone. Seven queries."""
    return _weighing(seat, incident, incident_claims(seat, incident), order, without)


def _weighing(
    seat: Seat, incident: Incident, found: IncidentClaims, order: str, without: frozenset[str]
) -> Weighing:
    rows = signatures(seat, incident)
    signed = standing(rows)
    left_out = without & {figure.claim_id for figure in found.figures}
    lines = claim_lines(found, left_out)
    rules = rules_view(found, lines, left_out=left_out, signed=signed)
    pending = {line.key for line in lines.values() if line.counts and line.state != State.ACCEPTED}
    return Weighing(
        incident=incident,
        plot=plot_view(found, lines, order=order, signed=signed),
        lines=tuple(lines.values()),
        rules=rules,
        cards=measure_cards(seat, rows, [row.measure for row in rules.rows]),
        left_out=len(left_out),
        query=_without(left_out),
        pending=len(pending - left_out),
        accepted_only=_without(left_out | pending),
    )


def _without(keys: frozenset[str]) -> str:
    return urlencode([("without", key) for key in sorted(keys)])


def _facts(seat: Seat, incident: Incident, found: IncidentClaims) -> Facts:
    conflicts = {
        frozenset((row.claim_a_id, row.claim_b_id)) for row in found.links if row.kind == "conflicts"
    }
    return Facts(
        claims=len(found.claims),
        origins=len(set(found.origins.values())),
        articles=len({claim.article_id for claim in found.claims}),
        conflicts=len(conflicts),
        undecided=_undecided(seat, incident),
        within=incident.parent,
        contains=tuple(Incident.objects.of(seat.project).filter(parent=incident)[:NEAR]),
    )


def _undecided(seat: Seat, incident: Incident) -> int:
    """Pairs that the rules call a conflict and nobody has decided. One query."""
    pairs: Any = CandidatePair.objects.of(seat.project).standing().visible_to(seat).undecided_for(seat)
    among = pairs.filter(claim_a__incident=incident, claim_b__incident=incident)
    return int(among.filter(result=Result.CONFLICT.value).count())
