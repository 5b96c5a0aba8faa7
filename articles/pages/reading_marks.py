"""Passages with their marks, claims and list rows: what the reading page draws and what a write redraws."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from typing import Any, NamedTuple
from uuid import UUID

from django.db.models import Count, IntegerField, Subquery, Value
from django.db.models.functions import Coalesce

from articles.access import Seat
from articles.domain.errors import Refused
from articles.domain.pieces import Pieces, quoted
from articles.domain.segments import Mark, MarkedPassage, lay_out, neighbourhood
from articles.domain.sweeps import Span
from articles.models import Annotation, Article, Passage, Tag
from articles.models.uuid_text import UuidText
from articles.pages.reading_claims import ClaimMark, ClaimNote, claim_marks, notes_of
from articles.pages.reading_filter import NO_FILTER, ListFilter, listed

NEAR = 1  # passages on either side that are fetched with the changed ones: marks rarely reach farther


@dataclass(frozen=True, slots=True)
class ListRow:
    """One annotation in the list beside the text."""

    uuid: str
    tag: Tag
    quote: str
    state: str
    returned: str
    author: str
    entity: str
    current: bool
    confidence: str


@dataclass(frozen=True, slots=True)
class PassageView:
    """One passage: its runs, what stands in its margin, its rows in the list."""

    order: int
    kind: str
    number: int | None
    comment: int | None
    text: MarkedPassage
    notes: tuple[ClaimNote, ...]
    rows: tuple[ListRow, ...]
    graphic: bool = False


@dataclass(frozen=True, slots=True)
class Changed:
    """What a write makes look different: these passages, and the number of marks now."""

    passages: tuple[PassageView, ...]
    total: int
    lists_only: bool = False


class MarkRow(NamedTuple):
    """One annotation as the page needs it: a plain tuple, because an article has thousands."""

    uuid: str
    id: int
    start: int
    end: int
    tag: int
    state: str
    return_reason: str
    author: int
    writer: str
    entity: str | None
    confidence: str


@dataclass(frozen=True, slots=True)
class Marks:
    """The annotations of an article, or of a part of it, as one query brings them."""

    rows: tuple[MarkRow, ...]
    marks: tuple[Mark, ...]
    tags: Mapping[int, Tag] = field(repr=False)
    pieces: Mapping[int, Pieces] = field(default_factory=dict)
    """Of the annotations in pieces, by key."""

    def words(self, row: MarkRow, text: str) -> str:
        """What an annotation holds, as it is quoted."""
        pieces = self.pieces.get(row.id)
        return quoted(text, pieces) if pieces else text[row.start : row.end]


def tags_of(seat: Seat) -> dict[int, Tag]:
    """The whole codebook by key, retired tags too, in the order of the tag bar. One query."""
    return {tag.pk: tag for tag in Tag.objects.filter(project=seat.project).order_by("order", "id")}


def tag_named(tags: Mapping[int, Tag], uuid: UUID) -> Tag:
    """The tag with that id among the codebook's; raises Refused when there is none."""
    for tag in tags.values():
        if tag.uuid == uuid:
            return tag
    raise Refused("This tag is not in the codebook of the project. Choose another.", field="tag")


def marks_of(seat: Seat, article: Article, tags: Mapping[int, Tag], window: Span | None = None) -> Marks:
    """What this person sees marked, in reading order. One query.

    A discontinuous annotation comes as several rows of the join, one for each fragment.
    """
    seen = Annotation.objects.visible_to(seat).standing().on(article)
    if window is not None:
        seen = seen.touching(*window)
    found = seen.in_reading_order().values_list(
        UuidText("uuid"), "id", "start", "end", "tag_id", "state", "return_reason", "author_id",
        "author__username", "entity__name", "confidence", "fragments__start", "fragments__end",
    )  # fmt: skip
    rows: list[MarkRow] = []
    marks = []
    pieces: dict[int, Pieces] = {}
    chips = {key: (tag.no, tag.letter) for key, tag in tags.items()}
    last = -1
    for row in found:
        uuid, key, start, end, tag = row[:5]
        if key != last:
            rows.append(_row_of(row[:-2]))
            last = key
        tag_no, letter = chips[tag]
        if row[-1] is not None:
            start, end = row[-2:]
            pieces[key] = (*pieces.get(key, ()), (start, end))
        marks.append(_mark_of((uuid, start, end, tag_no, letter, key)))
    return Marks(tuple(rows), tuple(marks), tags, pieces)


_row_of = partial(tuple.__new__, MarkRow)
_mark_of = partial(tuple.__new__, Mark)


