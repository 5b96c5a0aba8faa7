"""The relation types of a project: adding, changing and retiring them."""

from collections.abc import Mapping
from dataclasses import asdict
from typing import Any
from uuid import UUID

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from articles.actions.log import record, snapshot
from articles.actions.receipts import once, uuid_for
from articles.actions.versions import save_over
from articles.domain.errors import Refused
from articles.domain.relations import START_RELATIONS
from articles.models import Project, RelationType, User


@transaction.atomic
def create_relation_type(
    *, project: Project, fields: Mapping[str, Any], by: User | None, key: UUID | None = None
) -> RelationType:
    """Add a type; raises Refused saying which field does not fit. Without ``key`` it is never a resend."""

    def make() -> RelationType:
        kind = RelationType(project=project, **fields)
        if key is not None and by is not None:
            kind.uuid = uuid_for(key, by)
        _checked(kind)
        kind.save(force_insert=True)
        record(verb="relation_type.create", subject=kind, by=by, project=project, after=snapshot(kind))
        return kind

    if key is None or by is None:
        return make()
    return once(key=key, by=by, verb="relation_type.create", given=fields, make=make, creates=RelationType)


@transaction.atomic
def edit_relation_type(
    *, kind: RelationType, version: int, changes: Mapping[str, Any], reason: str, key: UUID, by: User
) -> RelationType:
    """Change a type's words or what fits it, as its next version; raises Stale when somebody was faster.

    Relations keep the version they were made under (Relation.type_version). Whether it reads the same both
    ways is settled when it is made. Raises Refused without a ``reason``.
    """
    reason = reason.strip()
    if not reason:
        raise Refused("Say why it changes: analysts read it beside the version.", field="reason")

    def make() -> RelationType:
        before = snapshot(kind)
        if changes.get("symmetric", kind.symmetric) != kind.symmetric:
            raise Refused(
                "Whether a type reads the same both ways is settled when it is made. Add another type.",
                field="symmetric",
            )
        for name, value in changes.items():
            setattr(kind, name, value)
        _checked(kind)
        save_over(kind, version=version, changes={name: getattr(kind, name) for name in changes})
        record(
            verb="relation_type.edit", subject=kind, by=by, project=kind.project, before=before,
            after=snapshot(kind), reason=reason,
        )  # fmt: skip
        return kind

    given = {"type": str(kind.uuid), "version": version, "reason": reason, **changes}
    return once(key=key, by=by, verb="relation_type.edit", given=given, make=make, subject=kind)


@transaction.atomic
def retire_relation_type(
    *, kind: RelationType, retired: bool, version: int, key: UUID, by: User
) -> RelationType:
    """Offer a type no more, or again; relations made with it stay."""

    def make() -> RelationType:
        save_over(kind, version=version, changes={"retired_at": timezone.now() if retired else None})
        record(
            verb="relation_type.retire" if retired else "relation_type.bring_back", subject=kind, by=by,
            project=kind.project, after={"name": kind.name},
        )  # fmt: skip
        return kind

    given = {"type": str(kind.uuid), "version": version, "retired": retired}
    return once(key=key, by=by, verb="relation_type.retire", given=given, make=make, subject=kind)


@transaction.atomic
def start_relation_types(*, project: Project, by: User | None) -> list[RelationType]:
    """Give a project the types of articles.domain.relations that it does not have by name or letter."""
    there = RelationType.objects.filter(project=project).values_list("name", "letter")
    taken = {word for pair in there for word in pair}
    return [
        create_relation_type(project=project, fields={"order": order, **asdict(code)}, by=by)
        for order, code in enumerate(START_RELATIONS)
        if not {code.name, code.letter} & taken
    ]


@transaction.atomic
def add_usual_types(*, project: Project, key: UUID, by: User) -> Project:
    """Give a project that began without relation types those that every project starts with."""

    def make() -> Project:
        Project.objects.select_for_update().get(pk=project.pk)
        start_relation_types(project=project, by=by)
        return project

    given = {"project": str(project.uuid)}
    return once(key=key, by=by, verb="relation_type.usual", given=given, make=make, subject=project)


def _checked(kind: RelationType) -> None:
    if kind.symmetric:
        kind.inverse = ""
    elif not kind.inverse:
        raise Refused(
            "Say how it reads backwards (“commanded by”), or that it reads the same both ways.",
            field="inverse",
        )
    try:
        kind.full_clean()
    except ValidationError as error:
        field, messages = next(iter(error.message_dict.items()))
        name = "" if field == "__all__" else field
        if "Constraint" in messages[0] or "already exists" in messages[0]:
            raise Refused(
                "Another relation type of this project has this name or letter already. Choose another.",
                field=name,
            ) from error
        raise Refused(f"{name.replace('_', ' ').capitalize()}: {messages[0]}", field=name) from error
