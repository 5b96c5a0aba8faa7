"""One act that says of many claims that they are about one incident, new or known."""

from collections.abc import Sequence
from uuid import UUID, uuid5

from django.db import transaction

from articles.actions.incident_claims import attach_claims
from articles.actions.incident_moves import Versions
from articles.actions.incidents import create_incident
from articles.models import Claim, Incident, Project, User

NAMED = UUID("0c0e2c5e-6b1f-4ad6-9a52-3c6b1f7f0a11")


@transaction.atomic
def gather_claims(
    *,
    project: Project,
    title: str,
    claims: Sequence[Claim],
    versions: Versions | None = None,
    key: UUID,
    by: User,
) -> Incident:
    """Make an incident and attach the claims to it; taking it back (``undo_claims``) leaves it empty.

    All or nothing; about twenty queries, whatever their number. Raises Refused when the title is blank, and
    like ``attach_claims``.
    """
    incident = create_incident(project=project, fields={"title": title}, key=uuid5(NAMED, str(key)), by=by)
    return attach_claims(incident=incident, claims=claims, versions=versions, key=key, by=by)
