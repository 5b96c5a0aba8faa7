"""A supervisor decides on submitted work, and takes a decision back."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from articles.access import Seat, seat_in
from articles.actions.log import record, snapshot
from articles.actions.pairs import refresh_pairs
from articles.actions.receipts import once, uuid_for
from articles.actions.versions import save_over
from articles.domain.anchors import require_fit
from articles.domain.errors import NotAllowed, Refused, Stale
from articles.domain.permissions import Action
from articles.domain.review import DECISIONS, PENDING, STATE_WORDS, Act, State, moved
from articles.models import Annotation, Claim, ClaimLink, Decision, LogEntry, Project, Relation, Tag, User
from articles.models.candidate_pair import OUT

UNDOABLE = 20  # a person's latest decisions in a project that can still be taken back

Subject = Annotation | Claim | ClaimLink | Relation


@dataclass(frozen=True, slots=True)
class Correction:
    """What the supervisor puts in place of the analyst's tag and boundary."""

    tag: Tag
    start: int
    end: int
    quote: str


@transaction.atomic
def decide(
    *,
    subject: Subject,
    act: Act,
    version: int,
    key: UUID,
    by: User,
    reason: str = "",
    correction: Correction | None = None,
) -> Decision:
    """Accept, return, reject, or correct and accept one submitted piece of work. Eight queries.

    Raises NotAllowed for one's own work, Stale (naming who) when it was decided or changed since ``version``,
    Refused for a missing reason, a correction that changes nothing or words that do not fit the text.
    """
    seat = seat_in(by, project_of(subject).slug)
    reason = reason.strip()
    if act not in DECISIONS or (act is Act.CORRECT and not isinstance(subject, Annotation)):
        raise Refused("This cannot be decided here. Accept it, return it or reject it.")
    moved(PENDING, act, role=seat.role, own=seat.owns(subject), reason=reason)
    given = {
        "subject": str(subject.uuid),
        "act": act,
        "reason": reason,
        "correction": correction
        and [str(correction.tag.uuid), correction.start, correction.end, correction.quote],
    }

    def make() -> Decision:
        row = _locked(subject)
        if row.version != version:
            raise _overtaken(row)
        target = moved(row.state, act, role=seat.role, own=seat.owns(row), reason=reason)
        if isinstance(row, Relation) and target is State.ACCEPTED:
            _require_accepted_ends(row)
        changes: dict[str, Any] = {
            "state": target,
            "reviewer": by,
            "decided_at": timezone.now(),
            "return_reason": reason if target in {State.RETURNED, State.REJECTED} else "",
        }
        if act is Act.CORRECT:
            changes |= _corrected(row, correction, seat.project)
        return _decided(row, act, reason, changes, seat=seat, key=key, by=by)

    verb = f"{subject._meta.model_name}.{act}"
    return once(key=key, by=by, verb=verb, given=given, creates=Decision, make=make)


@transaction.atomic
def undo_decision(*, decision: Decision, key: UUID, by: User) -> Decision:
    """Take an own decision back: the work waits in the queue as it did before. Eleven queries.

    Possible for the latest 20 of a person in a project. Raises NotAllowed for another's decision, Stale when
    it was taken back already or the work changed since, Refused when it is too long ago.
    """
    seat = seat_in(by, decision.project.slug)
    seat.require(Action.DECIDE)
    if decision.by_id != by.pk:
        raise NotAllowed("Only the person who decided can take the decision back.")

    def make() -> Decision:
        row = _locked(subject_of(decision))
        _still_undoable(decision)
        if row.version != decision.after["version"]:
            raise _overtaken(row)
        target = moved(row.state, Act.UNDO, role=seat.role, own=seat.owns(row))
        before = {name: value for name, value in decision.before.items() if name not in {"version", "state"}}
        changes = {name: value for name, value in before.items() if getattr(row, name) != value}
        changes |= {"state": target, "reviewer": None, "decided_at": None, "return_reason": ""}
        return _decided(row, Act.UNDO, "", changes, seat=seat, key=key, by=by, undoes=decision)

    given = {"decision": str(decision.uuid)}
    return once(key=key, by=by, verb="decision.undo", given=given, creates=Decision, make=make)


def project_of(subject: Subject) -> Project:
    """The project a piece of work belongs to."""
    return subject.project if isinstance(subject, ClaimLink) else subject.article.project


def subject_of(decision: Decision) -> Subject:
    """The one piece of work a decision is about."""
    found = decision.annotation or decision.claim or decision.link or decision.relation
    if found is None:
        raise TypeError("a decision has exactly one subject")
    return found


