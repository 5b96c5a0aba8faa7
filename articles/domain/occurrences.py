"""Where the same words stand in a text: whole words, compared as names are (articles.domain.names).

Nothing is rewritten: words are compared folded, offsets are those of the text itself. Between two words any
spaces, hyphens and commas count as one space; the end of a sentence or of a line never does.
"""

import re
import unicodedata
from collections.abc import Iterator
from functools import cache

from articles.domain.anchors import snap
from articles.domain.errors import Refused
from articles.domain.names import bare
from articles.domain.word_edges import UNSPACED

MOST = 500
"""Hits that are marked by one act."""
LONGEST = 200
"""Characters of the words that are looked for: so that the time stays linear in the text."""
Span = tuple[int, int]
Word = tuple[int, int, str, str]
"""Start, end, the word folded, what stands before it: "" nothing, " " space, "." the end of a sentence."""

NOTHING, BEGINS, ENDS = "\x03", "\x02", "\x01"
_STOPS = frozenset("\n.!?…؟۔。！？")
_APOSTROPHES = "’‘'ʼʻ`´"
_UNSEEN = "\u00ad\u200b-\u200f\u2060\ufeff\u202a-\u202e\u2066-\u2069"


def occurrences(text: str, words: str, *, same_case: bool = False) -> tuple[Span, ...]:
    """Every place where ``words`` stand, in order, none overlapping the one before. Linear in the text.

    A hit never cuts a word: "Guard" is not found in "Guards", nor "day" in "two-day". Raises Refused when
    ``words`` hold no word or more than LONGEST characters.
    """
    if len(words) > LONGEST:
        raise Refused(f"Look for fewer words: at most {LONGEST} characters.", field="words")
    wanted = list(_words(words, same_case))
    if not wanted:
        raise Refused("There is no word in this to look for. Select at least one word.", field="words")
    closing = words[wanted[-1][1] :][:1]
    there = list(_words(text, same_case))
    line, places = _written(there)
    needle = _written(wanted)[0][1:]
    found: list[Span] = []
    at = line.find(needle)
    while at >= 0:
        i = places[at]
        start, end = there[i][0], there[i + len(wanted) - 1][1]
        hit = snap(text, start, end + 1 if closing and text[end : end + 1] == closing else end)
        inside = start <= hit[0] < hit[1] <= end + 1
        if inside:
            found.append(hit)
        at = line.find(needle, at + (len(needle) if inside else 1))
    return tuple(found)


def few(found: tuple[Span, ...]) -> tuple[Span, ...]:
    """The hits themselves; raises Refused when one act would mark more than MOST."""
    if len(found) > MOST:
        raise Refused(
            f"These words stand in the article {len(found):,} times. At most {MOST} are marked at once: add "
            "a word before or after them.",
            field="words",
        )
    return found


def _written(words: list[Word]) -> tuple[str, dict[int, int]]:
    """The folded words as one line in which a search finds whole words only, and which word begins where."""
    parts: list[str] = []
    places: dict[int, int] = {}
    length = 0
    for i, (_, _, folded, gap) in enumerate(words):
        places[length + 1] = i
        part = f"{gap or NOTHING}{BEGINS}{folded}{ENDS}"
        parts.append(part)
        length += len(part)
    return "".join(parts), places


def _words(text: str, same_case: bool) -> Iterator[Word]:
    known: dict[str, str] = {}
    gaps: dict[str, str] = {}
    last = 0
    for start, end in _tokens(text):
        word = text[start:end]
        folded = known.get(word)
        if folded is None:
            folded = known[word] = bare(word, same_case=same_case)
        if not folded:
            continue
        between = text[last:start]
        gap = gaps.get(between)
        if gap is None:
            gap = gaps[between] = _gap(between)
        yield start, end, folded, gap
        last = end


def _gap(between: str) -> str:
    if not between:
        return ""
    return "." if not _STOPS.isdisjoint(between) else " "


def _tokens(text: str) -> Iterator[Span]:
    """Letters with their marks; each sign by itself in scripts that put no spaces between words."""
    whole, single, dense = _patterns()
    for match in whole.finditer(text):
        if match.group().isascii() or not dense.search(match.group()):
            yield match.span()
        else:
            for part in single.finditer(text, *match.span()):
                yield part.span()


@cache
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    marks = _marks() + _UNSEEN
    word = rf"\w[\w{marks}]*"
    dense = "".join(f"{chr(low)}-{chr(high)}" for low, high in UNSPACED)
    return (
        re.compile(rf"{word}(?:[{_APOSTROPHES}]{word})*"),
        re.compile(rf"[{dense}][{marks}]*|[^{dense}]+"),
        re.compile(f"[{dense}]"),
    )


def _marks() -> str:
    """Every combining mark, as the inside of a character class; Python's ``re`` knows no categories."""
    codes = [c for c in range(0x300, 0x20000) if unicodedata.category(chr(c)).startswith("M")]
    ranges: list[list[int]] = []
    for code in [*codes, *range(0xE0100, 0xE01F0)]:
        if ranges and ranges[-1][1] == code - 1:
            ranges[-1][1] = code
        else:
            ranges.append([code, code])
    return "".join(f"{chr(low)}-{chr(high)}" for low, high in ranges)
