"""Claims proposed from a selection and its sentence. See ``propose``."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from typing import NamedTuple, TypeVar

from articles.domain.lexicons import Lexicon, built_in
from articles.domain.proposals.days import days_in
from articles.domain.proposals.fates import Counted, Fate, counted_in, fate_at
from articles.domain.proposals.parties import is_hypothetical, perpetrator_of, side_of, status_of, victims_of
from articles.domain.proposals.passage import Passage, Span
from articles.domain.proposals.places import places_in
from articles.domain.proposals.shapes import Choice, Proposal, Range
from articles.domain.proposals.voices import Speakers, ends_with_question, voices_of
from articles.domain.quantities import Quantity, find

MOST = 40
"""Claims proposed at once; whoever selects a whole article is not offered hundreds."""
KINDS = {"strikes": "strike", "buildings": "property", "vehicles": "property", "targets": "property"}


Found = TypeVar("Found")


class _Near(NamedTuple):
    """A number where it stands: ``ahead`` is where the next claim begins, ``earlier`` the fate before it."""

    row: Counted
    place: int
    sentence: Span
    ahead: int
    earlier: Fate | None


class _Where(NamedTuple):
    """Where a claim's place and date are looked for; ``own``: the words of attributions, whose places and
    dates are not the event's."""

    words: Span
    ahead: int
    sentence: Span
    own: tuple[Span, ...]


def propose(
    text: str, start: int, end: int, lexicon: Lexicon | None = None, published: date | None = None
) -> list[Proposal]:
    """The claims that the selection and the rest of its sentences make, the claim of the selection first.

    ``text`` is a passage (or several), ``start`` and ``end`` the selection in code points; ranges count from
    the same place. ``published`` dates the article: "on Friday" is resolved by it. Never raises for a text;
    empty only for an empty selection. What is not said plainly is None. Linear in the text.
    """
    p = Passage(text, lexicon or built_in())
    chosen = p.tokens_of(start, end)
    if not 0 <= start < end <= len(text) or chosen.first >= chosen.after:
        return []
    return _Reading(p, chosen, published).proposals(Range(start, end, text[start:end]))


class _Reading:
    """One passage being read for one selection."""

    def __init__(self, p: Passage, chosen: Span, published: date | None) -> None:
        self.p, self.chosen = p, chosen
        self.days = days_in(p, published)
        self.places = places_in(p)
        self.speakers = Speakers(p)

    def proposals(self, selection: Range) -> list[Proposal]:
        p = self.p
        made: list[Proposal] = []
        last: int | None = None  # the claim of the sentence before that "the dead" would speak of
        for place, sentence, quantities in self._sentences(selection):
            counted = counted_in(p, sentence, quantities)
            at: dict[int, int] = {}
            for n, row in enumerate(counted):
                if not self._is_claim(row) or len(made) >= MOST:
                    continue
                at[n] = len(made)
                ahead = next((r.words.first for r in counted[n + 1 :] if not r.marked), sentence.after)
                whole = at.get(row.whole) if row.whole is not None else None
                if whole is None and last is not None and _is_of_those(p, row):
                    whole = last
                above = made[whole] if whole is not None else None
                earlier = counted[n - 1].fate if n else None
                made.append(self._proposal(_Near(row, place, sentence, ahead, earlier), above, whole))
            last = next(
                (at[n] for n, row in enumerate(counted) if n in at and row.fate and not row.marked), None
            )
        made = _with_fates(made) or made[:1]
        main = next((n for n, one in enumerate(made) if one.selected and one.part_of is None), None)
        main = next((n for n, one in enumerate(made) if one.selected), None) if main is None else main
        if main is None:
            return _led_by([*made, self._without_number(selection)], len(made))
        made[main] = self._claim(made[main], selection)
        return _led_by(made, main)

    def _sentences(self, selection: Range) -> list[tuple[int, Span, list[Quantity]]]:
        """The sentences that the selection touches, with their numbers."""
        first, last = self.p.sentence_of(self.chosen.first), self.p.sentence_of(self.chosen.after - 1)
        begin, end = self.p.sentences.index(first), self.p.sentences.index(last)
        start, stop = self.p.range(*first).start, self.p.range(*last).end
        found = find(self.p.text[start:stop])[: 3 * MOST]
        begins = [self.p.range(*sentence).start for sentence in self.p.sentences[begin : end + 1]]
        here: list[list[Quantity]] = [[] for _ in begins]
        for quantity in found:
            here[bisect_right(begins, quantity.start + start) - 1].append(_moved(quantity, start))
        return [(begin + n, self.p.sentences[begin + n], some) for n, some in enumerate(here)]

    def _is_claim(self, row: Counted) -> bool:
        inside = self.chosen.first <= row.words.first and row.words.after <= self.chosen.after
        return row.fate is not None or (inside and not row.inside_sum)

    def _proposal(self, near: _Near, above: Proposal | None, whole: int | None) -> Proposal:
        p, row, sentence = self.p, near.row, near.sentence
        q, fate, words = row.quantity, row.fate, _words(row)
        victims = victims_of(p, row, sentence)
        voices = voices_of(p, self.speakers, near.place, row.words.first, words, self.days)
        perpetrator, basis = perpetrator_of(p, fate, voices, sentence, near.earlier)
        where = _Where(words, near.ahead, sentence, voices.own)
        act = is_hypothetical(p, fate) or voices.speech_act
        if ends_with_question(p, sentence):
            act = Choice("query", None)
        return Proposal(
            evidence=p.range(*words),
            selected=self.chosen.first <= row.words.first and row.words.after <= self.chosen.after,
            measure=_measure(p, fate),
            quantity=q,
            quantity_at=p.range(*row.words),
            unit="" if q.unit == "persons" else q.unit,
            kind=KINDS.get(q.unit, ""),
            victims=p.label(victims),
            status=status_of(p, victims) or (above.status if above is not None else None),
            perpetrator=perpetrator,
            perpetrator_basis=basis if perpetrator is not None else None,
            claimant=voices.claimant,
            claimant_side=side_of(p, voices, perpetrator, victims, row.words),
            chain=voices.chain,
            speech_act=act,
            stance=voices.stance,
            narrator_stance=voices.narrator_stance,
            place=_nearest(self.places, where, lambda place: place.label) if fate is not None else None,
            time=_nearest(self.days, where, lambda when: when.at.quote) if fate is not None else None,
            part_of=whole,
        )

    def _without_number(self, selection: Range) -> Proposal:
        """The selection says no number: what else it says plainly."""
        p = self.p
        sentence = p.sentence_of(self.chosen.first)
        fate = next((f for i in range(*self.chosen) if (f := fate_at(p, i, sentence)) is not None), None)
        if fate is None:
            return Proposal(evidence=selection, selected=True)
        place = p.sentences.index(sentence)
        words = Span(fate.group, fate.after)
        voices = voices_of(p, self.speakers, place, fate.first, words, self.days)
        perpetrator, basis = perpetrator_of(p, fate, voices, sentence)
        where = _Where(words, sentence.after, sentence, voices.own)
        return Proposal(
            evidence=selection,
            selected=True,
            measure=_measure(p, fate),
            perpetrator=perpetrator,
            perpetrator_basis=basis if perpetrator is not None else None,
            claimant=voices.claimant,
            claimant_side=side_of(p, voices, perpetrator, None, words),
            chain=voices.chain,
            speech_act=is_hypothetical(p, fate) or voices.speech_act,
            stance=voices.stance,
            narrator_stance=voices.narrator_stance,
            place=_nearest(self.places, where, lambda place: place.label),
            time=_nearest(self.days, where, lambda when: when.at.quote),
        )

    def _claim(self, proposal: Proposal, selection: Range) -> Proposal:
        """The claim of the selection rests on the words that were selected."""
        return replace(proposal, evidence=selection)


