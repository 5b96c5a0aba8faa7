"""Incidents: the list."""

from dataclasses import dataclass
from typing import Any

from django.db.models import Count, F, IntegerField, OuterRef, Q, Subquery, Value
from django.db.models.functions import Coalesce

from articles.access import Seat
from articles.domain.day_words import days_words
from articles.domain.permissions import Action
from articles.models import Claim, ClaimLink, Incident, LogEntry

PAGE = 50


@dataclass(frozen=True, slots=True)
class IncidentRow:
    """One line of the list."""

    incident: Incident
    days: str
    place: str
    claims: int
    links: int


@dataclass(frozen=True, slots=True)
class IncidentsPage:
    """The list, the latest first; ``after`` leads on."""

    rows: tuple[IncidentRow, ...]
    text: str
    after: str
    begun: bool
    may_edit: bool


def incidents_page(seat: Seat, *, text: str = "", after: str = "") -> IncidentsPage:
    """The project's incidents, PAGE at a time; the undated ones at the end. One query, two with ``after``."""
    rows: Any = Incident.objects.of(seat.project).select_related("place")
    if text.strip():
        rows = rows.filter(Q(title__icontains=text.strip()) | Q(place_label__icontains=text.strip()))
    if after.isdecimal():
        rows = rows.filter(_beyond(seat, int(after)))
    found = list(
        rows.annotate(n_claims=_claims(seat), n_links=_links(seat)).order_by(
            F("date_start").desc(nulls_last=True), "id"
        )[: PAGE + 1]
    )
    return IncidentsPage(
        rows=tuple(
            IncidentRow(
                row, days_words(row.date_start, row.date_end), place_of(row), row.n_claims, row.n_links
            )
            for row in found[:PAGE]
        ),
        text=text,
        after=str(found[PAGE - 1].pk) if len(found) > PAGE else "",
        begun=bool(after),
        may_edit=seat.may(Action.EDIT_ENTITIES),
    )


def _beyond(seat: Seat, key: int) -> Q:
    """What comes after the incident ``key`` in the list's order. One query."""
    edge = Incident.objects.of(seat.project).filter(pk=key).values_list("date_start", flat=True).first()
    if edge is None:
        return Q(date_start__isnull=True, pk__gt=key)
    return Q(date_start__lt=edge) | Q(date_start=edge, pk__gt=key) | Q(date_start__isnull=True)


def place_of(incident: Incident) -> str:
    """ "Ilvane barracks (exact place)"."""
    name = incident.place_label or (incident.place.name if incident.place else "")
    precision = incident.get_where_prec_display()
    return f"{name} ({precision})" if name and precision else name


def last_writer(incident: Incident) -> tuple[str, str]:
    """Who saved it last, and at what time. One query."""
    entries = LogEntry.objects.filter(subject_type="incident", subject_id=str(incident.uuid))
    found = entries.select_related("by").order_by("-id").first()
    if found is None:
        return "somebody", ""
    return found.by.name if found.by else found.who, f"{found.at:%H:%M} UTC"


def _count(rows: Any) -> Coalesce:
    return Coalesce(Subquery(rows.annotate(n=Count("pk")).values("n"), output_field=IntegerField()), Value(0))


def _claims(seat: Seat) -> Coalesce:
    own = Claim.objects.visible_to(seat).standing().filter(incident=OuterRef("pk"))
    return _count(own.order_by().values("incident"))


def _links(seat: Seat) -> Coalesce:
    among = Q(claim_a__incident=OuterRef("pk")) | Q(claim_b__incident=OuterRef("pk"))
    return _count(ClaimLink.objects.visible_to(seat).standing().filter(among).order_by().values("project"))
