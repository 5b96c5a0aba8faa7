"""What happened to the counted: which words of the sentence tell the fate of which number."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from articles.domain.intervals import Interval
from articles.domain.number_tokens import Kind
from articles.domain.proposals.passage import ENDS, Passage, Span
from articles.domain.proposals.phrases import counted_phrase, is_adverb, is_auxiliary, is_people, verb_group
from articles.domain.quantities import Quantity

FARTHEST = 40
LONGEST_MODIFIER = 9
ON_THINGS = ("destroyed", "damaged")
THINGS = ("strikes", "targets", "buildings", "vehicles")


@dataclass(frozen=True, slots=True)
class Fate:
    """The words of a measure. ``form``: passive, active (it has an object) or noun; ``group``: where its verb
    group begins."""

    measure: str
    first: int
    after: int
    form: str
    group: int


@dataclass(frozen=True, slots=True)
class Counted:
    """A number with whom it counts and what happened to them. ``whole``: the place in the sentence's list of
    what it is a part of."""

    quantity: Quantity
    words: Span
    victims: Span | None
    after: int
    fate: Fate | None = None
    own_fate: bool = False
    whole: int | None = None
    marked: bool = False
    inside_sum: bool = False


def counted_in(p: Passage, sentence: Span, quantities: Sequence[Quantity]) -> list[Counted]:
    """Every number of the sentence in reading order, sums followed by their parts."""
    listed: list[Counted] = []
    for quantity in quantities:
        words = p.tokens_of(quantity.start, quantity.end)
        victims, after = counted_phrase(p, words.after, sentence.after)
        if quantity.parts:
            first = p.tokens_of(quantity.parts[0].start, quantity.parts[0].end)
            victims, after = Span(first.after, words.after), words.after
        elif victims is None and words.after - words.first == 1 and is_people(p, words.first):
            victims = Span(
                _named_by(p, words.first, sentence), words.after
            )  # "Guard soldiers", an Arabic dual
        listed.append(Counted(quantity, words, victims, after))
    with_fates = _with_fates(p, sentence, listed)
    return _with_sums(p, sentence, _with_wholes(p, sentence, with_fates))


def _named_by(p: Passage, index: int, sentence: Span) -> int:
    """From the names right before a noun: "Guard" in "execute Guard soldiers"."""
    while index > sentence.first + 1 and p.is_capital(index - 1):
        index -= 1
    return index


def _with_fates(p: Passage, sentence: Span, listed: list[Counted]) -> list[Counted]:
    done: list[Counted] = []
    for place, row in enumerate(listed):
        inside = next(
            (
                f
                for i in range(row.words.first - 1, row.words.after)
                if (f := _inside(p, i, row, sentence)) is not None
            ),
            None,
        )
        fate = inside or _before(p, row, sentence) or _after(p, place, listed, sentence)
        own = fate is not None
        if fate is None and done and done[-1].fate is not None and _is_joined(p, done[-1], row):
            fate = done[-1].fate
        if fate is not None and (row.quantity.unit in THINGS) != (fate.measure in ON_THINGS):
            fate = None
        done.append(replace(row, fate=fate, own_fate=own and fate is not None))
    return done


def _inside(p: Passage, index: int, row: Counted, sentence: Span) -> Fate | None:
    """ "no casualties", "death toll rose to 58": the number's own words tell it."""
    fate = fate_at(p, index, sentence)
    return fate if fate is not None and fate.after > row.words.first else None


def fate_at(p: Passage, index: int, sentence: Span) -> Fate | None:
    """The measure whose words begin at a token; None when they are denied ("were not killed")."""
    found = p.match("measure", index)
    if found is None:
        return None
    group, passive, negated = verb_group(p, index, sentence.first)
    if negated:
        return None
    is_noun = p.at(found.after) == "of" or p.at(index - 1) in ("the", "a", "its", "their", "of")
    return Fate(
        found.meaning, index, found.after, "noun" if is_noun else "passive" if passive else "active", group
    )


def _before(p: Passage, row: Counted, sentence: Span) -> Fate | None:
    """ "killing at least 12", "the execution of more than 50"."""
    index = row.words.first - 1
    for _ in range(3):
        names = p.is_capital(index) and row.victims is not None and index >= row.victims.first
        if not names and p.at(index) not in ("of", "the", "its", "their", "to", "at", "another"):
            break
        index -= 1
    for first in range(max(index - 3, sentence.first), index + 1):
        found = p.match("measure", first)
        if found is None or found.after != index + 1:
            continue
        fate = fate_at(p, first, sentence)
        joint = p.at(index + 1) if index + 1 < row.words.first else ""
        if fate is None or fate.form == "passive" or (joint in ("to", "at") and fate.form != "noun"):
            return None
        return replace(fate, form="noun") if joint == "of" else fate
    return None


def _after(p: Passage, place: int, listed: list[Counted], sentence: Span) -> Fate | None:
    """ "… were killed", over the words between that tell more of the counted."""
    row = listed[place]
    index, has_verb, following = row.after, False, place + 1
    limit = min(sentence.after, index + FARTHEST)
    while index < limit:
        fate = _fate_from(p, index, has_verb, sentence)
        if fate is not None:
            return fate if fate.form != "object" else None
        nxt = listed[following] if following < len(listed) else None
        if nxt is not None and index <= nxt.words.first <= index + 2 and _is_joined_at(p, index, nxt):
            index, following = nxt.after, following + 1
            index += p.at(index) == "," and p.is_a("part.after", nxt.words.after)
        elif is_auxiliary(p, index) or is_adverb(p, index):
            has_verb = has_verb or p.is_a("grammar.be", index) or p.is_a("grammar.have", index)
            index += 1
        elif p.at(index) == ",":
            index, following = _over_commas(p, index, limit, listed, following)
        elif p.is_a("grammar.preposition_of_modifier", index) or p.at(index).endswith("ing"):
            index, following = _over_modifier(p, index + 1, limit), _passed(listed, following, index)
        elif p.is_a("grammar.relative", index):
            index += 1
        else:
            return None
    return None


