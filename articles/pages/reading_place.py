"""Every mark at one place of the text, for the note that hovering shows and the list of stacked marks."""

from collections.abc import Sequence
from dataclasses import dataclass

from articles.access import Seat
from articles.domain.sweeps import Span
from articles.models import Annotation, Article, Tag

LONGEST = 90  # characters of the words that are shown


@dataclass(frozen=True, slots=True)
class PlaceMark:
    """One mark: ``spans`` are the parts it covers ("120-140 150-160"), ``author`` is blank for one's own.

    Of a ``graphic`` passage the words are not shown.
    """

    uuid: str
    tag: Tag
    quote: str
    graphic: bool
    author: str
    state: str
    returned: str
    entity: str
    note: str
    confidence: str
    spans: str


def marks_at(seat: Seat, article: Article, start: int, end: int) -> tuple[PlaceMark, ...]:
    """The marks this person sees that touch [start, end), outermost first. Three queries."""
    graphic = list(article.passages.filter(graphic=True).values_list("start", "end"))
    rows = (
        Annotation.objects.visible_to(seat)
        .standing()
        .on(article)
        .touching(start, end)
        .in_reading_order()
        .select_related("tag", "entity", "author")
        .prefetch_related("fragments")
    )
    return tuple(_mark(row, seat, article.text, graphic) for row in rows)


def _mark(row: Annotation, seat: Seat, text: str, graphic: Sequence[Span]) -> PlaceMark:
    parts = [(part.start, part.end) for part in row.fragments.all()] or [(row.start, row.end)]
    words = " … ".join(" ".join(text[start:end].split()) for start, end in parts)
    return PlaceMark(
        uuid=str(row.uuid),
        tag=row.tag,
        graphic=any(start < row.end and row.start < end for start, end in graphic),
        quote=words if len(words) <= LONGEST else f"{words[: LONGEST - 1]}…",
        author="" if seat.owns(row) else row.author.name,
        state=row.state,
        returned=row.return_reason if row.state == "returned" else "",
        entity=row.entity.name if row.entity else "",
        note=row.note,
        confidence=row.confidence,
        spans=" ".join(f"{start}-{end}" for start, end in parts),
    )
