"""events_ged and events_excluded: every incident of the project is in exactly one of the two."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.db.models import Case, CharField, F, FilteredRelation, Q, QuerySet, Value, When
from django.db.models.expressions import RawSQL

from articles.domain import ged
from articles.domain.csv_rows import Value as Cell
from articles.domain.csv_rows import iso, joined
from articles.exports.chunks import in_chunks
from articles.exports.filters import Scope
from articles.exports.incidents import query as incidents
from articles.models import AssessmentClaim

ABOVE = """
WITH RECURSIVE above(id) AS (
    SELECT i.parent_id FROM articles_incident i JOIN articles_assessment s ON s.incident_id = i.id
    WHERE i.project_id = %s AND i.parent_id IS NOT NULL AND i.merged_into_id IS NULL
        AND s.measure = 'killed' AND s.reopened_at IS NULL
        AND s.best IS NOT NULL AND (s.low > 0 OR s.best > 0 OR s.high > 0)
    UNION
    SELECT p.parent_id FROM above JOIN articles_incident p ON p.id = above.id
    WHERE p.parent_id IS NOT NULL
)
SELECT id FROM above
"""
"""The incidents above one that has a death to export, however far."""

NO_DEATH = Q()
for _name in ("low", "best", "high"):
    NO_DEATH &= Q(**{f"killed__{_name}__isnull": True}) | Q(**{f"killed__{_name}": 0})


def judged(scope: Scope) -> Any:
    """The incidents asked for with ``why``: articles.domain.ged.excluded in SQL. No query of its own.

    A test holds the two together.
    """
    standing = Q(assessments__measure="killed", assessments__reopened_at__isnull=True)
    why = Case(
        When(merged_into__isnull=False, then=Value("merged")),
        When(pk__in=RawSQL(ABOVE, (scope.project.pk,)), then=Value("parts")),  # noqa: S611 (our own words)
        When(killed__isnull=True, then=Value("unsigned")),
        When(killed__best__isnull=True, then=Value("no_best")),
        When(NO_DEATH, then=Value("no_deaths")),
        default=Value(""),
        output_field=CharField(),
    )
    found: Any = incidents(scope)
    return found.alias(killed=FilteredRelation("assessments", condition=standing)).annotate(why=why)


def events(scope: Scope) -> QuerySet[Any]:
    """The incidents that are GED events."""
    found: QuerySet[Any] = judged(scope).filter(why="")
    return found


def excluded(scope: Scope) -> QuerySet[Any]:
    """All the others."""
    found: QuerySet[Any] = judged(scope).exclude(why="")
    return found


def excluded_rows(scope: Scope) -> Iterator[tuple[Cell, ...]]:
    """Rows in the order the incidents were made. One query."""
    words = dict(ged.REASONS)
    for chunk in in_chunks(excluded(scope).values_list("uuid", "title", "why")):
        for uuid, title, why in chunk:
            yield (uuid, title, why, words[why])


FIELDS = {
    "uuid": "uuid", "violence": "type_of_violence", "conflict": "conflict_name",
    "a": "side_a__name", "a_id": "side_a__uuid", "b": "side_b__name", "b_id": "side_b__uuid",
    "where_prec": "where_prec", "place": "place__name", "label": "place_label",
    "described": "where_description", "adm_1": "place__adm_1", "adm_2": "place__adm_2",
    "latitude": "place__latitude", "longitude": "place__longitude", "country": "place__country",
    "clarity": "event_clarity", "date_prec": "date_prec", "first": "date_start", "last": "date_end",
    "assessment": "killed__pk", "low": "killed__low", "best": "killed__best", "high": "killed__high",
    "origins": "killed__n_origins",
}  # fmt: skip


def event_rows(scope: Scope) -> Iterator[tuple[Cell, ...]]:
    """Rows in the order the incidents were made. One query a chunk beside the first."""
    for chunk in in_chunks(events(scope).values_list(*FIELDS.values())):
        named = [dict(zip(FIELDS, row, strict=True)) for row in chunk]
        grounds = _grounds([row["assessment"] for row in named])
        for row in named:
            yield _event(row, grounds[row["assessment"]])


@dataclass(slots=True)
class Grounds:
    """What an assessment rests on: whom its claims count, who said it first, in which articles."""

    victims: list[ged.Victims] = field(default_factory=list)
    origins: dict[str, None] = field(default_factory=dict)
    articles: dict[int, tuple[str, date | None, str]] = field(default_factory=dict)


def _grounds(assessments: Sequence[int]) -> defaultdict[int, Grounds]:
    """By assessment; claims in the order of their articles' days. One query."""
    found: defaultdict[int, Grounds] = defaultdict(Grounds)
    claims: Any = AssessmentClaim.objects.filter(assessment__in=assessments, included=True)
    rows = (
        claims.alias(first_hop=FilteredRelation("claim__hops", condition=Q(claim__hops__order=1)))
        .annotate(origin=F("first_hop__agent_label"))
        .order_by("assessment_id", "claim__article__published", "claim__article_id", "claim_id")
        .values_list(
            "assessment_id",
            "claim__victim_status",
            "claim__victim_entity__uuid",
            "origin",
            "claim__article_id",
            "claim__article__outlet",
            "claim__article__published",
            "claim__article__title",
        )
    )
    for assessment, status, entity, origin, article, outlet, day, title in rows:
        one = found[assessment]
        one.victims.append(ged.Victims(status, str(entity or "")))
        one.articles[article] = (outlet, day, title)
        if origin:
            one.origins[origin] = None
    return found


def _event(row: dict[str, Any], grounds: Grounds) -> tuple[Cell, ...]:
    a_id, b_id = str(row["a_id"] or ""), str(row["b_id"] or "")
    deaths = ged.split(row["best"], grounds.victims, side_a=a_id, side_b=b_id)
    first, north, east = row["first"], row["latitude"], row["longitude"]
    printed = list(grounds.articles.values())
    days = [iso(day) if day else "" for _, day, _ in printed]
    on_earth = north is not None and east is not None
    return (
        row["uuid"], first.year if first else None, None, row["violence"], None, row["conflict"], None,
        f"{row['a']} - {row['b']}" if row["a"] and row["b"] else None, row["a_id"], row["a"], row["b_id"],
        row["b"], row["origins"], _list([_article(*one) for one in printed]),
        _list([outlet for outlet, _, _ in printed]), _list(days),
        _list([title for _, _, title in printed]), joined(list(grounds.origins)), row["where_prec"],
        row["place"] or row["label"], row["described"], row["adm_1"], row["adm_2"], north, east,
        ged.point(north, east) if on_earth else None, ged.priogrid_gid(north, east) if on_earth else None,
        row["country"], None, None, row["clarity"], row["date_prec"], first, row["last"] or first, deaths.a,
        deaths.b, deaths.civilians, deaths.unknown, deaths.best, row["high"], row["low"], None, None,
    )  # fmt: skip


def _article(outlet: str, day: date | None, title: str) -> str:
    return ", ".join(part for part in (outlet, iso(day) if day else "", title) if part)


def _list(items: list[str]) -> str | None:
    """The list in one cell, every item in its place; None when all are blank."""
    return joined(items) if any(items) else None
