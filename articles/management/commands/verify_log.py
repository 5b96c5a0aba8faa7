"""Check that nothing in the log was changed, removed, reordered or inserted.

A chain alone cannot tell a log that was cut or written anew together with its head. An anchor can: the heads
of all chains in a file that is kept elsewhere, written by ``--write-anchor`` and held against the log by
``--anchor``. One JSON object a line: chain, name, seq, hash.
"""

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from articles.actions.log import SITE, content_of, digest
from articles.models import LogEntry, LogHead, Project


class Command(BaseCommand):
    """Recompute every hash of the chains, in constant memory."""

    help = "Check the hash chain of every project's log, or of one, and print each chain's head."

    def add_arguments(self, parser: CommandParser) -> None:
        """One project or all; an anchor to hold against, an anchor to write."""
        parser.add_argument("--project", metavar="SLUG", help="only this project's log")
        parser.add_argument("--anchor", metavar="FILE", type=Path, help="heads kept from an earlier run")
        parser.add_argument("--write-anchor", metavar="FILE", type=Path, help="keep the heads for later runs")

    def handle(self, *args: Any, **options: Any) -> None:
        """Print one line for each chain; fail when one is broken, and write no anchor then."""
        anchors = _anchors(options["anchor"])
        broken, heads = [], []
        chains = dict(_chains(options["project"]))
        for chain, name in chains.items():
            fault, length, head = _fault(chain, anchors.get(chain, {}))
            if fault:
                broken.append(f"{name}: {fault}")
            else:
                self.stdout.write(f"{name}: {length} entries, unbroken. Head {length} {head}".strip())
                heads.append({"chain": chain, "name": name, "seq": length, "hash": head})
        if not options["project"]:
            broken += [
                f"The log of {chain} is gone; the anchor names it." for chain in anchors.keys() - chains
            ]
        if broken:
            raise CommandError("The log was tampered with or damaged. " + " ".join(broken))
        if options["write_anchor"]:
            lines = "".join(json.dumps(head, ensure_ascii=False) + "\n" for head in heads)
            options["write_anchor"].write_text(lines, encoding="utf-8")


def _anchors(file: Path | None) -> dict[str, dict[int, str]]:
    """The hashes the anchor file names, by chain and number; raises CommandError when it is no such file."""
    anchors: dict[str, dict[int, str]] = {}
    try:
        for line in file.read_text(encoding="utf-8").splitlines() if file else []:
            kept = json.loads(line)
            anchors.setdefault(str(kept["chain"]), {})[int(kept["seq"])] = str(kept["hash"])
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise CommandError(f"“{file}” is not an anchor that verify_log wrote: {error}") from error
    return anchors


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


def _fault(chain: str, anchors: Mapping[int, str]) -> tuple[str, int, str]:
    """The first fault in words, or none; how many entries there are; the hash of the last."""
    previous, seq = "", 0
    entries = LogEntry.objects.filter(chain=chain).select_related("project").order_by("seq")
    for entry in entries.iterator(chunk_size=1000):
        seq += 1
        if entry.seq != seq:
            return f"entry {seq} is missing.", seq, previous
        if entry.previous_hash != previous or entry.hash != digest(previous, content_of(entry)):
            return f"entry {seq} is not what was written.", seq, previous
        if chain != (str(entry.project.uuid) if entry.project else SITE):
            return f"entry {seq} was moved to another project.", seq, previous
        if entry.hash != anchors.get(seq, entry.hash):
            return f"entry {seq} is not the one that the anchor keeps.", seq, previous
        previous = entry.hash
    head = LogHead.objects.filter(chain=chain).first()
    if (head.seq if head else 0) != seq or (head.hash if head else "") != previous:
        return f"the log ends at entry {seq}, its head says {head.seq if head else 0}.", seq, previous
    if max(anchors, default=0) > seq:
        return f"the log ends at entry {seq}, the anchor keeps entry {max(anchors)}.", seq, previous
    return "", seq, previous
