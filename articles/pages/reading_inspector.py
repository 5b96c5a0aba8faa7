"""The panel beside the text for one annotation: its words, tag, entity, note, state and history."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from articles.access import Seat
from articles.domain.permissions import Action
from articles.domain.review import EDITABLE, State
from articles.models import Annotation, Entity, LogEntry, Tag
from articles.pages.entities import EntityRow, entity_options
from articles.pages.reading_marks import Changed, PassageView
from articles.pages.threads import Counts, counts_of

STEPS = 20  # of the history, newest first


@dataclass(frozen=True, slots=True)
class AnnotationView:
    """One annotation in the inspector.

    ``place`` is the order of the passage it begins in, ``number`` its ¶; None when they are not known.
    ``graphic``: a passage it touches is blurred until asked for.
    """

    row: Annotation
    tags: tuple[Tag, ...]
    own: bool
    may_edit: bool
    may_read_log: bool
    removed: bool
    kinds: tuple[tuple[str, str], ...]
    talk: Counts
    place: int | None = None
    number: int | None = None
    graphic: bool = False
    search: str = ""
    options: tuple[EntityRow, ...] = ()
    typed: Mapping[str, str] | None = None
    error: str = ""


@dataclass(frozen=True, slots=True)
class Step:
    """One act in an annotation's history, in words."""

    at: datetime
    who: str
    words: str
    reason: str


def annotation_view(
    seat: Seat,
    row: Annotation,
    tags: Iterable[Tag],
    *,
    changed: Changed | None = None,
    passages: Sequence[PassageView] = (),
    search: str | None = None,
    typed: Mapping[str, str] | None = None,
    error: str = "",
) -> AnnotationView:
    """The inspector's content. No query for a reply to a write (with ``changed``); otherwise one for its
    thread, and one for its place unless the page's ``passages`` are given.

    ``search``: look for entities by this spelling; ``typed`` and ``error``: what was refused, and why.
    """
    own = seat.owns(row)
    kind = row.tag.entity_kind
    found = entity_options(seat, search=search, kind=kind) if search is not None else ()
    drawn = changed.passages if changed else passages
    at = [p for p in drawn if p.text.start < row.end and row.start < p.text.end]
    drawn_at = (at[0].order, at[0].number, any(p.graphic for p in at)) if at else (None, None, False)
    place = drawn_at if at or changed else _place(row)
    return AnnotationView(
        row=row,
        tags=tuple(tag for tag in tags if tag.retired_at is None or tag.pk == row.tag_id),
        own=own,
        may_edit=seat.may(Action.EDIT, own=own) and row.state in EDITABLE,
        may_read_log=seat.may(Action.READ_LOG, own=own),
        removed=row.state == State.WITHDRAWN,
        kinds=tuple(k for k in Entity.KINDS if not kind or k[0] == kind),
        talk=Counts() if changed else counts_of(seat, row),
        place=place[0],
        number=place[1],
        graphic=place[2],
        search=search or "",
        options=found,
        typed=typed,
        error=error,
    )


def _place(row: Annotation) -> tuple[int | None, int | None, bool]:
    """Order and number of the passage in which the words begin; whether any that they touch is graphic."""
    touched = row.article.passages.filter(start__lt=row.end, end__gt=row.start).order_by("order")
    found = list(touched.values_list("order", "number", "graphic"))
    return (*found[0][:2], any(graphic for *_, graphic in found)) if found else (None, None, False)


def history(row: Annotation, tags: Mapping[int, Tag]) -> tuple[Step, ...]:
    """What was done to an annotation, newest first. Two queries: acts on several marks name the article."""
    own = LogEntry.objects.filter(subject_type="annotation", subject_id=str(row.uuid)).order_by("-id")
    together = LogEntry.objects.filter(by=row.author_id, article=row.article_id, subject_type="article")
    several = together.filter(verb__startswith="annotation.").order_by("-id")[:STEPS]
    entries = [*own[:STEPS], *(e for e in several if str(row.uuid) in (e.after or {}).get("rows", {}))]
    entries.sort(key=lambda entry: -entry.pk)
    return tuple(Step(e.at, e.who, _words(e, tags), e.reason) for e in entries[:STEPS])


def _words(entry: LogEntry, tags: Mapping[int, Tag]) -> str:
    before, after = entry.before or {}, entry.after or {}
    root, _, ending = entry.verb.rpartition(".")
    if ending in AGAIN and root in ACTS:
        return f"{AGAIN[ending]}: {ACTS[root]}"
    said = ACTS.get(entry.verb, entry.verb.partition(".")[2].replace("_", " "))

    def tag(snapshot: Mapping[str, Any]) -> str:
        found = tags.get(snapshot.get("tag_id", 0))
        return found.name if found else "another tag"

    if entry.verb == "annotation.mark":
        return f"{said} {tag(after)}"
    if before.get("tag_id") != after.get("tag_id"):
        return f"{said}: {tag(before)} → {tag(after)}"
    if before.get("quote") != after.get("quote"):
        return f"{said}: “{before.get('quote', '')}” → “{after.get('quote', '')}”"
    return said


AGAIN = {"undo": "took back", "redo": "did again"}
ACTS = {
    "annotation.mark": "marked this",
    "annotation.mark_all": "marked this, with other places of the same words",
    "annotation.reaffirm": "looked at it again: still right under the new wording",
    "annotation.retag": "changed the tag",
    "annotation.move": "moved the boundary",
    "annotation.attach": "changed the entity",
    "annotation.note": "changed the note",
    "annotation.remove": "removed it",
    "annotation.undo": "took the last change back",
    "annotation.submit": "submitted it for review",
    "annotation.accept": "accepted it",
    "annotation.correct": "corrected and accepted it",
    "annotation.return": "returned it",
    "annotation.reject": "rejected it",
}
