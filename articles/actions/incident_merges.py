"""Two incidents that turn out to be one, and taking that back."""

from uuid import UUID

from django.db import transaction

from articles.access import seat_in
from articles.actions.incident_moves import move, not_moved_since
from articles.actions.incident_tree import above, kept_of, lock_tree, refuse_parent, standing
from articles.actions.log import record, snapshot
from articles.actions.receipts import once
from articles.actions.versions import save_over
from articles.domain.errors import Refused
from articles.models import Assessment, Claim, Incident, LogEntry, User

MERGE, UNMERGE = "incident.merge", "incident.unmerge"


@transaction.atomic
def merge_incidents(*, kept: Incident, merged: Incident, version: int, key: UUID, by: User) -> Incident:
    """Make ``merged`` one with ``kept``: its claims and parts move there, its address leads there.

    ``version``: that of ``merged`` as the preview showed it; raises Stale when somebody saved since. Raises
    Refused while a signed assessment of ``merged`` stands, and when ``kept`` is a part of it. Returns
    ``merged``. About twenty queries, whatever moves.
    """

    def make() -> Incident:
        lock_tree(merged.project)
        before = snapshot(standing(merged))
        _refuse_pair(standing(kept), merged)
        parts = list(merged.parts.filter(merged_into=None))
        for part in parts:
            refuse_parent(part, kept)
        save_over(merged, version=version, changes={"merged_into": kept})
        claims = list(merged.claims.values_list("pk", flat=True))
        done = move(dict.fromkeys(claims, kept), removed_too=True, unseen=_unseen(merged, by))
        Incident.objects.filter(pk__in=[part.pk for part in parts]).update(parent=kept)
        record(
            verb=MERGE,
            subject=merged,
            by=by,
            project=merged.project,
            before=before | done.before,
            after=snapshot(merged) | done.after | {"parts": [str(part.uuid) for part in parts]},
        )
        return merged

    given = {"kept": kept.uuid, "merged": merged.uuid}
    return once(key=key, by=by, verb=MERGE, given=given, subject=merged, make=make)


@transaction.atomic
def unmerge_incident(*, incident: Incident, key: UUID, by: User) -> Incident:
    """Take the merge back: what it moved and nobody moved since returns. About twenty queries.

    Raises Refused when the incident is not merged (any more), when the one it went into was itself merged,
    and when a signed assessment there rests on a claim that would leave.
    """

    def make() -> Incident:
        lock_tree(incident.project)
        now = Incident.objects.select_related("merged_into", "parent").get(pk=incident.pk)
        kept = now.merged_into
        if kept is None:
            raise Refused(f"“{now.title}” stands by itself. There is no merge to take back.")
        if kept.merged_into_id is not None:
            raise Refused(f"“{kept.title}” was merged, too. Take that back first.")
        entry = _entry(now)
        before, after = snapshot(now), (entry.after or {}) if entry else {}
        parts = list(kept.parts.filter(uuid__in=after.get("parts", []), merged_into=None))
        changes = {"merged_into": None, "parent": _parent(now, parts)}
        save_over(now, version=now.version, changes=changes)
        targets = not_moved_since(entry) if entry else {}
        done = move(dict.fromkeys(targets, now), removed_too=True, unseen=_unseen(kept, by))
        Incident.objects.filter(pk__in=[part.pk for part in parts]).update(parent=now)
        record(
            verb=UNMERGE,
            subject=now,
            by=by,
            project=now.project,
            before=before | done.before,
            after=snapshot(now) | done.after | {"parts": [str(part.uuid) for part in parts]},
            undoes=entry,
        )
        return now

    return once(key=key, by=by, verb=UNMERGE, given={"incident": incident.uuid}, subject=incident, make=make)


def _parent(incident: Incident, parts: list[Incident]) -> Incident | None:
    """What the incident is part of when it stands again; none when that lies in a part by now."""
    if incident.parent is None:
        return None
    parent = kept_of(incident.parent)
    over = {row.pk for row in above(parent)}
    return None if over & {incident.pk, *(part.pk for part in parts)} else parent


def _entry(merged: Incident) -> LogEntry | None:
    """The merge that stands."""
    entries = LogEntry.objects.filter(subject_type="incident", subject_id=str(merged.uuid), undone_by=None)
    return entries.filter(verb=MERGE).order_by("-id").first()


def _unseen(incident: Incident, by: User) -> frozenset[str]:
    """The incident's claims that this person does not see: they move along unnamed. Two queries."""
    seat = seat_in(by, incident.project.slug)
    seen = Claim.objects.of(incident.project).visible_to(seat).order_by().values("pk")
    return frozenset(
        str(uuid) for uuid in incident.claims.exclude(pk__in=seen).values_list("uuid", flat=True)
    )


def _refuse_pair(kept: Incident, merged: Incident) -> None:
    if kept.pk == merged.pk:
        raise Refused("An incident cannot be merged into itself. Choose another.", field="kept")
    if kept.project_id != merged.project_id:
        raise Refused("The two incidents are of different projects.", field="kept")
    if merged.pk in {row.pk for row in above(kept)}:
        raise Refused(
            f"“{kept.title}” is part of “{merged.title}”. Merge the other way round, part into whole.",
            field="kept",
        )
    signed = Assessment.objects.standing().filter(incident=merged).select_related("signed_by").first()
    if signed is not None:
        what = signed.get_measure_display().split(" (")[0]
        raise Refused(
            f"{signed.signed_by.name} has signed an assessment of “{merged.title}” ({what}). Reopen it "
            "first, then merge; or merge the other way round.",
            field="kept",
        )
