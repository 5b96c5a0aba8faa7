"""One incident with all its claims on one scale."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from articles.access import Seat
from articles.domain import terms
from articles.domain.day_words import day_words, days_words
from articles.domain.permissions import Action
from articles.domain.scales import Bar, Scale, bar
from articles.models import Claim, ClaimLink, Incident
from articles.models.claim_figure import comparable
from articles.pages.claims_figures import (
    bar_words,
    face_of,
    figure_words,
    number_words,
    shared_scale,
    source_words,
    who,
)
from articles.pages.incidents import place_of
from articles.pages.links import LinkRow, link_row, with_claims
from articles.pages.threads import Counts, counts_of

MOST = 200  # claims and links drawn on one page


@dataclass(frozen=True, slots=True)
class ClaimBar:
    """One claim on the incident's scale; ``note`` says "part of 101 or more" or "superseded"."""

    claim: Claim
    words: str
    number: str
    by_whom: str
    source: str
    day: str
    quote: str
    bar: Bar
    bar_words: str
    note: str
    is_part: bool
    is_gone: bool


@dataclass(frozen=True, slots=True)
class Group:
    """The claims of one measure."""

    label: str
    rows: tuple[ClaimBar, ...]


@dataclass(frozen=True, slots=True)
class IncidentPage:
    """One incident. ``more``: claims that are not drawn any more."""

    incident: Incident
    days: str
    place: str
    scale: Scale
    groups: tuple[Group, ...]
    claims: int
    origins: int
    articles: int
    conflicts: int
    links: tuple[LinkRow, ...]
    more: bool
    may_edit: bool
    talk: Counts


def incident_page(seat: Seat, incident: Incident) -> IncidentPage:
    """All its claims on one scale, by measure, and their links. Three queries."""
    own: Any = Claim.objects.of(seat.project).filter(incident=incident)
    found = list(comparable(own.visible_to(seat).standing()).order_by("pk")[: MOST + 1])
    claims = found[:MOST]
    links = _links_among(seat, claims)
    scale = shared_scale(claims)
    wholes = {row.claim_a_id: row.claim_b for row in links if row.kind == "part_of"}
    replaced = {row.claim_b_id for row in links if row.kind == "supersedes"}
    bars = {claim.pk: _bar(claim, scale, wholes.get(claim.pk), claim.pk in replaced) for claim in claims}
    return IncidentPage(
        incident=incident,
        days=days_words(incident.date_start, incident.date_end),
        place=place_of(incident),
        scale=scale,
        groups=_groups(claims, bars, {part: whole.pk for part, whole in wholes.items()}),
        claims=len(claims),
        origins=len({_origin(claim) for claim in claims}),
        articles=len({claim.article_id for claim in claims}),
        conflicts=sum(row.kind == "conflicts" for row in links),
        links=tuple(link_row(seat, row) for row in links),
        more=len(found) > MOST,
        may_edit=seat.may(Action.EDIT_ENTITIES),
        talk=counts_of(seat, incident),
    )


def _origin(claim: Any) -> str:
    """What counts as one source: the first hop, else the claimant, else the article."""
    return str(claim.origin_name or claim.origin_label or claim.claimant_label or f"#{claim.article_id}")


def _links_among(seat: Seat, claims: Sequence[Claim]) -> list[Any]:
    keys = [claim.pk for claim in claims]
    rows = ClaimLink.objects.of(seat.project).visible_to(seat).standing()
    return list(with_claims(rows.filter(claim_a__in=keys, claim_b__in=keys)).order_by("pk")[:MOST])


def _bar(claim: Any, scale: Scale, whole: Claim | None, is_gone: bool) -> ClaimBar:
    hard, soft = face_of(claim)
    note = f"part of {number_words(whole)}" if whole else "superseded" if is_gone else ""
    return ClaimBar(
        claim=claim,
        words=figure_words(claim),
        number=number_words(claim),
        by_whom=who(claim),
        source=source_words(claim.article),
        day=day_words(claim.as_of or claim.article.published),
        quote=claim.quote,
        bar=bar(hard, soft, scale),
        bar_words=bar_words(hard, soft, scale),
        note=note,
        is_part=whole is not None,
        is_gone=is_gone,
    )


def _groups(claims: Sequence[Claim], bars: dict[int, ClaimBar], wholes: dict[int, int]) -> tuple[Group, ...]:
    """By measure in the order of the terms, each whole before its parts, else the largest low first."""
    groups = []
    for measure, label in (*terms.MEASURES, ("", "measure not recorded")):
        own = [c for c in claims if (wholes_measure(c, claims, wholes) or c.measure) == measure]
        own.sort(key=lambda c: (-(c.low or 0), c.pk))
        tops = [c for c in own if c.pk not in wholes]
        placed = [x for top in tops for x in (top, *[c for c in own if wholes.get(c.pk) == top.pk])]
        placed += [c for c in own if c not in placed]
        if placed:
            groups.append(Group(label.split(" (")[0].capitalize(), tuple(bars[c.pk] for c in placed)))
    return tuple(groups)


def wholes_measure(claim: Claim, claims: Sequence[Claim], wholes: dict[int, int]) -> str:
    """The measure of the claim that this one is part of, so that a part stands inside its whole."""
    whole = wholes.get(claim.pk)
    return next((other.measure for other in claims if other.pk == whole), "") if whole else ""
