"""Projects."""

from django.core.exceptions import ValidationError
from django.db import transaction

from articles.actions.log import record
from articles.domain.errors import Refused
from articles.models import Project, User


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
