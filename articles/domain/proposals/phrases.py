"""Noun phrases and verb groups, as far as word order and a few closed word lists show them."""

from __future__ import annotations

from articles.domain.nouns import PEOPLE
from articles.domain.number_tokens import Kind
from articles.domain.proposals.passage import CLOSES, DASHES, ENDS, OPENS, QUOTES, Passage, Span
from articles.domain.things import UNITS

LONGEST_NAME = 12
LONGEST_NOUN = 7
LONGEST_GROUP = 5
FARTHEST = 60
BOUNDARIES = frozenset(",()[]") | DASHES | ENDS | QUOTES


def is_auxiliary(p: Passage, index: int) -> bool:
    return any(p.is_a(f"grammar.{kind}", index) for kind in ("be", "have", "modal"))


def is_adverb(p: Passage, index: int) -> bool:
    return p.is_a("grammar.adverb", index)


def is_people(p: Passage, index: int) -> bool:
    """A word for people begins here (one that does not itself say what happened to them)."""
    if p.match("measure", index) is not None:
        return False
    return p.at(index) in PEOPLE or p.is_a("status", index)


def is_stop(p: Passage, index: int) -> bool:
    """Nothing that a noun phrase goes on with."""
    token = p.token(index)
    if token.kind is Kind.BREAK or token.text in BOUNDARIES:
        return True
    closed = ("preposition", "conjunction", "relative", "pronoun", "not")
    if any(p.is_a(f"grammar.{kind}", index) for kind in closed):
        return not p.is_a("grammar.determiner", index)
    return is_auxiliary(p, index) or p.is_a("says", index)


def verb_group(p: Passage, verb: int, low: int) -> tuple[int, bool, bool]:
    """Where the auxiliaries and adverbs before a verb begin; is it passive; is it negated."""
    first, passive, negated = verb, False, False
    while first > low and verb - first < LONGEST_GROUP:
        before = first - 1
        if p.is_a("grammar.not", before) or (p.at(before) == "t" and p.at(before - 1) == "'"):
            negated = True
            first = before if p.at(before) != "t" else before - 2
        elif is_auxiliary(p, before) or is_adverb(p, before):
            passive = passive or p.is_a("grammar.be", before)
            first = before
        else:
            break
    return max(first, low), passive, negated


def subject_before(p: Passage, group: int, low: int) -> Span | None:
    """The noun phrase that ends right before token ``group``, not reaching below ``low``.

    None when it is a pronoun, no noun phrase, or one too long or too mixed to be sure of.
    """
    end = group
    if p.at(end - 1) == ",":  # "X, which keeps a register, said"
        opening = end - 2
        while opening > low and p.at(opening) != ",":
            opening -= 1
        if p.at(opening) != "," or opening <= low or p.quoted(opening) != p.quoted(group):
            return None
        if _counts_commas(p, low, opening):
            return None
        end = opening
    first = end
    while first > low and end - first <= LONGEST_NAME and not _bounds_subject(p, first - 1):
        first -= 1
    if (
        p.at(first) in ("and", "or")
        and p.at(first - 1) == ","
        and not _holds_verb(p, max(low, first - FARTHEST), first - 1)
    ):
        return None  # the last of a list: "the Accord, its ally, and a third group claimed"
    return _as_noun_phrase(p, first, end)


def _counts_commas(p: Passage, low: int, end: int) -> bool:
    return any(p.at(i) == "," for i in range(max(low, end - 3 * LONGEST_NAME), end))


def _bounds_subject(p: Passage, index: int) -> bool:
    token = p.token(index)
    is_mark = token.kind is Kind.MARK and token.text not in ("-", "'", ".")
    return token.kind is Kind.BREAK or is_mark or p.is_a("grammar.opens_content", index)


def _as_noun_phrase(p: Passage, first: int, end: int) -> Span | None:
    """The phrase without the words that lead into it; None when it holds a verb or is no noun phrase."""
    while first < end and (is_adverb(p, first) or p.is_a("grammar.conjunction", first)):
        if p.is_a("grammar.determiner", first):
            break
        first += 1
    for index in range(first, end):
        if p.is_a("grammar.relative", index) and index > first:
            end = index
            break
    if end <= first or end - first > LONGEST_NAME:
        return _names_before(p, first, end)
    if p.is_a("grammar.preposition", first) or p.names_day(first) or _holds_verb(p, first, end):
        return _names_before(p, first, end)
    if end - first == 1 and p.is_a("grammar.pronoun", first):
        return None
    is_number = p.token(first).kind is Kind.NUMBER and end - first > 1
    opens = p.is_capital(first) or p.is_a("grammar.determiner", first) or _is_plural(p, first) or is_number
    is_possessive = p.at(end - 1) == "'" or (p.at(end - 1) == "s" and p.at(end - 2) == "'")
    is_joined = any(p.at(i) == "and" for i in range(first, end)) and end - first > 6
    if not opens or is_possessive or is_joined or not p.is_word(end - 1):
        return None
    return None if p.is_a("grammar.determiner", end - 1) else Span(first, end)