def changed(
    seat: Seat,
    article: Article,
    spans: Iterable[Span],
    *,
    tags: Mapping[int, Tag] | None = None,
    shown: ListFilter | None = None,
    current: UUID | None = None,
    lists_only: bool = False,
) -> Changed:
    """The passages that look different after something changed on ``spans``, as they are now.

    Three queries (four without ``tags``, two with ``lists_only``: then only list rows changed, no mark), two
    more for each time that marks lead on into passages farther away. ``shown`` is the filter of the list,
    ``current`` the annotation in the inspector.
    """
    spans = list(spans)
    tags = tags_of(seat) if tags is None else tags
    low, high = min(s for s, _ in spans), max(e for _, e in spans)
    while True:
        passages = list(_passages_near(seat, article, low, high))
        window = passages[0]["start"], passages[-1]["end"]
        marks = marks_of(seat, article, tags, window)
        region, reach = _affected(marks.marks, spans, passages)
        if window[0] <= reach[0] and reach[1] <= window[1]:
            break
        low, high = min(low, reach[0]), max(high, reach[1])
    wanted = [p for p in passages if any(p["start"] < e and s < p["end"] for s, e in region)]
    claims = () if lists_only else claim_marks(seat, article, window)
    views = build_passages(seat, article, wanted, marks, claims, shown=shown or NO_FILTER, current=current)
    return Changed(views, passages[0]["total"], lists_only)


def _passages_near(seat: Seat, article: Article, low: int, high: int) -> Iterable[Mapping[str, Any]]:
    """The passages that touch [low, high), NEAR more on either side, with the article's number of marks."""
    own = Passage.objects.filter(article=article)
    first = own.filter(start__lte=low).order_by("-start").values("order")[:1]
    last = own.filter(end__gte=high).order_by("end").values("order")[:1]
    everything = Annotation.objects.visible_to(seat).standing().on(article).order_by()
    total = everything.values("article").annotate(n=Count("pk")).values("n")
    rows: Iterable[Mapping[str, Any]] = (
        own.filter(
            order__gte=Coalesce(Subquery(first), Value(0)) - NEAR,
            order__lte=Coalesce(Subquery(last), Value(2**31 - 1)) + NEAR,
        )
        .order_by("order")
        .values(
            *PASSAGE_COLUMNS,
            total=Coalesce(Subquery(total, output_field=IntegerField()), Value(0)),
        )
    )
    return rows


PASSAGE_COLUMNS = ("order", "kind", "number", "start", "end", "comment_id", "comment__promoted", "graphic")


def _affected(
    marks: Sequence[Mark], spans: Sequence[Span], passages: Sequence[Mapping[str, Any]]
) -> tuple[list[Span], Span]:
    """Where the text looks different, and how far the marks reach that decide how those passages look.

    A mark that comes or goes may move the underline of all that overlaps it, directly or through others; a
    passage that is drawn again needs the rows of every mark on it.
    """
    region = [*spans, *((m.start, m.end) for m in neighbourhood(marks, spans))]
    drawn = [
        (p["start"], p["end"]) for p in passages if any(p["start"] < e and s < p["end"] for s, e in region)
    ]
    needed = neighbourhood(marks, drawn)
    low = min([s for s, _ in drawn] + [m.start for m in needed])
    high = max([e for _, e in drawn] + [m.end for m in needed])
    return region, (low, high)


def build_passages(
    seat: Seat,
    article: Article,
    passages: Sequence[Mapping[str, Any]],
    marks: Marks,
    claims: Sequence[ClaimMark],
    *,
    shown: ListFilter,
    current: UUID | None = None,
    with_rows: bool = True,
) -> tuple[PassageView, ...]:
    """The passages with their runs, margins and (unless ``with_rows`` is off) list rows. No query.

    ``marks`` hold at least all that overlaps the passages, directly or through others.
    """
    spans = [(p["start"], p["end"]) for p in passages]
    drawn = [m for m in marks.marks if m.letter == shown.only] if shown.only else marks.marks
    runs = lay_out(
        spans,
        drawn,
        evidence=[e for claim in claims for e in claim.evidence],
        current=str(current or ""),
    )
    views = []
    listing = listed(marks.rows, shown, marks.tags, article.text, seat.user.pk) if with_rows else ()
    rows = dealt(listing, spans)
    for i, (passage, span) in enumerate(zip(passages, spans, strict=True)):
        views.append(
            PassageView(
                order=passage["order"],
                kind=passage["kind"],
                number=passage["number"],
                comment=passage["comment_id"],
                text=MarkedPassage(article.text, *span, runs[i]),
                notes=notes_of(claims, span, in_comment=passage["comment__promoted"] is False)
                if claims
                else (),
                rows=tuple([list_row(row, marks, article.text, seat, current) for row in rows[i]]),
                graphic=passage["graphic"],
            )
        )
    return tuple(views)


def dealt(rows: Sequence[MarkRow], spans: Sequence[Span]) -> list[list[MarkRow]]:
    """The rows, dealt to the passages in which they begin; both in order."""
    piles: list[list[MarkRow]] = [[] for _ in spans]
    place, low, high = -1, 0, 0
    for row in rows:
        while high <= row.start:
            place += 1
            if place == len(spans):
                return piles
            low, high = spans[place]
        if low <= row.start:
            piles[place].append(row)
    return piles


def list_row(row: MarkRow, marks: Marks, text: str, seat: Seat, current: UUID | None) -> ListRow:
    return ListRow(
        uuid=row.uuid,
        tag=marks.tags[row.tag],
        quote=marks.words(row, text),
        state=row.state,
        returned=row.return_reason if row.state == "returned" else "",
        author="" if row.author == seat.user.pk else row.writer,
        entity=row.entity or "",
        confidence=row.confidence,
        current=row.uuid == str(current),
    )
