"""manage.py find_pairs [--project SLUG]"""

import sys
from argparse import ArgumentParser
from contextlib import nullcontext
from functools import partial

from django.core.management.base import BaseCommand, CommandError
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

from articles.actions.pairs_rebuild import readings, rebuild_pairs
from articles.models import Project


class Command(BaseCommand):
    """Find the pairs of claims that are worth a look anew. People may work meanwhile."""

    help = "Find all pairs of claims for the conflict desk anew: after an update that changed a rule."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Of one project, or of all."""
        parser.add_argument("--project", metavar="SLUG", help="only this project")

    def handle(self, *args: object, project: str | None, **options: object) -> None:
        """Find them, with a progress bar on a terminal."""
        found = Project.objects.order_by("id")
        if project is not None:
            found = found.filter(slug=project)
            if not found:
                raise CommandError(f"There is no project “{project}”.")
        bar = Progress(
            TextColumn("Finding pairs"),
            BarColumn(),
            MofNCompleteColumn(),
            TimeRemainingColumn(),
            console=Console(stderr=True),
            transient=True,
        )
        with bar if sys.stderr.isatty() else nullcontext():
            for each in found:
                step = bar.add_task(each.slug, total=readings(each))
                number = rebuild_pairs(each, told=partial(bar.advance, step))
                self.stdout.write(f"{each.slug}: {number} pair{'' if number == 1 else 's'}.")
