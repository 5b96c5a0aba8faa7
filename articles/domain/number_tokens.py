"""Text as the tokens in which quantities are recognised, and the way back to its code points.

The tokens are cut from a folded copy (NFKC, lower case, every decimal digit as 0-9, no vowel signs, no
invisible characters); the text itself is never rewritten. Time and memory are linear in the text.
"""

from __future__ import annotations

import re
import unicodedata
from array import array
from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum
from functools import cache
from typing import Generic, NamedTuple, TypeVar

from articles.domain import nouns_arabic
from articles.domain.arabic_number_words import NUMBER_WORDS
from articles.domain.lexicon import AFTER, ALL, BEFORE, FEW, LETTER_VARIANTS, NONE, UNSPECIFIED, VAGUE

Meaning = TypeVar("Meaning")


class Kind(Enum):
    NUMBER = "number"
    WORD = "word"
    MARK = "mark"
    BREAK = "break"


class Token(NamedTuple):
    """``start`` and ``end`` count characters of the folded copy; ``glued``: no space before it."""

    kind: Kind
    text: str
    start: int
    end: int
    glued: bool


END = Token(Kind.BREAK, "", -1, -1, False)

# Possessive quantifiers: a failed match never tries again with less.
_TOKENS = re.compile(
    r"(?P<NUMBER>[0-9]++(?:[,.:/'٬٫][0-9]++)*+)"
    r"|(?P<WORD>[^\W\d_]++)"
    r"|(?P<BREAK>\n(?:[^\S\n]*+\n)++)"
    r"|(?P<MARK>[<>]=|[^\w\s]|_)"
)
_KINDS = {kind.name: kind for kind in Kind}
_ASCII_RUNS = re.compile(r"[\x00-\x7f]++|[^\x00-\x7f]++")
_LETTERS = LETTER_VARIANTS | str.maketrans("’‘ʼ", "'''")


@cache
def _folded(char: str) -> str:
    """What one character becomes in the copy: "" when it is dropped, several for a ligature."""
    category = unicodedata.category(char)
    if category in ("Mn", "Me", "Cf") or char == "ـ":
        return ""
    if category == "Nd":
        return str(unicodedata.decimal(char))
    if category == "No":
        return char if unicodedata.numeric(char, 2.0) < 1 else "^"
    normal = unicodedata.normalize("NFKC", char).lower().translate(_LETTERS)
    return "".join(c for c in normal if unicodedata.category(c) not in ("Mn", "Cf")) or " "


class FoldedCopy:
    """The folded copy of a text and where each of its characters stands in the text."""

    __slots__ = ("_starts", "copy", "source")

    def __init__(self, source: str) -> None:
        self.source = source
        self._starts: array[int] | None
        if source.isascii():
            self.copy, self._starts = source.lower(), None
        else:
            self.copy, self._starts = _fold(source)

    def place(self, index: int) -> int:
        """The code point of the text that character ``index`` of the copy stands for."""
        return index if self._starts is None else self._starts[index]


class FoldedText:
    """The tokens of a folded copy, or of the stretch from ``start`` to ``end`` of it, read alone."""

    __slots__ = ("copy", "folded", "source", "tokens")

    def __init__(self, folded: FoldedCopy, start: int = 0, end: int | None = None) -> None:
        self.folded, self.source, self.copy = folded, folded.source, folded.copy
        self.tokens = _tokens(folded.copy, start, len(folded.copy) if end is None else end)

    def at(self, index: int) -> Token:
        """The token at ``index``; a break before the first and after the last one."""
        if index < 0:
            return END
        try:
            return self.tokens[index]
        except IndexError:
            return END

    def span(self, first: int, last: int) -> tuple[int, int]:
        """Code points of the text from token ``first`` to ``last``, with the marks that sit on the end."""
        start = self.folded.place(self.tokens[first].start)
        end = self.folded.place(self.tokens[last].end - 1) + 1
        while end < len(self.source) and unicodedata.category(self.source[end]) in ("Mn", "Me"):
            end += 1
        return start, end

    def is_capital(self, index: int) -> bool:
        """The token is written with a capital in the text."""
        start, _ = self.span(index, index)
        return self.source[start].isupper()

    def one_space_before(self, index: int) -> bool:
        """Exactly one space, not a line end, parts the token from the one before."""
        before, token = self.at(index - 1), self.at(index)
        return token.start - before.end == 1 and self.copy[before.end] == " "


def _fold(source: str) -> tuple[str, array[int]]:
    pieces: list[str] = []
    starts = array("q")
    for run in _ASCII_RUNS.finditer(source):
        if run[0].isascii():
            pieces.append(run[0].lower())
            starts.extend(range(run.start(), run.end()))
            continue
        for place, char in enumerate(run[0], run.start()):
            folded = _folded(char)
            pieces.append(folded)
            starts.extend([place] * len(folded))
    return "".join(pieces), starts


def _tokens(copy: str, begin: int, stop: int) -> list[Token]:
    tokens: list[Token] = []
    last_end = -1
    heads = _heads()
    for match in _TOKENS.finditer(copy, begin, stop):
        start, end = match.span()
        kind = _KINDS[match.lastgroup or ""]
        word = match[0]
        if word[0] == "و" and word[1:] in heads and word not in heads:
            tokens.append(Token(kind, "و", start, start + 1, start == last_end))
            word, start, last_end = word[1:], start + 1, start + 1
        tokens.append(Token(kind, word, start, end, start == last_end))
        last_end = end
    return tokens


@cache
def _heads() -> frozenset[str]:
    """Arabic words that matter here, before which "and" is written without a space."""
    bounds = (phrase for table in (BEFORE, AFTER) for phrases in table.values() for phrase in phrases)
    phrases = (*VAGUE, *FEW, *UNSPECIFIED, *ALL, *NONE, *bounds)
    firsts = frozenset("".join(map(_folded, phrase.split()[0])) for phrase in phrases if not phrase.isascii())
    nouns = (
        nouns_arabic.PEOPLE | nouns_arabic.FATES | frozenset(nouns_arabic.UNITS) | nouns_arabic.NOT_COUNTED
    )
    return firsts | nouns | NUMBER_WORDS


@dataclass(frozen=True, slots=True)
class Match(Generic[Meaning]):
    """A phrase found in tokens: what it means and the token after it."""

    meaning: Meaning
    after: int


class Phrases(Generic[Meaning]):
    """A table of phrases; at one token the longest that fits wins. Bounded by the longest phrase."""

    __slots__ = ("_alone", "_longer", "firsts")

    def __init__(self, phrases: Mapping[str, Meaning]) -> None:
        self._alone: dict[str, Meaning] = {}
        self._longer: dict[tuple[str, str], list[tuple[tuple[str, ...], Meaning]]] = {}
        for phrase, meaning in sorted(phrases.items(), key=lambda row: -len(row[0])):
            folded = "".join(map(_folded, phrase))
            first, *rest = (match[0] for match in _TOKENS.finditer(folded))
            if rest:
                self._longer.setdefault((first, rest[0]), []).append((tuple(rest[1:]), meaning))
            else:
                self._alone[first] = meaning
        self.firsts = frozenset(self._alone) | {first for first, _ in self._longer}

    def match(self, text: FoldedText, index: int) -> Match[Meaning] | None:
        first = text.at(index).text
        for rest, meaning in self._longer.get((first, text.at(index + 1).text), ()):
            if all(text.at(place).text == word for place, word in enumerate(rest, start=index + 2)):
                return Match(meaning, index + 2 + len(rest))
        return Match(self._alone[first], index + 1) if first in self._alone else None
