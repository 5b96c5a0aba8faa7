"""Marks in several pieces, and one mark made into two or two into one."""

from typing import Any
from uuid import UUID

from django.db import transaction
from django.db.models import Q, QuerySet

from articles.actions.log import record
from articles.actions.mark_edit import edit, lay, outline, shape, state_after
from articles.actions.receipts import once, uuid_for
from articles.actions.versions import save_over
from articles.domain.anchors import require_fit
from articles.domain.errors import NotAllowed, Refused
from articles.domain.pieces import Pieces, cut, merged, with_piece, without_piece
from articles.domain.review import Act, State
from articles.models import Annotation, Relation, Thread, User


@transaction.atomic
def add_piece(
    *, annotation: Annotation, start: int, end: int, quote: str, version: int, key: UUID, by: User
) -> Annotation:
    """Let the mark hold [start, end) too; what overlaps or touches becomes one piece. Eight queries at most.

    Raises Refused when those are not the words of ``quote``, or are in the mark already.
    """
    require_fit(annotation.article.text, start, end, quote)
    pieces = with_piece(annotation.pieces, (start, end))
    given = {"start": start, "end": end, "quote": quote}
    return edit(annotation, "annotation.add", {}, given, version=version, key=key, by=by, pieces=pieces)


@transaction.atomic
def drop_piece(*, annotation: Annotation, start: int, version: int, key: UUID, by: User) -> Annotation:
    """Leave out the piece that begins at ``start``; one that is left is a plain mark again."""
    pieces = without_piece(annotation.pieces, start)
    return edit(
        annotation, "annotation.drop", {}, {"start": start}, version=version, key=key, by=by, pieces=pieces
    )


@transaction.atomic
def split(*, annotation: Annotation, at: int, version: int, key: UUID, by: User) -> Annotation:
    """Make two marks of one, parted before ``at``; the first, which comes back, is the old row. Nine queries.

    The second is a draft with the same tag, entity and confidence. The note, the thread and the relations
    stay with the first; claims rest on words of their own. Raises Refused when a side would be empty.
    """

    def make() -> Annotation:
        left, right = cut(annotation.article.text, annotation.pieces, at)
        before = shape(annotation)
        state = state_after(annotation, Act.EDIT, by)
        _reshape(annotation, left, state, version=version)
        second = Annotation(
            uuid=uuid_for(key, by),
            article=annotation.article,
            tag_id=annotation.tag_id,
            tag_version=annotation.tag_version,
            entity_id=annotation.entity_id,
            confidence=annotation.confidence,
            author=by,
            **outline(annotation, right),
        )
        second.save(force_insert=True)
        if len(right) > 1:
            lay(second, right)
        second.remember(right)
        was = {str(annotation.uuid): before}
        now = {str(row.uuid): shape(row) for row in (annotation, second)}
        _log("annotation.split", annotation, was, now, by=by)
        return annotation

    given = {"annotation": annotation.uuid, "at": at}
    return once(key=key, by=by, verb="annotation.split", given=given, subject=annotation, make=make)


@transaction.atomic
def merge(*, annotation: Annotation, other: Annotation, version: int, key: UUID, by: User) -> Annotation:
    """Take ``other`` into the mark and withdraw it; words that neither held stay left out. Twelve queries.

    The mark keeps its tag, thread, relations and confidence; it takes the other's entity when it has none,
    and the other's note behind its own. Raises Refused when the other is not of this article, not one's own,
    or carries a thread or standing relations, which would be lost from sight.
    """

    def make() -> Annotation:
        locked = Annotation.objects.told_apart().select_for_update(of=("self",)).select_related("entity")
        gone = locked.get(pk=other.pk)
        gone.article = annotation.article
        _require_mergeable(annotation, gone, by)
        before = {str(row.uuid): shape(row) for row in (annotation, gone)}
        pieces = merged(annotation.article.text, annotation.pieces, gone.pieces)
        taken: dict[str, Any] = {"note": "\n".join(note for note in (annotation.note, gone.note) if note)}
        fits = gone.entity is not None and annotation.tag.entity_kind in {"", gone.entity.kind}
        if annotation.entity_id is None and fits:
            taken["entity"] = gone.entity
        state = state_after(annotation, Act.EDIT, by)
        _reshape(annotation, pieces, state, version=version, **taken)
        save_over(gone, version=gone.version, changes={"state": state_after(gone, Act.WITHDRAW, by)})
        after = {str(row.uuid): shape(row) for row in (annotation, gone)}
        _log("annotation.merge", annotation, before, after, by=by)
        return annotation

    given = {"annotation": annotation.uuid, "other": other.uuid}
    return once(key=key, by=by, verb="annotation.merge", given=given, subject=annotation, make=make)


def _require_mergeable(kept: Annotation, gone: Annotation, by: User) -> None:
    if gone.pk == kept.pk or gone.article_id != kept.article_id:
        raise Refused("Choose another mark of this article to merge with.", field="other")
    if gone.author_id != by.pk:
        raise NotAllowed("Only marks of your own can be merged.")
    if Thread.objects.filter(annotation=gone).exists():
        raise Refused(
            "The other mark has a thread, which would be lost from sight. Open that mark and merge this one "
            "into it.",
            field="other",
        )
    if _relations_lost(gone, by).exists():
        raise Refused(
            "The other mark is related to marks, which would be lost from sight. Open that mark and merge "
            "this one into it, or take its relations away first.",
            field="other",
        )


def _relations_lost(gone: Annotation, by: User) -> QuerySet[Relation]:
    """The relations that go out of sight with the mark; what others have not published is not told."""
    found = Relation.objects.touching(gone).standing()
    if gone.article.project.open_work:
        return found
    return found.filter(Q(author=by) | Q(state=State.ACCEPTED))


def _reshape(row: Annotation, pieces: Pieces, state: str, *, version: int, **changes: Any) -> None:
    """Save ``pieces`` over the row's ``version``, its fragments with them."""
    in_pieces = len(row.pieces) > 1 or len(pieces) > 1
    save_over(row, version=version, changes={**outline(row, pieces), "state": state, **changes})
    if in_pieces:
        lay(row, pieces)


def _log(verb: str, row: Annotation, before: dict[str, Any], after: dict[str, Any], *, by: User) -> None:
    record(
        verb=verb,
        subject=row,
        by=by,
        project=row.article.project,
        article=row.article,
        before={"rows": before},
        after={"rows": after},
    )
