"""Check that nothing in the log was changed, removed, reordered or inserted."""

from collections.abc import Iterator
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from articles.actions.log import SITE, content_of, digest
from articles.models import LogEntry, LogHead, Project


class Command(BaseCommand):
    """Recompute every hash of the chains, in constant memory."""

    help = "Check the hash chain of every project's log, or of one, and print each chain's head."

    def add_arguments(self, parser: CommandParser) -> None:
        """One option."""
        parser.add_argument("--project", metavar="SLUG", help="only this project's log")

    def handle(self, *args: Any, **options: Any) -> None:
        """Print one line for each chain; fail when one is broken."""
        broken = []
        for chain, name in _chains(options["project"]):
            fault, length, head = _fault(chain)
            if fault:
                broken.append(f"{name}: {fault}")
            else:
                self.stdout.write(f"{name}: {length} entries, unbroken. Head {length} {head}".strip())
        if broken:
            raise CommandError("The log was tampered with or damaged. " + " ".join(broken))


def _chains(slug: str | None) -> Iterator[tuple[str, str]]:
    """The chains to check, with the names people know them by."""
    projects = Project.objects.order_by("slug")
    if slug:
        projects = projects.filter(slug=slug)
        if not projects:
            raise CommandError(f"There is no project “{slug}”. Check the slug.")
    else:
        yield SITE, "site"
    for project in projects:
        yield str(project.uuid), project.slug


def _fault(chain: str) -> tuple[str, int, str]:
    """The first fault in words, or none; how many entries there are; the hash of the last."""
    previous, seq = "", 0
    for entry in LogEntry.objects.filter(chain=chain).order_by("seq").iterator(chunk_size=1000):
        seq += 1
        if entry.seq != seq:
            return f"entry {seq} is missing.", seq, previous
        if entry.previous_hash != previous or entry.hash != digest(previous, content_of(entry)):
            return f"entry {seq} is not what was written.", seq, previous
        previous = entry.hash
    head = LogHead.objects.filter(chain=chain).first()
    if (head.seq if head else 0) != seq or (head.hash if head else "") != previous:
        return f"the log ends at entry {seq}, its head says {head.seq if head else 0}.", seq, previous
    return "", seq, previous
