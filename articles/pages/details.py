"""What is known about an article: where it came from, its two fingerprints, and who changed what."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.urls import reverse

from articles.access import Seat
from articles.domain.merging import Merge, MergeRow, compared
from articles.domain.permissions import Action, Role
from articles.models import Article, LogEntry
from articles.pages.imports import older_versions

ENTRIES = 50
FIELDS = {
    "outlet": "Outlet",
    "published": "Published",
    "author_name": "Author",
    "url": "Web address",
    "language": "Language",
    "supersedes": "Supersedes",
}
VERBS = {
    "article.import": "imported it",
    "article.describe": "changed the details",
    "article.contents": "said what it contains",
    "article.graphic": "marked passages as graphic, or no longer",
}


@dataclass(frozen=True, slots=True)
class Change:
    """One field of a log entry."""

    label: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Entry:
    """One act on the article's details."""

    who: str
    did: str
    at: datetime
    changes: tuple[Change, ...]


@dataclass(frozen=True, slots=True)
class Successor:
    """Another version of the text."""

    title: str
    url: str


@dataclass(frozen=True, slots=True)
class Details:
    """The details page of an article."""

    title: str
    language: str
    url: str
    evidence_url: str
    contents_url: str
    initial: dict[str, Any]
    older: tuple[tuple[str, str], ...]
    version: int
    facts: tuple[tuple[str, str], ...]
    raw_sha256: str
    text_sha256: str
    supersedes: Successor | None
    superseded_by: tuple[Successor, ...]
    may_edit: bool
    history: tuple[Entry, ...]
    whose: str


def details(seat: Seat, article: Article) -> Details:
    """The details of one article. At most eight queries."""
    slug = seat.project.slug
    older = _light(article.supersedes_id)
    return Details(
        title=article.title,
        language=article.language,
        url=reverse("article", args=[slug, article.uuid]),
        evidence_url=reverse("article_evidence", args=[slug, article.uuid]),
        contents_url=reverse("article_contents", args=[slug, article.uuid]),
        initial=fields_of(article),
        older=older_versions(
            seat, article.title, outlet=article.outlet, chosen=article.supersedes_id, but=article.pk
        ),
        version=article.version,
        facts=_facts(article),
        raw_sha256=article.raw_sha256,
        text_sha256=article.text_sha256,
        supersedes=None if older is None else _successor(seat, older),
        superseded_by=tuple(
            _successor(seat, row) for row in Article.objects.filter(supersedes=article).only("uuid", "title")
        ),
        may_edit=seat.may(Action.EDIT_ARTICLE),
        history=_history(seat, article),
        whose="" if seat.role is Role.SUPERVISOR else "You see your own changes here.",
    )


def _light(pk: int | None) -> Article | None:
    return None if pk is None else Article.objects.only("uuid", "title").get(pk=pk)


def fields_of(article: Article) -> dict[str, Any]:
    """The editable details as the form names them. One query when it supersedes another."""
    older = _light(article.supersedes_id)
    return {
        "outlet": article.outlet,
        "published": article.published,
        "author_name": article.author_name,
        "url": article.url,
        "language": article.language,
        "supersedes": older.uuid if older else None,
    }


def _successor(seat: Seat, row: Article) -> Successor:
    return Successor(row.title, reverse("article_details", args=[seat.project.slug, row.uuid]))


def _facts(article: Article) -> tuple[tuple[str, str], ...]:
    return (
        (
            "Imported",
            f"{article.created_at.day} {article.created_at:%b %Y, %H:%M} UTC by {article.imported_by.name}",
        ),
        ("File", article.raw_name or "pasted text"),
        ("Length", f"{len(article.text):,} characters"),
    )


def _history(seat: Seat, article: Article) -> tuple[Entry, ...]:
    """The log rows about the article itself that this person may read. One query."""
    rows = LogEntry.objects.filter(subject_type="article", subject_id=str(article.uuid))
    if not seat.may(Action.READ_LOG, own=False):
        if not seat.may(Action.READ_LOG, own=True):
            return ()
        rows = rows.filter(by=seat.user)
    return tuple(
        Entry(row.who, VERBS.get(row.verb, row.verb), row.at, changes(row.before or {}, row.after or {}))
        for row in rows.order_by("-id")[:ENTRIES]
    )


def changes(before: dict[str, Any], after: dict[str, Any]) -> tuple[Change, ...]:
    """The fields that differ, in the order of the form."""
    named = {**FIELDS, "supersedes_id": FIELDS["supersedes"]}
    return tuple(
        Change(label, _shown(before.get(name)), _shown(after.get(name)))
        for name, label in named.items()
        if name in after and (before.get(name) or "") != (after.get(name) or "")
    )


def _shown(value: Any) -> str:
    return "blank" if value in (None, "") else str(value)


def merge(seat: Seat, article: Article, mine: dict[str, Any]) -> Merge:
    """What was typed beside what stands now, after a save that came too late. Three queries."""
    theirs = fields_of(article)
    last = LogEntry.objects.filter(subject_type="article", subject_id=str(article.uuid)).order_by("-id")[0]
    titles = _titles(seat, mine, theirs)
    rows = []
    for name, label in FIELDS.items():
        own, other = _words(mine.get(name), titles), _words(theirs[name], titles)
        if own != other:
            rows.append(MergeRow(label, name, *compared(own, other), "mine"))
    same = len(FIELDS) - len(rows)
    return Merge(
        what="article",
        who=last.who,
        at=f"{last.at:%H:%M} UTC",
        rows=tuple(rows),
        same=f"{same} {'field' if same == 1 else 'fields'}" if same else "",
        theirs_url=reverse("article_details", args=[seat.project.slug, article.uuid]),
        mine_text="\n".join(f"{label}: {_words(mine.get(name), titles)}" for name, label in FIELDS.items()),
    )


def _titles(seat: Seat, *sides: dict[str, Any]) -> dict[str, str]:
    named = {side["supersedes"] for side in sides if side.get("supersedes")}
    rows = Article.objects.in_project(seat.project).filter(uuid__in=named).only("uuid", "title")
    return {str(row.uuid): row.title for row in rows}


def _words(value: Any, titles: dict[str, str]) -> str:
    if isinstance(value, date):
        return value.isoformat()
    words = "" if value is None else str(value)
    return titles.get(words, words)
