"""manage.py login_link USERNAME [--base URL]"""

import os
from argparse import ArgumentParser

from django.core.management.base import BaseCommand, CommandError
from django.urls import reverse

from articles.actions.people import sign_in_path
from articles.models import User


class Command(BaseCommand):
    """Print a link that signs a person in once, within a day."""

    help = "Print a single-use sign-in link. It dies with the first sign-in, or after a day."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Whose link, and the address people reach the site at."""
        parser.add_argument("username")
        parser.add_argument(
            "--base", metavar="URL", help="the site's address (default: this machine, PORT or 8000)"
        )

    def handle(self, *args: object, username: str, base: str | None, **options: object) -> None:
        """Print nothing but the link, so that a script can take it."""
        user = User.objects.filter(username=username, is_active=True).first()
        if user is None:
            raise CommandError(
                f"There is no active user “{username}”. Make one: manage.py create_user {username}"
            )
        base = base or f"http://127.0.0.1:{os.environ.get('PORT') or '8000'}"
        self.stdout.write(base.rstrip("/") + reverse("sign_in_link", args=sign_in_path(user)))
