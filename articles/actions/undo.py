"""Taking back the last thing one did to a mark, also after signing in again: the log remembers it."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db import transaction

from articles.actions.log import record, snapshot
from articles.actions.receipts import once
from articles.actions.versions import save_over
from articles.domain.errors import Refused
from articles.domain.permissions import Role
from articles.domain.review import STATE_WORDS, Act, State, moved
from articles.models import Annotation, Article, LogEntry, User

UNDO = "annotation.undo"
UNDOABLE = {
    "annotation.mark": "marked",
    "annotation.retag": "changed the tag",
    "annotation.move": "moved the boundary",
    "annotation.attach": "changed the entity",
    "annotation.note": "changed the note",
    "annotation.remove": "removed the mark",
}


@dataclass(frozen=True, slots=True)
class Undone:
    """The mark as it stands again, what had been done to it, and the ranges that look different now."""

    annotation: Annotation
    act: str
    spans: tuple[tuple[int, int], ...]


def last_undoable(article: Article, by: User) -> LogEntry | None:
    """The last act of this person on a mark of this article that was not taken back. One query."""
    return (
        LogEntry.objects.filter(article=article, by=by, verb__in=UNDOABLE, undone_by__isnull=True)
        .order_by("-id")
        .first()
    )


@transaction.atomic
def undo_last(*, article: Article, key: UUID, by: User) -> Undone:
    """Take back one's own last act on a mark of this article. Nine queries.

    Raises Refused when there is nothing to take back, or when the mark was changed, submitted or decided
    since: then it says so, because taking back would overwrite what came later.
    """
    entry = last_undoable(article, by)
    row = _subject(entry, article)

    def make() -> Annotation:
        if entry is None or row is None:
            raise Refused("There is nothing of yours to undo in this article.")
        now = snapshot(row)
        if now != entry.after:
            raise Refused(_explained(row, entry))
        own = row.author_id == by.pk
        save_over(row, version=row.version, changes=_back(row, entry, own=own))
        record(
            verb=UNDO,
            subject=row,
            by=by,
            project=article.project,
            article=article,
            before=now,
            after=snapshot(row),
            undoes=entry,
        )
        return row

    subject: Any = row or article
    done = once(key=key, by=by, verb=UNDO, given={"article": article.uuid}, subject=subject, make=make)
    if entry is not None and done is row:
        return Undone(row, UNDOABLE[entry.verb], _spans(entry.before, entry.after))
    return Undone(done, "", ((done.start, done.end),))


def _subject(entry: LogEntry | None, article: Article) -> Annotation | None:
    if entry is None:
        return None
    row: Annotation = (
        Annotation.objects.select_for_update(of=("self",))
        .select_related("tag", "entity", "author")
        .get(uuid=entry.subject_id)
    )
    row.article = article
    return row


def _back(row: Annotation, entry: LogEntry, *, own: bool) -> dict[str, Any]:
    """The fields that lead back to what stood before ``entry``."""
    if entry.verb == "annotation.mark":
        return {"state": moved(row.state, Act.WITHDRAW, role=Role.ANALYST, own=own)}
    if entry.verb == "annotation.remove":
        return {"state": moved(row.state, Act.RESTORE, role=Role.ANALYST, own=own)}
    moved(row.state, Act.EDIT, role=Role.ANALYST, own=own)
    before = entry.before or {}
    return {name: value for name, value in before.items() if (entry.after or {}).get(name) != value}


def _explained(row: Annotation, entry: LogEntry) -> str:
    state = STATE_WORDS[State(row.state)]
    what = "you " + UNDOABLE[entry.verb]
    if row.state != (entry.after or {}).get("state"):
        return f"Since {what}, “{_short(row.quote)}” was {state}. It cannot be undone from here."
    return f"Since {what}, “{_short(row.quote)}” was changed. It cannot be undone; change it by hand."


def _short(quote: str) -> str:
    return quote if len(quote) <= 60 else quote[:59] + "…"


def _spans(*snapshots: Mapping[str, Any] | None) -> tuple[tuple[int, int], ...]:
    ranges = {(s["start"], s["end"]) for s in snapshots if s is not None}
    return tuple(sorted(ranges))
