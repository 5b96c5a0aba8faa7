"""Which claims an incident holds: attaching, detaching, splitting, and taking such an act back."""

from collections.abc import Sequence
from uuid import UUID

from django.db import transaction

from articles.actions.incident_moves import (
    Moved,
    Versions,
    move,
    not_moved_since,
    refuse_elsewhere,
    refuse_number,
)
from articles.actions.incident_tree import standing
from articles.actions.incidents import create_incident
from articles.actions.log import record, snapshot
from articles.actions.receipts import once
from articles.domain.errors import Refused
from articles.models import Claim, Incident, LogEntry, User

UNDO = "incident.undo"
UNDOABLE = ("incident.attach", "incident.detach", "incident.split")
COPIED = ("place", "place_label", "where_prec", "date_start", "date_end", "date_prec", "parent")


@transaction.atomic
def attach_claims(
    *, incident: Incident, claims: Sequence[Claim], versions: Versions | None = None, key: UUID, by: User
) -> Incident:
    """Say that the claims are about the incident, wherever they were before. At most 200; at most
    seventeen queries.


    ``versions``: the claims as the list showed them; raises Stale when one was changed since. Raises Refused
    when a signed assessment rests on a claim where it is now.
    """
    return _put("incident.attach", incident, claims, incident, versions, key=key, by=by)


@transaction.atomic
def detach_claims(
    *, incident: Incident, claims: Sequence[Claim], versions: Versions | None = None, key: UUID, by: User
) -> Incident:
    """Take the claims out of the incident; afterwards they are about none. At most 200; at most
    seventeen queries.


    Raises like ``attach_claims``, and Refused when one of them is not in the incident.
    """
    return _put("incident.detach", incident, claims, None, versions, key=key, by=by)


@transaction.atomic
def split_incident(
    *,
    incident: Incident,
    claims: Sequence[Claim],
    title: str,
    versions: Versions | None = None,
    key: UUID,
    by: User,
) -> Incident:
    """Make a new incident with the claims, which leave this one; returns the new one. At most twenty queries.

    Place and date are copied; they can be changed there. Raises like ``detach_claims``, and Refused when
    the title is blank.
    """
    fields = {name: getattr(incident, name) for name in COPIED} | {"title": title}
    return create_incident(
        project=incident.project,
        fields=fields,
        claims=claims,
        versions=versions,
        split_from=incident,
        key=key,
        by=by,
    )


def last_undoable(incident: Incident, by: User) -> LogEntry | None:
    """The last attaching, detaching or splitting of this person here that was not taken back. One query."""
    return (
        LogEntry.objects.filter(
            subject_type="incident", subject_id=str(incident.uuid), by=by, verb__in=UNDOABLE, undone_by=None
        )
        .order_by("-id")
        .first()
    )


@transaction.atomic
def undo_claims(*, incident: Incident, entry: int, key: UUID, by: User) -> Incident:
    """Take back one's own last act on this incident's claims, named by its log entry's key. Up to 24 queries.

    Only what nobody moved since goes back. A split that leaves the new incident empty merges it into the one
    it came from. Raises Refused when the last act is another one by now, or nothing is left to put back.
    """

    def make() -> Incident:
        standing(incident)
        last = last_undoable(incident, by)
        if last is None or last.pk != entry:
            raise Refused("That was taken back already, or you did something else here since. Look again.")
        targets = not_moved_since(last)
        if not targets:
            raise Refused("All of these claims were moved again since. There is nothing left to put back.")
        before = snapshot(incident)
        done = move(targets)
        _close_split(incident, last)
        _log(UNDO, incident, done, by=by, before=before, undoes=last)
        return incident

    given = {"incident": incident.uuid, "entry": entry}
    return once(key=key, by=by, verb=UNDO, given=given, subject=incident, make=make)


def _put(
    verb: str,
    incident: Incident,
    claims: Sequence[Claim],
    target: Incident | None,
    versions: Versions | None,
    *,
    key: UUID,
    by: User,
) -> Incident:
    refuse_number(incident.project_id, claims)

    def make() -> Incident:
        standing(incident)
        if target is None:
            refuse_elsewhere(incident, claims)
        done = move({claim.pk: target for claim in claims}, versions=versions)
        if not done.claims:
            raise Refused("These claims are there already. Nothing was changed.", field="claims")
        _log(verb, incident, done, by=by)
        return incident

    given = {"incident": incident.uuid, "claims": sorted(str(claim.uuid) for claim in claims)}
    return once(key=key, by=by, verb=verb, given=given, subject=incident, make=make)


def _close_split(incident: Incident, entry: LogEntry) -> None:
    """Merge the empty rest of a split into the incident it was split from. At most four queries."""
    source = (entry.after or {}).get("split_from")
    if not source or incident.claims.exists() or incident.parts.exists() or incident.assessments.exists():
        return
    incident.merged_into = standing(Incident.objects.get(uuid=source))
    incident.version += 1
    incident.save(update_fields=["merged_into", "version", "updated_at"])


def _log(
    verb: str,
    incident: Incident,
    done: Moved,
    *,
    by: User,
    before: dict[str, object] | None = None,
    undoes: LogEntry | None = None,
) -> None:
    record(
        verb=verb,
        subject=incident,
        by=by,
        project=incident.project,
        before={**(before or {}), **done.before},
        after={**(snapshot(incident) if before else {}), **done.after},
        undoes=undoes,
    )
