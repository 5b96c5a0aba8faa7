"""links: one row for each pair of claims that a person linked."""

from collections.abc import Iterator

from django.db.models import Q, QuerySet

from articles.domain.csv_rows import Value
from articles.domain.review import DECIDED
from articles.exports.chunks import in_chunks
from articles.exports.filters import Scope
from articles.models import ClaimLink

FIELDS = (
    "uuid", "claim_a__uuid", "claim_b__uuid", "kind", "dimension", "verdict", "verdict_reason", "discrepant",
    "gap", "state", "rationale", "author__username", "reviewer__username", "decided_at", "rule_version",
)  # fmt: skip


def query(scope: Scope) -> QuerySet[ClaimLink]:
    """The links asked for; the days are those of the first claim."""
    rows = scope.filters.on_work(ClaimLink.objects.filter(project=scope.project), days="claim_a__date_start")
    if scope.filters.incident:
        of = scope.filters.incident
        rows = rows.filter(Q(claim_a__incident__uuid=of) | Q(claim_b__incident__uuid=of))
    return rows.order_by("id")


def rows(scope: Scope) -> Iterator[tuple[Value, ...]]:
    """Rows in the order they were made. One query."""
    at = FIELDS.index("state")
    for chunk in in_chunks(query(scope).values_list(*FIELDS)):
        for row in chunk:
            yield (*row[:at], row[at] if row[at] in DECIDED else None, *row[at + 1 :])
