"""The panel beside the text for one annotation: its words, tag, entity, note, state and history."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Q

from articles.access import Seat
from articles.domain.merging import Merge
from articles.domain.permissions import Action
from articles.domain.pieces import runs_rtl
from articles.domain.review import EDITABLE, State
from articles.models import Annotation, Entity, LogEntry, Tag
from articles.pages.entities import EntityRow, entity_options
from articles.pages.reading_marks import Changed, PassageView
from articles.pages.reading_relations import MarkRelations, RelationList, relations_beside
from articles.pages.reading_shapes import Cut, MergeChoice, Piece, cuts_of, pieces_of
from articles.pages.reading_stale import resent
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
    relations: MarkRelations
    place: int | None = None
    number: int | None = None
    graphic: bool = False
    search: str = ""
    options: tuple[EntityRow, ...] = ()
    typed: Mapping[str, str] | None = None
    error: str = ""
    is_rtl: bool = False
    pieces: tuple[Piece, ...] = ()
    cuts: tuple[Cut, ...] = ()
    choices: tuple[MergeChoice, ...] = ()
    merge: Merge | None = None

    @property
    def resent(self) -> tuple[tuple[str, str], ...]:
        """What the 409 card sends once more."""
        return resent(self.typed or {})

    @property
    def sureness(self) -> tuple[tuple[str, bool, bool], ...]:
        """How sure one may be: the word, whether it is said now, whether the key says it next."""
        words = [value for value, _ in Annotation.CONFIDENCES]
        now = self.row.confidence
        after = words[(words.index(now) + 1) % len(words)] if now else words[0]
        return tuple((word, word == now, word == after) for word in words)


@dataclass(frozen=True, slots=True)
class Place:
    """The passage in which a mark begins: its range, order and ¶; whether it is graphic."""

    start: int
    end: int
    order: int | None = None
    number: int | None = None
    graphic: bool = False


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
    listed: RelationList | None = None,
    search: str | None = None,
    typed: Mapping[str, str] | None = None,
    error: str = "",
    choices: tuple[MergeChoice, ...] = (),
    merge: Merge | None = None,
) -> AnnotationView:
    """The inspector's content. No query for a reply to a write (with ``changed``); otherwise one for its
    thread, one for its relations if it has any, one for its place unless the page's ``passages`` are given.

    ``search``: look for entities by this spelling; ``typed`` and ``error``: what was refused, and why.
    """
    own = seat.owns(row)
    kind = row.tag.entity_kind
    found = entity_options(seat, search=search, kind=kind) if search is not None else ()
    drawn = changed.passages if changed else passages
    at = [p for p in drawn if p.text.start < row.end and row.start < p.text.end]
    place = Place(row.start, row.end)
    if at:
        first = at[0]
        graphic = any(p.graphic for p in at)
        place = Place(first.text.start, first.text.end, first.order, first.number, graphic)
    elif not changed:
        place = _place(row)
    may_edit = seat.may(Action.EDIT, own=own) and row.state in EDITABLE
    return AnnotationView(
        row=row,
        tags=tuple(tag for tag in tags if tag.retired_at is None or tag.pk == row.tag_id),
        own=own,
        may_edit=may_edit,
        may_read_log=seat.may(Action.READ_LOG, own=own),
        removed=row.state == State.WITHDRAWN,
        kinds=tuple(k for k in Entity.KINDS if not kind or k[0] == kind),
        talk=Counts() if changed else counts_of(seat, row),
        relations=relations_beside(seat, row, listed=listed, later=changed is not None),
        place=place.order,
        number=place.number,
        graphic=place.graphic,
        search=search or "",
        options=found,
        typed=typed,
        error=error,
        is_rtl=may_edit and runs_rtl(row.article.text, place.start, place.end),
        pieces=pieces_of(row),
        cuts=cuts_of(row) if may_edit else (),
        choices=choices,
        merge=merge,
    )


def _place(row: Annotation) -> Place:
    """The passage in which the words begin; graphic when any is that they touch."""
    touched = row.article.passages.filter(start__lt=row.end, end__gt=row.start).order_by("order")
    found = list(touched.values_list("start", "end", "order", "number", "graphic"))
    if not found:
        return Place(row.start, row.end)
    return Place(*found[0][:4], any(graphic for *_, graphic in found))


def history(row: Annotation, tags: Mapping[int, Tag]) -> tuple[Step, ...]:
    """What was done to an annotation, newest first. One query."""
    own = Q(subject_type="annotation", subject_id=str(row.uuid))
    together = Q(article=row.article_id, verb__startswith="annotation.", after__rows__has_key=str(row.uuid))
    entries = LogEntry.objects.filter(own | together).order_by("-id")
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
    "annotation.confidence": "said how sure he or she is",
    "annotation.add": "added words to it",
    "annotation.drop": "left words out",
    "annotation.split": "split it in two",
    "annotation.merge": "merged two marks",
    "annotation.remove": "removed it",
    "annotation.undo": "took the last change back",
    "annotation.submit": "submitted it for review",
    "annotation.accept": "accepted it",
    "annotation.correct": "corrected and accepted it",
    "annotation.return": "returned it",
    "annotation.reject": "rejected it",
}
