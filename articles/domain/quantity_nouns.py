"""What the words behind a number say is counted: people, things of a unit, or nothing of interest."""

from __future__ import annotations

from articles.domain.lexicon import word_set
from articles.domain.nouns import FATAL, FATES, PEOPLE, SENTENCE_WORDS, SPEECH
from articles.domain.number_tokens import FoldedText, Kind
from articles.domain.numerals import NUMBER_WORDS
from articles.domain.quantity_atoms import after_age, describes_another
from articles.domain.things import ADJECTIVAL, NOT_COUNTED, UNITS

PERSONS = "persons"
NOT_A_COUNT = "not a count"
UNKNOWN = "unknown"
LONGEST_PHRASE = 7
BEFORE_NOUN = word_set("out of the its their our his her these those more other من ال")
_BEGINS_ANOTHER = word_set("of the its their our his her these those")
PRONOUNS = word_set("them those whom us")
PEOPLE_BEHIND_GLUE = word_set("strong man men woman person member")
AUXILIARIES = word_set(
    "were was are is be been being had have has appear appears appeared seem seemed to reportedly also then "
    "later may might could not all both each still now already who that lie lay got get said feared believed "
    "known thought confirmed reported presumed"
)
_NO_NOUN = SENTENCE_WORDS | SPEECH | AUXILIARIES
_PAST = word_set(
    "found came went fled left ran stood sat lay made took gave held drove swam rose stay walk left "
    "remain live"
)


def counted(text: FoldedText, after: int) -> str:
    """What the words from token ``after`` on say is counted.

    A unit, ``NOT_A_COUNT``, ``UNKNOWN`` for a noun of no table, or "" when no noun follows.
    """
    nothing = ""
    after = after_age(text, after)
    for index in range(after, after + LONGEST_PHRASE):
        token = text.at(index)
        word = token.text
        if word in PEOPLE:
            if describes_another(text, index) or _owns_a_thing(text, index + 1):
                continue
            return PERSONS
        if word in FATES and (word in FATAL or not _is_thing(text.at(index + 1).text)):
            return PERSONS if not nothing or word in FATAL else UNKNOWN
        if _is_thing(word):
            following = text.at(index + 1)
            is_model = following.kind is Kind.NUMBER and following.glued
            if is_model or (word in ADJECTIVAL and _is_noun(following.text)):
                continue
            return UNITS.get(word, NOT_A_COUNT)
        if token.glued and word in ("'", "-"):
            if index == after and text.at(index + 1).text in PEOPLE_BEHIND_GLUE:
                return PERSONS
            continue
        if token.kind is Kind.NUMBER and (token.glued or _is_calibre(text, index)):
            continue
        if word in PRONOUNS and text.at(index - 1).text == "of":
            beyond = text.at(index + 1).text
            return PERSONS if beyond in FATES or beyond in PEOPLE else nothing
        if nothing and word in _BEGINS_ANOTHER:
            return nothing
        if word in BEFORE_NOUN:
            continue
        is_inner_number = token.kind is Kind.NUMBER or word in NUMBER_WORDS
        if is_inner_number and text.at(index - 1).text in BEFORE_NOUN and not nothing:
            continue
        if token.kind is not Kind.WORD or is_inner_number or word in _NO_NOUN:
            return nothing
        nothing = UNKNOWN
        if not word.isascii():  # an Arabic noun stands right behind its number
            return nothing
    return nothing


def _owns_a_thing(text: FoldedText, index: int) -> bool:
    """ "four soldiers' graves", "two guards' rifles"."""
    if text.at(index).text != "'" or not text.at(index).glued:
        return False
    return _is_thing(text.at(index + 1 + (text.at(index + 1).text == "s")).text)


def _is_calibre(text: FoldedText, index: int) -> bool:
    """ "155-mm", "120mm"."""
    behind = text.at(index + 1)
    return behind.glued and (behind.kind is Kind.WORD or behind.text == "-")


def _is_noun(word: str) -> bool:
    return word in PEOPLE or _is_thing(word)


def _is_thing(word: str) -> bool:
    return word in UNITS or word in NOT_COUNTED


def is_verb(word: str) -> bool:
    """ "34 came back", "12 escaped": no noun stands behind the number."""
    return word.endswith("ed") or word in _PAST
