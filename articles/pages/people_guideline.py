"""What a tag means now, what it meant under an earlier version, and the marks made under an older wording."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import F
from django.urls import reverse

from articles.access import Seat
from articles.domain.permissions import Action
from articles.models import Annotation, LogEntry, Tag
from articles.pages.keyset import Cut, Stretch, cut

PAGE = 50
CAP = 1000
CHANGES = ("tag.edit", "tag.retire", "tag.bring_back")
"""The acts that made a tag's next version."""


@dataclass(frozen=True, slots=True)
class Wording:
    """What a tag's guideline says; blank where nothing is said (or was not logged)."""

    name: str
    definition: str
    include: str
    exclude: str
    example: str


@dataclass(frozen=True, slots=True)
class Guideline:
    """A tag's wording now and, if it was asked for and is known, that of an earlier version."""

    tag: Tag
    now: Wording
    version: int | None
    then: Wording | None
    changed_at: datetime | None
    changed_by: str


@dataclass(frozen=True, slots=True)
class OlderMark:
    """A mark made under a version of its tag whose wording has changed since."""

    quote: str
    language: str
    version: int
    url: str
    title: str
    author: str
    state: str


@dataclass(frozen=True, slots=True)
class OlderMarks:
    """One page of them, the oldest wording first. ``total`` reads "37" or "1000+"."""

    rows: tuple[OlderMark, ...]
    total: str
    mine: bool
    base: str
    newer_url: str
    older_url: str
    may_mark: bool


def guideline(tag: Tag, version: int | None = None) -> Guideline:
    """The guideline; with ``version`` also the wording of then, if it was another. At most one query."""
    then = when = None
    by = ""
    if version is not None and version < tag.worded_in:
        entry = _first_change_after(tag, version)
        if entry is not None:
            then, when, by = _logged(entry.before or {}), entry.at, entry.who
    return Guideline(tag, _said(tag), version if then else None, then, when, by)


def _first_change_after(tag: Tag, version: int) -> LogEntry | None:
    """The edit that ended the wording of ``version``: each entry made the next version, from 2 on."""
    entries = LogEntry.objects.filter(subject_type="tag", subject_id=str(tag.uuid), verb__in=CHANGES)
    for made, entry in enumerate(entries.order_by("id"), 2):
        before, after = entry.before or {}, entry.after or {}
        reworded = any(before.get(name) != after.get(name) for name in Tag.WORDING)
        if made > version and entry.verb == "tag.edit" and reworded:
            return entry
    return None


def _logged(said: Mapping[str, Any]) -> Wording:
    return Wording(*(str(said.get(name) or "") for name in Tag.WORDING))


def _said(tag: Tag) -> Wording:
    return Wording(*(getattr(tag, name) for name in Tag.WORDING))


def older_marks(
    seat: Seat, tag: Tag, *, mine: bool = False, after: UUID | None = None, before: UUID | None = None
) -> OlderMarks:
    """What this person sees of the tag's marks under an older wording. Two queries, three on later pages."""
    seen = Annotation.objects.visible_to(seat).standing().tagged(tag).filter(tag_version__lt=tag.worded_in)
    if mine:
        seen = seen.by(seat.user)
    page = _page(seen, after or before, back=after is None and before is not None)
    base = reverse("tag_guideline", args=[seat.project.slug, tag.uuid])
    own = "mine=1&" if mine else ""
    number = seen.order_by().values("pk")[: CAP + 1].count()
    return OlderMarks(
        rows=tuple(_row(seat, mark) for mark in page.rows),
        total=f"{CAP}+" if number > CAP else str(number),
        mine=mine,
        base=base,
        newer_url=f"{base}?{own}before={page.rows[0].uuid}#older" if page.earlier and page.rows else "",
        older_url=f"{base}?{own}after={page.rows[-1].uuid}#older" if page.later and page.rows else "",
        may_mark=seat.may(Action.CREATE),
    )


def _page(seen: Any, named: UUID | None, *, back: bool) -> Cut[Annotation]:
    rows = seen.select_related("article", "author").defer("article__text", "article__raw")
    edge = rows.filter(uuid=named).first() if named else None
    return cut([Stretch(rows, F("tag_version"))], PAGE, edge=edge, back=edge is not None and back)


def _row(seat: Seat, mark: Annotation) -> OlderMark:
    article = mark.article
    return OlderMark(
        quote=mark.quote,
        language=article.language,
        version=mark.tag_version,
        url=f"{reverse('article', args=[seat.project.slug, article.uuid])}?mark={mark.uuid}",
        title=article.title,
        author="" if mark.author_id == seat.user.pk else mark.author.name,
        state=mark.state,
    )
