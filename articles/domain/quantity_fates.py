"""What is said to have happened to those a number counts."""

from __future__ import annotations

from articles.domain.lexicon import Qualifier, word_set
from articles.domain.nouns import FATES, PLURAL_PEOPLE, SENTENCE_WORDS, SPEECH, TRANSITIVE_FATES
from articles.domain.number_tokens import FoldedText, Kind
from articles.domain.numerals import NUMBER_WORDS
from articles.domain.quantity_atoms import Reading, noun_end
from articles.domain.quantity_nouns import AUXILIARIES, BEFORE_NOUN, LONGEST_PHRASE, PERSONS, PRONOUNS

FATE_WITHIN, FATE_BEHIND = 6, 9
OF_A_WHOLE = (Qualifier.ALL, Qualifier.PROPORTION)
_ARTICLES = word_set("a an")
_OF_MANY = (Qualifier.UNSPECIFIED, Qualifier.PROPORTION)
_EVERYBODY = word_set("everyone everybody all")
_PLACED = word_set("on in aboard inside at")
_PASSIVE = word_set("was were is are had has")
_NEXT_CLAUSE = word_set("while when as because before after until though although whereas if said")
_BEFORE_ITS_OBJECT = word_set("the a an another some all of total further at least by to about")


def is_object(text: FoldedText, reading: Reading) -> bool:
    """ "killing 40 Ketterauis", "wounded two"."""
    index = reading.first - 1
    if reading.qualifier is Qualifier.NONE:
        index -= text.at(index).text == ":"  # "killed: none"
    while text.at(index).text in _BEFORE_ITS_OBJECT and reading.first - index < FATE_WITHIN:
        index -= 1
    word = text.at(index).text
    if word not in FATES or text.at(reading.after).text == "another":
        return False
    return word in TRANSITIVE_FATES or reading.first - 1 == index or text.at(index + 1).text == ":"


def are_people(text: FoldedText, reading: Reading) -> bool:
    """ "half are children"."""
    if reading.qualifier not in OF_A_WHOLE or text.at(reading.after).text not in ("are", "were"):
        return False
    return noun_end(text, reading.after + 1) is not None


def subject_of(text: FoldedText, after: int, fates: frozenset[str]) -> bool:
    """ "40 Ketterauis were killed", "some seem to have been hanged", "two of them died"."""
    names = 0
    for index in range(after, after + LONGEST_PHRASE):
        token = text.at(index)
        if token.text in fates:
            return True
        if token.kind is not Kind.WORD or token.text in NUMBER_WORDS:
            return False
        if token.text not in AUXILIARIES and token.text not in BEFORE_NOUN:
            names += 1
            is_adverb = token.text.endswith("ly") or token.text in PRONOUNS
            if not is_adverb and (fates is FATES or names > 3 or token.text in SENTENCE_WORDS):
                return False
    return False


def tells_a_fate(text: FoldedText, reading: Reading, what: str) -> bool:
    """Whether a word that seldom counts ("a", "all", "nobody") stands beside what happened to people."""
    if what != PERSONS:
        return False
    end = reading.after if reading.people else noun_end(text, reading.after)
    is_article = text.at(reading.first).text in _ARTICLES and reading.after == reading.first + 1
    if end is None and is_article:
        return False
    if is_object(text, reading) or subject_of(text, reading.after, FATES) or are_people(text, reading):
        return True
    if all_of_a_place(text, reading):
        return True
    if end is None:
        is_one_of = text.at(reading.first).text == "one" and text.at(reading.after).text == "of"
        if reading.qualifier in (Qualifier.EXACT, Qualifier.NONE) and not is_one_of:
            return False
    elif text.at(end).text in SPEECH:
        return False
    elif reading.qualifier in _OF_MANY and text.at(end - 1).text not in PLURAL_PEOPLE:
        return text.at(end - 1).text in FATES or subject_of(text, end, FATES)
    return _fate_around(text, reading)


def all_of_a_place(text: FoldedText, reading: Reading) -> bool:
    """ "everyone on board was killed"."""
    if text.at(reading.first).text not in _EVERYBODY or text.at(reading.after).text not in _PLACED:
        return False
    for index in range(reading.after + 1, reading.after + LONGEST_PHRASE):
        if text.at(index).text in _PASSIVE or text.at(index).text in FATES:
            return subject_of(text, index, FATES)
    return False


def _fate_around(text: FoldedText, reading: Reading) -> bool:
    """Something happened to people within a few words and within the same clause."""
    for index in range(reading.first - 1, reading.first - 1 - FATE_WITHIN, -1):
        if text.at(index).text in FATES:
            return True
        if text.at(index).text in _NEXT_CLAUSE:
            break
    for index in range(reading.first, reading.after + FATE_BEHIND):
        if text.at(index).text in FATES:
            return True
        if text.at(index).text in _NEXT_CLAUSE:
            break
    return False
