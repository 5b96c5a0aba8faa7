"""manage.py create_project SLUG --title TITLE [--tags-of SLUG]"""

from argparse import ArgumentParser

from django.core.management.base import BaseCommand, CommandError
from django.db import transaction

from articles.actions.projects import copy_tags, create_project
from articles.domain.errors import Refused
from articles.models import Project


class Command(BaseCommand):
    """Make a project: empty, or with the codebook of another one."""

    help = "Make a project. SLUG is its short name in addresses."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """The project's two names."""
        parser.add_argument("slug", help="letters, digits, hyphens, e.g. orsel-2023")
        parser.add_argument("--title", required=True, help="the name that people read")
        parser.add_argument("--tags-of", metavar="SLUG", help="begin with the codebook of this project")

    def handle(
        self, *args: object, slug: str, title: str, tags_of: str | None = None, **options: object
    ) -> None:
        """Make it, or say why not."""
        try:
            project, tags = self._made(slug, title, tags_of)
        except Refused as refusal:
            raise CommandError(refusal.reason) from refusal
        with_tags = f" with {tags} tags" if tags_of else ""
        self.stdout.write(
            f"Project “{project.title}” ({project.slug}) is there{with_tags}. Give people a seat with:"
        )
        self.stdout.write(f"  manage.py create_user USERNAME --project {project.slug} --role analyst")

    @transaction.atomic
    def _made(self, slug: str, title: str, tags_of: str | None) -> tuple[Project, int]:
        source = Project.objects.filter(slug=tags_of).first() if tags_of else None
        if tags_of and source is None:
            known = ", ".join(Project.objects.values_list("slug", flat=True)) or "none yet"
            raise CommandError(f"There is no project “{tags_of}” to take tags from. Projects: {known}.")
        project = create_project(slug=slug, title=title, by=None)
        return project, len(copy_tags(source=source, project=project, by=None)) if source else 0
