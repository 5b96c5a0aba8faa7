"""What stands beside a number: who or what is counted, and whether that counts people at all.

A number before a word for people counts them. Before an unknown word it does when the words right beside it
say what can only happen to the living. Without any noun it does when its sentence speaks of people or of what
happened to them, and the number before it in that sentence counted no things. Small words ("a", "some",
"all", "nobody") count only where something is said to have happened to those people.
"""

from __future__ import annotations

from articles.domain.lexicon import TALLY, TOLL_WORDS, Qualifier, word_set
from articles.domain.nouns import FATAL, FATES, GROUPS, PEOPLE
from articles.domain.number_tokens import FoldedText, Kind
from articles.domain.quantity_atoms import Reading, noun_end
from articles.domain.quantity_dates import is_when
from articles.domain.quantity_doubts import is_supposed, is_voted_or_charged
from articles.domain.quantity_fates import (
    OF_A_WHOLE,
    all_of_a_place,
    are_people,
    is_object,
    subject_of,
    tells_a_fate,
)
from articles.domain.quantity_nouns import NOT_A_COUNT, PEOPLE_BEHIND_GLUE, PERSONS, UNKNOWN, counted, is_verb
from articles.domain.things import MEASURES, MONEY_BEFORE, NUMBERED_BEFORE, UNITS

SENTENCE_REACH = 25
GROUP_WITHIN = 4
_NAMES_BEFORE_GLUE = frozenset("-/:.$€£¥#№°_@^")
_ARABIC_PREFIXES = frozenset("وبلكف")
_AT_A_PLACE = word_set("in at on from near over after before within for with during across through by")
_EVIDENCE = PEOPLE | FATES | TALLY | (TOLL_WORDS - word_set("total number"))
_NEVER_COUNTED_BEHIND = word_set("aged age ages version no")


def counts_nobody(text: FoldedText, reading: Reading, earlier: str) -> bool:
    """The number counts no people and no things of a unit.

    ``earlier``: what the number before it in the same sentence counted, "" when that says nothing.
    """
    what = what_of(text, reading, earlier)
    if what in (NOT_A_COUNT, UNKNOWN, ""):
        return True
    if reading.qualifier is Qualifier.UNSPECIFIED and text.at(reading.first - 1).text == "how":
        return True
    is_small = reading.needs_people and not _is_part(text, reading, earlier)
    if is_small and not (_is_one_thing(text, reading) or tells_a_fate(text, reading, what)):
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
    if what == UNKNOWN and is_verb(text.at(reading.after).text):
        what = ""
    if reading.qualifier in OF_A_WHOLE and what in (UNKNOWN, NOT_A_COUNT):
        is_group = any(
            text.at(index).text in GROUPS for index in range(reading.after, reading.after + GROUP_WITHIN)
        )
        return PERSONS if is_group else what
    if what == UNKNOWN:
        is_harmed = is_object(text, reading) or subject_of(text, reading.after, FATAL)
        return PERSONS if is_harmed and not reading.needs_people else UNKNOWN
    if what:
        return what
    if is_object(text, reading) or subject_of(text, reading.after, FATES) or reading.cumulative:
        return PERSONS
    if are_people(text, reading) or all_of_a_place(text, reading):
        return PERSONS
    if reading.needs_people:
        return ""
    if earlier and earlier != PERSONS:
        return earlier
    named = _named_before(text, reading)
    if named:
        return named
    around = (*range(reading.first - SENTENCE_REACH, reading.first), *_behind(reading))
    return PERSONS if any(text.at(index).text in _EVIDENCE for index in around) else ""


def _named_before(text: FoldedText, reading: Reading) -> str:
    """ "the number of displaced families at 1,150": what is counted stands before the number."""
    for index in range(reading.first - 1, reading.first - SENTENCE_REACH // 2, -1):
        if text.at(index).text == "of" and text.at(index - 1).text in ("number", "total"):
            return counted(text, index + 1)
    return ""


def as_antecedent(text: FoldedText, reading: Reading) -> str:
    """What a later number of the sentence counts when it names nothing: "five strikes, then three".

    "" when this one says it in passing ("in 2 days") or not at all.
    """
    what = counted(text, reading.after)
    if reading.needs_people:
        return ""
    if what == UNKNOWN and not text.at(reading.after).text.endswith("s"):
        return ""
    if what in (NOT_A_COUNT, UNKNOWN):
        is_in_passing = text.at(reading.first - 1).text in _AT_A_PLACE or _is_measure(text, reading.after)
        return "" if is_in_passing else NOT_A_COUNT
    return what


def _is_measure(text: FoldedText, after: int) -> bool:
    return any(text.at(index).text in MEASURES for index in range(after, after + 3))


def _behind(reading: Reading) -> range:
    return range(reading.after, reading.after + SENTENCE_REACH)


def _is_part(text: FoldedText, reading: Reading, earlier: str) -> bool:
    """ "21 more, including a major": one of those counted before."""
    if earlier != PERSONS or noun_end(text, reading.after) is None:
        return False
    before = text.at(reading.first - 1).text
    return before == "including" or (before == "them" and text.at(reading.first - 2).text == "among")


def _is_one_thing(text: FoldedText, reading: Reading) -> bool:
    """ "one drone was lost"; "a drone" is no count."""
    return text.at(reading.first).text == "one" and text.at(reading.after).text in UNITS


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
    if behind.text in "-'" and beyond.glued and beyond.text in PEOPLE_BEHIND_GLUE:
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
