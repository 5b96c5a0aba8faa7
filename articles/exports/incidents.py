"""incidents: one row for each event, with how many claims and sources it has."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from typing import Any
from uuid import UUID

from django.db.models import F, FilteredRelation, Q, QuerySet

from articles.domain.csv_rows import Value
from articles.domain.origins import OriginGroups, origin_key
from articles.exports.chunks import CHUNK, in_chunks
from articles.exports.claims import origin_groups
from articles.exports.filters import Scope
from articles.models import Claim, Incident

HEAD = (
    "uuid", "title", "tactic", "type_of_violence", "event_clarity", "conflict_name", "side_a__name",
    "side_a__uuid", "side_b__name", "side_b__uuid",
)  # fmt: skip
TAIL = (
    "place__uuid", "where_prec", "where_description", "place__adm_1", "place__adm_2", "place__country",
    "place__latitude", "place__longitude", "date_start", "date_end", "date_prec", "parent__uuid",
    "merged_into__uuid",
)  # fmt: skip


def query(scope: Scope) -> QuerySet[Incident]:
    """The incidents asked for, merged ones too."""
    rows = scope.filters.between(Incident.objects.filter(project=scope.project), "date_start")
    if scope.filters.incident:
        rows = rows.filter(uuid=scope.filters.incident)
    return rows.order_by("id")


def rows(scope: Scope) -> Iterator[tuple[Value, ...]]:
    """Rows in the order they were made. One query a chunk beside the first three."""
    groups = origin_groups(scope)
    fields = ("pk", *HEAD, "place__name", "place_label", *TAIL, "created_at")
    at = 1 + len(HEAD)
    for chunk in in_chunks(query(scope).values_list(*fields)):
        claims, origins = _counted(scope, [row[0] for row in chunk], groups)
        for row in chunk:
            place = row[at] or row[at + 1]
            counts = claims[row[0]], len(origins[row[0]])
            yield (*row[1:at], place, *row[at + 2 : -1], *counts, row[-1])


def _counted(
    scope: Scope, incidents: Sequence[int], groups: OriginGroups
) -> tuple[Counter[int], defaultdict[int, set[UUID]]]:
    """How many claims these incidents have in the asked state, and their origin groups. One query."""
    claims: Any = scope.filters.in_state(Claim.objects.filter(incident__in=incidents))
    named = claims.alias(first_hop=FilteredRelation("hops", condition=Q(hops__order=1))).annotate(
        label=F("first_hop__agent_label"), entity=F("first_hop__agent_entity__name")
    )
    number: Counter[int] = Counter()
    origins: defaultdict[int, set[UUID]] = defaultdict(set)
    found = named.order_by().values_list(
        "incident_id", "uuid", "entity", "label", "claimant_entity__name", "claimant_label"
    )
    for incident, claim, *names in found.iterator(chunk_size=CHUNK):
        number[incident] += 1
        origins[incident].add(groups.group(origin_key(claim, *names)))
    return number, origins
