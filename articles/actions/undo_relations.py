"""How an act on a relation is taken back and done again."""

from collections.abc import Mapping, Sequence
from typing import Any

from django.db import IntegrityError, transaction

from articles.actions.log import snapshot
from articles.actions.relations import words_of
from articles.actions.undoable import Overtaken, TakenBack, Undoable, stands
from articles.actions.versions import save_over
from articles.domain.errors import Refused
from articles.domain.permissions import Role
from articles.domain.review import Act, State, moved
from articles.models import LogEntry, Relation, User

TWICE = "You have related these two marks like this again since. Remove that one first."


def take_back(entry: LogEntry, by: User) -> TakenBack:
    """Put the relation back as it was before the entry. Two queries, and one for the marks.

    Raises Overtaken when it was changed, submitted or decided since, Refused when it was made anew.
    """
    row: Relation = Relation.objects.select_for_update(of=("self",)).get(uuid=entry.subject_id)
    now = snapshot(row)
    _require_standing(row, now, entry.after or {})
    before = entry.before
    changes = {name: value for name, value in (before or {}).items() if now.get(name, value) != value}
    changes["state"] = moved(row.state, _act(row, before), role=Role.ANALYST, own=row.author_id == by.pk)
    try:
        with transaction.atomic():
            save_over(row, version=row.version, changes=changes)
    except IntegrityError:
        raise Refused(TWICE) from None
    ends = Relation.objects.select_related(
        "source__tag", "source__entity", "source__author", "source__reviewer", "target"
    )
    row = ends.get(pk=row.pk)
    row.source.article = entry.article  # type: ignore[assignment]
    row.source.related = True  # type: ignore[attr-defined]  # as access.annotation_for says it
    return TakenBack(
        subject=row,
        before=now,
        after=snapshot(row) | {"quote": words_of(row)},
        what=words_of(row),
        spans=((row.source.start, row.source.end),),
        opens=row.source,
    )


def overtaken(entries: Sequence[LogEntry]) -> Mapping[int, Overtaken]:
    """The entries whose relations are not as they left them. One query."""
    wanted = {entry.subject_id for entry in entries}
    found = Relation.objects.filter(uuid__in=wanted).select_related("source")
    rows = {str(row.uuid): row for row in found}
    late = {}
    for entry in entries:
        row = rows[entry.subject_id]
        try:
            _require_standing(row, snapshot(row), entry.after or {})
        except Overtaken as changed:
            late[entry.pk] = changed
    return late


def _require_standing(row: Relation, now: Mapping[str, Any], after: Mapping[str, Any]) -> None:
    if not stands(now, after):
        moved_on = row.state != after.get("state", row.state)
        raise Overtaken(row.source.quote, row.state if moved_on else "")


def _act(row: Relation, before: Mapping[str, Any] | None) -> Act:
    if before is None or before["state"] == State.WITHDRAWN:
        return Act.WITHDRAW
    return Act.RESTORE if row.state == State.WITHDRAWN else Act.EDIT


def _relations(words: str) -> Undoable:
    return Undoable(words, take_back, overtaken)


UNDOABLE: Mapping[str, Undoable] = {
    "relation.create": _relations("related"),
    "relation.edit": _relations("changed the relation of"),
    "relation.remove": _relations("removed the relation of"),
}
