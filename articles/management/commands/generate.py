"""manage.py generate --claims N [--project SLUG]"""

import sys
from argparse import ArgumentParser
from contextlib import nullcontext

from django.core.management.base import BaseCommand, CommandError
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

from articles.actions.generate import generate_project
from articles.domain.errors import Refused

MOST = 10_000_000


class Command(BaseCommand):
    """Make a project of synthetic claims, for measuring and for trying things out. Never with real work."""

    help = "Make a project of N invented claims about invented incidents, with articles, places and pairs."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """How many, and what the project is called."""
        parser.add_argument("--claims", type=int, required=True, metavar="N", help="how many claims")
        parser.add_argument("--project", metavar="SLUG", help="the new project (default: synthetic-N)")

    def handle(self, *args: object, claims: int, project: str | None, **options: object) -> None:
        """Make it, with a progress bar on a terminal, or say why not."""
        if not 0 < claims <= MOST:
            raise CommandError(f"Give a number of claims from 1 to {MOST:,}.")
        bar = Progress(
            TextColumn("Making claims and finding pairs"),
            BarColumn(),
            MofNCompleteColumn(),
            TimeRemainingColumn(),
            console=Console(stderr=True),
            transient=True,
        )
        step = bar.add_task("generate", total=3 * claims)
        try:
            with bar if sys.stderr.isatty() else nullcontext():
                made = generate_project(
                    slug=project or f"synthetic-{claims}",
                    claims=claims,
                    told=lambda number: bar.advance(step, number),
                    by=None,
                )
        except Refused as refusal:
            raise CommandError(refusal.reason) from refusal
        self.stdout.write(f"The project “{made.title}” ({made.slug}) is there.")
