"""The whole index of a project anew: after a rule changed, or after claims came in by another way."""

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from datetime import date
from heapq import merge, nlargest
from itertools import chain, groupby, islice
from typing import Any, NamedTuple

from django.db import connection, transaction
from django.db.models import F, QuerySet
from django.db.models.functions import Coalesce

from articles.actions.pairs import Judged, judged, pairs_of
from articles.domain.origins import OriginGroups
from articles.models import CandidatePair, Claim, Entity, Project
from articles.models.claim_blocks import CAP, measures_near, standing
from articles.models.claim_figure import DEEPEST, faces
from articles.models.claim_origins import origin_groups

READ = 2000  # rows at once from the database
WRITE = 2000  # pairs in one transaction
OPEN = 2 * CAP  # claims of one block and measure that are held at once

Told = Callable[[int], None]
Meetings = Iterator[tuple[Judged, Iterable[Judged]]]
"""A claim and those it is compared with."""


BY_DAY = (F("date_start").asc(nulls_first=True), "pk")


def rebuild_pairs(project: Project, *, told: Told = lambda _: None) -> int:
    """Drop the project's pairs and find them anew; returns how many there are.

    Streams the claims once by incident, once by place, and once for each level of places that lie in others.
    A claim meets at most CAP others of a block, so time grows with the number of claims; memory does not.
    Written in transactions of WRITE rows: a save meanwhile waits for one of them only. ``told`` is called
    with the number of claims just read by incident or by place.
    """
    CandidatePair.objects.of(project).delete()
    claims = standing(Claim.objects.of(project)).exclude(measure="")
    groups = origin_groups(project)
    meetings = chain(
        _in_incidents(claims, groups, told),
        _at_places(claims, groups, told),
        *(_in_places_above(claims, groups, step) for step in _steps(project)),
    )
    found = chain.from_iterable(pairs_of(project.pk, one, others) for one, others in meetings)
    while batch := list(islice(found, WRITE)):
        with transaction.atomic():
            _insert(batch)
    return CandidatePair.objects.of(project).count()


def _insert(pairs: list[CandidatePair]) -> None:
    """Write pairs, a pair that is there already once. Their columns are plain numbers and words, so that the
    driver takes the rows as they are: several times quicker than ``bulk_create``.
    """
    names = [field.attname for field in CandidatePair._meta.concrete_fields if not field.primary_key]
    columns, marks = ", ".join(names), ", ".join(["%s"] * len(names))
    with connection.cursor() as cursor:
        cursor.executemany(
            f"INSERT INTO {CandidatePair._meta.db_table} ({columns}) VALUES ({marks}) ON CONFLICT DO NOTHING",  # noqa: S608 (names of our own model)
            [[getattr(pair, name) for name in names] for pair in pairs],
        )


def readings(project: Project) -> int:
    """How many claims ``rebuild_pairs`` tells of. Two queries."""
    claims = standing(Claim.objects.of(project)).exclude(measure="")
    return claims.filter(incident__isnull=False).count() + claims.exclude(place_folded="").count()


class Met(NamedTuple):
    """A claim that later ones of its block are compared with, with its own days (None: not recorded)."""

    claim: Judged
    first: date | None
    last: date | None

    def may_share_a_day(self, first: date | None, last: date | None) -> bool:
        """Unknown days may be any."""
        if self.first is None or self.last is None or first is None or last is None:
            return True
        return self.first <= last and first <= self.last


class Block:
    """The claims of one block so far: the latest OPEN of each measure and unit, dated and undated."""

    __slots__ = ("_met",)

    def __init__(self) -> None:
        self._met: dict[tuple[str, str, bool], deque[Met]] = {}

    def add(self, row: Any, one: Judged) -> None:
        """Let later claims meet this one."""
        kind = (row.measure, row.unit or "persons", row.date_start is None)
        self._met.setdefault(kind, deque(maxlen=OPEN)).append(Met(one, *_days(row)))

    def near(self, row: Any, *, any_day: bool = False) -> list[Judged]:
        """The newest CAP claims that count something alike, and whose days may be the same."""
        first, last = (None, None) if any_day else _days(row)
        unit = row.unit or "persons"
        kinds = (
            (measure, unit, undated) for measure in measures_near(row.measure) for undated in (True, False)
        )
        met = chain.from_iterable(self._met.get(kind, ()) for kind in kinds)
        alike = [each.claim for each in met if each.may_share_a_day(first, last)]
        return alike if len(alike) <= CAP else nlargest(CAP, alike, key=lambda claim: claim.pk)


