"""Where the words of a claim's fields stand in the article."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import reduce
from operator import or_

from django.db.models import Q

from articles.models import Article, Passage
from articles.pages.queue_cards import place_words

Grounding = tuple[str, int, int, str]
"""(role, start, end, quote)"""


@dataclass(frozen=True, slots=True)
class GroundView:
    """The words a field rests on; ``passage`` is the order of the passage they begin in (None: nowhere).

    ``in_comment``: in a reader comment that nobody has promoted."""

    role: str
    start: int
    end: int
    quote: str
    passage: int | None
    place: str
    in_comment: bool


def grounds_by_role(article: Article, ranges: Sequence[Grounding]) -> dict[str, tuple[GroundView, ...]]:
    """Every range with its place, by role. One query."""
    passages = _touched(article, ranges)
    found: dict[str, list[GroundView]] = {}
    for role, start, end, quote in ranges:
        under = next((p for p in passages if p.start <= start < p.end), None)
        found.setdefault(role, []).append(
            GroundView(
                role=role,
                start=start,
                end=end,
                quote=quote,
                passage=under.order if under else None,
                place=place_words(under) if under else "",
                in_comment=bool(under and under.comment and not under.comment.promoted),
            )
        )
    return {role: tuple(views) for role, views in found.items()}


def _touched(article: Article, ranges: Iterable[Grounding]) -> list[Passage]:
    starts = {start for _, start, _, _ in ranges}
    if not starts:
        return []
    inside = reduce(or_, (Q(start__lte=start, end__gt=start) for start in starts))
    return list(Passage.objects.filter(inside, article=article).select_related("comment").order_by("order"))
