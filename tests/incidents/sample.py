"""What the tests of moving claims between incidents share."""

from articles.models import Assessment, AssessmentClaim, Claim, Incident, LogEntry, User


def sign(incident: Incident, claims: list[Claim], by: User, measure: str = "killed") -> Assessment:
    """An assessment that stands and rests on the claims."""
    signed = Assessment.objects.create(
        project=incident.project, incident=incident, measure=measure, rule="acled", rule_version="1", low=68,
        grade="fair", rationale="The Guard counts its own.", n_origins=1, n_conflicts=0, signed_by=by,
    )  # fmt: skip
    for claim in claims:
        AssessmentClaim.objects.create(
            assessment=signed, claim=claim, included=True, claim_version=claim.version
        )
    return signed


def about(*claims: Claim) -> list[Incident | None]:
    """The incident of each claim as it is stored."""
    return [Claim.objects.select_related("incident").get(pk=claim.pk).incident for claim in claims]


def again(*claims: Claim) -> list[Claim]:
    """The claims as the next request reads them."""
    return [Claim.objects.select_related("incident").get(pk=claim.pk) for claim in claims]


def entry_of(verb: str) -> LogEntry:
    """The last log entry of a verb."""
    return LogEntry.objects.filter(verb=verb).latest("id")
