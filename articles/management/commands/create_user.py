"""manage.py create_user USERNAME [--project SLUG --role viewer|analyst|supervisor]"""

from argparse import ArgumentParser

from django.core.management.base import BaseCommand, CommandError
from django.db import transaction

from articles.actions.people import create_user, seat_member
from articles.domain.errors import Refused
from articles.domain.permissions import Role
from articles.models import Project, User


class Command(BaseCommand):
    """Make a person, or give one a seat in a project."""

    help = "Make a user without a password (sign-in links let people in), and with --project a seat."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Who, where and as what."""
        parser.add_argument("username")
        parser.add_argument("--project", metavar="SLUG", help="the project in which to give a seat")
        parser.add_argument("--role", choices=[role.value for role in Role], help="needed with --project")

    def handle(
        self, *args: object, username: str, project: str | None, role: str | None, **options: object
    ) -> None:
        """Make the person and the seat, both or neither."""
        if bool(project) != bool(role):
            raise CommandError("Give --project and --role together, or neither.")
        try:
            said = self._made(username, project, role)
        except Refused as refusal:
            raise CommandError(refusal.reason) from refusal
        self.stdout.write(said)
        self.stdout.write(f"A sign-in link: manage.py login_link {username}")

    @transaction.atomic
    def _made(self, username: str, slug: str | None, role: str | None) -> str:
        user = User.objects.filter(username=username).first()
        if user is not None and slug is None:
            raise Refused(f"There is already a user named {username}. Add --project and --role for a seat.")
        said = f"{username} was there already" if user else f"{username} can sign in now"
        user = user or create_user(username=username, by=None)
        if slug is None or role is None:
            return f"{said}."
        project = Project.objects.filter(slug=slug).first()
        if project is None:
            raise CommandError(
                f"There is no project “{slug}”. Make it: manage.py create_project {slug} --title …"
            )
        seat_member(project=project, user=user, role=Role(role), by=None)
        return f"{said} and is {role} in “{project.title}”."
