"""Every mark at one place of the text, for the note that hovering shows and the list of stacked marks."""

from dataclasses import dataclass

from articles.access import Seat
from articles.models import Annotation, Article, Tag

LONGEST = 90  # characters of the words that are shown


@dataclass(frozen=True, slots=True)
class PlaceMark:
    """One mark; ``author`` is blank for one's own, ``spans`` the parts it covers ("120-140 150-160")."""

    uuid: str
    tag: Tag
    quote: str
    author: str
    state: str
    returned: str
    entity: str
    note: str
    spans: str


def marks_at(seat: Seat, article: Article, start: int, end: int) -> tuple[PlaceMark, ...]:
    """The marks this person sees that touch [start, end), outermost first. Two queries."""
    rows = (
        Annotation.objects.visible_to(seat)
        .standing()
        .on(article)
        .touching(start, end)
        .in_reading_order()
        .select_related("tag", "entity", "author")
        .prefetch_related("fragments")
    )
    return tuple(_mark(row, seat, article.text) for row in rows)


def _mark(row: Annotation, seat: Seat, text: str) -> PlaceMark:
    parts = [(part.start, part.end) for part in row.fragments.all()] or [(row.start, row.end)]
    words = " … ".join(" ".join(text[start:end].split()) for start, end in parts)
    return PlaceMark(
        uuid=str(row.uuid),
        tag=row.tag,
        quote=words if len(words) <= LONGEST else f"{words[: LONGEST - 1]}…",
        author="" if seat.owns(row) else row.author.name,
        state=row.state,
        returned=row.return_reason if row.state == "returned" else "",
        entity=row.entity.name if row.entity else "",
        note=row.note,
        spans=" ".join(f"{start}-{end}" for start, end in parts),
    )
