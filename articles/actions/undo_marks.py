"""How an act on a mark, or on several marks at once, is taken back and done again."""

from collections.abc import Mapping, Sequence
from typing import Any

from django.db.models import F, QuerySet
from django.utils import timezone

from articles.actions.log import snapshot
from articles.actions.mark_edit import lay, shape, state_after
from articles.actions.undoable import Overtaken, TakenBack, Undoable, snapshots, spans_of, stands
from articles.domain.review import Act, State
from articles.models import Annotation, LogEntry, User

Known = dict[str, Any]


def take_back(entry: LogEntry, by: User) -> TakenBack:
    """Put the entry's marks back as they were before it. Two queries for one mark, more for several.

    Raises Overtaken when one of them was changed, submitted or decided since.
    """
    wanted = snapshots(entry)
    rows = {str(row.uuid): row for row in _locked(wanted)}
    for row in rows.values():
        row.article = entry.article  # type: ignore[assignment]
    was = {uuid: _known(row, *wanted[uuid]) for uuid, row in rows.items()}
    for uuid, (_, after) in wanted.items():
        _require_standing(rows[uuid], was[uuid], after or {})
    changes = {uuid: _back(rows[uuid], *wanted[uuid], by=by) for uuid in wanted}
    _save(rows, changes)
    now = {uuid: _known(row, *wanted[uuid]) for uuid, row in rows.items()}
    if "rows" not in (entry.after or {}):
        (row,) = rows.values()
        return TakenBack(row, was[str(row.uuid)], now[str(row.uuid)], row.quote, spans_of(entry), row)
    opened = rows.get(entry.subject_id)
    return TakenBack(
        subject=opened or entry.article,  # type: ignore[arg-type]
        before={"rows": was},
        after={"rows": now},
        what=opened.quote if opened else f"{len(rows)} marks",
        spans=spans_of(entry),
        opens=opened,
    )


def overtaken(entries: Sequence[LogEntry]) -> Mapping[int, Overtaken]:
    """The entries whose marks are not as they left them. One query, one more for each mark in pieces."""
    pairs = {entry.pk: snapshots(entry) for entry in entries}
    wanted = {uuid for pair in pairs.values() for uuid in pair}
    rows = {str(row.uuid): row for row in Annotation.objects.told_apart().filter(uuid__in=wanted)}
    found = {}
    for key, pair in pairs.items():
        for uuid, (before, after) in pair.items():
            try:
                _require_standing(rows[uuid], _known(rows[uuid], before, after), after or {})
            except Overtaken as late:
                found[key] = late
                break
    return found


def _locked(wanted: Mapping[str, Any]) -> QuerySet[Annotation]:
    rows = Annotation.objects.told_apart().select_for_update(of=("self",))
    return rows.select_related("tag", "entity", "author").filter(uuid__in=wanted).order_by("pk")


def _known(row: Annotation, before: Known | None, after: Known | None) -> Known:
    """The row as an entry knows rows: with its fragments only when the entry names them."""
    return shape(row) if "fragments" in {**(before or {}), **(after or {})} else snapshot(row)


def _require_standing(row: Annotation, now: Known, after: Known) -> None:
    if not stands(now, after):
        moved_on = row.state != after.get("state", row.state)
        raise Overtaken(row.quote, row.state if moved_on else "")


def _back(row: Annotation, before: Known | None, after: Known | None, *, by: User) -> Known:
    """The fields that lead back to what stood before the entry."""
    fields = {name: value for name, value in (before or {}).items() if (after or {}).get(name) != value}
    if before is None or before["state"] == State.WITHDRAWN:
        act = Act.WITHDRAW
    elif row.state == State.WITHDRAWN:
        act = Act.RESTORE
    else:
        act = Act.EDIT
    return fields | {"state": state_after(row, act, by)}


def _save(rows: Mapping[str, Annotation], changes: Mapping[str, Known]) -> None:
    """Save the locked rows: one UPDATE for all that change alike, and the fragments of those in pieces."""
    pieces = {uuid: fields.pop("fragments") for uuid, fields in changes.items() if "fragments" in fields}
    alike: dict[str, list[str]] = {}
    for uuid, fields in changes.items():
        alike.setdefault(repr(sorted(fields.items())), []).append(uuid)
    for same in alike.values():
        fields = changes[same[0]] | {"updated_at": timezone.now()}
        keys = [rows[uuid].pk for uuid in same]
        Annotation.objects.filter(pk__in=keys).update(**fields, version=F("version") + 1)
        for uuid in same:
            rows[uuid].version += 1
            for name, value in fields.items():
                setattr(rows[uuid], name, value)
    for uuid, kept in pieces.items():
        lay(rows[uuid], tuple((start, end) for start, end in kept))


def _marks(words: str) -> Undoable:
    return Undoable(words, take_back, overtaken)


UNDOABLE: Mapping[str, Undoable] = {
    "annotation.mark": _marks("marked"),
    "annotation.mark_all": _marks("marked"),
    "annotation.retag": _marks("changed the tag of"),
    "annotation.move": _marks("moved the boundary of"),
    "annotation.attach": _marks("changed the entity of"),
    "annotation.note": _marks("changed the note of"),
    "annotation.confidence": _marks("said how sure you are of"),
    "annotation.add": _marks("added words to"),
    "annotation.drop": _marks("left words out of"),
    "annotation.split": _marks("split"),
    "annotation.merge": _marks("merged another mark into"),
    "annotation.remove": _marks("removed"),
    "annotation.reaffirm": _marks("kept under its tag’s new wording"),
}
