"""Moving the boundary of a mark: word by word, or by writing the words it should hold."""

from enum import StrEnum
from unicodedata import category

from articles.domain.anchors import Anchor, find_quote, require_fit
from articles.domain.errors import Refused
from articles.domain.word_edges import word_around

NEAR = 2000  # characters: how far from the mark written words are looked for


class Move(StrEnum):
    """One step of a boundary, by a word."""

    START_EARLIER = "start-earlier"
    START_LATER = "start-later"
    END_EARLIER = "end-earlier"
    END_LATER = "end-later"


def moved_range(text: str, start: int, end: int, move: Move) -> Anchor:
    """The range after one step; unchanged where the text ends or only one word is left."""
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
    return Anchor(low, high, text[low:high])


def chosen_range(text: str, *, start: int, end: int, quote: str, words: str) -> Anchor:
    """The range a correction names: [start, end) with its quote, or the ``words`` written instead of it.

    Written words are looked for near the mark, the nearest place wins. Raises Refused when the range does not
    hold its quote, or the words do not stand there.
    """
    anchor = require_fit(text, start, end, quote)
    words = words.replace("\r\n", "\n").strip()
    if not words or words == quote.strip():
        return anchor
    low = max(0, start - NEAR)
    found = find_quote(text[low : end + NEAR], words, near=start - low)
    if not found:
        raise Refused(
            "These words do not stand near the mark. Copy them from the article, letter by letter.",
            field="words",
        )
    return Anchor(low + found[0], low + found[0] + len(words), words)


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
