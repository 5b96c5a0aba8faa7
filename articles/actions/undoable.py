"""What an act says of itself so that it can be taken back and done again.

A module whose acts can be undone in an article has a table ``UNDOABLE``: the verb of the log → words and two
functions. articles.actions.undo puts the tables of all modules together, with one line for each. Entries of
such an act carry the article, one person and whole snapshots in ``before`` and ``after``.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.db import models

from articles.models import Annotation, LogEntry, User

Span = tuple[int, int]
UNDO, REDO = ".undo", ".redo"
"""What is put behind an act's verb in the log when it is taken back, and when it is done again."""


@dataclass(frozen=True, slots=True)
class TakenBack:
    """What one entry's taking back did: the subject before and after it, for the log.

    ``what`` are the words it is about, as they are quoted to the person; ``spans`` look different now;
    ``opens`` is the mark to show, if it is one mark.
    """

    subject: models.Model
    before: dict[str, Any] | None
    after: dict[str, Any] | None
    what: str
    spans: tuple[Span, ...]
    opens: Annotation | None = None


class Overtaken(Exception):
    """What stands is not what the entry left: ``what`` was moved to ``state``, or changed (state "")."""

    def __init__(self, what: str, state: str = "") -> None:
        super().__init__(what)
        self.what = what
        self.state = state


@dataclass(frozen=True, slots=True)
class Undoable:
    """How the acts of one verb are taken back.

    ``words`` follow "you": "changed the tag". ``take_back(entry, by)`` locks what the entry is about, raises
    Overtaken unless it is as ``entry.after`` says, and puts ``entry.before`` there (None: it was not there,
    so it is withdrawn). The entry may also be an undo or a redo of the act: the same rule takes it back.
    ``overtaken(entries)`` says of which that is not possible any more, by the key of the entry; one query or
    a fixed number for all of them, no lock.
    """

    words: str
    take_back: Callable[[LogEntry, User], TakenBack]
    overtaken: Callable[[Sequence[LogEntry]], Mapping[int, Overtaken]]


def root_of(verb: str) -> str:
    """The act's own verb: "annotation.mark.undo" → "annotation.mark"."""
    return verb.removesuffix(UNDO).removesuffix(REDO)


def stands(now: Mapping[str, Any], after: Mapping[str, Any]) -> bool:
    """Whether a snapshot of now is what an entry left; fields that the entry does not know are not asked."""
    return all(now[name] == value for name, value in after.items() if name in now)


def snapshots(entry: LogEntry) -> Mapping[str, tuple[dict[str, Any] | None, dict[str, Any] | None]]:
    """Before and after by uuid: of the subject, or of each row ({"rows": {uuid: …}})."""
    before, after = entry.before or {}, entry.after or {}
    if "rows" not in before and "rows" not in after:
        return {entry.subject_id: (entry.before, entry.after)}
    old, new = before.get("rows", {}), after.get("rows", {})
    return {uuid: (old.get(uuid), new.get(uuid)) for uuid in dict.fromkeys([*new, *old])}


def spans_of(entry: LogEntry) -> tuple[Span, ...]:
    """Every range that the entry's snapshots name."""
    return tuple(sorted(set(_spans(entry))))


def _spans(entry: LogEntry) -> Iterator[Span]:
    for pair in snapshots(entry).values():
        for known in pair:
            if known and "start" in known and "end" in known:
                yield known["start"], known["end"]
