"""What stands beside a number: who or what is counted, and the numbers that count nobody.

Dates, times, years, ages, durations, distances, models and numbered names are told from counts here.
"""

from __future__ import annotations

from articles.domain.lexicon import MONTHS, Qualifier, word_set
from articles.domain.nouns import FATES, NOT_COUNTED, NUMBERED_BEFORE, PEOPLE, SENTENCE_WORDS, UNITS
from articles.domain.number_tokens import FoldedText, Kind
from articles.domain.numerals import numeral_at
from articles.domain.quantity_atoms import Reading, noun_end

PERSONS = "persons"
NOT_A_COUNT = "not a count"
LONGEST_PHRASE = 7
YEARS = range(1500, 2101)
OLDEST = 110
LAST_DAY = 31
FATE_WITHIN = 6
_BEFORE_NOUN = word_set("of the its their our his these those more")
_JOINTS_OF_DAYS = frozenset(("and", "to", "or", ",", "-", "–"))
_NAMES_BEFORE_GLUE = frozenset("-/:.$€£#№°_@")
_ARABIC_PREFIXES = frozenset("وبلكف")


def counted(text: FoldedText, after: int) -> str:
    """What the words from token ``after`` on say is counted: a unit, ``NOT_A_COUNT``, or "" when unsaid."""
    for index in range(after, after + LONGEST_PHRASE):
        token = text.at(index)
        word = token.text
        if word in PEOPLE or word in FATES:
            return PERSONS
        if word in NOT_COUNTED or word in UNITS:
            is_adjective = text.at(index + 1).text in PEOPLE
            return PERSONS if is_adjective else UNITS.get(word, NOT_A_COUNT)
        if word in _BEFORE_NOUN or (token.glued and word in ("'", "-")):
            continue
        is_model = token.kind is Kind.NUMBER and token.glued and text.at(index - 1).kind is Kind.WORD
        is_word = token.kind is Kind.WORD and word not in SENTENCE_WORDS
        if not is_model and (not is_word or numeral_at(text, index) is not None):
            return ""
    return ""


def counts_nobody(text: FoldedText, reading: Reading) -> bool:
    """The number is a date, time, year, age, duration, model or name, or a word too vague to propose."""
    what = counted(text, reading.after)
    if what == NOT_A_COUNT or (reading.needs_people and not _tells_a_fate(text, reading, what)):
        return True
    if _is_glued_to_a_name(text, reading) or _is_time(text, reading):
        return True
    before = text.at(reading.first - 1).text
    unqualified = reading.qualifier in (Qualifier.EXACT, Qualifier.RANGE)
    if unqualified and before in NUMBERED_BEFORE:
        return True
    return _is_day(text, reading) or (not what and _is_year(reading)) or _is_age(text, reading)


def _tells_a_fate(text: FoldedText, reading: Reading, what: str) -> bool:
    """Whether a word that seldom counts ("a", "all", "nobody") stands beside what happened to people."""
    if not what and reading.qualifier is not Qualifier.NONE:
        return False
    if reading.qualifier is Qualifier.EXACT and noun_end(text, reading.after, ranks_only=False) is None:
        return False
    around = range(reading.first - FATE_WITHIN, reading.after + FATE_WITHIN)
    return any(text.at(index).text in FATES for index in around)


def _is_time(text: FoldedText, reading: Reading) -> bool:
    """ "eight o'clock", "5 p.m.", "twenty past nine"."""
    after = reading.after
    behind, beyond = text.at(after).text, text.at(after + 1).text
    if behind == "o" and beyond == "'":
        return True
    if behind in ("a", "p") and beyond == "." and text.at(after + 2).text == "m":
        return True
    return "past" in (behind, text.at(reading.first - 1).text)


def _is_glued_to_a_name(text: FoldedText, reading: Reading) -> bool:
    """ "M1", "T-72", "22nd", "two-year"."""
    first, before = text.at(reading.first), text.at(reading.first - 1)
    if first.glued:
        if before.text in _NAMES_BEFORE_GLUE:
            return True
        if before.kind is Kind.WORD and before.text not in _ARABIC_PREFIXES:
            return True
    behind, beyond = text.at(reading.after), text.at(reading.after + 1)
    if behind.glued and behind.kind is Kind.WORD:
        return behind.text.isascii() or not behind.text.isalpha()
    return behind.glued and behind.text in "-/:" and beyond.glued and beyond.kind is not Kind.MARK


def _is_month(text: FoldedText, index: int) -> bool:
    token = text.at(index)
    return token.text in MONTHS and (not token.text.isascii() or text.is_capital(index))


def _is_day(text: FoldedText, reading: Reading) -> bool:
    """ "23 July", "July 23", "14 and 15 March", "March 3 and 4", "the 3rd and 4 of May"."""
    if reading.number is None or max(reading.number) > LAST_DAY:
        return False
    before = reading.first - 1
    before -= text.at(before).text == "." and text.at(before).glued
    if _is_month(text, before):
        return True
    after = reading.after
    if text.at(after).text in _JOINTS_OF_DAYS and text.at(after + 1).kind is Kind.NUMBER:
        after += 2
        after += text.at(after).text in ("st", "nd", "rd", "th")
    after += text.at(after).text == "of"
    if _is_month(text, after):
        return True
    if text.at(reading.first - 1).text not in _JOINTS_OF_DAYS:
        return False
    return text.at(reading.first - 2).kind is Kind.NUMBER and _is_month(text, reading.first - 3)


def _is_year(reading: Reading) -> bool:
    if not reading.plain or reading.number is None:
        return False
    if reading.qualifier not in (Qualifier.EXACT, Qualifier.RANGE, Qualifier.ABOUT):
        return False
    return all(number in YEARS for number in reading.number)


def _is_age(text: FoldedText, reading: Reading) -> bool:
    """ "Tomas, 34, said"; "aged eleven and thirteen"."""
    if text.at(reading.first - 1).text in ("and", "to") and text.at(reading.first - 3).text == "aged":
        return True
    between_commas = text.at(reading.first - 1).text == "," and text.at(reading.after).text == ","
    if not (between_commas and reading.plain and reading.qualifier is Qualifier.EXACT):
        return False
    name = reading.first - 2
    is_name = text.at(name).kind is Kind.WORD and text.is_capital(name)
    return is_name and reading.number is not None and reading.number[0] <= OLDEST
