"""The codebook of a project: adding, changing and retiring tags."""

from collections.abc import Mapping
from dataclasses import asdict
from typing import Any
from uuid import UUID

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from articles.actions.log import record, snapshot
from articles.actions.receipts import once, uuid_for
from articles.actions.relation_types import start_relation_types
from articles.actions.versions import save_over
from articles.domain.codebook import START_TAGS
from articles.domain.errors import Refused
from articles.models import Project, Tag, User


@transaction.atomic
def create_tag(
    *, project: Project, fields: Mapping[str, Any], by: User | None, key: UUID | None = None
) -> Tag:
    """Add a tag; raises Refused saying which field does not fit. Without ``key`` it is never a resend.

    ``fields`` are the tag's own, among them its shortcut, which is called key, too.
    """

    def make() -> Tag:
        tag = Tag(project=project, **fields)
        if key is not None and by is not None:
            tag.uuid = uuid_for(key, by)
        _checked(tag)
        tag.save()
        record(verb="tag.create", subject=tag, by=by, project=project, after=snapshot(tag))
        return tag

    if key is None or by is None:
        return make()
    return once(key=key, by=by, verb="tag.create", given=fields, make=make, creates=Tag)


@transaction.atomic
def edit_tag(*, tag: Tag, version: int, changes: Mapping[str, Any], key: UUID, by: User) -> Tag:
    """Change a tag's words, look or key as its next version; raises Stale when somebody was faster.

    Annotations keep the version they were marked under (Annotation.tag_version); a change of the wording,
    not one of key or look, is noted in ``worded_in``.
    """

    def make() -> Tag:
        before = snapshot(tag)
        reworded = any(changes.get(name, before[name]) != before[name] for name in Tag.WORDING)
        written = {**changes, "worded_in": version + 1} if reworded else changes
        for name, value in written.items():
            setattr(tag, name, value)
        _checked(tag)
        save_over(tag, version=version, changes=written)
        record(verb="tag.edit", subject=tag, by=by, project=tag.project, before=before, after=snapshot(tag))
        return tag

    given = {"tag": str(tag.uuid), "version": version, **changes}
    return once(key=key, by=by, verb="tag.edit", given=given, make=make, subject=tag)


@transaction.atomic
def retire_tag(*, tag: Tag, retired: bool, version: int, key: UUID, by: User) -> Tag:
    """Take a tag out of the tag bar, or put it back; what was marked with it stays."""

    def make() -> Tag:
        save_over(tag, version=version, changes={"retired_at": timezone.now() if retired else None})
        record(
            verb="tag.retire" if retired else "tag.bring_back", subject=tag, by=by, project=tag.project,
            after={"name": tag.name},
        )  # fmt: skip
        return tag

    given = {"tag": str(tag.uuid), "version": version, "retired": retired}
    return once(key=key, by=by, verb="tag.retire", given=given, make=make, subject=tag)


@transaction.atomic
def start_codebook(*, project: Project, by: User | None) -> list[Tag]:
    """Give a new project the ten tags of articles.domain.codebook, and the relation types to start from."""
    tags = [
        create_tag(project=project, fields={"order": order, **asdict(code)}, by=by)
        for order, code in enumerate(START_TAGS)
    ]
    start_relation_types(project=project, by=by)
    return tags


def _checked(tag: Tag) -> None:
    try:
        tag.full_clean()
    except ValidationError as error:
        field, messages = next(iter(error.message_dict.items()))
        name = "" if field == "__all__" else field
        taken = "Constraint" in messages[0] or "already exists" in messages[0]
        if taken:
            raise Refused(
                "Another tag of this project has this name, letter or key already. Choose another.",
                field=name,
            ) from error
        raise Refused(f"{name.replace('_', ' ').capitalize()}: {messages[0]}", field=name) from error
