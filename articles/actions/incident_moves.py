"""What every move of claims from one incident to another shares; the acts stand beside it."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from django.db.models import F
from django.utils import timezone

from articles.actions.incident_tree import kept_of
from articles.actions.pairs import refresh_pairs
from articles.actions.verdict_columns import rejudge_links
from articles.domain.errors import Refused, Stale
from articles.domain.review import State
from articles.models import AssessmentClaim, Claim, Incident, LogEntry

MOST = 200  # claims in one act
MOVES = (
    "incident.create", "incident.attach", "incident.detach", "incident.split", "incident.merge",
    "incident.unmerge", "incident.undo",
)  # fmt: skip

Place = list[str | None]
Versions = Mapping[UUID, int]


@dataclass(frozen=True, slots=True)
class Moved:
    """What a move did, as the log keeps it: [claim, incident] as uuids, where each was and where it is.

    ``unseen``: ids of claims that the mover cannot see (colleagues' drafts that a merge takes along).
    ``links``: ids of the links whose verdicts were taken again.
    """

    claims: tuple[Claim, ...]
    was: list[Place]
    now: list[Place]
    unseen: frozenset[str] = frozenset()
    links: tuple[str, ...] = ()

    @property
    def before(self) -> dict[str, object]:
        """The log's side before the act."""
        return {"moved": self.was}

    @property
    def after(self) -> dict[str, object]:
        """The log's side after the act. ``claims`` counts on screen, so it holds what the mover sees."""
        seen = [uuid for uuid, _ in self.now if uuid not in self.unseen]
        return {"claims": seen, "moved": self.now} | ({"links": list(self.links)} if self.links else {})


def move(
    targets: Mapping[int, Incident | None],
    *,
    versions: Versions | None = None,
    removed_too: bool = False,
    unseen: frozenset[str] = frozenset(),
) -> Moved:
    """Let each claim (by key) be about its target. A lock, a check, and one UPDATE for each target; up to
    eight more take the pairs and the verdicts of their links anew.

    Raises Stale when a claim has another version than ``versions`` says, Refused for one on which a signed
    assessment of its present incident rests and, unless ``removed_too``, for a removed one.
    """
    rows = list(
        Claim.objects.select_for_update(of=("self",))
        .select_related("incident")
        .filter(pk__in=targets)
        .order_by("pk")
    )
    if not removed_too and any(row.state == State.WITHDRAWN for row in rows):
        raise Refused("One of the claims was removed. Look at the list again.", field="claims")
    _refuse_changed(rows, versions or {})
    going = [row for row in rows if _key(row.incident) != _key(targets[row.pk])]
    refuse_signed([row.pk for row in going])
    was = [_place(row, row.incident) for row in going]
    for target in {_key(t): t for t in targets.values()}.values():
        keys = [row.pk for row in going if _key(targets[row.pk]) == _key(target)]
        if keys:
            Claim.objects.filter(pk__in=keys).update(
                incident=target, version=F("version") + 1, updated_at=timezone.now()
            )
    for row in going:
        row.incident = targets[row.pk]
        row.version += 1
    refresh_pairs(going)
    rejudged = tuple(rejudge_links(going, mark_all=False))
    return Moved(tuple(going), was, [_place(row, row.incident) for row in going], unseen, rejudged)


def refuse_elsewhere(incident: Incident, claims: Sequence[Claim]) -> None:
    """Raise Refused when one of the claims is not in the incident."""
    if any(claim.incident_id != incident.pk for claim in claims):
        raise Refused("One of the claims is not in this incident any more. Look again.", field="claims")


def refuse_number(project: int, claims: Sequence[Claim]) -> None:
    """Raise Refused when no claim is chosen, too many are, or one is of another project than ``project``."""
    if any(claim.project_id != project for claim in claims):
        raise Refused("One of the claims is of another project.", field="claims")
    if not claims:
        raise Refused("Choose at least one claim.", field="claims")
    if len(claims) > MOST:
        raise Refused(f"At most {MOST} claims at once. Choose fewer.", field="claims")


def refuse_signed(claims: Collection[int], *, field: str = "claims") -> None:
    """Raise Refused when a signed assessment of a claim's incident rests on it. At most one query."""
    if not claims:
        return
    rests = AssessmentClaim.objects.filter(
        claim__in=claims,
        included=True,
        assessment__reopened_at__isnull=True,
        assessment__incident=F("claim__incident"),
    )
    found = list(rests.select_related("assessment__incident", "assessment__signed_by"))
    if found:
        signed = found[0].assessment
        number = sum(row.assessment_id == signed.pk for row in found)
        what = signed.get_measure_display().split(" (")[0]
        said = "one of these claims" if number == 1 else f"{number} of these claims"
        raise Refused(
            f"What {signed.signed_by.name} signed for “{signed.incident.title}” ({what}) rests on {said}. "
            "Reopen the assessment first, then move them.",
            field=field,
        )


def not_moved_since(entry: LogEntry) -> dict[int, Incident | None]:
    """Where the claims of a logged move came from: those that are still where it put them, untouched since.

    An incident that was merged meanwhile stands for the one it was merged into. Four queries, and one for
    each step of a merge.
    """
    was: dict[str, str | None] = dict((entry.before or {}).get("moved", []))
    now: dict[str, str | None] = dict((entry.after or {}).get("moved", []))
    later = _moved_after(entry, list(now))
    rows = Claim.objects.select_related("incident").filter(uuid__in=[u for u in now if u not in later])
    still = [row for row in rows if _uuid(row.incident) == now[str(row.uuid)]]
    homes = {home for row in still if (home := was.get(str(row.uuid)))}
    found = {str(row.uuid): kept_of(row) for row in Incident.objects.filter(uuid__in=homes)}
    return {row.pk: found.get(was.get(str(row.uuid)) or "") for row in still}


def _moved_after(entry: LogEntry, claims: list[str]) -> set[str]:
    """Which of the claims (uuids) were put elsewhere after ``entry``, by a move or in their own form."""
    entries = LogEntry.objects.filter(project=entry.project_id, pk__gt=entry.pk)
    moves = entries.filter(subject_type="incident", verb__in=MOVES).values_list("after", flat=True)
    named = {uuid for after in moves for uuid, _ in (after or {}).get("moved", [])}
    edits = entries.filter(subject_type="claim", subject_id__in=claims, verb="claim.edit")
    edited = {
        uuid
        for uuid, before, after in edits.values_list("subject_id", "before", "after")
        if (before or {}).get("incident_id") != (after or {}).get("incident_id")
    }
    return named | edited


def _refuse_changed(rows: Iterable[Claim], versions: Versions) -> None:
    changed = [row for row in rows if versions.get(row.uuid, row.version) != row.version]
    if changed:
        said = "One of the claims was" if len(changed) == 1 else f"{len(changed)} of the claims were"
        raise Stale(f"{said} changed since the list was shown. Look again, then repeat it.")


def _place(claim: Claim, incident: Incident | None) -> Place:
    return [str(claim.uuid), _uuid(incident)]


def _uuid(incident: Incident | None) -> str | None:
    return str(incident.uuid) if incident else None


def _key(incident: Incident | None) -> int | None:
    return incident.pk if incident else None
