"""What stands beside a number: who or what is counted, and whether that counts people at all.

A number before a word for people counts them. Before an unknown word it does when the words right beside it
say what can only happen to the living. Without any noun it does when its sentence speaks of people or of what
happened to them, and the number before it in that sentence counted no things. Small words ("a", "some",
"all", "nobody") count only where something is said to have happened to those people.
"""

from __future__ import annotations

from articles.domain.lexicon import TALLY, TOLL_WORDS, Qualifier, word_set
from articles.domain.nouns import (
    FATAL,
    FATES,
    GROUPS,
    PEOPLE,
    PLURAL_PEOPLE,
    SENTENCE_WORDS,
    SPEECH,
    TRANSITIVE_FATES,
)
from articles.domain.number_tokens import FoldedText, Kind
from articles.domain.numerals import NUMBER_WORDS
from articles.domain.quantity_atoms import Reading, describes_another, noun_end
from articles.domain.quantity_dates import is_when
from articles.domain.quantity_doubts import is_supposed, is_voted_or_charged
from articles.domain.things import ADJECTIVAL, MEASURES, MONEY_BEFORE, NOT_COUNTED, NUMBERED_BEFORE, UNITS

PERSONS = "persons"
NOT_A_COUNT = "not a count"
UNKNOWN = "unknown"
LONGEST_PHRASE = 7
FATE_WITHIN = 6
SENTENCE_REACH = 25
GROUP_WITHIN = 4
_OF_A_WHOLE = (Qualifier.ALL, Qualifier.PROPORTION)
_BEFORE_NOUN = word_set("of the its their our his her these those more other من ال")
_ARTICLES = word_set("a an")
_BEGINS_ANOTHER = word_set("of the its their our his her these those")
_PRONOUNS = word_set("them those whom us")
_NAMES_BEFORE_GLUE = frozenset("-/:.$€£¥#№°_@^")
_ARABIC_PREFIXES = frozenset("وبلكف")
_PEOPLE_BEHIND_GLUE = word_set("strong man men woman person member")
_AUXILIARIES = word_set(
    "were was are is be been being had have has appear appears appeared seem seemed to reportedly also then "
    "later may might could not all both each still now already who that lie lay got get said feared believed "
    "known thought confirmed reported presumed"
)
_NO_NOUN = SENTENCE_WORDS | SPEECH | _AUXILIARIES
_BEFORE_ITS_OBJECT = word_set("the a an another some all of total further at least by to about")
_AT_A_PLACE = word_set("in at on from near over after before within for with during across through by")
_EVIDENCE = PEOPLE | FATES | TALLY | (TOLL_WORDS - word_set("total number"))
_NEVER_COUNTED_BEHIND = word_set("aged age ages version no")


def counted(text: FoldedText, after: int) -> str:
    """What the words from token ``after`` on say is counted.

    A unit, ``NOT_A_COUNT``, ``UNKNOWN`` for a noun of no table, or "" when no noun follows.
    """
    nothing = ""
    for index in range(after, after + LONGEST_PHRASE):
        token = text.at(index)
        word = token.text
        if word in PEOPLE:
            if describes_another(text, index):
                continue
            return PERSONS
        if word in FATES:
            return PERSONS if not nothing or word in FATAL else UNKNOWN
        if word in UNITS or word in NOT_COUNTED:
            following = text.at(index + 1)
            is_model = following.kind is Kind.NUMBER and following.glued
            if is_model or (word in ADJECTIVAL and _is_noun(following.text)):
                continue
            return UNITS.get(word, NOT_A_COUNT)
        if token.glued and word in ("'", "-"):
            if index == after and text.at(index + 1).text in _PEOPLE_BEHIND_GLUE:
                return PERSONS
            continue
        if token.kind is Kind.NUMBER and token.glued:
            continue
        if word in _PRONOUNS and text.at(index - 1).text == "of":
            beyond = text.at(index + 1).text
            return PERSONS if beyond in FATES or beyond in PEOPLE else nothing
        if nothing and word in _BEGINS_ANOTHER:
            return nothing
        if word in _BEFORE_NOUN:
            continue
        is_inner_number = token.kind is Kind.NUMBER or word in NUMBER_WORDS
        if is_inner_number and text.at(index - 1).text in _BEFORE_NOUN and not nothing:
            continue
        if token.kind is not Kind.WORD or is_inner_number or word in _NO_NOUN:
            return nothing
        nothing = UNKNOWN
    return nothing


def _is_noun(word: str) -> bool:
    return word in PEOPLE or word in UNITS or word in NOT_COUNTED


def counts_nobody(text: FoldedText, reading: Reading, earlier: str) -> bool:
    """The number counts no people and no things of a unit.

    ``earlier``: what the number before it in the same sentence counted, "" when that says nothing.
    """
    what = what_of(text, reading, earlier)
    if what in (NOT_A_COUNT, UNKNOWN, ""):
        return True
    if reading.needs_people and not (what == PERSONS and _tells_a_fate(text, reading)):
        return True
    if _is_glued_to_a_name(text, reading) or _is_money(text, reading):
        return True
    names_people = counted(text, reading.after) == PERSONS or reading.people
    if _is_numbered_name(text, reading, names_people=names_people):
        return True
    if is_when(text, reading, names_people=names_people):
        return True
    return is_supposed(text, reading) or is_voted_or_charged(text, reading)


