"""Where a mark can be split, which marks it can be merged with, and its pieces."""

from collections.abc import Sequence
from dataclasses import dataclass

from articles.access import Seat
from articles.domain.errors import Refused
from articles.domain.pieces import Pieces, are_near, hull, word_starts
from articles.domain.review import EDITABLE
from articles.domain.sweeps import Span
from articles.models import Annotation, AnnotationFragment, Tag

CUTS = 80  # words before which a mark can be split in the list; a selection splits anywhere
WITHIN = 600  # characters: how far from a mark others are offered
MOST = 8


class Choose(Refused):
    """Nothing is wrong, but the person has to choose first."""

    status = 200


@dataclass(frozen=True, slots=True)
class Piece:
    """One part of a mark in pieces."""

    start: int
    words: str


@dataclass(frozen=True, slots=True)
class Cut:
    """A word before which a mark can be split."""

    at: int
    words: str


@dataclass(frozen=True, slots=True)
class MergeChoice:
    """A mark of one's own to merge with. ``near``: nothing but spaces and signs stands between."""

    row: Annotation
    tag: Tag
    words: str
    near: bool
    same_tag: bool
    distance: int
    graphic: bool


def pieces_of(row: Annotation) -> tuple[Piece, ...]:
    """The parts of a mark in pieces, none of a plain one; no query when they are known."""
    pieces = row.pieces
    if len(pieces) == 1:
        return ()
    return tuple(Piece(start, row.article.text[start:end]) for start, end in pieces)


def cuts_of(row: Annotation) -> tuple[Cut, ...]:
    """Where the mark can be split."""
    text = row.article.text
    return tuple(Cut(start, text[start:end]) for start, end in word_starts(text, row.pieces, CUTS))


def merge_choices(seat: Seat, row: Annotation, *, shown: bool = True) -> tuple[MergeChoice, ...]:
    """One's own marks around this one that can still be changed, the likeliest first.

    Three queries at most; one fewer when they are not ``shown``, so that no veil is needed.
    """
    start, end = hull(row.pieces)
    around = Annotation.objects.told_apart().on(row.article).touching(max(0, start - WITHIN), end + WITHIN)
    own = around.by(seat.user).in_state(*EDITABLE).exclude(pk=row.pk).select_related("tag")
    rows = list(own.in_reading_order())
    _recall(rows)
    passages = row.article.passages.filter(graphic=True, start__lt=end + WITHIN, end__gt=start - WITHIN)
    graphic = list(passages.values_list("start", "end")) if rows and shown else []
    found = [_choice(row, other, graphic) for other in rows]
    return tuple(sorted(found, key=lambda c: (not c.near, not c.same_tag, c.distance))[:MOST])


def the_near_one(seat: Seat, row: Annotation) -> Annotation | None:
    """The one mark with the same tag next to this one; None when several may be meant, or one farther away.

    Raises Refused when there is none at all. Three queries at most.
    """
    choices = merge_choices(seat, row, shown=False)
    if not choices:
        raise Refused("No other mark of yours that can be changed stands near this one.")
    near = [choice for choice in choices if choice.near and choice.same_tag]
    return near[0].row if len(near) == 1 else None


def _recall(rows: Sequence[Annotation]) -> None:
    """Let the rows in pieces know their pieces. One query, none without such rows."""
    by_key = {row.pk: row for row in rows if row.in_pieces}
    if not by_key:
        return
    known: dict[int, Pieces] = {}
    fragments = AnnotationFragment.objects.filter(annotation__in=by_key).order_by("annotation", "order")
    for key, start, end in fragments.values_list("annotation_id", "start", "end"):
        known[key] = (*known.get(key, ()), (start, end))
    for key, pieces in known.items():
        by_key[key].remember(pieces)


def _choice(row: Annotation, other: Annotation, graphic: Sequence[Span]) -> MergeChoice:
    text = row.article.text
    other.article = row.article
    (start, end), (low, high) = hull(row.pieces), hull(other.pieces)
    return MergeChoice(
        row=other,
        tag=other.tag,
        words=other.words,
        near=are_near(text, row.pieces, other.pieces),
        same_tag=other.tag_id == row.tag_id,
        distance=max(low - end, start - high, 0),
        graphic=any(a < high and low < b for a, b in graphic),
    )
