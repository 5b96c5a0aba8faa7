"""manage.py create_project SLUG --title TITLE"""

from argparse import ArgumentParser

from django.core.management.base import BaseCommand, CommandError
from django.db import transaction

from articles.actions.projects import create_project
from articles.actions.tags import start_codebook
from articles.domain.errors import Refused
from articles.models import Project


class Command(BaseCommand):
    """Make a project with the codebook to start from."""

    help = "Make a project. SLUG is its short name in addresses."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """The project's two names."""
        parser.add_argument("slug", help="letters, digits, hyphens, e.g. orsel-2023")
        parser.add_argument("--title", required=True, help="the name that people read")

    def handle(self, *args: object, slug: str, title: str, **options: object) -> None:
        """Make it, or say why not."""
        try:
            project, tags = self._made(slug, title)
        except Refused as refusal:
            raise CommandError(refusal.reason) from refusal
        self.stdout.write(
            f"Project “{project.title}” ({project.slug}) is there with {tags} tags. Give people a seat with:"
        )
        self.stdout.write(f"  manage.py create_user USERNAME --project {project.slug} --role analyst")

    @transaction.atomic
    def _made(self, slug: str, title: str) -> tuple[Project, int]:
        project = create_project(slug=slug, title=title, by=None)
        return project, len(start_codebook(project=project, by=None))
