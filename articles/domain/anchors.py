"""Ranges of an article's text: what they hold, where they may begin and end, what stands around them.

Offsets are code points of the text, end-exclusive (Python indexes).
"""

import re
from dataclasses import dataclass

from articles.domain.errors import Refused
from articles.domain.invisible import is_edge_control
from articles.domain.word_edges import cuts_grapheme, cuts_word

TRAILING = ".,;:،؛۔"
"""Signs that a selection drops from its end."""
_SENTENCE_BREAK = re.compile("[.!?…؟۔。！？]{1,8}[\"'”’»)\\]›]{0,4}(?=\\s)|[。！？]|\n")
_ABBREVIATIONS = frozenset(
    "mr mrs ms dr prof st sen gen col lt maj capt sgt gov rep rev no nos vs approx ca fig jan feb mar apr "
    "jun jul aug sep sept oct nov dec mt inc co".split()
)


@dataclass(frozen=True, slots=True)
class Anchor:
    """A range with the words it held when it was made."""

    start: int
    end: int
    quote: str

    def fits(self, text: str) -> bool:
        """The range lies in the text and holds exactly the quote."""
        return 0 <= self.start < self.end <= len(text) and text[self.start : self.end] == self.quote


def require_fit(text: str, start: int, end: int, quote: str) -> Anchor:
    """The anchor, or Refused (field "quote"): nothing is re-anchored silently."""
    if not quote or start == end:
        raise Refused("Nothing is selected. Select at least one word.", field="quote")
    if start > end:
        raise Refused(
            f"The selection ends ({end}) before it begins ({start}). Select it again.", field="quote"
        )
    if start < 0 or end > len(text):
        raise Refused(
            f"The selection lies outside the article, which has {len(text):,} characters. Select it again.",
            field="quote",
        )
    anchor = Anchor(start, end, quote)
    if not anchor.fits(text):
        raise Refused(
            "The words sent are not the words at that place in the article. Load the page again and select "
            "them once more.",
            field="quote",
        )
    return anchor


def snap(text: str, start: int, end: int) -> tuple[int, int]:
    """The range grown to whole words, without stray spaces and closing signs (TRAILING).

    A grapheme is never cut. An empty range, or one of nothing but spaces, comes back empty.
    """
    start, end = max(0, min(start, end, len(text))), min(len(text), max(start, end, 0))
    start, end = _trimmed(text, start, end)
    if start == end:
        return start, start
    while cuts_word(text, start):
        start -= 1
    while cuts_word(text, end):
        end += 1
    bare = end
    while bare > start and (_closes(text, bare) or (_is_stray(text[bare - 1]) and _is_loose(text, bare))):
        bare -= 1
    return _trimmed(text, start, bare if bare > start else end)


def snap_characters(text: str, start: int, end: int) -> tuple[int, int]:
    """The range as selected (Alt held), grown only so far that no grapheme is cut."""
    start, end = max(0, min(start, end, len(text))), min(len(text), max(start, end, 0))
    if start == end:
        return start, start
    while cuts_grapheme(text, start):
        start -= 1
    while cuts_grapheme(text, end):
        end += 1
    return start, end


def find_quote(text: str, quote: str, near: int | None = None) -> list[int]:
    """All starts of the quote, overlapping ones too: in reading order, or the nearest to ``near`` first."""
    starts: list[int] = []
    at = text.find(quote) if quote else -1
    while at >= 0:
        starts.append(at)
        at = text.find(quote, at + 1)
    return starts if near is None else sorted(starts, key=lambda start: (abs(start - near), start))


def context(text: str, start: int, end: int, width: int = 32) -> tuple[str, str]:
    """At most ``width`` characters before and after, beginning and ending at word edges where they can."""
    left = low = max(0, start - width)
    while left < start and (cuts_word(text, left) or (left > 0 and text[left].isspace())):
        left += 1
    right = high = min(len(text), end + width)
    while right > end and (cuts_word(text, right) or (right < len(text) and text[right - 1].isspace())):
        right -= 1
    return text[left if left < start else low : start], text[end : right if right > end else high]


def sentences(text: str, bounds: tuple[int, int]) -> list[tuple[int, int]]:
    """The sentences between two offsets, spaces at their edges left out; a line break ends one."""
    found: list[tuple[int, int]] = []
    begin, last = bounds
    for match in _SENTENCE_BREAK.finditer(text, *bounds):
        if match.group() != "\n" and _goes_on(text, match.start(), match.end(), last):
            continue
        edges = _trimmed(text, begin, match.end())
        if edges[0] < edges[1]:
            found.append(edges)
        begin = match.end()
    edges = _trimmed(text, begin, last)
    return [*found, edges] if edges[0] < edges[1] else found


def sentence_at(text: str, start: int, end: int, bounds: tuple[int, int]) -> tuple[int, int]:
    """The sentence (or run of sentences) in ``bounds`` around the range; the range itself if none."""
    touched = [s for s in sentences(text, bounds) if s[0] < end and s[1] > start]
    if not touched:
        return start, end
    return min(start, touched[0][0]), max(end, touched[-1][1])


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """Without spaces and direction marks at the edges, unless that cuts a grapheme."""
    while start < end and _is_stray(text[start]) and _is_loose(text, start + 1):
        start += 1
    while end > start and _is_stray(text[end - 1]) and _is_loose(text, end):
        end -= 1
    return start, end


def _is_stray(char: str) -> bool:
    return char.isspace() or is_edge_control(char)


def _is_loose(text: str, p: int) -> bool:
    """Nothing stands on the space before p; the two characters of a line break are both spaces."""
    return not cuts_grapheme(text, p) or text[p - 1] == "\r"


def _closes(text: str, end: int) -> bool:
    """The sign before ``end`` belongs to the sentence, not to its last word."""
    return text[end - 1] in TRAILING and not _closes_abbreviation(text, end)


def _closes_abbreviation(text: str, end: int) -> bool:
    """The full stop before ``end`` belongs to "U.S." or the like."""
    return end >= 4 and text[end - 1] == "." and text[end - 3] == "." and text[end - 2].isupper()


def _goes_on(text: str, stop: int, end: int, last: int) -> bool:
    """The full stop at ``stop`` ends no sentence: an abbreviation, an initial, or a small letter follows."""
    if text[stop] != ".":
        return False
    following = text[end : min(last, end + 8)].lstrip(" \u00a0")[:1]
    if following.islower():
        return True
    word = re.search(r"(\w+)$", text[max(0, stop - 12) : stop])
    if word is None or text[stop : stop + 2] == "..":
        return False
    return word.group().casefold() in _ABBREVIATIONS or (len(word.group()) == 1 and word.group().isupper())
