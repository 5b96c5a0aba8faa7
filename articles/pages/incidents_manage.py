"""An incident's claims to choose from, what could be taken back here, what it is part of, what was merged."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import Q

from articles.access import Seat
from articles.domain.day_words import days_words
from articles.domain.permissions import Action
from articles.models import Assessment, Claim, Incident, LogEntry
from articles.pages.claims_figures import figure_words, source_words, who
from articles.pages.incidents import place_of
from articles.pages.incidents_near import NearClaim, choice_of, near_claims

PAGE = 100
PARTS = 50
NEAR_HERE = 10  # on the incident's own page
DID = {
    "incident.attach": "attached",
    "incident.detach": "detached",
    "incident.split": "made this incident with",
}


@dataclass(frozen=True, slots=True)
class HeldClaim:
    """A claim of the incident as it is ticked. ``choice`` is what its checkbox sends."""

    uuid: UUID
    choice: str
    words: str
    by_whom: str
    source: str
    days: str
    place: str
    quote: str
    state: str
    author: str
    ticked: bool
    signed: bool


@dataclass(frozen=True, slots=True)
class Done:
    """The last act of this person here that can be taken back."""

    entry: int
    words: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Joined:
    """Claims that joined after somebody signed: "2 claims on killed joined after sam signed"."""

    measure: str
    number: int
    signer: str
    at: datetime


@dataclass(frozen=True, slots=True)
class ManagePage:
    """The claims of an incident with what may belong here; ``after`` leads on, "" at the end."""

    incident: Incident
    days: str
    place: str
    claims: tuple[HeldClaim, ...]
    after: str
    begun: bool
    near: tuple[NearClaim, ...]
    ticked: Collection[str]
    done: Done | None
    merged: tuple[Incident, ...]
    title: str


@dataclass(frozen=True, slots=True)
class IncidentActs:
    """What an incident's own page offers: acts, claims that may belong here, what was merged."""

    may_edit: bool
    near: tuple[NearClaim, ...]
    joined: tuple[Joined, ...]
    arrived: Incident | None


def manage_page(
    seat: Seat,
    incident: Incident,
    *,
    after: str = "",
    ticked: Collection[str] = frozenset(),
    title: str = "",
) -> ManagePage:
    """The claims this person sees, PAGE at a time. At most eight queries."""
    rows: Any = Claim.objects.of(seat.project).visible_to(seat).standing().filter(incident=incident)
    if after.isdecimal() and len(after) < 19:
        rows = rows.filter(pk__gt=int(after))
    rows = rows.select_related("article", "claimant_entity", "place_entity", "author")
    found = list(rows.defer("article__text", "article__raw").order_by("pk")[: PAGE + 1])
    signed = _signed_claims(incident)
    return ManagePage(
        incident=incident,
        days=days_words(incident.date_start, incident.date_end),
        place=place_of(incident),
        claims=tuple(held_claim(row, ticked, signed) for row in found[:PAGE]),
        after=str(found[PAGE - 1].pk) if len(found) > PAGE else "",
        begun=bool(after),
        near=near_claims(seat, incident),
        ticked=ticked,
        done=_done(seat, incident),
        merged=tuple(incident.merged.order_by("pk")[:PARTS]),
        title=title,
    )


def incident_acts(seat: Seat, incident: Incident, *, merged: UUID | None = None) -> IncidentActs:
    """What stands beside an incident. ``merged``: whose address led here. At most seven queries."""
    may = seat.may(Action.ASSIGN)
    arrived = incident.merged.filter(uuid=merged).first() if merged else None
    return IncidentActs(
        may_edit=may,
        near=near_claims(seat, incident, most=NEAR_HERE) if may else (),
        joined=joined_since(seat, incident),
        arrived=arrived,
    )


