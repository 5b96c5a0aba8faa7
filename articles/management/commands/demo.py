"""manage.py demo"""

import sys
from contextlib import nullcontext

from django.core.management.base import BaseCommand
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

from articles.actions.demo import STEPS, load_demo


class Command(BaseCommand):
    """Make the demo project. A second run does nothing and says nothing."""

    help = (
        "Make the demo project: invented articles with marks, claims, links, threads and a half-worked queue."
    )

    def handle(self, *args: object, **options: object) -> None:
        """Make it, with a progress bar on a terminal."""
        bar = Progress(
            TextColumn("Making the demo project"),
            BarColumn(),
            MofNCompleteColumn(),
            TimeRemainingColumn(),
            console=Console(stderr=True),
            transient=True,
        )
        step = bar.add_task("demo", total=STEPS)
        with bar if sys.stderr.isatty() else nullcontext():
            made = load_demo(told=lambda: bar.advance(step), by=None)
        if made is not None:
            self.stdout.write(f"The demo project “{made.title}” ({made.slug}) is there.")
