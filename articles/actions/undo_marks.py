"""How an act on a mark, or on several marks at once, is taken back and done again."""

from collections.abc import Mapping, Sequence
from typing import Any

from django.db.models import F, QuerySet
from django.utils import timezone

from articles.actions.log import snapshot
from articles.actions.undoable import Overtaken, TakenBack, Undoable, snapshots, spans_of, stands
from articles.actions.versions import save_over
from articles.domain.permissions import Role
from articles.domain.review import Act, State, moved
from articles.models import Annotation, LogEntry, User

Known = dict[str, Any]


def take_back(entry: LogEntry, by: User) -> TakenBack:
    """Put the entry's marks back as they were before it. Two queries for one mark, two more for several.

    Raises Overtaken when one of them was changed, submitted or decided since.
    """
    wanted = snapshots(entry)
    rows = {str(row.uuid): row for row in _locked(wanted)}
    now = {uuid: snapshot(row) for uuid, row in rows.items()}
    for uuid, (_, after) in wanted.items():
        _require_standing(rows[uuid], now[uuid], after or {})
    changes = {uuid: _back(rows[uuid], *wanted[uuid], by=by) for uuid in wanted}
    for row in rows.values():
        row.article = entry.article  # type: ignore[assignment]
    if len(rows) == 1:
        (row,) = rows.values()
        save_over(row, version=row.version, changes=changes[str(row.uuid)])
        return TakenBack(row, now[str(row.uuid)], snapshot(row), row.quote, spans_of(entry), row)
    _save_all(rows, changes)
    opened = rows.get(entry.subject_id)
    return TakenBack(
        subject=opened or entry.article,  # type: ignore[arg-type]
        before={"rows": now},
        after={"rows": {uuid: snapshot(row) for uuid, row in rows.items()}},
        what=opened.quote if opened else f"{len(rows)} marks",
        spans=spans_of(entry),
        opens=opened,
    )


def overtaken(entries: Sequence[LogEntry]) -> Mapping[int, Overtaken]:
    """The entries whose marks are not as they left them. One query."""
    pairs = {entry.pk: snapshots(entry) for entry in entries}
    wanted = {uuid for pair in pairs.values() for uuid in pair}
    rows = {str(row.uuid): row for row in Annotation.objects.filter(uuid__in=wanted)}
    found = {}
    for key, pair in pairs.items():
        for uuid, (_, after) in pair.items():
            try:
                _require_standing(rows[uuid], snapshot(rows[uuid]), after or {})
            except Overtaken as late:
                found[key] = late
                break
    return found


def _locked(wanted: Mapping[str, Any]) -> QuerySet[Annotation]:
    rows = Annotation.objects.select_for_update(of=("self",)).select_related("tag", "entity", "author")
    return rows.filter(uuid__in=wanted).order_by("pk")


def _require_standing(row: Annotation, now: Known, after: Known) -> None:
    if not stands(now, after):
        moved_on = row.state != after.get("state", row.state)
        raise Overtaken(row.quote, row.state if moved_on else "")


def _back(row: Annotation, before: Known | None, after: Known | None, *, by: User) -> Known:
    """The fields that lead back to what stood before the entry."""
    # What one does to one's own work needs no role beyond the one access has judged already.
    own = row.author_id == by.pk
    fields = {name: value for name, value in (before or {}).items() if (after or {}).get(name) != value}
    if before is None or before["state"] == State.WITHDRAWN:
        act = Act.WITHDRAW
    elif row.state == State.WITHDRAWN:
        act = Act.RESTORE
    else:
        act = Act.EDIT
    return fields | {"state": moved(row.state, act, role=Role.ANALYST, own=own)}


def _save_all(rows: Mapping[str, Annotation], changes: Mapping[str, Known]) -> None:
    """Save the locked rows: one UPDATE for all rows that change alike."""
    now, alike = timezone.now(), dict[str, list[Annotation]]()
    for uuid, row in rows.items():
        alike.setdefault(repr(sorted(changes[uuid].items())), []).append(row)
    for same in alike.values():
        fields = changes[str(same[0].uuid)]
        keys = [row.pk for row in same]
        Annotation.objects.filter(pk__in=keys).update(**fields, version=F("version") + 1, updated_at=now)
        for row in same:
            row.version += 1
            for name, value in fields.items():
                setattr(row, name, value)


def _marks(words: str) -> Undoable:
    return Undoable(words, take_back, overtaken)


UNDOABLE: Mapping[str, Undoable] = {
    "annotation.mark": _marks("marked"),
    "annotation.mark_all": _marks("marked"),
    "annotation.retag": _marks("changed the tag of"),
    "annotation.move": _marks("moved the boundary of"),
    "annotation.attach": _marks("changed the entity of"),
    "annotation.note": _marks("changed the note of"),
    "annotation.remove": _marks("removed"),
    "annotation.reaffirm": _marks("kept under its tag’s new wording"),
}
