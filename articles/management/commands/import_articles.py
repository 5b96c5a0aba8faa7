"""manage.py import_articles --project SLUG PATH… [--json] [--by USERNAME]"""

import json
import sys
from argparse import ArgumentParser
from collections.abc import Iterator
from contextlib import nullcontext
from dataclasses import asdict
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

from articles.actions.import_files import DUPLICATE, NEW, REFUSED, Report, Source, import_texts
from articles.domain.permissions import Role
from articles.models import Project, User


class Command(BaseCommand):
    """Import plain-text articles. A second run over the same files adds nothing."""

    help = "Import plain-text articles; folders are searched for *.txt. Exits with 1 when a file was refused."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Where to, which files, as whom."""
        parser.add_argument(
            "paths", nargs="+", metavar="PATH", help="files, or folders that hold *.txt files"
        )
        parser.add_argument("--project", required=True, metavar="SLUG")
        parser.add_argument("--by", metavar="USERNAME", help="who imports (default: the first supervisor)")
        parser.add_argument("--json", action="store_true", help="print the report as JSON")

    def handle(self, *args: object, paths: list[str], project: str, **options: Any) -> None:
        """Import, report, and leave with 1 when any file was refused."""
        found = Project.objects.filter(slug=project).first()
        if found is None:
            raise CommandError(
                f"There is no project “{project}”. Make it: manage.py create_project {project} --title …"
            )
        by = self._importer(found, options["by"])
        sources = list(self._sources(paths))
        bar = Progress(
            TextColumn("Importing"),
            BarColumn(),
            MofNCompleteColumn(),
            TimeRemainingColumn(),
            console=Console(stderr=True),
            transient=True,
        )
        with bar if sys.stderr.isatty() and not options["json"] else nullcontext():
            step = bar.add_task("import", total=len(sources))
            report = import_texts(project=found, sources=sources, by=by, told=lambda _: bar.advance(step))
        self.stdout.write(_as_json(found, report) if options["json"] else "\n".join(_in_words(report)))
        if report.count(REFUSED):
            sys.exit(1)

    def _importer(self, project: Project, username: str | None) -> User:
        seats = project.memberships.select_related("user").order_by("pk")
        if username:
            seat = seats.filter(user__username=username).first()
            if seat is None:
                raise CommandError(
                    f"{username} has no seat in “{project.slug}”. "
                    f"Give one: manage.py create_user {username} --project {project.slug} --role supervisor"
                )
            if seat.role != Role.SUPERVISOR and not seat.can_import:
                raise CommandError(f"{username} is {seat.role} in “{project.slug}” and may not import.")
            return seat.user
        seat = seats.filter(role=Role.SUPERVISOR).first()
        if seat is None:
            raise CommandError(
                f"“{project.slug}” has no supervisor to import as. "
                f"Make one: manage.py create_user USERNAME --project {project.slug} --role supervisor"
            )
        return seat.user

    def _sources(self, paths: list[str]) -> Iterator[Source]:
        for given in paths:
            path = Path(given)
            if not path.exists():
                raise CommandError(f"There is no file or folder {given}. Nothing was imported.")
            files = sorted(path.rglob("*.txt")) if path.is_dir() else [path]
            if not files:
                raise CommandError(f"The folder {given} holds no *.txt file. Nothing was imported.")
            yield from (Source(file.name, file.stat().st_size, file.read_bytes) for file in files)


def _as_json(project: Project, report: Report) -> str:
    counts = {name: report.count(name) for name in (NEW, DUPLICATE, REFUSED)}
    files = [asdict(outcome) for outcome in report.outcomes]
    whole = {"project": project.slug, "in": len(files), **counts, "files": files}
    return json.dumps(whole, ensure_ascii=False, indent=2)


def _in_words(report: Report) -> Iterator[str]:
    for outcome in report.outcomes:
        if outcome.result == NEW:
            parts = f"{outcome.paragraphs} paragraphs, {outcome.comments} comments"
            yield f"new        {outcome.name}: {outcome.title} ({parts})"
        else:
            yield f"{outcome.result:<10} {outcome.name}: {outcome.reason}"
    counts = ", ".join(f"{report.count(name)} {name}" for name in (NEW, DUPLICATE, REFUSED))
    yield f"{len(report.outcomes)} in: {counts}."
