"""A passage as its tokens, sentences and quotations, and the words of the lexicon found in it."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from typing import NamedTuple

from articles.domain.lexicons import Lexicon
from articles.domain.number_tokens import FoldedCopy, FoldedText, Kind, Match, Token
from articles.domain.proposals.shapes import Label, Range

ENDS = frozenset(".?!؟")
OPENS, CLOSES = frozenset("“„«"), frozenset("”»")
QUOTES = OPENS | CLOSES | {'"'}
NOTHING: frozenset[str] = frozenset()
DASHES = frozenset("—–;:")


class Span(NamedTuple):
    """Tokens from ``first`` up to, not including, ``after``."""

    first: int
    after: int


class Passage:
    """The text with its lexicon. Everything is found in one walk; look-ups are constant or bounded."""

    __slots__ = (
        "_begins",
        "_begun",
        "_sentence_begins",
        "folded",
        "lexicon",
        "quote_of",
        "quotes",
        "sentences",
        "text",
    )

    def __init__(self, text: str, lexicon: Lexicon) -> None:
        self.text = text
        self.lexicon = lexicon
        self.folded = FoldedText(FoldedCopy(text))
        self._begins = [self.folded.span(i, i)[0] for i in range(len(self.folded.tokens))]
        begun = lexicon.begun_by
        self._begun = [begun.get(token.text, NOTHING) for token in self.folded.tokens]
        self.quotes, self.quote_of = self._quotations()
        self.sentences = self._sentences()
        self._sentence_begins = [sentence.first for sentence in self.sentences]

    def __len__(self) -> int:
        return len(self.folded.tokens)

    def at(self, index: int) -> str:
        """The folded word or mark, "" beyond the ends."""
        return self.folded.at(index).text

    def token(self, index: int) -> Token:
        return self.folded.at(index)

    def is_word(self, index: int) -> bool:
        return self.folded.at(index).kind is Kind.WORD

    def is_a(self, category: str, index: int) -> bool:
        """Words of the category begin here."""
        return self.match(category, index) is not None

    def match(self, group: str, index: int) -> Match[str] | None:
        if not 0 <= index < len(self._begun) or group not in self._begun[index]:
            return None
        return self.lexicon.match(group, self.folded, index)

    def names_day(self, index: int) -> bool:
        """A weekday, a month, "yesterday"."""
        found = self.match("day", index)
        return found is not None and found.meaning.partition(".")[0] in ("weekday", "month", "back", "vague")

    def is_capital(self, index: int) -> bool:
        return self.is_word(index) and self.folded.is_capital(index)

    def range(self, first: int, after: int) -> Range:
        """The words from token ``first`` to the one before ``after``."""
        start, end = self.folded.span(first, after - 1)
        return Range(start, end, self.text[start:end])

    def label(self, span: Span | None) -> Label | None:
        if span is None:
            return None
        at = self.range(*span)
        return Label(at.quote, at)

    def tokens_of(self, start: int, end: int) -> Span:
        """The tokens that share a character with text[start:end]."""
        first = max(bisect_right(self._begins, start) - 1, 0)
        if first < len(self) and self.folded.span(first, first)[1] <= start:
            first += 1
        return Span(first, max(first, bisect_left(self._begins, end)))

    def sentence_of(self, index: int) -> Span:
        """The sentence around a token."""
        place = max(bisect_right(self._sentence_begins, index) - 1, 0)
        return self.sentences[place] if self.sentences else Span(0, 0)

    def quoted(self, index: int) -> int:
        """Which quotation the token stands in, -1 for none."""
        return self.quote_of[index] if 0 <= index < len(self.quote_of) else -1

    def _quotations(self) -> tuple[list[Span], list[int]]:
        spans: list[Span] = []
        inside = [-1] * len(self.folded.tokens)
        opened = -1
        for index, token in enumerate(self.folded.tokens):
            mark = token.text
            closes = mark in CLOSES or (mark == '"' and opened >= 0) or token.kind is Kind.BREAK
            if opened >= 0 and closes:
                spans.append(Span(opened, index))
                opened = -1
            elif opened < 0 and token.kind is not Kind.BREAK and (mark in OPENS or mark == '"'):
                opened = index
        if opened >= 0:
            spans.append(Span(opened, len(inside)))
        for number, span in enumerate(spans):
            inside[span.first : span.after] = [number] * (span.after - span.first)
        return spans, inside

    def _sentences(self) -> list[Span]:
        spans: list[Span] = []
        first = 0
        index, end = 0, len(self)
        while index < end:
            after = index + 1
            if self.token(index).kind is Kind.BREAK or self._ends(index):
                while self.token(index).kind is not Kind.BREAK and after < end and self._trails(after):
                    after += 1
                spans.append(Span(first, after))
                first = after
            index = after
        if first < end:
            spans.append(Span(first, end))
        return spans

    def _trails(self, index: int) -> bool:
        """A closing quotation mark or bracket that belongs to the sentence before it."""
        token = self.token(index)
        return token.glued and (token.text in CLOSES or token.text in ")]'.?!" or token.text == '"')

    def _ends(self, index: int) -> bool:
        token = self.token(index)
        if token.text not in ENDS:
            return False
        after = index + 1
        while self._trails(after):
            after += 1
        following = self.token(after)
        if following.kind is Kind.BREAK:
            return True
        if following.glued or (following.kind is Kind.WORD and self.text[self._begins[after]].islower()):
            return False
        if token.text != ".":
            return True
        before = self.at(index - 1)
        is_short = self.is_a("grammar.abbreviation", index - 1) and self.is_capital(index - 1)
        return not (is_short or (len(before) == 1 and before.isalpha() and self.is_capital(index - 1)))
