"""The note before an article, what it contains, and which passages somebody means."""

from collections.abc import Collection
from dataclasses import dataclass

from articles.access import Seat
from articles.domain.comfort import CATEGORIES, notes_for, words_of
from articles.domain.permissions import Action
from articles.models import Article, Passage


@dataclass(frozen=True, slots=True)
class Note:
    """What stands before an article that was not opened yet."""

    contents: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Contents:
    """What an article contains, in words and as boxes to tick."""

    words: tuple[str, ...]
    boxes: tuple[tuple[str, str, bool], ...]
    may_edit: bool


def note_before(seat: Seat, article: Article, opened: Collection[str]) -> Note | None:
    """The note this person has to pass, or None. ``opened``: uuids opened in this session. No query."""
    if not article.categories or str(article.uuid) in opened:
        return None
    contents = notes_for(article.categories, seat.user.skipped_notes)
    return Note(contents) if contents else None


def contents(seat: Seat, article: Article) -> Contents:
    """For the page of details. No query."""
    boxes = tuple((name, words, name in article.categories) for name, words in CATEGORIES)
    return Contents(words_of(article.categories), boxes, seat.may(Action.EDIT_ARTICLE))


def passages_meant(
    article: Article,
    *,
    start: int | None = None,
    end: int | None = None,
    order: int | None = None,
    number: int | None = None,
) -> list[Passage]:
    """The passages that [start, end) touches, or the one of this order or ¶ number; none when none is said.

    One query.
    """
    own = Passage.objects.filter(article=article).order_by("order")
    if start is not None and end is not None and start < end:
        return list(own.filter(start__lt=end, end__gt=start))
    if order is not None:
        return list(own.filter(order=order))
    return list(own.filter(number=number)) if number is not None else []