def _fate_from(p: Passage, index: int, has_verb: bool, sentence: Span) -> Fate | None:
    fate = fate_at(p, index, sentence)
    if fate is None:
        return None
    beyond = p.at(fate.after)
    has_object = p.is_a("grammar.determiner", fate.after) or p.token(fate.after).kind is Kind.NUMBER
    if not has_verb and (has_object or p.is_capital(fate.after) or is_people(p, fate.after)):
        return replace(fate, form="object")
    index = fate.after
    while index - fate.after < 5 and (is_auxiliary(p, index) or is_adverb(p, index)):
        index += 1
    later = fate_at(p, index, sentence) if index > fate.after and beyond != "" else None
    return later if later is not None else replace(fate, form="passive")


def _over_commas(
    p: Passage, index: int, limit: int, listed: list[Counted], following: int
) -> tuple[int, int]:
    """Past ", including a colonel," and ", who had gathered,"; ``limit`` when the comma ends the clause."""
    begins = p.is_a("part.before", index + 1) or p.is_a("grammar.relative", index + 1)
    if not (begins or p.at(index + 1).endswith("ing")):
        return limit, following
    closing = index + 1
    while closing < limit and p.at(closing) != ",":
        if p.at(closing) in ENDS:
            return limit, following
        closing += 1
    return closing + 1, _passed(listed, following, closing)


def _passed(listed: list[Counted], following: int, index: int) -> int:
    while following < len(listed) and listed[following].words.first < index:
        following += 1
    return following


def _over_modifier(p: Passage, index: int, limit: int) -> int:
    """Past "in the lower town" to the verb, or to where the clause ends."""
    start = index
    while index < limit and index - start < LONGEST_MODIFIER:
        ends = p.at(index) in (",", ";", "and", "but", "when", "where", "while") or p.at(index) in ENDS
        if ends or is_auxiliary(p, index) or p.match("measure", index) is not None:
            return index
        index += 1
    return limit


def _is_joined(p: Passage, before: Counted, row: Counted) -> bool:
    """ "12 civilians and 3 soldiers": nothing but the joint between the two."""
    return _is_joined_at(p, before.after, row)


def _is_joined_at(p: Passage, index: int, row: Counted) -> bool:
    start = index
    while index < row.words.first and p.is_a("grammar.joint", index):
        found = p.match("grammar.joint", index)
        index = found.after if found is not None else index + 1
    return index == row.words.first and index > start


def _with_wholes(p: Passage, sentence: Span, listed: list[Counted]) -> list[Counted]:
    """Numbers behind "including", before "of them": parts of the number that came before."""
    done: list[Counted] = []
    whole: int | None = None
    for place, row in enumerate(listed):
        marked = _is_marked(p, row, sentence)
        continues = bool(done) and done[-1].whole is not None and _is_joined(p, done[-1], row)
        is_part = marked or (continues and not row.own_fate)
        if is_part and whole is not None and _can_hold(done[whole], row):
            above = done[whole]
            fate = _own(row, above) or above.fate
            row = replace(row, whole=whole, fate=fate, own_fate=fate is not above.fate)
        elif not is_part and row.quantity.hard != Interval(0, 0):
            whole = place if row.fate is not None else whole
        done.append(replace(row, marked=is_part))
    return done


def _own(row: Counted, whole: Counted) -> Fate | None:
    """The part's own fate: words behind the part that the whole does not rest on."""
    if row.fate is None or not row.own_fate or row.fate == whole.fate:
        return None
    return row.fate if row.fate.first > row.words.first else None


def _is_marked(p: Passage, row: Counted, sentence: Span) -> bool:
    if any(p.is_a("part.after", i) for i in range(row.words.after, row.words.after + 1)):
        return True
    for first in range(max(row.words.first - 5, sentence.first), row.words.first):
        found = p.match("part.before", first)
        if found is not None and found.after == row.words.first:
            return True
    return False


def _can_hold(whole: Counted, part: Counted) -> bool:
    """A part is not larger than its whole, as far as the words say."""
    high, low = whole.quantity.hard, part.quantity.hard
    return whole.fate is not None and (
        high is None or low is None or high.high is None or low.low <= high.high
    )


def _with_sums(p: Passage, sentence: Span, listed: list[Counted]) -> list[Counted]:
    """The parts of "two generals and a colonel": parts of what the sum is a part of, or of the sum."""
    done: list[Counted] = []
    moved: dict[int, int] = {}
    for place, row in enumerate(listed):
        row = replace(row, whole=None if row.whole is None else moved[row.whole])
        moved[place] = len(done)
        keeps_sum = not (row.marked and row.whole is not None)
        if not row.quantity.parts or keeps_sum:
            done.append(row)
        above = row.whole if not keeps_sum else moved[place]
        for part in row.quantity.parts if row.fate is not None else ():
            words = p.tokens_of(part.start, part.end)
            victims, after = counted_phrase(p, words.after, row.words.after)
            done.append(
                Counted(part, words, victims, after, row.fate, whole=above, marked=True, inside_sum=True)
            )
    return done
