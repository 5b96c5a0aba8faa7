"""Projects and their codebook."""

from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction

from articles.actions.log import record, snapshot
from articles.domain.errors import Refused
from articles.models import Project, Tag, User


@transaction.atomic
def create_project(*, slug: str, title: str, by: User | None) -> Project:
    """Make a project; raises Refused when the slug is taken or malformed."""
    if Project.objects.filter(slug__iexact=slug).exists():
        raise Refused(f"There is already a project “{slug}”. Choose another slug.", field="slug")
    project = Project(slug=slug, title=title)
    try:
        project.full_clean()
    except ValidationError as error:
        raise Refused(" ".join(error.messages)) from error
    project.save()
    record(verb="project.create", subject=project, by=by, project=project, after={"title": title})
    return project


@transaction.atomic
def create_tag(*, project: Project, by: User | None, **fields: Any) -> Tag:
    """Add a tag to the codebook; raises Refused naming the field that does not fit."""
    tag = Tag(project=project, **fields)
    try:
        tag.full_clean()
    except ValidationError as error:
        raise Refused(" ".join(error.messages)) from error
    tag.save()
    record(verb="tag.create", subject=tag, by=by, project=project, after=snapshot(tag))
    return tag


@transaction.atomic
def copy_tags(*, source: Project, project: Project, by: User | None) -> list[Tag]:
    """Begin ``project`` with the codebook of ``source``, parents kept; retired tags are left behind."""
    made: dict[int, Tag] = {}
    for tag in Tag.objects.of(source):
        fields = {name: getattr(tag, name) for name in Tag.LOGGED}
        made[tag.pk] = create_tag(project=project, by=by, **fields)
    for tag in Tag.objects.of(source).filter(parent__in=made):
        Tag.objects.filter(pk=made[tag.pk].pk).update(parent=made[tag.parent_id])  # type: ignore[index]
    return list(made.values())
