"""A review card's evidence: the words, where they stand, and what else is marked there."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import reduce
from operator import or_
from typing import Any

from django.db.models import F, IntegerField, Q
from django.db.models.functions import Greatest, Substr

from articles.access import Seat
from articles.domain.anchors import sentences
from articles.models import Annotation, Claim, Passage, PassageKind, Tag

AROUND = 600  # characters fetched on each side of the words; the card shows whole sentences of them
ALSO = 5  # other marks and claims named on a card


@dataclass(frozen=True, slots=True)
class Spot:
    """A range of an article and the stretch of text around it that the database cut out."""

    article: int
    start: int
    end: int
    window: str
    offset: int


@dataclass(frozen=True, slots=True)
class Context:
    """The words of a range (the first one apart, for its chip) between the sentences around them."""

    before: str
    first: str
    rest: str
    after: str
    place: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class AlsoHere:
    """Another mark (with its tag) or a claim (without) that stands in the same sentences."""

    quote: str
    tag: Tag | None = None
    words: str = ""


def windows(prefix: str = "", name: str = "") -> dict[str, Any]:
    """Annotations that cut the text around start and end of ``prefix`` (e.g. "claim_a__") in SQL.

    Articles may be long; a card needs a few sentences.
    """
    start, end = F(f"{prefix}start"), F(f"{prefix}end")
    begin = Greatest(start - AROUND, 0, output_field=IntegerField())
    return {f"window{name}": Substr(f"{prefix}article__text", begin + 1, end - begin + AROUND)}


def spot_of(row: Any, window: str) -> Spot:
    """The spot of an annotation or a claim."""
    return Spot(row.article_id, row.start, row.end, window, max(0, row.start - AROUND))


def contexts(spots: Sequence[Spot]) -> list[Context]:
    """Each spot's words in their sentences, never beyond the passages they touch. One query for all."""
    if not spots:
        return []
    touching = [Q(article=s.article, start__lt=s.end, end__gt=s.start) for s in spots]
    passages = list(
        Passage.objects.filter(reduce(or_, touching)).select_related("comment").order_by("article", "start")
    )
    return [_context(spot, passages) for spot in spots]


def _context(spot: Spot, passages: Iterable[Passage]) -> Context:
    under = [
        p for p in passages if p.article_id == spot.article and p.start < spot.end and p.end > spot.start
    ]
    low = max(0, (under[0].start if under else spot.start) - spot.offset)
    high = min(len(spot.window), (under[-1].end if under else spot.end) - spot.offset)
    start, end = spot.start - spot.offset, spot.end - spot.offset
    begin, stop = _sentences(spot.window, start, end, (low, high))
    words = spot.window[start:end]
    first = words.split(maxsplit=1)[0] if words.strip() else words
    cut = words.index(first) + len(first)
    return Context(
        before=spot.window[begin:start].lstrip(),
        first=words[:cut],
        rest=words[cut:],
        after=spot.window[end:stop].rstrip(),
        place=place_words(under[0]) if under else "",
        start=begin + spot.offset,
        end=stop + spot.offset,
    )


def _sentences(text: str, start: int, end: int, bounds: tuple[int, int]) -> tuple[int, int]:
    """The sentences of the range with one more on each side, within ``bounds``."""
    found = sentences(text, bounds)
    touched = [i for i, (low, high) in enumerate(found) if low < end and high > start]
    if not touched:
        return start, end
    first, last = found[max(0, touched[0] - 1)], found[min(len(found) - 1, touched[-1] + 1)]
    return min(start, first[0]), max(end, last[1])


def place_words(passage: Passage) -> str:
    """Where a passage stands: "¶6", "caption", "comment by karst_reader"."""
    if passage.comment is not None:
        return f"comment by {passage.comment.author_label}"
    if passage.number is not None:
        return f"¶{passage.number}"
    return PassageKind(passage.kind).label.lower()


def also_here(seat: Seat, row: Annotation | Claim, context: Context) -> tuple[AlsoHere, ...]:
    """Other standing marks and claims in the same sentences, the first five of each. Two queries."""
    within = Q(article=row.article_id, start__lt=context.end, end__gt=context.start)
    marks = (
        Annotation.objects.standing()
        .visible_to(seat)
        .filter(within)
        .exclude(pk=row.pk if isinstance(row, Annotation) else None)
        .select_related("tag")
        .in_reading_order()[:ALSO]
    )
    claims = (
        Claim.objects.standing()
        .visible_to(seat)
        .filter(within)
        .exclude(pk=row.pk if isinstance(row, Claim) else None)
        .order_by("start", "id")[:ALSO]
    )
    named = [AlsoHere(mark.quote, mark.tag) for mark in marks]
    said = [AlsoHere(c.quote, words=f"claim, {c.expression or 'no number given'}") for c in claims]
    return (*named, *said)
