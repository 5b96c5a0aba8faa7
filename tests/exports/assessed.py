"""Incidents with what was signed for them, for the tests of the exports."""

from typing import Any

from django.utils import timezone

from articles.models import Assessment, AssessmentClaim, Claim, Incident, Project, User


def sign(
    incident: Incident, by: User, *claims: Claim, left_out: tuple[Claim, ...] = (), **figures: Any
) -> Assessment:
    """A signed assessment of the killed that rests on ``claims``."""
    fields: dict[str, Any] = {
        "measure": "killed", "rule": "acled", "rule_version": "3", "low": None, "best": 68, "high": None,
        "grade": "fair", "rationale": "Two lists of names agree.", "n_origins": 2, "n_conflicts": 1,
    }  # fmt: skip
    made = Assessment.objects.create(
        project=incident.project, incident=incident, signed_by=by, **fields | figures
    )
    for claim in (*claims, *left_out):
        AssessmentClaim.objects.create(
            assessment=made, claim=claim, claim_version=claim.version, included=claim in claims,
            reason="" if claim in claims else "It repeats another.",
        )  # fmt: skip
    return made


def reopen(assessment: Assessment, by: User, reason: str) -> None:
    """The same assessment, reopened."""
    Assessment.objects.filter(pk=assessment.pk).update(
        reopened_by=by, reopened_at=timezone.now(), reopen_reason=reason
    )


def incident(project: Project, title: str, **fields: Any) -> Incident:
    """An incident of the project."""
    return Incident.objects.create(project=project, title=title, **fields)
