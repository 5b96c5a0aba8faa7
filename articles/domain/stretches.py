"""The sentences of a text that can hold a quantity; each is read alone.

A sentence without a word for people, for what happened to them or for a counted thing is never cut into
tokens, so that a text of noise costs no more than a search through it. What stands in one sentence never
changes how another is read.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator

from articles.domain.lexicon import SHORTENED, TALLY, TOLL_WORDS
from articles.domain.nouns import FATES, PEOPLE
from articles.domain.number_tokens import FoldedCopy, FoldedText
from articles.domain.things import UNITS

LONGEST = 4_000
"""Characters; of a longer "sentence" only what stands this near to such a word is read."""

_WORDS = re.compile(r"[^\W\d_]++")
_CUTS = re.compile(r"[.!?؟…][.!?؟…'\")\]”’»]*+(?=\s)|\n[^\S\n]*+\n")
_REACH = LONGEST // 2
_LONGEST_SHORTENED = 8
_EVIDENCE = PEOPLE | FATES | UNITS.keys() | TOLL_WORDS | TALLY | {"strong"}
EVIDENCE = _EVIDENCE | {"و" + word for word in _EVIDENCE if not word.isascii()}


def stretches(folded: FoldedCopy) -> Iterator[FoldedText]:
    """In the order of the text, without overlaps. Linear."""
    for begin, end in _windows(folded.copy):
        yield FoldedText(folded, begin, end)


def _windows(copy: str) -> Iterator[tuple[int, int]]:
    if EVIDENCE.isdisjoint(_WORDS.findall(copy)):
        return
    cuts = [match.end() for match in _CUTS.finditer(copy) if _ends_a_sentence(copy, match)]
    cuts.append(len(copy))
    first = last = left = right = 0
    for match in _WORDS.finditer(copy):
        if match[0] not in EVIDENCE:
            continue
        place = match.start()
        if place >= right:
            if right:
                yield _snapped(copy, left, right, first, last)
            index = bisect_right(cuts, place)
            left, right = (cuts[index - 1] if index else 0), cuts[index]
            first = last = place
        elif place - last > LONGEST:
            yield _snapped(copy, left, right, first, last)
            first = place
        last = place
    if right:
        yield _snapped(copy, left, right, first, last)


def _snapped(copy: str, left: int, right: int, first: int, last: int) -> tuple[int, int]:
    """The sentence from ``left`` to ``right``, or as much of it as is near to its words of interest."""
    if right - left <= LONGEST:
        return left, right
    if first - left > _REACH:
        left = next((at for at in range(first - _REACH, first) if copy[at].isspace()), first)
    if right - last > _REACH:
        right = next((at for at in range(last + _REACH, last, -1) if copy[at].isspace()), last + _REACH)
    return left, right


def _ends_a_sentence(copy: str, match: re.Match[str]) -> bool:
    """Not a shortened word: "Sept. 22", "Gen. Veil", "J. Veil"."""
    place = match.start()
    if copy[place] != "." or match.end() - place > 1:
        return True
    start = place
    while start and place - start <= _LONGEST_SHORTENED and copy[start - 1].isalpha():
        start -= 1
    word = copy[start:place]
    return not (len(word) == 1 or word in SHORTENED)
