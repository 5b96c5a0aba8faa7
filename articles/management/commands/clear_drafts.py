"""manage.py clear_drafts [--days N]"""

from argparse import ArgumentParser
from datetime import timedelta

from django.core.management.base import BaseCommand
from django.utils import timezone

from articles.actions.drafts import discard_old_drafts
from articles.domain.drafts import KEPT_DAYS


class Command(BaseCommand):
    """Remove drafts of forms that nobody went on with, and those whose form was saved."""

    help = "Remove the drafts of forms that were not touched for 90 days. Once a day is right."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """How old."""
        parser.add_argument("--days", type=int, default=KEPT_DAYS, help=f"older than this ({KEPT_DAYS})")

    def handle(self, *args: object, days: int, **options: object) -> None:
        """Remove them and say how many."""
        gone = discard_old_drafts(before=timezone.now() - timedelta(days=days), by=None)
        self.stdout.write(f"{gone} draft{'' if gone == 1 else 's'} removed.")
