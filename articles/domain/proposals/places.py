"""Places in the words of a passage."""

from __future__ import annotations

from articles.domain.number_tokens import Kind
from articles.domain.proposals.passage import Passage, Span
from articles.domain.proposals.phrases import is_adverb, is_auxiliary
from articles.domain.proposals.shapes import Place

EXACT, NEAR, SECOND, FIRST = 1, 2, 3, 4
LONGEST = 7


def places_in(p: Passage) -> list[tuple[Span, Place]]:
    """Every place named with a preposition ("near Ilvane", "at the depot") or its kind ("town of Orsel")."""
    found: list[tuple[Span, Place]] = []
    index = 0
    while index < len(p):
        place = _place_at(p, index)
        if place is None:
            index += 1
            continue
        found.append(place)
        index = place[0].after
    return found


def _place_at(p: Passage, index: int) -> tuple[Span, Place] | None:
    near, inside = p.match("place.near", index), p.match("place.in", index)
    preposition = near or inside
    if preposition is not None:
        precision = NEAR if near else None
        return _named(p, preposition.after, precision) or _facility(p, preposition.after, precision or EXACT)
    if p.is_a("place.settlement", index) and p.at(index + 1) == "of" and not _comes_from(p, index):
        return _named(p, index, None)
    return None


def _comes_from(p: Passage, index: int) -> bool:
    """ "activists from the town of Orsel": where somebody is from, not where it happened."""
    return "from" in (p.at(index - 1), p.at(index - 2), p.at(index - 3))


def _named(p: Passage, index: int, precision: int | None) -> tuple[Span, Place] | None:
    """ "the town of Khan Orsel", "Ilvane", "Orsel province"."""
    start = index + (p.at(index) == "the")
    kind = next((k for k in ("settlement", "second", "first") if p.is_a(f"place.{k}", start)), "")
    if kind and p.at(start + 1) == "of":
        start += 2
    elif kind:
        return None
    else:
        start = index + (p.at(index) == "the" and p.is_capital(index + 1))
    after = _name_end(p, start)
    if after == start or _is_no_place(p, start, after):
        return None
    for name, level in (("second", SECOND), ("first", FIRST)):
        if kind == name or p.is_a(f"place.{name}", after):
            precision = level
            after += p.is_a(f"place.{name}", after)
    if p.is_a("place.settlement", after) or p.is_a("place.facility", after):
        after, kind = after + 1, kind or "settlement"
    if p.is_word(after) and not _goes_on(p, after):
        return None
    if p.at(after) in ("and", "or") and p.is_capital(after + 1):
        return None  # two places; which of them is not said
    if kind == "settlement" and precision is None:
        precision = EXACT
    at = p.range(start, after)
    return Span(start, after), Place(at.quote, precision, at)


def _name_end(p: Passage, start: int) -> int:
    index = start
    while index - start < LONGEST:
        joins = p.is_a("grammar.particle", index) and p.at(index) not in ("of", "for", "the")
        is_hyphen = p.at(index) == "-" and p.token(index).glued and p.token(index + 1).glued
        if p.is_capital(index) or (index > start and (is_hyphen or joins) and p.is_capital(index + 1)):
            index += 1
        else:
            break
    return index


def _is_no_place(p: Passage, start: int, after: int) -> bool:
    """Months, media and languages stand behind "in" as well; a possessor is not where it happened."""
    if p.names_day(start) or p.is_a("grammar.no_name", start) or p.is_a("medium", after - 1):
        return True
    return p.at(after) == "'" and p.token(after).glued


def _goes_on(p: Passage, index: int) -> bool:
    """What follows is no noun that the name belongs to ("in Accord custody" names no place)."""
    if p.token(index).kind is not Kind.WORD:
        return True
    closed = ("preposition", "conjunction", "relative", "opens_content", "not", "determiner")
    if any(p.is_a(f"grammar.{kind}", index) for kind in closed):
        return True
    known = p.match("measure", index) is not None or p.is_a("says", index) or p.names_day(index)
    return known or is_auxiliary(p, index) or is_adverb(p, index)


def _facility(p: Passage, index: int, precision: int) -> tuple[Span, Place] | None:
    """ "the depot", "a field hospital", "the market of Orsel"."""
    if p.at(index) not in ("the", "a", "an", "its", "their"):
        return None
    for noun in range(index + 1, index + 4):
        if p.is_a("place.facility", noun) and not (p.is_word(noun + 1) and not _goes_on(p, noun + 1)):
            after = noun + 1
            if p.at(after) in ("of", "in", "at") and p.is_capital(after + 1):
                after = _name_end(p, after + 1)
            at = p.range(index, after)
            return Span(index, after), Place(at.quote, precision, at)
        if not p.is_word(noun) or _goes_on(p, noun):
            return None
    return None
