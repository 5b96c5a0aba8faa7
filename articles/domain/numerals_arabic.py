"""Arabic numbers in words: "خمسة وعشرون", "ثلاثمئة", "ألفان ومئة"."""

from __future__ import annotations

from articles.domain.arabic_number_words import (
    HUNDRED,
    HUNDREDS,
    LARGE,
    MILLIONS,
    NEEDS_MORE,
    NUMBER_WORDS,
    ONES,
    TEN,
    TENS,
)
from articles.domain.number_tokens import FoldedText

LONGEST = 16
AND = "و"


def spelled_at(text: FoldedText, index: int) -> tuple[int, int] | None:
    """(value, token after the number) of the number words that start at ``index``."""
    total, below, after = 0, 0, index
    smallest = 10**9
    is_joined = True
    while after < index + LONGEST:
        word = text.at(after).text
        small, next_after = _small(text, after)
        if small is not None and is_joined and _fits(below, small):
            below, after = below + small, next_after
        elif word in HUNDRED and 2 < below < 10 and not is_joined:
            below, after = below * 100, after + 1
        elif word in LARGE and (below or is_joined) and _scale(word) < smallest and not (is_joined and below):
            smallest = _scale(word)
            total += below * smallest if below else LARGE[word]
            below, after = 0, after + 1
        else:
            break
        is_joined = False
        if text.at(after).text == AND and text.at(after + 1).text in NUMBER_WORDS:
            after, is_joined = after + 1, True
    if is_joined and after > index:
        after -= 1
    value = total + below
    if not value or (after == index + 1 and text.at(index).text in NEEDS_MORE):
        return None
    is_behind_its_noun = value == 1 and after == index + 1 and text.at(after).text != "من"
    return None if index and is_behind_its_noun else (value, after)


def _small(text: FoldedText, index: int) -> tuple[int | None, int]:
    """A number below a thousand that is one word, or one of 11 to 19, which are two."""
    word = text.at(index).text
    if word in ONES:
        if text.at(index + 1).text in TEN:
            return 10 + ONES[word], index + 2
        return ONES[word], index + 1
    if word in TEN:
        return 10, index + 1
    value = TENS.get(word) or HUNDREDS.get(word)
    return value, index + 1


def _fits(below: int, small: int) -> bool:
    """Hundreds first, then ones, then tens: "مئة وخمسة وعشرون"."""
    if below == 0:
        return True
    rest = below % 100
    if rest == 0:
        return small < 100
    return rest < 10 and small in TENS.values()


def _scale(word: str) -> int:
    return 1_000_000 if word in MILLIONS else 1_000
