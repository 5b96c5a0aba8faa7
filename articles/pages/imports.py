"""The import page: what was handed in, what was understood of it, and the report afterwards."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import Count, Q
from django.urls import reverse

from articles.access import Seat
from articles.domain.passages import read_article
from articles.domain.texts import LIMIT, MEGABYTE, decode
from articles.models import Article, ImportBatch, ImportFile
from articles.pages.imports_preview import Line, preview_lines

RECENT = 10


@dataclass(frozen=True, slots=True)
class FileRow:
    """A file in the table. ``url`` leads to its preview, or to the article it became or duplicates."""

    id: UUID
    name: str
    line: str
    read_as: str
    result: str
    state: str
    url: str
    selected: bool


@dataclass(frozen=True, slots=True)
class Preview:
    """What was understood of one file, with the details as they stand."""

    id: UUID
    name: str
    summary: str
    details: dict[str, Any]
    older: tuple[tuple[str, str], ...]
    lines: tuple[Line, ...]
    left_off: int


@dataclass(frozen=True, slots=True)
class BatchLine:
    """An earlier import of this person."""

    url: str
    at: datetime
    confirmed: bool
    words: str


@dataclass(frozen=True, slots=True)
class Imports:
    """The page before anything is handed in."""

    earlier: tuple[BatchLine, ...]
    megabytes: int


@dataclass(frozen=True, slots=True)
class Batch:
    """One import: preview while ``open``, report afterwards."""

    id: UUID
    open: bool
    rows: tuple[FileRow, ...]
    sums: str
    new: int
    stored: int
    stored_words: str
    import_words: str
    preview: Preview | None
    megabytes: int
    library_url: str


STATES = {"new": "accepted", "duplicate": "submitted", "refused": "rejected"}


def imports(seat: Seat) -> Imports:
    """This person's ten latest imports in the project. One query."""
    batches = (
        ImportBatch.objects.of(seat.project)
        .filter(by=seat.user)
        .annotate(**{name: Count("files", filter=Q(files__result=name)) for name in STATES})
        .order_by("-id")[:RECENT]
    )
    earlier = tuple(
        BatchLine(
            reverse("import_batch", args=[seat.project.slug, batch.uuid]),
            batch.confirmed_at or batch.created_at,
            batch.confirmed_at is not None,
            sums({name: getattr(batch, name) for name in STATES}),
        )
        for batch in batches
    )
    return Imports(earlier, LIMIT // MEGABYTE)


def batch_page(seat: Seat, batch: ImportBatch, shown: UUID | None = None) -> Batch:
    """One import with the preview of the file ``shown`` (else of the first new one). At most four queries."""
    files = list(batch.files.defer("raw").select_related("article").defer("article__text", "article__raw"))
    is_open = batch.confirmed_at is None
    picked = None
    if is_open:
        waiting = [f for f in files if f.result == "new" and f.article_id is None]
        picked = next((f for f in waiting if f.uuid == shown), waiting[0] if waiting else None)
    counts = {name: sum(f.result == name for f in files) for name in STATES}
    new = sum(f.result == "new" and f.article_id is None for f in files)
    stored = sum(f.result == "new" and f.article_id is not None for f in files)
    return Batch(
        id=batch.uuid,
        open=is_open,
        rows=tuple(_row(seat, batch, f, is_open, picked) for f in files),
        sums=sums(counts),
        new=new,
        stored=stored,
        import_words=f"Import {count(new, 'article')}",
        stored_words=f"{count(stored, 'article')} {'is' if stored == 1 else 'are'} in the library.",
        preview=None if picked is None else _preview(seat, picked),
        megabytes=LIMIT // MEGABYTE,
        library_url=reverse("library", args=[seat.project.slug]),
    )


def sums(counts: dict[str, int]) -> str:
    """In = new + duplicate + refused, in words; what is nought is left out."""
    total = sum(counts.values())
    parts = [f"{n:,} {name}" for name, n in counts.items() if n]
    return f"{count(total, 'file')}: {', '.join(parts)}." if parts else "No file yet."


def count(n: int, noun: str) -> str:
    """A number with its noun: "1 file", "1,200 files"."""
    return f"{n:,} {noun}" if n == 1 else f"{n:,} {noun}s"


def _row(
    seat: Seat, batch: ImportBatch, file: ImportFile, is_open: bool, picked: ImportFile | None
) -> FileRow:
    slug = seat.project.slug
    url = ""
    if file.article is not None:
        url = reverse("article", args=[slug, file.article.uuid])
    elif is_open and file.result == "new":
        url = f"{reverse('import_batch', args=[slug, batch.uuid])}?file={file.uuid}#preview"
    parts = [] if is_open else [f"“{file.title}”"]
    parts.append(count(file.paragraphs, "paragraph"))
    if file.comments:
        parts.append(count(file.comments, "comment"))
    return FileRow(
        id=file.uuid,
        name=file.name or "Pasted text",
        line=file.reason or ", ".join(parts),
        read_as="" if file.result == "refused" else "text",
        result=file.result,
        state=STATES[file.result],
        url=url,
        selected=file is picked,
    )


def _preview(seat: Seat, file: ImportFile) -> Preview:
    text = decode(bytes(file.raw), file.name)  # two queries with the deferred bytes: one row, one column
    lines, left_off = preview_lines(text, read_article(text))
    return Preview(
        id=file.uuid,
        name=file.name or "Pasted text",
        summary=f"UTF-8, {count(file.characters, 'character')}, every one kept",
        details={
            "url": file.url,
            "outlet": file.outlet,
            "author_name": file.author_name,
            "published": file.published,
            "language": file.language,
            "supersedes": file.supersedes.uuid if file.supersedes else None,
        },
        older=older_versions(seat, file.title, outlet=file.outlet, chosen=file.supersedes_id),
        lines=lines,
        left_off=left_off,
    )


def older_versions(
    seat: Seat, title: str, *, outlet: str = "", chosen: int | None = None, but: int | None = None
) -> tuple[tuple[str, str], ...]:
    """Articles that this text may supersede: those whose title begins alike, of its outlet, or ``chosen``.

    One query; at most twenty, newest first.
    """
    begins = " ".join(title.split()[:3])
    alike = Q(title__istartswith=begins) if begins else Q(pk__in=[])
    if outlet:
        alike |= Q(outlet=outlet)
    rows = (
        Article.objects.in_project(seat.project)
        .filter(alike | Q(pk=chosen or 0))
        .exclude(pk=but or 0)
        .only("uuid", "title", "outlet", "published")
        .order_by("-published", "-id")[:20]
    )
    return tuple((str(row.uuid), _named(row)) for row in rows)


def _named(article: Article) -> str:
    day = f"{article.published.day} {article.published:%b %Y}" if article.published else ""
    return " · ".join(part for part in (article.title, article.outlet, day) if part)