def _days(row: Any) -> tuple[date | None, date | None]:
    return row.date_start, row.date_end or row.date_start


def _stream(rows: Any, told: Told = lambda _: None) -> Iterator[Any]:
    stream = rows.iterator(chunk_size=READ)
    while batch := list(islice(stream, READ)):
        yield from batch
        told(len(batch))


def _in_incidents(claims: QuerySet[Claim], groups: OriginGroups, told: Told) -> Meetings:
    """Claims of one incident, and of an incident and those above it, whatever their days."""
    merged = Coalesce("incident__merged_into_id", "incident_id")
    rows: Any = claims.filter(incident__isnull=False).annotate(block=merged).order_by("block", "pk")
    for _, members in groupby(_stream(faces(rows, "block"), told), key=lambda row: row.block):
        block, above = Block(), None
        for row in members:
            one = judged(row, groups)
            if above is None:
                above = _incidents_above(claims, one.figure.incident_line, groups)
            yield one, (*block.near(row, any_day=True), *above.near(row, any_day=True))
            block.add(row, one)


def _incidents_above(claims: QuerySet[Claim], line: tuple[str, ...], groups: OriginGroups) -> Block:
    """The newest claims of the incidents above one. No query when nothing is above."""
    block = Block()
    if line:
        newest: Any = faces(claims.filter(incident__in=[int(key) for key in line])).order_by("-pk")[:OPEN]
        for row in reversed(newest):
            block.add(row, judged(row, groups))
    return block


def _at_places(claims: QuerySet[Claim], groups: OriginGroups, told: Told) -> Meetings:
    """Claims at places of one name whose days may be the same."""
    rows: Any = claims.exclude(place_folded="").order_by("place_folded", *BY_DAY)
    for _, members in groupby(_stream(faces(rows), told), key=lambda row: row.place_folded):
        block = Block()
        for row in members:
            one = judged(row, groups)
            yield one, _of_other_incidents(one, block.near(row))
            block.add(row, one)


def _in_places_above(claims: QuerySet[Claim], groups: OriginGroups, step: str) -> Meetings:
    """Claims at a place and at one that holds it (``step``: "within", "within__within" …)."""
    holding = Entity.objects.filter(within__isnull=False).order_by().values("within")
    inside: Any = claims.annotate(block=F(f"place_entity__{step}")).filter(block__isnull=False)
    around: Any = claims.filter(place_entity__in=holding).annotate(block=F("place_entity_id"))
    ordered = merge(
        _numbered(0, inside.order_by("block", *BY_DAY)),
        _numbered(1, around.order_by("block", *BY_DAY)),
        key=lambda found: _in_order(found[1]),
    )
    for _, members in groupby(ordered, key=lambda found: found[1].block):
        blocks = (Block(), Block())
        for number, row in members:
            one = judged(row, groups)
            yield one, _of_other_incidents(one, blocks[1 - number].near(row))
            blocks[number].add(row, one)


def _numbered(number: int, rows: Any) -> Iterator[tuple[int, Any]]:
    return ((number, row) for row in _stream(faces(rows, "block")))


def _in_order(row: Any) -> tuple[int, date, int]:
    return row.block, row.date_start or date.min, row.pk


def _steps(project: Project) -> list[str]:
    """How far up places of the project lie in others. One query a level."""
    steps = ("__".join(["within"] * level) for level in range(1, DEEPEST + 1))
    places = Entity.objects.filter(project=project)
    return [step for step in steps if places.filter(**{f"{step}__isnull": False}).exists()]


def _of_other_incidents(one: Judged, others: list[Judged]) -> list[Judged]:
    """Without the claims of the same incident, which have met it there."""
    incident = one.figure.incident
    return [other for other in others if not incident or other.figure.incident != incident]