def _locked(subject: Subject) -> Any:
    """The row as it stands now, locked until the act is committed, with its article's text at hand."""
    row = type(subject)._default_manager.select_for_update().get(pk=subject.pk)
    if not isinstance(subject, ClaimLink):
        row.article = subject.article
    return row


def _overtaken(row: Any) -> Stale:
    """The refusal that says what happened to the work in between, and by whom."""
    words = STATE_WORDS[State(row.state)]
    theirs = {"state": row.state, "version": row.version}
    if row.reviewer_id:
        who = row.reviewer.name
        at = f"{row.decided_at:%H:%M} UTC"
        return Stale(
            f"{who} decided this at {at}: it is {words}. Your decision was not saved.", theirs=theirs
        )
    return Stale(f"This changed since you opened it: it is {words} now. Nothing was saved.", theirs=theirs)


def _require_accepted_ends(row: Relation) -> None:
    """An accepted relation joins accepted marks: nobody is shown one whose ends are hidden."""
    for mark in (row.source, row.target):
        if mark.state != State.ACCEPTED:
            words = STATE_WORDS[State(mark.state)]
            raise Refused(f"Its mark “{mark.quote[:60]}” is {words}. Accept both marks first, then this.")


def _corrected(row: Annotation, correction: Correction | None, project: Project) -> dict[str, Any]:
    """The fields a correction changes; raises Refused when it does not fit."""
    if correction is None:
        raise Refused("Say what to correct: the tag, the boundary or both.")
    tag = correction.tag
    if tag.project_id != project.pk or tag.retired_at is not None:
        raise Refused("This tag is not in the codebook of the project. Choose another.", field="tag")
    require_fit(row.article.text, correction.start, correction.end, correction.quote)
    moves = (correction.start, correction.end) != (row.start, row.end)
    if not moves and tag.pk == row.tag_id:
        raise Refused("Nothing is corrected yet. Change the tag or the boundary, or accept it as it is.")
    if moves and row.fragments.exists():
        raise Refused("This mark skips words, so its boundary cannot be moved here. Return it with a reason.")
    changes: dict[str, Any] = {"start": correction.start, "end": correction.end, "quote": correction.quote}
    if tag.pk != row.tag_id:
        changes |= {"tag_id": tag.pk, "tag_version": tag.version}
        if row.entity is not None and row.entity.kind != tag.entity_kind:
            changes["entity_id"] = None
    return changes


def _still_undoable(decision: Decision) -> None:
    if decision.undoes_id is not None:
        raise Refused("This is an undo itself. Decide again instead.")
    if Decision.objects.filter(undoes=decision).exists():
        raise Stale("This decision was taken back already.")
    later = Decision.objects.filter(
        project=decision.project_id, by=decision.by_id, pk__gt=decision.pk, undoes=None, undone_by=None
    )
    if later[: UNDOABLE + 1].count() >= UNDOABLE:
        raise Refused(f"Only your latest {UNDOABLE} decisions can be taken back here.")


def _decided(
    row: Any,
    act: Act,
    reason: str,
    changes: dict[str, Any],
    *,
    seat: Seat,
    key: UUID,
    by: User,
    undoes: Decision | None = None,
) -> Decision:
    """Save the work, the decision and the log row."""
    before = snapshot(row) | {"version": row.version}
    kind = row._meta.model_name
    save_over(row, version=row.version, changes=changes)
    _refresh(row, was=before["state"])
    after = snapshot(row) | {"version": row.version}
    decision = Decision(
        uuid=uuid_for(key, by),
        project=seat.project,
        act=act,
        reason=reason,
        before=before,
        after=after,
        by=by,
        undoes=undoes,
        **{"link" if isinstance(row, ClaimLink) else kind: row},
    )
    decision.save(force_insert=True)
    record(
        verb=f"{kind}.{act}",
        subject=row,
        by=by,
        project=seat.project,
        article=None if isinstance(row, ClaimLink) else row.article,
        before=before,
        after=after,
        reason=reason,
        undoes=_entry_of(undoes, row) if undoes else None,
    )
    return decision


def _refresh(row: Any, *, was: str) -> None:
    """Take pairs anew when a claim, or a link that groups origins, is rejected or taken back from there."""
    if (row.state in OUT) == (was in OUT):
        return
    if isinstance(row, Claim):
        refresh_pairs([row])
    elif isinstance(row, ClaimLink) and row.kind == "repeats":
        refresh_pairs([row.claim_a, row.claim_b])


def _entry_of(decision: Decision, row: Any) -> LogEntry | None:
    """The log row that the decision wrote."""
    return (
        LogEntry.objects.filter(
            subject_type=row._meta.model_name,
            subject_id=str(row.uuid),
            verb=f"{row._meta.model_name}.{decision.act}",
            undone_by=None,
        )
        .order_by("-id")
        .first()
    )
