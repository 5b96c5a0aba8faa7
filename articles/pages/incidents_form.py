"""What stands around the form of an incident: larger incidents, names, what a claim proposes."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from articles.access import Seat
from articles.domain.incident_titles import proposed_title
from articles.models import Claim, Entity, Incident

INCIDENTS = 200  # offered as the larger one
NAMES = 300  # offered while one types; others can be typed in full
PLACES = ("place", "facility")


@dataclass(frozen=True, slots=True)
class FormNames:
    """Larger incidents to choose from, and names to type."""

    incidents: tuple[Incident, ...]
    places: tuple[str, ...]
    sides: tuple[str, ...]


def form_names(seat: Seat, incident: Incident | None = None) -> FormNames:
    """What the form offers; the incident's own larger one is always among it. Three queries."""
    rows = [row for row in Incident.objects.of(seat.project)[:INCIDENTS] if row != incident]
    own = incident.parent if incident else None
    if own is not None and own not in rows:
        rows.insert(0, own)
    entities = Entity.objects.of(seat.project).order_by("name").values_list("name", flat=True)
    sides = entities.exclude(kind__in=(*PLACES, "weapon", "media", "translation_service"))
    return FormNames(
        tuple(rows),
        tuple(dict.fromkeys(entities.filter(kind__in=PLACES)[:NAMES])),
        tuple(dict.fromkeys(sides[:NAMES])),
    )


def proposed(claims: Sequence[Claim]) -> dict[str, Any]:
    """Title, place and date as the first claim says them; nothing without a claim. At most one query."""
    if not claims:
        return {}
    claim = claims[0]
    place = claim.place_entity
    named = claim.place_label or (place.name if place else "")
    return {
        "title": proposed_title(named, claim.date_start, claim.date_end),
        "place_label": claim.place_label,
        "place": place.name if place and place.kind in PLACES else "",
        "where_prec": claim.where_prec,
        "date_start": claim.date_start,
        "date_end": claim.date_end,
        "date_prec": claim.date_prec,
    }
