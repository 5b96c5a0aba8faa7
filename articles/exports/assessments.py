"""assessments: what supervisors signed, and what was signed before and reopened."""

from collections import defaultdict
from collections.abc import Iterator, Sequence

from django.db.models import QuerySet

from articles.domain.csv_rows import Value, joined
from articles.exports.chunks import in_chunks
from articles.exports.filters import EVERYTHING, Scope
from articles.models import Assessment, AssessmentClaim

BEFORE_CLAIMS = (
    "uuid", "incident__uuid", "measure", "rule", "low", "best", "high", "high_open", "grade",
)  # fmt: skip
BEFORE_STATE = ("n_origins", "n_conflicts", "rationale")
AFTER_STATE = (
    "signed_by__username", "created_at", "credibility", "rule_version", "rule_low", "rule_best", "rule_high",
    "rule_high_open",
)  # fmt: skip
REOPENED = ("reopened_by__username", "reopened_at", "reopen_reason")


def query(scope: Scope) -> QuerySet[Assessment]:
    """Accepted is what stands as signed; everything, the reopened too; in no other state is there any."""
    rows = Assessment.objects.of(scope.project)
    if scope.filters.accepted_only:
        rows = rows.standing()
    elif scope.filters.state != EVERYTHING:
        rows = rows.none()
    if scope.filters.incident:
        rows = rows.filter(incident__uuid=scope.filters.incident)
    return scope.filters.between(rows, "incident__date_start").order_by("id")


def rows(scope: Scope) -> Iterator[tuple[Value, ...]]:
    """Rows in the order of signing. One query a chunk beside the first."""
    fields = ("pk", *BEFORE_CLAIMS, *BEFORE_STATE, *AFTER_STATE, *REOPENED)
    for chunk in in_chunks(query(scope).values_list(*fields)):
        included, left_out = _claims([row[0] for row in chunk])
        for pk, *cells in chunk:
            taken = iter(cells)
            first, second, third, last = (
                [next(taken) for _ in names] for names in (BEFORE_CLAIMS, BEFORE_STATE, AFTER_STATE, REOPENED)
            )
            state = "reopened" if last[1] else "signed"
            yield (
                *first, len(included[pk]), *second, state, *third, joined(included[pk]), joined(left_out[pk]),
                *last,
            )  # fmt: skip


Ids = defaultdict[int, list[str]]


def _claims(assessments: Sequence[int]) -> tuple[Ids, Ids]:
    """The ids of the claims that they rest on, and of those that they leave out, by assessment."""
    included: Ids = defaultdict(list)
    left_out: Ids = defaultdict(list)
    found = AssessmentClaim.objects.filter(assessment__in=assessments).order_by("assessment", "id")
    for assessment, counted, claim in found.values_list("assessment_id", "included", "claim__uuid"):
        (included if counted else left_out)[assessment].append(str(claim))
    return included, left_out
