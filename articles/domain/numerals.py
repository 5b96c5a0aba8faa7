"""Whole numbers as they are written: digits with separators, rounded forms, English number words."""

from __future__ import annotations

from dataclasses import dataclass

from articles.domain.arabic_number_words import MAGNITUDES as ARABIC_MAGNITUDES
from articles.domain.arabic_number_words import NUMBER_WORDS as ARABIC_WORDS
from articles.domain.lexicon import (
    DECIMAL_SUFFIXES,
    LARGEST_COUNT,
    MAGNITUDES,
    MONTHS,
    ROUNDING_SUFFIXES,
    SMALL_NUMBERS,
)
from articles.domain.number_tokens import FoldedText, Kind
from articles.domain.numerals_arabic import spelled_at

LONGEST_DIGITS = 20
THOUSANDS = frozenset(",٬'.")
MOST_GROUPS = 4
NUMBER_WORDS = frozenset(SMALL_NUMBERS) | frozenset(MAGNITUDES) | ARABIC_WORDS
_ALL_MAGNITUDES = MAGNITUDES | ARABIC_MAGNITUDES
_LONGEST_NUMBER = 24


@dataclass(frozen=True, slots=True)
class Numeral:
    """A number and the token after it.

    ``low`` to ``high`` is what a rounded form covers ("1.2k": 1150 to 1249); ``head`` and ``scale`` are its
    last magnitude ("three hundred": 3 and 100), which an elliptical range borrows ("two to three hundred").
    ``plain`` marks bare digits without a separator, the only form a year can have.
    """

    value: int
    low: int
    high: int
    after: int
    head: int
    scale: int = 1
    plain: bool = False


def numeral_at(text: FoldedText, index: int) -> Numeral | None:
    """The numeral that starts at token ``index``; None when there is none or it is no whole count."""
    token = text.at(index)
    numeral = None
    if token.kind is Kind.NUMBER:
        numeral = _from_digits(text, index)
    elif token.text in ARABIC_WORDS:
        numeral = _from_arabic(text, index)
    elif token.text in NUMBER_WORDS or token.text in ("a", "an"):
        numeral = _from_words(text, index)
    return numeral if numeral is not None and numeral.high <= LARGEST_COUNT else None


def digits(written: str) -> tuple[int, int] | None:
    """(all digits as one number, how many of them are decimals); None when the grouping is not a number's.

    "1,200" is (1200, 0), "1.2" is (12, 1), "2,50,000" is (250000, 0); "1.200" is read as a decimal, which
    counts nothing without a magnitude behind it. "0640" is a time.
    """
    if len(written) > LONGEST_DIGITS:
        return None
    if written.isdigit():
        return (int(written), 0) if written[0] != "0" or len(written) == 1 else None
    marks = {char for char in written if not char.isdigit()}
    if len(marks) != 1:
        return None
    mark = marks.pop()
    first, *groups = written.split(mark)
    whole = int(first + "".join(groups))
    is_grouped = mark in THOUSANDS and len(first) <= 3 and first[0] != "0" and len(groups[-1]) == 3
    sizes = {len(group) for group in groups[:-1]}
    if is_grouped and not (mark == "." and len(groups) == 1):
        if sizes <= {3} or (mark == "," and sizes == {2} and len(first) <= 2):
            return whole, 0
        return None
    if len(groups) == 1 and mark in ".٫," and len(groups[0]) <= 3:
        return whole, len(groups[0])
    return None


def _from_digits(text: FoldedText, index: int) -> Numeral | None:
    token = text.at(index)
    parsed = digits(token.text)
    if parsed is None:
        return None
    number, decimals = parsed
    after = index + 1
    if token.text.isdigit() and len(token.text) <= 3 and text.at(index - 1).text not in MONTHS:
        number, after = _spaced_groups(text, number, after)
    scale, rounded = 1, decimals > 0
    suffix = text.at(after)
    if suffix.kind is Kind.WORD and suffix.glued:
        suffixes = DECIMAL_SUFFIXES if decimals else ROUNDING_SUFFIXES
        if suffix.text in suffixes:
            scale, rounded, after = suffixes[suffix.text], True, after + 1
        elif suffix.text.isascii():
            return None
    if scale == 1:
        while text.at(after).text in _ALL_MAGNITUDES and scale * number <= LARGEST_COUNT:
            scale, after = scale * _ALL_MAGNITUDES[text.at(after).text], after + 1
    if decimals and scale < 10**decimals:
        return None
    value = number * scale // 10**decimals
    half = scale // 10**decimals // 2 if rounded else 0
    low, high = (value - half, value + half - 1) if half and value else (value, value)
    plain = token.text.isdigit() and scale == 1 and after == index + 1
    return Numeral(value, low, high, after, number if not decimals else value, scale, plain)


def _spaced_groups(text: FoldedText, number: int, after: int) -> tuple[int, int]:
    """Join "1 200 000": groups of three digits, each after one space."""
    for _ in range(MOST_GROUPS):
        group = text.at(after)
        is_group = group.kind is Kind.NUMBER and len(group.text) == 3 and group.text.isdigit()
        if not (is_group and number and text.one_space_before(after)):
            break
        number, after = number * 1000 + int(group.text), after + 1
    return number, after


def _from_arabic(text: FoldedText, index: int) -> Numeral | None:
    spelled = spelled_at(text, index)
    return spelled and Numeral(spelled[0], spelled[0], spelled[0], spelled[1], spelled[0])


def _from_words(text: FoldedText, index: int) -> Numeral | None:
    """English number words; "a hundred" counts, "a" alone does not."""
    after = index
    total, current, smallest = 0, 0, 10**9
    head, scale = 0, 1
    if text.at(index).text in ("a", "an") and text.at(index + 1).text in MAGNITUDES:
        current, after, head = 1, index + 1, 1
    while after < index + _LONGEST_NUMBER:
        word, here = text.at(after).text, after
        if after > index and word == "-" and text.at(after).glued and text.at(after + 1).glued:
            here, word = after + 1, text.at(after + 1).text
        if word == "and" and here == after and text.at(after - 1).text in MAGNITUDES and after > index:
            here, word = after + 1, text.at(after + 1).text
            if word not in SMALL_NUMBERS:
                break
        if word in SMALL_NUMBERS:
            small = SMALL_NUMBERS[word]
            fits = current % 100 == 0 or (current % 10 == 0 and current % 100 >= 20 and 0 < small < 10)
            if after > index and (not fits or small == 0 or total + current == 0):
                break
            current, head, scale = current + small, current + small, 1
        elif word == "hundred" and (0 < current < 100 or after == index):
            head, scale, current = current or 1, 100, (current or 1) * 100
        elif word in ("thousand", "million") and (current or after == index) and MAGNITUDES[word] < smallest:
            smallest = MAGNITUDES[word]
            head, scale = (current or 1), smallest
            total, current = total + (current or 1) * smallest, 0
        else:
            break
        after = here + 1
        if word == "zero":
            break
    if after == index:
        return None
    value = total + current
    if head * scale != value:
        head, scale = value, 1
    return Numeral(value, value, value, after, head, scale)
