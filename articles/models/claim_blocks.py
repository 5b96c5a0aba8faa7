"""Which claims are compared at all: blocks by incident, and by place, time and measure. Never all pairs."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.db import connection
from django.db.models import BooleanField, F, Func, Q, QuerySet

from articles.domain.verdicts import SUBSETS
from articles.models.candidate_pair import OUT
from articles.models.claim import Claim
from articles.models.claim_figure import DEEPEST
from articles.models.entity import Entity
from articles.models.incident import Incident

CAP = 200  # claims that one claim is compared with, the newest first


def standing(claims: QuerySet[Claim]) -> QuerySet[Claim]:
    """Claims that were neither withdrawn nor rejected, unordered."""
    return claims.exclude(state__in=OUT).order_by()


def near(claim: Claim, *, most: int = CAP) -> QuerySet[Claim]:
    """The claims that ``claim`` is compared with, and itself, unordered.

    The newest ``most`` of its incident, the incidents above it and the parts below, and the newest ``most``
    at its place, at places that hold it or that it holds, whose days may be the same. Each branch reads an
    index and no more rows than its block has.
    """
    itself: Any = Claim.objects.filter(pk=claim.pk).order_by().values("pk")
    branches = [_newest(block, claim, most) for block in _blocks(claim)] if claim.measure else []
    return _with_keys(itself.union(*branches) if branches else itself)


def measures_near(measure: str) -> set[str]:
    """The measure itself, those it is a part of, and its parts."""
    parts = {part for part, wholes in SUBSETS.items() if measure in wholes}
    return {measure, *SUBSETS.get(measure, ()), *parts}


def units_like(unit: str) -> tuple[str, ...]:
    """The unit as it may be stored: a blank one counts persons."""
    return ("", "persons") if unit in ("", "persons") else (unit,)


def _with_keys(keys: Any) -> QuerySet[Claim]:
    """The claims with these keys, found by key whatever is joined to them.

    PostgreSQL would join parties, places and incidents to every claim before it looks at an IN (SELECT …):
    with so many joins it keeps their order. An array is worked out first and read by the primary key.
    """
    if connection.vendor == "postgresql":
        among = Func(
            F("pk"),
            ArraySubquery(keys),
            template="%(expressions)s)",
            arg_joiner=" = ANY(",
            output_field=BooleanField(),
        )
        return Claim.objects.filter(among).order_by()
    return Claim.objects.filter(pk__in=keys).order_by()


def _newest(block: QuerySet[Claim], claim: Claim, most: int) -> Any:
    alike = block.filter(measure__in=measures_near(claim.measure), unit__in=units_like(claim.unit))
    newest = standing(alike).exclude(pk=claim.pk).order_by("-pk").values("pk")[:most]
    return Claim.objects.filter(pk__in=newest).order_by().values("pk")


def _blocks(claim: Claim) -> list[QuerySet[Claim]]:
    blocks: list[QuerySet[Claim]] = []
    if claim.incident_id is not None:
        blocks.append(Claim.objects.filter(incident__in=_family(Incident, claim.incident_id, "parent")))
    if claim.place_folded or claim.place_entity_id is not None:
        there = Claim.objects.filter(_days(claim.date_start, claim.date_end), project=claim.project_id)
        if claim.place_folded:
            blocks.append(there.filter(place_folded=claim.place_folded))
        if claim.place_entity_id is not None:
            places = _family(Entity, claim.place_entity_id, "within")
            blocks.append(there.filter(place_entity__in=places))
    return blocks


def _family(model: Any, key: int, step: str) -> Any:
    """The keys of a row, of what is DEEPEST steps above and below it, and of what was merged."""
    rows = model.objects.order_by()
    own = rows.filter(pk=key)
    paths = ["__".join([step] * times) for times in range(1, DEEPEST + 1)]
    up = [own.exclude(**{path: None}).values_list(path) for path in paths]
    down = [rows.filter(**{path: key}).values_list("pk") for path in paths]
    merged = [
        own.exclude(merged_into=None).values_list("merged_into"),
        rows.filter(merged_into=key).values_list("pk"),
    ]
    return own.values_list("pk").union(*up, *down, *merged)


def _days(first: date | None, last: date | None) -> Q:
    """Claims whose days may be those from ``first`` to ``last``; unknown days may be any."""
    if first is None:
        return Q()
    ends = Q(date_end__gte=first) | Q(date_end__isnull=True, date_start__gte=first)
    return Q(date_start__isnull=True) | (Q(date_start__lte=last or first) & ends)


def near_any(rows: Sequence[Any], *, most: int) -> QuerySet[Claim]:
    """What ``near`` gives for several claims (rows of ``claim_figure.faces``) of one project, and themselves.

    At most the newest ``most`` of all their incidents, of all their places' names and of all their places:
    ``share_a_block`` says which of them each claim is compared with.
    """
    incidents = {key for row in rows for key in incident_line(row)}
    names = {row.place_folded for row in rows} - {""}
    places = {key for row in rows for key in place_line(row)}
    claims = Claim.objects.filter(project__in={row.project_id for row in rows})
    blocks = [
        Claim.objects.filter(incident__in=_with_below(Incident, incidents, "parent")),
        claims.filter(place_folded__in=names),
        claims.filter(place_entity__in=_with_below(Entity, places, "within")),
    ]
    kinds = {measure for row in rows for measure in measures_near(row.measure)}
    newest = [standing(b.filter(measure__in=kinds)).order_by("-pk").values("pk")[:most] for b in blocks]
    itself: Any = Claim.objects.filter(pk__in=[row.pk for row in rows]).order_by().values("pk")
    keys = itself.union(*(Claim.objects.filter(pk__in=some).order_by().values("pk") for some in newest))
    return _with_keys(keys)


def _with_below(model: Any, keys: set[int], step: str) -> Any:
    rows = model.objects.order_by()
    paths = ["__".join([step] * times) for times in range(1, DEEPEST + 1)]
    below = [rows.filter(**{f"{path}__in": keys}).values_list("pk") for path in paths]
    return rows.filter(pk__in=keys).values_list("pk").union(*below)


def incident_line(row: Any) -> list[int]:
    """The incident of a row of ``faces``, what it was merged into, and what they are part of."""
    steps = (row.incident_above_1, row.incident_above_2, row.incident_above_3, row.incident_above_4)
    return [key for key in (row.incident_merged, row.incident_id, *steps) if key is not None]


def place_line(row: Any) -> list[int]:
    """The place of a row of ``faces`` and those it lies in."""
    steps = (row.place_above_1, row.place_above_2, row.place_above_3, row.place_above_4)
    return [key for key in (row.place_entity_id, *steps) if key is not None]


def share_a_block(a: Any, b: Any) -> bool:
    """Whether two rows of ``faces`` count something alike, of one incident or of one place and day."""
    if b.measure not in measures_near(a.measure) or b.unit not in units_like(a.unit):
        return False
    if _is_above(incident_line(a), incident_line(b)):
        return True
    one_name = bool(a.place_folded) and a.place_folded == b.place_folded
    return (one_name or _is_above(place_line(a), place_line(b))) and _may_share_a_day(a, b)


def _is_above(one: list[int], other: list[int]) -> bool:
    """Whether two lines, each from a thing upwards, are of one thing, or of a thing and its part."""
    return bool(one and other) and (one[0] in other or other[0] in one)


def _may_share_a_day(a: Any, b: Any) -> bool:
    if a.date_start is None or b.date_start is None:
        return True
    return bool(a.date_start <= (b.date_end or b.date_start) and b.date_start <= (a.date_end or a.date_start))
