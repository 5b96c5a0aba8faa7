"""Incidents: the list."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Count, Exists, F, IntegerField, OuterRef, Q, Subquery, Value
from django.db.models.functions import Coalesce

from articles.access import Seat
from articles.domain import terms
from articles.domain.day_words import days_words
from articles.domain.permissions import Action
from articles.models import Assessment, Claim, ClaimLink, EntityName, Incident, LogEntry
from articles.models.entity_name import folded_name
from articles.pages.keyset import Stretch, cut

PAGE = 50
SORTS = (("latest", "latest first"), ("earliest", "earliest first"), ("made", "last recorded first"))


@dataclass(frozen=True, slots=True)
class IncidentFilter:
    """What the list is asked for, as the address holds it."""

    text: str = ""
    place: str = ""
    since: str = ""
    until: str = ""
    measure: str = ""
    conflict: bool = False
    unassessed: bool = False
    sort: str = "latest"

    @property
    def hides(self) -> bool:
        """Whether something is hidden by choice."""
        words = self.text.strip() or self.place.strip() or self.since or self.until or self.measure
        return bool(words or self.conflict or self.unassessed)


@dataclass(frozen=True, slots=True)
class IncidentRow:
    """One line of the list. ``claims`` leaves out what readers say; ``conflicts`` are decided ones."""

    incident: Incident
    days: str
    place: str
    whole: Incident | None
    parts: int
    claims: int
    conflicts: int
    signed: int


@dataclass(frozen=True, slots=True)
class IncidentsPage:
    """The list; ``after`` leads on, "" at the end."""

    rows: tuple[IncidentRow, ...]
    shown: IncidentFilter
    measures: terms.Choices
    sorts: tuple[tuple[str, str], ...]
    after: str
    begun: bool
    may_edit: bool


def incident_filter(asked: Any) -> IncidentFilter:
    """The filter in an address; what it does not know is left out."""
    measure, sort = asked.get("measure", ""), asked.get("sort", "")
    return IncidentFilter(
        text=asked.get("q", ""),
        place=asked.get("place", ""),
        since=_day(asked.get("since", "")),
        until=_day(asked.get("until", "")),
        measure=measure if measure in terms.values(terms.MEASURES) else "",
        conflict=asked.get("conflict") == "1",
        unassessed=asked.get("unassessed") == "1",
        sort=sort if sort in dict(SORTS) else "latest",
    )


def incidents_page(seat: Seat, *, shown: IncidentFilter, after: str = "") -> IncidentsPage:
    """The project's incidents, PAGE at a time; the undated ones at the end. At most four queries."""
    rows = _filtered(seat, shown)
    known = Incident.objects.of(seat.project).only("date_start")
    edge = known.filter(pk=int(after)).first() if after.isdecimal() and len(after) < 19 else None
    stretches, at = _stretches(rows, shown.sort, edge)
    found = cut(stretches, PAGE, edge=edge, at=at)
    return IncidentsPage(
        rows=tuple(_row(row) for row in found.rows),
        shown=shown,
        measures=terms.MEASURES,
        sorts=SORTS,
        after=str(found.rows[-1].pk) if found.later else "",
        begun=edge is not None,
        may_edit=seat.may(Action.EDIT_ENTITIES),
    )


def _filtered(seat: Seat, shown: IncidentFilter) -> Any:
    rows: Any = Incident.objects.of(seat.project).order_by()
    if text := shown.text.strip():
        rows = rows.filter(Q(title__icontains=text) | Q(place_label__icontains=text))
    if place := shown.place.strip():
        named = EntityName.objects.filter(
            entity__project=seat.project, folded__contains=folded_name(place) or place
        ).values("entity")
        there = Q(place__in=named) | Q(place__within__in=named)
        rows = rows.filter(there | Q(place_label__icontains=place))
    if shown.since:
        rows = rows.filter(Q(date_start__gte=shown.since) | Q(date_end__gte=shown.since))
    if shown.until:
        rows = rows.filter(date_start__lte=shown.until)
    if shown.measure:
        rows = rows.filter(Exists(_claims(seat).filter(measure=shown.measure)))
    if shown.conflict:
        conflicts = ClaimLink.objects.visible_to(seat).standing().filter(kind="conflicts")
        a, b = (conflicts.filter(**{f"{end}__incident": OuterRef("pk")}) for end in ("claim_a", "claim_b"))
        rows = rows.filter(Exists(a) | Exists(b))
    if shown.unassessed:
        rows = rows.filter(~Exists(_signed()))
    return _counted(seat, rows.select_related("place", "parent"))


def _counted(seat: Seat, rows: Any) -> Any:
    conflicts = ClaimLink.objects.visible_to(seat).standing().filter(kind="conflicts").order_by()
    within = conflicts.filter(claim_a__incident=OuterRef("pk")).values("project")
    across = conflicts.filter(claim_b__incident=OuterRef("pk")).exclude(claim_a__incident=OuterRef("pk"))
    parts = Incident.objects.filter(parent=OuterRef("pk"), merged_into=None).order_by()
    return rows.annotate(
        n_claims=_count(_claims(seat).values("incident")),
        n_conflicts=_count(within) + _count(across.values("project")),
        n_parts=_count(parts.values("parent")),
        n_signed=_count(_signed().order_by().values("incident")),
    )


def _claims(seat: Seat) -> Any:
    """The claims of the outer incident that count."""
    own = Claim.objects.visible_to(seat).standing().counted()
    return own.filter(incident=OuterRef("pk")).order_by()


def _signed() -> Any:
    return Assessment.objects.standing().filter(incident=OuterRef("pk"))


def _stretches(rows: Any, sort: str, edge: Incident | None) -> tuple[list[Stretch[Incident]], int]:
    """The list in stretches, and in which of them the edge stands."""
    if sort == "made":
        return [Stretch(rows, None, down=True)], 0
    dated = Stretch(rows.filter(date_start__isnull=False), F("date_start"), down=sort == "latest")
    undated = Stretch(rows.filter(date_start__isnull=True), None, down=True)
    return [dated, undated], int(edge is not None and edge.date_start is None)


def _row(row: Any) -> IncidentRow:
    return IncidentRow(
        incident=row,
        days=days_words(row.date_start, row.date_end),
        place=place_of(row),
        whole=row.parent,
        parts=row.n_parts,
        claims=row.n_claims,
        conflicts=row.n_conflicts,
        signed=row.n_signed,
    )


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


def _day(text: str) -> str:
    try:
        return date.fromisoformat(text.strip()).isoformat()
    except ValueError:
        return ""
