"""The pieces of a mark: most have one, a discontinuous mark several. Adding, leaving out, cutting, joining.

Pieces are ranges of the article's text (code points, end-exclusive), in order and without overlap.
"""

from collections.abc import Sequence
from itertools import pairwise
from unicodedata import bidirectional, category

from articles.domain.anchors import TRAILING
from articles.domain.errors import Refused
from articles.domain.invisible import is_edge_control
from articles.domain.sweeps import Span, union
from articles.domain.word_edges import cuts_grapheme, word_around

Pieces = tuple[Span, ...]
GAP = " … "
"""What stands for the words left out, where a mark in pieces is quoted."""


def hull(pieces: Pieces) -> Span:
    """From the first character to the last, the words left out included."""
    return pieces[0][0], pieces[-1][1]


def quoted(text: str, pieces: Sequence[Span]) -> str:
    """The words of the pieces, parted by GAP."""
    return GAP.join(text[start:end] for start, end in pieces)


def with_piece(pieces: Pieces, span: Span) -> Pieces:
    """One piece more; what overlaps or touches joins. Raises Refused when nothing is new in it."""
    new = tuple(union([*pieces, span]))
    if new == pieces:
        raise Refused("These words are in the mark already. Select others to add.", field="quote")
    return new


def without_piece(pieces: Pieces, start: int) -> Pieces:
    """The pieces but the one that begins at ``start``; raises Refused for the last one and an unknown one."""
    kept = tuple(piece for piece in pieces if piece[0] != start)
    if len(kept) == len(pieces):
        raise Refused("This part is not in the mark any more. Look at the mark again.")
    if not kept:
        raise Refused("This is the mark’s only part. Remove the mark instead.")
    return kept


def cut(text: str, pieces: Pieces, at: int) -> tuple[Pieces, Pieces]:
    """The pieces before and from ``at``, without the spaces and signs at the cut; no grapheme is cut.

    Raises Refused when no words are left on one of the sides.
    """
    while cuts_grapheme(text, at):
        at -= 1
    low = [(start, min(end, at)) for start, end in pieces if start < at]
    high = [(max(start, at), end) for start, end in pieces if end > at]
    left = tuple(span for piece in low if (span := _trimmed(text, *piece)))
    right = tuple(span for piece in high if (span := _trimmed(text, *piece)))
    if not left or not right:
        raise Refused("Choose a place inside the mark: words have to be left on both sides.", field="at")
    return left, right


def reshaped(pieces: Pieces, start: int, end: int) -> Pieces:
    """The pieces after the boundary moved to [start, end): the first and the last piece go along.

    A range that keeps neither edge is meant as it is: one piece.
    """
    low, high = hull(pieces)
    if len(pieces) == 1 or (start != low and end != high):
        return ((start, end),)
    kept = [(max(a, start), min(b, end)) for a, b in pieces if a < end and b > start]
    if not kept:
        return ((start, end),)
    kept[0] = (start, kept[0][1]) if start < low else kept[0]
    kept[-1] = (kept[-1][0], end) if end > high else kept[-1]
    return tuple(kept)


def are_near(text: str, one: Pieces, other: Pieces) -> bool:
    """They overlap or touch, or nothing but spaces and punctuation stands between them."""
    return any(_is_bare(text, *gap) for gap in _gaps(one, other))


def merged(text: str, one: Pieces, other: Pieces) -> Pieces:
    """Both together: what is near each other is joined, words that neither held stay left out."""
    found: list[Span] = []
    for start, end in sorted([*one, *other]):
        if found and (start <= found[-1][1] or _is_bare(text, found[-1][1], start)):
            found[-1] = (found[-1][0], max(found[-1][1], end))
        else:
            found.append((start, end))
    return tuple(found)


def word_starts(text: str, pieces: Pieces, most: int) -> list[Span]:
    """The words after the first one, at most so many: where a mark can be cut."""
    found: list[Span] = []
    for start, end in pieces:
        at = start
        while at < end and len(found) <= most:
            word = word_around(text, at)
            if _is_word(text[at]):
                found.append((at, min(word[1], end)))
            at = max(word[1], at + 1)
    return found[1 : most + 1]


def runs_rtl(text: str, start: int, end: int) -> bool:
    """Whether words run from right to left there: by their first letter, as ``dir=auto`` does."""
    strong = next(
        (kind for char in text[start:end] if (kind := bidirectional(char)) in {"L", "R", "AL"}), "L"
    )
    return strong != "L"


def _gaps(one: Pieces, other: Pieces) -> list[Span]:
    """The gaps between neighbours of which one is of the one, one of the other; empty where they overlap."""
    marked = sorted([(*piece, 0) for piece in one] + [(*piece, 1) for piece in other])
    if any(a[2] != b[2] and b[0] < a[1] for a, b in pairwise(marked)):
        return [(0, 0)]
    return [(a[1], b[0]) for a, b in pairwise(marked) if a[2] != b[2]]


def _is_bare(text: str, start: int, end: int) -> bool:
    return not any(_is_word(char) for char in text[start:end]) and "\n\n" not in text[start:end]


def _is_word(char: str) -> bool:
    """A letter, digit or sign that is more than space and punctuation."""
    return not char.isspace() and not category(char).startswith(("P", "Z", "C"))


def _trimmed(text: str, start: int, end: int) -> Span | None:
    """Without spaces, direction marks and stray signs at the edges; None when nothing is left."""
    while start < end and _is_stray(text[start]) and not cuts_grapheme(text, start + 1):
        start += 1
    while end > start and _is_stray(text[end - 1]) and not cuts_grapheme(text, end):
        end -= 1
    return (start, end) if any(_is_word(char) for char in text[start:end]) else None


def _is_stray(char: str) -> bool:
    return char.isspace() or is_edge_control(char) or char in TRAILING
