"""What every change of a mark does: version, state, pieces, log row, one receipt."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from articles.actions.log import record, snapshot
from articles.actions.receipts import once
from articles.actions.versions import save_over
from articles.domain.permissions import Role
from articles.domain.pieces import Pieces, hull
from articles.domain.review import Act, moved
from articles.models import Annotation, AnnotationFragment, User


def edit(
    annotation: Annotation,
    verb: str,
    changes: Any,
    given: Mapping[str, Any],
    *,
    version: int,
    key: UUID,
    by: User,
    act: Act = Act.EDIT,
    pieces: Pieces | None = None,
) -> Annotation:
    """Save ``changes`` (or what calling it returns) and ``pieces``, moving the state by ``act``.

    Raises NotAllowed for another's mark, Refused in a state that cannot be edited, Stale for an old version.
    Five queries, two more for a mark in pieces.
    """

    def make() -> Annotation:
        in_pieces = pieces is not None and (len(pieces) > 1 or len(annotation.pieces) > 1)
        before = shape(annotation) if in_pieces else snapshot(annotation)
        written = changes() if callable(changes) else changes
        written = {**written, "state": state_after(annotation, act, by)}
        if pieces is not None:
            written |= outline(annotation, pieces)
        save_over(annotation, version=version, changes=written)
        if in_pieces:
            lay(annotation, pieces)
        after = shape(annotation) if in_pieces else None
        log_mark(verb=verb, row=annotation, before=before, after=after, by=by)
        return annotation

    subject = {"annotation": annotation.uuid, **given}
    return once(key=key, by=by, verb=verb, given=subject, subject=annotation, make=make)


def state_after(annotation: Annotation, act: Act, by: User) -> str:
    """The mark's state after ``act``; raises Refused or NotAllowed."""
    # What one does to one's own work needs no role beyond the one access has judged already.
    return moved(annotation.state, act, role=Role.ANALYST, own=annotation.author_id == by.pk)


def shape(annotation: Annotation) -> dict[str, Any]:
    """The snapshot with the mark's fragments: none when it is in one piece."""
    pieces = annotation.pieces
    return snapshot(annotation) | {"fragments": [list(p) for p in pieces] if len(pieces) > 1 else []}


def outline(annotation: Annotation, pieces: Pieces) -> dict[str, Any]:
    """The columns of a mark that holds ``pieces``."""
    start, end = hull(pieces)
    return {"start": start, "end": end, "quote": annotation.article.text[start:end]}


def lay(annotation: Annotation, pieces: Pieces | None) -> None:
    """Store the fragments of ``pieces`` in place of the old ones; none for one piece. Two queries at most.

    Call it after ``save_over``, which has seen that nobody else is at the mark.
    """
    annotation.fragments.all().delete()
    pieces = pieces or ()
    if len(pieces) > 1:
        text = annotation.article.text
        AnnotationFragment.objects.bulk_create(
            AnnotationFragment(
                annotation=annotation, order=order, start=start, end=end, quote=text[start:end]
            )
            for order, (start, end) in enumerate(pieces)
        )
    annotation.remember(pieces)


def log_mark(
    *,
    verb: str,
    row: Annotation,
    before: dict[str, Any] | None,
    after: dict[str, Any] | None = None,
    by: User,
) -> None:
    """The log row of an act on one mark. Three queries."""
    article = row.article
    record(
        verb=verb,
        subject=row,
        by=by,
        project=article.project,
        article=article,
        before=before,
        after=snapshot(row) if after is None else after,
    )