def _moved(quantity: Quantity, by: int) -> Quantity:
    """A quantity found in a part of the text, in places of the whole."""
    parts = tuple(_moved(part, by) for part in quantity.parts)
    return replace(quantity, start=quantity.start + by, end=quantity.end + by, parts=parts)


def _words(row: Counted) -> Span:
    """From the number to its fate, whichever comes first, with whom it counts."""
    first, after = row.words.first, max(row.words.after, row.after if row.victims is not None else 0)
    if row.fate is None or not row.own_fate:
        return Span(first, after)
    return Span(min(first, row.fate.first), max(after, row.fate.after))


def _measure(p: Passage, fate: Fate | None) -> Choice | None:
    return None if fate is None else Choice(fate.measure, p.range(min(fate.group, fate.first), fate.after))


def _nearest(found: Sequence[tuple[Span, Found]], near: _Where, said: Callable[[Found], str]) -> Found | None:
    """The only one of the sentence, else the first between the claim's words and the next claim's."""
    sentence = near.sentence
    here = [
        (span, one)
        for span, one in found
        if sentence.first <= span.first < sentence.after
        and not any(own.first <= span.first < own.after for own in near.own)
    ]
    if len({said(one).casefold() for _, one in here}) == 1:
        return here[0][1]
    return next((one for span, one in here if near.words.first <= span.first < near.ahead), None)


def _is_of_those(p: Passage, row: Counted) -> bool:
    """ "51 of the casualties", "12 of the dead": of those just spoken of."""
    if (
        row.victims is None
        or p.at(row.words.after) != "of"
        or p.at(row.victims.first) not in ("the", "these", "those")
    ):
        return False
    return any(p.is_a("measure", i) for i in range(*row.victims))


def _with_fates(made: list[Proposal]) -> list[Proposal]:
    """The claims whose measure is told; other numbers count nobody that was hurt."""
    kept = [n for n, one in enumerate(made) if one.measure is not None]
    return _in_order(made, kept)


def _in_order(made: list[Proposal], order: list[int]) -> list[Proposal]:
    """The proposals in ``order``; parts still point at their wholes, those whose whole is gone at none."""
    place: dict[int | None, int] = {old: new for new, old in enumerate(order)}
    return [replace(made[n], part_of=place.get(made[n].part_of)) for n in order]


def _led_by(made: list[Proposal], main: int) -> list[Proposal]:
    """The claim of the selection first, the others in reading order."""
    return _in_order(made, [main, *(n for n in range(len(made)) if n != main)])