def _is_plural(p: Passage, index: int) -> bool:
    return p.is_word(index) and (is_people(p, index) or p.is_a("actor", index) or p.at(index).endswith("s"))


def _holds_verb(p: Passage, first: int, end: int) -> bool:
    return any(
        is_auxiliary(p, i) or any(p.is_a(name, i) for name in ("says", "measure", "source.publishes"))
        for i in range(first, end)
    )


def _names_before(p: Passage, low: int, end: int) -> Span | None:
    """The run of capitalised names right before ``end``: "On Monday the Northern Accord" → the last three."""
    first = end
    while first > low and end - first < LONGEST_NAME:
        before = first - 1
        is_joint = p.is_a("grammar.particle", before) and p.is_capital(first) and p.is_capital(before - 1)
        if not (p.is_capital(before) or is_joint) or p.names_day(before):
            break
        first = before
    if first == end or p.is_a("grammar.preposition", first):
        return None
    if first > low and p.at(first - 1) in ("the", "a", "an"):
        return Span(first - 1, end)
    return None if first > low and p.is_a("grammar.preposition", first - 1) else Span(first, end)


def phrase_after(p: Passage, first: int, high: int) -> Span | None:
    """The noun phrase that begins at ``first``: "the Orsel Observatory for Human Rights"."""
    while p.at(first) in ("the", "a") and p.at(first + 1) in ("the", "a"):
        first += 1
    index = first
    while index < high and index - first < LONGEST_NAME:
        is_joint = p.at(index) in ("of", "for") and index > first
        if is_stop(p, index) and not is_joint:
            break
        if p.names_day(index) or (p.is_a("measure", index) and index > first):
            break
        index += 1
    while index > first and (p.at(index - 1) in ("of", "for") or is_adverb(p, index - 1)):
        index -= 1
    if index == first or index - first >= LONGEST_NAME:
        return None
    if p.at(index) in ("and", "or") or (index - first == 1 and p.is_a("grammar.pronoun", first)):
        return None
    if p.at(index - 1) == "s" and p.at(index - 2) == "'":
        return None
    opens = p.is_capital(first) or p.is_a("grammar.determiner", first) or _is_plural(p, first)
    return Span(first, index) if opens and p.is_word(index - 1) else None


def counted_phrase(p: Passage, first: int, high: int) -> tuple[Span | None, int]:
    """The noun phrase behind a number, and the token after it: "of the casualties", "regime forces"."""
    index = first
    if p.at(index) == "of":
        index += 1
        if p.at(index) in ("them", "whom", "which"):
            behind = index + 1
            return (Span(behind, behind + 1), behind + 1) if is_people(p, behind) else (None, behind)
    start, head = index, 0
    quoted = p.at(index) in OPENS or p.at(index) == '"'
    index += quoted
    while index < high and index - start < LONGEST_NOUN:
        is_partitive = (
            p.at(first) == "of" and p.is_a("measure", index) and p.is_a("grammar.determiner", start)
        )
        adjective = _adjective(p, index)
        found = p.match("status", index)
        if is_partitive or (not adjective and is_people(p, index)):
            index = head = found.after if found is not None else index + 1
            continue
        if adjective or p.at(index) == "-" or not is_stop(p, index):
            if p.is_a("measure", index) and not adjective:
                break
            index += 1
            continue
        break
    if not head:
        return None, first + 1 if p.at(first) in UNITS else first
    head = _joined(p, _of_whom(p, _joined(p, head, high), high), high)
    if quoted and (p.at(head) in CLOSES or p.at(head) == '"'):
        head += 1
    elif quoted:
        start += 1
    return Span(start, head), head


def _adjective(p: Passage, index: int) -> bool:
    """ "wounded soldiers": the word says what they were, not what is claimed of them."""
    found = p.match("measure", index)
    return found is not None and found.after == index + 1 and is_people(p, index + 1)


def _joined(p: Passage, head: int, high: int) -> int:
    """ "soldiers and officers": a second noun without a number of its own."""
    if p.at(head) in ("and", "or") and head + 1 < high and is_people(p, head + 1):
        found = p.match("status", head + 1)
        return found.after if found is not None else head + 2
    return head


def _of_whom(p: Passage, head: int, high: int) -> int:
    """ "guards of the depot": what the people belong to."""
    if p.at(head) != "of" or not (p.at(head + 1) in ("the", "its", "their") or p.is_capital(head + 1)):
        return head
    index = head + 2
    while index < high and index - head < LONGEST_NOUN and not is_stop(p, index):
        if p.match("measure", index) is not None:
            break
        index += 1
    return index if p.is_word(index - 1) else head
