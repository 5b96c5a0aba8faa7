"""Words looked for in a text however they are typed, found at their exact offsets.

Case, accents, Arabic vowel signs, kashida, the kind of quotation mark or dash, the digits' script, and how
many spaces stand between two words do not matter. static/js/word_search.js has the same rules for the open
article; tests/js/word_search.json holds both to them.
"""

import re
import unicodedata
from functools import lru_cache
from typing import NamedTuple

from articles.domain.sweeps import Span

_SIGNS = re.compile(
    "[\u0300-\u036f\u0483-\u0489\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u0610-\u061a\u0640"
    "\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e4\u06e7\u06e8\u06ea-\u06ed\u0711\u0730-\u074a\u08d3-\u08e1"
    "\u08e3-\u08ff\u1ab0-\u1ace\u1dc0-\u1dff\u20d0-\u20f0\ufe00-\ufe0f\ufe20-\ufe2f]"
)
"""Signs on the letter before them, and the kashida that lengthens it: they belong to what is found."""
_UNSEEN = re.compile(
    "[\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff\U000e0000-\U000e007f]"
)
_SPACE = re.compile(r"[\s\x85\x1c-\x1f]")
_ALIKE = str.maketrans(
    dict.fromkeys("’‘ʼʻ‛′`´", "'")
    | dict.fromkeys("“”„‟«»″", '"')
    | dict.fromkeys("‐‑‒–—―−", "-")
    | {"ک": "ك", "ی": "ي"}
    | {chr(zero + digit): str(digit) for zero in (0x660, 0x6F0) for digit in range(10)}
)


class FoldedText(NamedTuple):
    """A text as it is compared; character i of ``words`` stands for text[starts[i]:ends[i]]."""

    words: str
    starts: list[int]
    ends: list[int]


def folded(text: str) -> FoldedText:
    """The text with the place of each character. O(n)."""
    words: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    for at, char in enumerate(text):
        letters = _letters(char)
        if not letters:
            if ends and ends[-1] == at and _SIGNS.match(char):
                ends[-1] = at + 1
        elif letters != " " or (words and words[-1] != " "):
            for letter in letters:
                words.append(letter)
                starts.append(at)
                ends.append(at + 1)
    return FoldedText("".join(words), starts, ends)


def fold(words: str) -> str:
    """Words as they are compared, without the spaces around them."""
    return folded(words).words.strip()


def places(text: FoldedText, words: str, *, overlapping: bool = False) -> list[Span]:
    """Where ``words`` stand in the text, as [start, end) of it, in order; without overlap unless wanted."""
    wanted = fold(words)
    found: list[Span] = []
    at = text.words.find(wanted) if wanted else -1
    while at >= 0:
        until = at + len(wanted)
        found.append((text.starts[at], text.ends[until - 1]))
        at = text.words.find(wanted, at + 1 if overlapping else until)
    return found


@lru_cache(maxsize=8192)
def _letters(char: str) -> str:
    """What one character is compared as: one or more letters, a space, or nothing."""
    if _SPACE.match(char):
        return " "
    if char == "\u0130":
        return "i"
    plain = "".join(
        one.lower().upper().lower() for one in unicodedata.normalize("NFKD", char.translate(_ALIKE))
    )
    bare = _UNSEEN.sub("", _SIGNS.sub("", unicodedata.normalize("NFKD", plain))).translate(_ALIKE)
    return " " if bare and not bare.strip() else bare
