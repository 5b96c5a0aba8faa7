"""Which incident a claim may belong to, and which claims an incident: blocked in SQL, then ranked."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import Count, Max, Min, Q
from django.db.models.functions import Coalesce

from articles.access import Seat
from articles.domain.candidate_incidents import SLACK, TOLERANCE, Facets, Known, ranked, slack
from articles.domain.day_words import days_words
from articles.domain.terms import MEASURES
from articles.models import Claim, EntityName, Incident
from articles.models.entity_name import folded_name
from articles.pages.claims_figures import figure_words, source_words, who
from articles.pages.incidents import place_of

OFFERED = 5
LISTED = 50
BLOCK = 200  # rows fetched by place, and by date, before they are ranked
WIDEST = max(SLACK.values())
PLACES = ("place", "facility")


@dataclass(frozen=True, slots=True)
class NearIncident:
    """An incident that a claim may be about."""

    uuid: UUID
    title: str
    days: str
    place: str
    reason: str


@dataclass(frozen=True, slots=True)
class NearClaim:
    """A claim without incident that may be about this one. ``choice`` is what its checkbox sends."""

    uuid: UUID
    choice: str
    words: str
    by_whom: str
    source: str
    days: str
    place: str
    quote: str
    reason: str


@dataclass(frozen=True, slots=True)
class Sought:
    """Where, when and what a claim is about, saved or still being typed."""

    place: int | None = None
    place_folded: str = ""
    first: date | None = None
    last: date | None = None
    precision: int | None = None
    measure: str = ""


def sought_of(claim: Claim) -> Sought:
    """A stored claim as it is sought for. No query."""
    return Sought(
        claim.place_entity_id, claim.place_folded, claim.date_start, claim.date_end, claim.date_prec,
        claim.measure,
    )  # fmt: skip


def sought_typed(place: str, first: str, last: str, measure: str) -> Sought:
    """What somebody is typing; what is no day counts as unknown. No query."""
    return Sought(None, folded_name(place[:200]), _day(first), _day(last), None, measure)


def near_incidents(seat: Seat, sought: Sought, *, most: int = OFFERED) -> tuple[NearIncident, ...]:
    """The incidents that such a claim may be about, the nearest first. At most five queries."""
    if not (sought.place or sought.place_folded or sought.first):
        return ()
    facets = _widened(seat, sought)
    rows = _incidents_at(seat, facets) | _incidents_around(seat, facets)
    known = [Known(key, *held) for key, held in _held(seat, list(rows.values())).items()]
    said = dict(MEASURES).get(sought.measure, "").split(" (")[0]
    found = ranked(facets, known, measure=sought.measure, said=said)[:most]
    return tuple(
        NearIncident(
            rows[near.key].uuid,
            rows[near.key].title,
            days_words(rows[near.key].date_start, rows[near.key].date_end),
            place_of(rows[near.key]),
            near.reason,
        )
        for near in found
    )


def near_claims(seat: Seat, incident: Incident, *, most: int = LISTED) -> tuple[NearClaim, ...]:
    """Claims of no incident that may be about this one, the nearest first. At most four queries."""
    (facets, _), *_ = _held(seat, [incident]).values()
    facets = _all_spellings(seat, facets)
    rows = {row.pk: row for row in _claims_near(seat, facets)}
    known = [Known(pk, _facets_of(row)) for pk, row in rows.items()]
    return tuple(_near_claim(rows[near.key], near.reason) for near in ranked(facets, known)[:most])


def _widened(seat: Seat, sought: Sought) -> Facets:
    named = _named(seat, {sought.place} - {None}, {sought.place_folded} - {""})
    return Facets(
        named.places | ({sought.place} if sought.place else set()),
        named.around,
        named.names | ({sought.place_folded} if sought.place_folded else set()),
        sought.first,
        sought.last,
        sought.precision,
    )


def _all_spellings(seat: Seat, facets: Facets) -> Facets:
    named = _named(seat, facets.places, facets.names)
    return Facets(
        facets.places | named.places,
        facets.around | named.around,
        facets.names | named.names,
        facets.first,
        facets.last,
        facets.precision,
    )


def _named(seat: Seat, places: Iterable[Any], names: Iterable[str]) -> Facets:
    """The places meant, in every spelling, with what they lie in two levels up. At most one query."""
    places, names = set(places), set(names)
    if not (places or names):
        return Facets()
    meant = EntityName.objects.filter(
        entity__project=seat.project, entity__kind__in=PLACES, folded__in=names
    ).values("entity")
    rows = EntityName.objects.filter(
        Q(entity__in=places) | Q(entity__in=meant), entity__merged_into=None
    ).values_list("entity", "folded", "entity__within", "entity__within__within")[:BLOCK]
    found = list(rows)
    return Facets(
        frozenset(row[0] for row in found),
        frozenset(key for row in found for key in row[2:] if key),
        frozenset(row[1] for row in found),
    )


def _incidents_at(seat: Seat, facets: Facets) -> dict[int, Incident]:
    """Those at the place, in it or around it, also by what their claims say. At most one query."""
    if not facets.has_place:
        return {}
    said = Claim.objects.of(seat.project).visible_to(seat).standing().filter(place_folded__in=facets.names)
    there = (
        Q(place__in=facets.places | facets.around)
        | Q(place__within__in=facets.places)
        | Q(pk__in=said.filter(incident__isnull=False).order_by().values("incident"))
    )
    if facets.first is not None:  # of a place with many, only the near ones
        there &= Q(date_start=None) | Q(date_start__range=_reach(facets))
    return {row.pk: row for row in _listed(seat).filter(there)[:BLOCK]}


def _incidents_around(seat: Seat, facets: Facets) -> dict[int, Incident]:
    """Those that begin nearest before and after the day. At most two queries."""
    if facets.first is None:
        return {}
    earliest, latest = _reach(facets)
    later = _listed(seat).filter(date_start__range=(facets.first, latest)).order_by("date_start", "id")
    sooner = _listed(seat).filter(date_start__range=(earliest, facets.first)).order_by("-date_start", "id")
    return {row.pk: row for row in (*later[: BLOCK // 2], *sooner[: BLOCK // 2])}


def _reach(facets: Facets, slack_there: int = WIDEST) -> tuple[date, date]:
    """Between which days something that begins may still touch the (dated) facets' days."""
    days = slack(facets) + TOLERANCE + slack_there
    first = facets.first or date.min
    return _shifted(first, -days), _shifted(facets.last or first, days)


