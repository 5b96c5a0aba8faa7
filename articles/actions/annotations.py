"""Marking words, and changing or removing a mark."""

from typing import Any
from uuid import UUID

from django.db import transaction

from articles.actions.entities import create_entity
from articles.actions.mark_edit import edit, log_mark
from articles.actions.receipts import once, uuid_for
from articles.domain.anchors import require_fit
from articles.domain.errors import Refused
from articles.domain.pieces import reshaped
from articles.domain.review import Act
from articles.models import Annotation, Article, Entity, Project, Tag, User


@transaction.atomic
def mark(
    *,
    article: Article,
    tag: Tag,
    start: int,
    end: int,
    quote: str,
    entity: Entity | None = None,
    note: str = "",
    key: UUID,
    by: User,
) -> Annotation:
    """Put ``tag`` on [start, end) of the text. Five queries.

    Raises Refused when text[start:end] is not ``quote``, or when tag or entity are not of this project.
    """
    require_fit(article.text, start, end, quote)
    require_usable(tag, article.project)
    if entity is not None:
        _require_entity(entity, article.project)

    def make() -> Annotation:
        row = Annotation(
            uuid=uuid_for(key, by),
            article=article,
            tag=tag,
            tag_version=tag.version,
            start=start,
            end=end,
            quote=quote,
            entity=entity,
            note=note,
            author=by,
        )
        row.save(force_insert=True)
        row.in_pieces = False
        log_mark(verb="annotation.mark", row=row, before=None, by=by)
        return row

    given = {
        "article": article.uuid,
        "tag": tag.uuid,
        "range": [start, end, quote],
        "entity": entity and entity.uuid,
        "note": note,
    }
    return once(key=key, by=by, verb="annotation.mark", given=given, creates=Annotation, make=make)


@transaction.atomic
def retag(*, annotation: Annotation, tag: Tag, version: int, key: UUID, by: User) -> Annotation:
    """Give the mark another tag; an entity whose kind the new tag does not take is let go."""
    require_usable(tag, annotation.article.project)
    changes: dict[str, Any] = {"tag": tag, "tag_version": tag.version}
    if annotation.entity is not None and annotation.entity.kind != tag.entity_kind:
        changes["entity"] = None
    given = {"tag": tag.uuid}
    return edit(annotation, "annotation.retag", changes, given, version=version, key=key, by=by)


@transaction.atomic
def move_range(
    *, annotation: Annotation, start: int, end: int, quote: str, version: int, key: UUID, by: User
) -> Annotation:
    """Move the mark to [start, end); of one in pieces the first or the last piece goes along.

    Raises Refused when those are not the words of ``quote``.
    """
    require_fit(annotation.article.text, start, end, quote)
    pieces = reshaped(annotation.pieces, start, end)
    given = {"start": start, "end": end, "quote": quote}
    return edit(annotation, "annotation.move", {}, given, version=version, key=key, by=by, pieces=pieces)


@transaction.atomic
def attach_entity(
    *,
    annotation: Annotation,
    entity: Entity | None = None,
    name: str = "",
    kind: str = "",
    version: int,
    key: UUID,
    by: User,
) -> Annotation:
    """Say whom or what the marked words name: an ``entity``, a new one (``name``, ``kind``), or nobody.

    Raises Refused when the entity's kind is not the one the tag asks for.
    """
    project = annotation.article.project
    wanted = annotation.tag.entity_kind
    if entity is not None:
        _require_entity(entity, project)
        kind = entity.kind
    kind = kind or wanted
    if (entity or name) and wanted and kind != wanted:
        raise Refused(f"“{annotation.tag.name}” marks a {wanted.replace('_', ' ')}. Choose one of those.")
    given = {"entity": entity and entity.uuid, "name": name, "kind": kind}

    def changes() -> dict[str, Any]:
        made = create_entity(project=project, name=name, kind=kind, key=uuid_for(key, by), by=by)
        return {"entity": made}

    new = changes if entity is None and name else {"entity": entity}
    return edit(annotation, "annotation.attach", new, given, version=version, key=key, by=by)


@transaction.atomic
def set_note(*, annotation: Annotation, note: str, version: int, key: UUID, by: User) -> Annotation:
    """Write or empty the note on a mark."""
    given = {"note": note}
    return edit(annotation, "annotation.note", given, given, version=version, key=key, by=by)


@transaction.atomic
def set_confidence(
    *, annotation: Annotation, confidence: str, version: int, key: UUID, by: User
) -> Annotation:
    """Say how sure one is of a mark (Annotation.CONFIDENCES), or blank: nothing is said."""
    given = {"confidence": confidence}
    return edit(annotation, "annotation.confidence", given, given, version=version, key=key, by=by)


@transaction.atomic
def remove(*, annotation: Annotation, version: int, key: UUID, by: User) -> Annotation:
    """Take the mark off the text; the row stays, withdrawn, and ``undo_last`` brings it back."""
    return edit(annotation, "annotation.remove", {}, {}, version=version, key=key, by=by, act=Act.WITHDRAW)


def require_usable(tag: Tag, project: Project) -> None:
    """Raise Refused unless the tag is in the project's codebook and not retired."""
    if tag.project_id != project.pk or tag.retired_at is not None:
        raise Refused("This tag is not in the codebook of the project. Choose another.", field="tag")


def _require_entity(entity: Entity, project: Project) -> None:
    if entity.project_id != project.pk or entity.merged_into_id is not None:
        raise Refused("This entity is not in the project any more. Find it again.", field="entity")
