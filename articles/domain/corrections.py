"""Moving the boundary of a mark: word by word, or by writing the words it should hold."""

from dataclasses import dataclass, replace
from enum import StrEnum
from unicodedata import category
from uuid import UUID

from articles.domain.anchors import find_quote, require_fit
from articles.domain.errors import Refused
from articles.domain.word_edges import word_around

NEAR = 2000  # characters: how far from the mark written words are looked for


@dataclass(frozen=True, slots=True)
class Wish:
    """What a correction form says: a tag, offsets with the quote they hold, and the words written instead."""

    tag: UUID
    start: int
    end: int
    quote: str
    words: str


class Move(StrEnum):
    """One step of a boundary, by a word."""

    START_EARLIER = "start-earlier"
    START_LATER = "start-later"
    END_EARLIER = "end-earlier"
    END_LATER = "end-later"


def moved_range(text: str, wish: Wish, move: Move) -> Wish:
    """The wish after one step; unchanged where the text ends or only one word is left."""
    start, end = chosen_range(text, replace(wish, words=""))[:2]
    low, high = start, end
    if move is Move.START_EARLIER:
        low = _word_before(text, start)
    elif move is Move.START_LATER:
        low = _word_after(text, start, end)
    elif move is Move.END_LATER:
        high = _end_of_next(text, end)
    else:
        high = _end_before(text, start, end)
    if low >= high:
        low, high = start, end
    return replace(wish, start=low, end=high, quote=text[low:high], words=text[low:high])


def chosen_range(text: str, wish: Wish) -> tuple[int, int, str]:
    """The range a correction names: [start, end) with its quote, or the ``words`` written instead of it.

    Written words are looked for near the mark, the nearest place wins. Raises Refused when the range does not
    hold its quote, or the words do not stand there.
    """
    require_fit(text, wish.start, wish.end, wish.quote)
    words = wish.words.strip()
    if not words or words == wish.quote.strip():
        return wish.start, wish.end, wish.quote
    low = max(0, wish.start - NEAR)
    found = find_quote(text[low : wish.end + NEAR], words, near=wish.start - low)
    if not found:
        raise Refused(
            "These words do not stand near the mark. Copy them from the article, letter by letter.",
            field="words",
        )
    return low + found[0], low + found[0] + len(words), words


def _word_before(text: str, start: int) -> int:
    at = start - 1
    while at > 0 and not _is_word_at(text, at):
        at -= 1
    return word_around(text, at)[0] if at >= 0 and _is_word_at(text, at) else start


def _word_after(text: str, start: int, end: int) -> int:
    at = word_around(text, start)[1]
    while at < end and not _is_word_at(text, at):
        at += 1
    return at if at < end else start


def _end_of_next(text: str, end: int) -> int:
    at = end
    while at < len(text) and not _is_word_at(text, at):
        at += 1
    return word_around(text, at)[1] if at < len(text) else end


def _end_before(text: str, start: int, end: int) -> int:
    at = word_around(text, end - 1)[0] - 1
    while at > start and not _is_word_at(text, at):
        at -= 1
    return word_around(text, at)[1] if at >= start and _is_word_at(text, at) else end


def _is_word_at(text: str, at: int) -> bool:
    """A letter, digit or sign that is more than space and punctuation."""
    return not text[at].isspace() and not category(text[at]).startswith(("P", "Z", "C"))