def what_of(text: FoldedText, reading: Reading, earlier: str = "") -> str:
    """What a reading counts, with what the sentence around it says."""
    if reading.people:
        return PERSONS
    what = counted(text, reading.after)
    if reading.qualifier in _OF_A_WHOLE and what in (UNKNOWN, NOT_A_COUNT):
        is_group = any(
            text.at(index).text in GROUPS for index in range(reading.after, reading.after + GROUP_WITHIN)
        )
        return PERSONS if is_group else what
    if what == UNKNOWN:
        is_harmed = _is_object(text, reading) or _subject_of(text, reading.after, FATAL)
        return PERSONS if is_harmed and not reading.needs_people else UNKNOWN
    if what:
        return what
    if _is_object(text, reading) or _subject_of(text, reading.after, FATES) or reading.cumulative:
        return PERSONS
    if reading.needs_people:
        return ""
    if earlier and earlier != PERSONS:
        return earlier
    around = (*range(reading.first - SENTENCE_REACH, reading.first), *_behind(reading))
    return PERSONS if any(text.at(index).text in _EVIDENCE for index in around) else ""


def as_antecedent(text: FoldedText, reading: Reading) -> str:
    """What a later number of the sentence counts when it names nothing: "five strikes, then three".

    "" when this one says it in passing ("in 2 days") or not at all.
    """
    what = counted(text, reading.after)
    if what in (NOT_A_COUNT, UNKNOWN):
        is_in_passing = text.at(reading.first - 1).text in _AT_A_PLACE or _is_measure(text, reading.after)
        return "" if is_in_passing else NOT_A_COUNT
    return what


def _is_measure(text: FoldedText, after: int) -> bool:
    return any(text.at(index).text in MEASURES for index in range(after, after + 3))


def _behind(reading: Reading) -> range:
    return range(reading.after, reading.after + SENTENCE_REACH)


def _is_object(text: FoldedText, reading: Reading) -> bool:
    """ "killing 40 Ketterauis", "wounded two"."""
    index = reading.first - 1
    while text.at(index).text in _BEFORE_ITS_OBJECT and reading.first - index < FATE_WITHIN:
        index -= 1
    word = text.at(index).text
    if word not in FATES or text.at(reading.after).text == "another":
        return False
    return word in TRANSITIVE_FATES or reading.first - 1 == index


def _subject_of(text: FoldedText, after: int, fates: frozenset[str]) -> bool:
    """ "40 Ketterauis were killed", "some appear to have been executed", "two of them died"."""
    names = 0
    for index in range(after, after + LONGEST_PHRASE):
        token = text.at(index)
        if token.text in fates:
            return True
        if token.kind is not Kind.WORD or token.text in NUMBER_WORDS:
            return False
        if token.text not in _AUXILIARIES and token.text not in _BEFORE_NOUN:
            names += 1
            is_adverb = token.text.endswith("ly") or token.text in _PRONOUNS
            if not is_adverb and (fates is FATES or names > 3 or token.text in SENTENCE_WORDS):
                return False
    return False


def _tells_a_fate(text: FoldedText, reading: Reading) -> bool:
    """Whether a word that seldom counts ("a", "all", "nobody") stands beside what happened to people."""
    is_article = text.at(reading.first).text in _ARTICLES and not reading.people
    if is_article and noun_end(text, reading.after) is None:
        return False
    if _is_object(text, reading) or _subject_of(text, reading.after, FATES):
        return True
    named = reading.qualifier in (Qualifier.EXACT, Qualifier.NONE)
    end = reading.after if reading.people else noun_end(text, reading.after)
    if named and end is None:
        return False
    if end is not None and text.at(end).text in SPEECH:
        return False
    if not named and end is not None and text.at(end - 1).text not in PLURAL_PEOPLE:
        return text.at(end - 1).text in FATES or _subject_of(text, end, FATES)
    around = range(reading.first - FATE_WITHIN, reading.after + FATE_WITHIN)
    return any(text.at(index).text in FATES for index in around)


def _is_glued_to_a_name(text: FoldedText, reading: Reading) -> bool:
    """ "M1", "T-72", "22nd", "two-year", "40’s"; not "40-strong" or "12-man"."""
    first, before = text.at(reading.first), text.at(reading.first - 1)
    if first.glued:
        if before.text in _NAMES_BEFORE_GLUE:
            return True
        if before.kind is Kind.WORD and before.text not in _ARABIC_PREFIXES:
            return True
    behind, beyond = text.at(reading.after), text.at(reading.after + 1)
    if not behind.glued:
        return False
    if behind.kind is Kind.WORD:
        return behind.text.isascii() or not behind.text.isalpha()
    if behind.text in "-'" and beyond.glued and beyond.text in _PEOPLE_BEHIND_GLUE:
        return False
    if behind.text == "°":
        return True
    return behind.text in "-/:'" and beyond.glued and beyond.kind is not Kind.MARK


def _is_money(text: FoldedText, reading: Reading) -> bool:
    return text.at(reading.first - 1).text in MONEY_BEFORE and counted(text, reading.after) != PERSONS


def _is_numbered_name(text: FoldedText, reading: Reading, *, names_people: bool) -> bool:
    """ "Brigade 46", "Route 5", "No. 7", "aged 12"."""
    if reading.qualifier not in (Qualifier.EXACT, Qualifier.RANGE) or reading.people:
        return False
    before = reading.first - 1
    before -= text.at(before).text == "." and text.at(before).glued
    word = text.at(before).text
    if word not in NUMBERED_BEFORE or (word == "no" and before == reading.first - 1):
        return False
    return not names_people or word in _NEVER_COUNTED_BEHIND or text.is_capital(before)