def _shifted(day: date, days: int) -> date:
    """Some days later, or the first or last day there is."""
    return date.fromordinal(min(max(day.toordinal() + days, 1), date.max.toordinal()))


def _listed(seat: Seat) -> Any:
    return Incident.objects.of(seat.project).select_related("place")


def _held(seat: Seat, incidents: Sequence[Incident]) -> dict[int, tuple[Facets, Counter[str]]]:
    """Where and when each incident is, by itself and by its claims, and its claims by measure. One query."""
    rows = (
        Claim.objects.visible_to(seat)
        .standing()
        .filter(incident__in=[row.pk for row in incidents])
        .order_by()
        .values_list("incident", "measure", "place_entity", "place_folded")
        .annotate(n=Count("pk"), first=Min("date_start"), last=Max(Coalesce("date_end", "date_start")))
    )
    held: dict[int, list[Any]] = {row.pk: [] for row in incidents}
    for key, *rest in rows:
        held[key].append(rest)
    return {row.pk: (_facets_held(row, held[row.pk]), _measures(held[row.pk])) for row in incidents}


def _facets_held(incident: Incident, rows: Sequence[Any]) -> Facets:
    """The incident's own place and date; its claims' where it has none."""
    own = incident.place or incident.place_label
    places = {incident.place_id} if own else {row[1] for row in rows}
    names = {folded_name(incident.place_label), folded_name(incident.place.name if incident.place else "")}
    names |= set() if own else {row[2] for row in rows}
    days = [row[4] for row in rows if row[4]]
    dated = incident.date_start is not None
    return Facets(
        _some(*places),
        _some(incident.place.within_id) if incident.place else frozenset(),
        frozenset(names - {""}),
        incident.date_start if dated else min(days, default=None),
        incident.date_end if dated else max((row[5] for row in rows if row[5]), default=None),
        incident.date_prec if dated else None,
    )


def _some(*keys: int | None) -> frozenset[int]:
    return frozenset(key for key in keys if key is not None)


def _measures(rows: Sequence[Any]) -> Counter[str]:
    counts: Counter[str] = Counter()
    for measure, _, _, n, *_ in rows:
        counts[measure] += n
    return counts


def _claims_near(seat: Seat, facets: Facets) -> Any:
    """Claims of no incident, at the place and on the days. At most two queries."""
    rows: Any = Claim.objects.of(seat.project).visible_to(seat).standing().filter(incident=None)
    rows = rows.select_related("article", "claimant_entity", "place_entity")
    rows = rows.defer("article__text", "article__raw").order_by("date_start", "pk")
    found: list[Any] = []
    if facets.has_place:
        keys = facets.places | facets.around
        there = Q(place_folded__in=facets.names) | Q(place_entity__in=keys)
        found += rows.filter(there | Q(place_entity__within__in=facets.places))[:BLOCK]
    if facets.first is not None:
        found += rows.filter(date_start__range=_reach(facets, slack_there=0))[:BLOCK]
    return found


def _facets_of(claim: Claim) -> Facets:
    place = claim.place_entity
    return Facets(
        _some(claim.place_entity_id),
        _some(place.within_id) if place else frozenset(),
        frozenset({claim.place_folded} - {""}),
        claim.date_start,
        claim.date_end,
        claim.date_prec,
    )


def _near_claim(claim: Claim, reason: str) -> NearClaim:
    return NearClaim(
        uuid=claim.uuid,
        choice=choice_of(claim),
        words=figure_words(claim),
        by_whom=who(claim),
        source=source_words(claim.article),
        days=days_words(claim.date_start, claim.date_end),
        place=claim.place_entity.name if claim.place_entity else claim.place_label,
        quote=claim.quote,
        reason=reason,
    )


def choice_of(claim: Claim) -> str:
    """A claim and the version it is shown in, as a checkbox sends them."""
    return f"{claim.uuid}.{claim.version}"


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text.strip())
    except ValueError:
        return None
