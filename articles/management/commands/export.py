"""``manage.py export``: a dataset to a file or to standard output."""

import sys
from argparse import ArgumentParser
from collections.abc import Iterator
from pathlib import Path
from typing import Any, BinaryIO

from django.core.management.base import BaseCommand, CommandError
from rich.console import Console
from rich.progress import track

from articles.actions.exports import record_export
from articles.domain.review import State
from articles.exports.datasets import DATASETS
from articles.exports.filters import ACCEPTED, EVERYTHING, Filters, Scope
from articles.exports.places import Corrupt
from articles.exports.streams import FORMATS, as_bytes, one_moment
from articles.models import Project

STATES = [s.value for s in State if s is not State.WITHDRAWN]


class Command(BaseCommand):
    """Write a dataset; a file appears under its name only when it is whole."""

    help = "Write a dataset of a project as CSV or NDJSON."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Which project, what, and where to."""
        parser.add_argument("--project", required=True, metavar="SLUG")
        parser.add_argument("--dataset", required=True, choices=list(DATASETS))
        parser.add_argument("--format", default="csv", choices=list(FORMATS))
        parser.add_argument("--state", default=ACCEPTED, choices=[*STATES, EVERYTHING])
        parser.add_argument("--output", default="-", metavar="FILE", help="- for standard output")

    def handle(self, *args: Any, **options: Any) -> None:
        """Run the export."""
        project = Project.objects.filter(slug=options["project"]).first()
        if project is None:
            known = ", ".join(Project.objects.values_list("slug", flat=True)) or "none yet"
            raise CommandError(f"There is no project “{options['project']}”. Projects: {known}.")
        scope = Scope(project, Filters(state=options["state"]))
        dataset, form = DATASETS[options["dataset"]], options["format"]
        filters = scope.filters.as_logged()
        total = dataset.count(scope)
        record_export(project=project, dataset=dataset.name, form=form, filters=filters, rows=total, by=None)
        try:
            with one_moment():
                rows = self._watched(dataset.rows(scope), total, options["output"])
                self._write(as_bytes(dataset.columns, rows, form), options["output"])
        except Corrupt as broken:
            raise CommandError(str(broken)) from broken

    def _watched(self, rows: Iterator[Any], total: int, output: str) -> Iterator[Any]:
        """The rows, with a progress bar when somebody watches a terminal."""
        if output == "-" or not sys.stderr.isatty():
            return rows
        return iter(track(rows, total=total, description="Exporting", console=Console(stderr=True)))

    def _write(self, pieces: Iterator[bytes], output: str) -> None:
        if output == "-":
            raw: BinaryIO | None = getattr(self.stdout._out, "buffer", None)
            for piece in pieces:
                if raw is not None:
                    raw.write(piece)
                else:
                    self.stdout.write(piece.decode(), ending="")
            return
        path = Path(output)
        unfinished = path.with_name(f".{path.name}.unfinished")
        try:
            with unfinished.open("wb") as handle:
                handle.writelines(pieces)
            unfinished.replace(path)
        except OSError as error:
            raise CommandError(
                f"{path} cannot be written: {error.strerror}. Choose another --output."
            ) from error
        finally:
            unfinished.unlink(missing_ok=True)