def joined_since(seat: Seat, incident: Incident) -> tuple[Joined, ...]:
    """Claims that no standing assessment of their measure has weighed. At most two queries."""
    signed = list(
        Assessment.objects.standing().filter(incident=incident).select_related("signed_by").order_by("pk")
    )
    if not signed:
        return ()
    rows = (
        Claim.objects.visible_to(seat)
        .standing()
        .counted()
        .filter(incident=incident, measure__in={row.measure for row in signed})
        .exclude(assessed__assessment__in=signed)
        .order_by()
        .values_list("measure", flat=True)
    )
    joined = list(rows)
    return tuple(
        Joined(
            row.get_measure_display().split(" (")[0],
            joined.count(row.measure),
            row.signed_by.name,
            row.created_at,
        )
        for row in signed
        if row.measure in joined
    )


def held_claim(claim: Claim, ticked: Collection[str], signed: Collection[int] = frozenset()) -> HeldClaim:
    """One line; needs article, claimant, place and author loaded. No query."""
    return HeldClaim(
        uuid=claim.uuid,
        choice=choice_of(claim),
        words=figure_words(claim),
        by_whom=who(claim),
        source=source_words(claim.article),
        days=days_words(claim.date_start, claim.date_end),
        place=claim.place_entity.name if claim.place_entity else claim.place_label,
        quote=claim.quote,
        state=claim.state,
        author=claim.author.name,
        ticked=str(claim.uuid) in ticked,
        signed=claim.pk in signed,
    )


def _signed_claims(incident: Incident) -> set[int]:
    """The claims that a standing assessment rests on: they stay until it is reopened. One query."""
    rests = Assessment.objects.standing().filter(incident=incident, rests_on__included=True)
    return set(rests.values_list("rests_on__claim", flat=True))


def _done(seat: Seat, incident: Incident) -> Done | None:
    """What undo_claims would take back. One query."""
    own = LogEntry.objects.filter(subject_type="incident", subject_id=str(incident.uuid), by=seat.user)
    entry = own.filter(verb__in=DID, undone_by=None).order_by("-id").first()
    if entry is None:
        return None
    number = len((entry.after or {}).get("claims", []))
    return Done(entry.pk, f"You {DID[entry.verb]} {number} claim{'' if number == 1 else 's'}.", entry.at)


@dataclass(frozen=True, slots=True)
class Other:
    """An incident that this one could be merged into."""

    uuid: UUID
    title: str
    days: str
    place: str


@dataclass(frozen=True, slots=True)
class MergePage:
    """Choosing, or, with ``kept``, what would move. ``claims``: those this person sees, the first ones."""

    incident: Incident
    days: str
    place: str
    text: str
    others: tuple[Other, ...]
    kept: Other | None
    claims: tuple[HeldClaim, ...]
    more: bool
    parts: tuple[Incident, ...]


def merge_page(seat: Seat, incident: Incident, *, text: str = "", kept: UUID | None = None) -> MergePage:
    """Incidents by title or place, the latest first; or the preview of one merge. Three queries."""
    rows = Incident.objects.of(seat.project).exclude(pk=incident.pk).select_related("place")
    into = rows.filter(uuid=kept).first() if kept else None
    claims: Sequence[Any] = ()
    if into:
        own: Any = Claim.objects.visible_to(seat).standing().filter(incident=incident)
        own = own.select_related("article", "claimant_entity", "place_entity", "author")
        claims = list(own.defer("article__text", "article__raw").order_by("pk")[: PAGE + 1])
    if said := text.strip():
        rows = rows.filter(Q(title__icontains=said) | Q(place_label__icontains=said))
    return MergePage(
        incident=incident,
        days=days_words(incident.date_start, incident.date_end),
        place=place_of(incident),
        text=text,
        others=() if into else tuple(_other(row) for row in rows[:PARTS]),
        kept=_other(into) if into else None,
        claims=tuple(held_claim(row, ()) for row in claims[:PAGE]),
        more=len(claims) > PAGE,
        parts=tuple(incident.parts.filter(merged_into=None).order_by("pk")[:PARTS]) if into else (),
    )


def _other(row: Incident) -> Other:
    return Other(row.uuid, row.title, days_words(row.date_start, row.date_end), place_of(row))
