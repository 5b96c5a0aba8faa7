"""Numbers that say when or how old: dates, times, years, ages. None of them counts anybody."""

from __future__ import annotations

from articles.domain.lexicon import MONTHS, Qualifier, word_set
from articles.domain.nouns import KIN, ONE_KIN, PEOPLE, PLURAL_PEOPLE
from articles.domain.number_tokens import FoldedText, Kind
from articles.domain.quantity_atoms import Reading

YEARS = range(1500, 2101)
OLDEST = 110
LAST_DAY = 31
LAST_HOUR = 24
_JOINTS_OF_DAYS = frozenset(("and", "to", "or", ",", "-", "–"))
_BEFORE_A_YEAR = word_set("in since until during early late mid في منذ حتى عام سنة")
_WHO_ARE = word_set("were was are is aged those anyone everyone")
_SUPERLATIVES = word_set("youngest oldest eldest")
_PLACE_BEFORE = word_set("in at near")
_MAY_DO = word_set("have be not well also still never yet die") | {""}
_OLDER = word_set("older younger over under above below up")
_TIMES_OF_DAY = word_set("morning afternoon evening")
_STANDS_AT = word_set(
    "casualties losses deaths fatalities injuries victims stands stood put puts lower higher remains "
    "remained is was toll figure count number"
)


def is_when(text: FoldedText, reading: Reading, *, names_people: bool) -> bool:
    """A day, a time, a year or an age; ``names_people``: a word for people follows the number."""
    if (
        _is_time(text, reading, names_people)
        or _is_day(text, reading, names_people)
        or _is_age(text, reading, names_people)
    ):
        return True
    return _is_year(text, reading, names_people)


def is_month(text: FoldedText, index: int) -> bool:
    """ "may" is a verb in lower case, and in capitals before a verb."""
    token = text.at(index)
    if token.text not in MONTHS:
        return False
    if token.text == "may" and text.at(index + 1).text in _MAY_DO - {""}:
        return False
    return not token.text.isascii() or text.is_capital(index)


def _is_time(text: FoldedText, reading: Reading, names_people: bool) -> bool:
    """ "eight o'clock", "5 p.m.", "twenty past nine", "at 4"."""
    after, before = reading.after, text.at(reading.first - 1).text
    behind, beyond = text.at(after).text, text.at(after + 1).text
    if behind == "o" and beyond == "'":
        return True
    if behind in ("a", "p") and beyond == "." and text.at(after + 2).text == "m":
        return True
    if "past" in (behind, before) or (
        before == "to" and text.at(reading.first - 2).text in ("quarter", "half")
    ):
        return True
    if reading.number is None or max(reading.number) > LAST_HOUR or names_people:
        return False
    if behind == "in" and beyond == "the" and text.at(after + 2).text in _TIMES_OF_DAY:
        return True
    before_at = text.at(reading.first - 2).text
    return before == "at" and before_at not in _STANDS_AT


def _is_day(text: FoldedText, reading: Reading, names_people: bool) -> bool:
    """ "23 July", "July 23", "14 and 15 March", "March 3 and 4", "the 3rd and 4 of May"."""
    if reading.number is None or max(reading.number) > LAST_DAY:
        return False
    before = reading.first - 1
    before -= text.at(before).text == "." and text.at(before).glued
    if is_month(text, before):
        is_dated = text.at(before - 1).kind is Kind.NUMBER or text.at(before - 1).text in (
            "in",
            "last",
            "this",
        )
        return not (names_people and is_dated)
    after = reading.after
    if text.at(after).text in _JOINTS_OF_DAYS and text.at(after + 1).kind is Kind.NUMBER:
        after += 2
        after += text.at(after).text in ("st", "nd", "rd", "th")
    after += text.at(after).text == "of"
    if is_month(text, after):
        return True
    if names_people or text.at(reading.first - 1).text not in _JOINTS_OF_DAYS:
        return False
    return text.at(reading.first - 2).kind is Kind.NUMBER and is_month(text, reading.first - 3)


def _is_year(text: FoldedText, reading: Reading, names_people: bool) -> bool:
    if not reading.plain or reading.number is None or not all(n in YEARS for n in reading.number):
        return False
    if reading.qualifier not in (Qualifier.EXACT, Qualifier.RANGE, Qualifier.ABOUT):
        return False
    if not names_people:
        return True
    before = reading.first - 1
    if text.at(before).text in _BEFORE_A_YEAR or is_month(text, before):
        return True
    return (
        text.at(before).text == "," and text.at(before - 1).kind is Kind.NUMBER and is_month(text, before - 2)
    )


def _is_age(text: FoldedText, reading: Reading, names_people: bool) -> bool:
    """ "Tomas, 34, said"; "Tomas (34)"; "aged eleven and thirteen"; "children under 12"; "18 or older"."""
    before, after = text.at(reading.first - 1), text.at(reading.after)
    if before.text in ("and", "to") and text.at(reading.first - 3).text in ("aged", "ages"):
        return True
    if before.text == "than" and text.at(reading.first - 2).text in _OLDER:
        return True
    if after.text in ("and", "or") and text.at(reading.after + 1).text in ("older", "younger"):
        return True
    if reading.number is None or max(reading.number) > OLDEST:
        return False
    if text.at(reading.first).text in _OLDER:
        return before.text in PEOPLE or before.text in _WHO_ARE
    if before.text in ("was", "is", "turned") and text.at(reading.first - 2).text in (
        "he",
        "she",
        "who",
        "i",
    ):
        return not names_people
    if before.text == "of" and text.at(reading.first - 2).text in ONE_KIN:
        return not names_people
    if any(text.at(index).text in _SUPERLATIVES for index in range(reading.first - 4, reading.first)):
        return not names_people
    if before.text == "at" and after.text == "," and text.at(reading.first - 2).kind is not Kind.WORD:
        return True
    if _is_bracketed_age(text, reading):
        return True
    is_bare = reading.plain and reading.qualifier is Qualifier.EXACT
    return is_bare and _stands_behind_a_name(text, reading)


def _is_bracketed_age(text: FoldedText, reading: Reading) -> bool:
    """ "his sons (9 and 11)"."""
    start = reading.first - 1
    if text.at(start).text in ("and", ",") and text.at(start - 1).kind is Kind.NUMBER:
        start -= 2
    return text.at(start).text == "(" and text.at(start - 1).text in KIN


def _stands_behind_a_name(text: FoldedText, reading: Reading) -> bool:
    before, after = text.at(reading.first - 1).text, text.at(reading.after)
    name = reading.first - 2
    word = text.at(name)
    if word.kind is not Kind.WORD or text.at(name - 1).text in _PLACE_BEFORE:
        return False
    if before == "(" and after.text == ")":
        return text.is_capital(name) and word.text not in PLURAL_PEOPLE
    ends = after.kind is not Kind.WORD or after.text in ("and", "of", "from", "who", "a", "an", "was", "with")
    if before not in (",", "،") or not ends:
        return False
    if word.text in PEOPLE:
        return word.text not in PLURAL_PEOPLE and after.text in (",", "،", ".", "")
    return text.is_capital(name) and (after.text in (",", ".", ";", "") or after.kind is Kind.WORD)
