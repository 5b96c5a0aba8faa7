"""A bare plural in running text: that something happened to more than one is said, how many is not."""

from __future__ import annotations

from articles.domain.lexicon import word_set
from articles.domain.nouns import FATES, PLURAL_PEOPLE, SENTENCE_WORDS, TRANSITIVE_FATES
from articles.domain.number_tokens import FoldedText, Kind

_ADJECTIVES = 3
_PASSIVE = word_set("were are been being")
_DEFINITE = word_set("the these those its their his her our all both no many some most more other a an of")


def is_harmed_plural(text: FoldedText, index: int) -> bool:
    """ "execute Ilvane conscripts", "civilians were killed"; not "the civilians", not "guards killed 3"."""
    if text.at(index).text not in PLURAL_PEOPLE or text.at(index + 1).text in ("'", "-"):
        return False
    if text.at(index + 1).text in PLURAL_PEOPLE:
        return False
    before = index - 1
    while index - before <= _ADJECTIVES and _is_adjective(text, before):
        before -= 1
    word = text.at(before).text
    if word in TRANSITIVE_FATES:
        return text.at(before - 1).text not in _DEFINITE
    is_start = text.at(before).kind is not Kind.WORD or word == "that"
    return is_start and text.at(before).kind is not Kind.NUMBER and _is_passive(text, index + 1)


def _is_adjective(text: FoldedText, index: int) -> bool:
    token = text.at(index)
    if token.kind is not Kind.WORD or token.text in _DEFINITE or token.text in SENTENCE_WORDS:
        return False
    return token.text not in FATES


def _is_passive(text: FoldedText, index: int) -> bool:
    """ "were killed", "have been shot", "under 12 were killed"."""
    if text.at(index).text in ("under", "over") and text.at(index + 1).kind is Kind.NUMBER:
        index += 2
    index += text.at(index).text in ("had", "have")
    return text.at(index).text in _PASSIVE and text.at(index + 1).text in FATES
