"""From attributions to the claimant, the chain, the speech act and the stances of a claim."""

from __future__ import annotations

from dataclasses import dataclass

from articles.domain.proposals.attributions import ACT_OF, Attribution, attributions_in, of_quotation
from articles.domain.proposals.passage import ENDS, Passage, Span
from articles.domain.proposals.phrases import is_auxiliary, phrase_after, subject_before, verb_group
from articles.domain.proposals.shapes import Choice, HopProposal, Label, When

Days = list[tuple[Span, When]]
SPEECH_ACT_OF = {
    "assert": "assert", "claim": "assert", "report": "assert", "put": "assert", "count": "assert",
    "confirm": "confirm", "deny": "deny", "accuse": "accuse", "estimate": "estimate",
    "announce": "announce", "responsibility": "claim_responsibility",
}  # fmt: skip
FOLLOWING = 2
AROUND = 6


@dataclass(frozen=True, slots=True)
class Voices:
    """Who says a claim and how, as far as the words tell."""

    claimant: Label | None = None
    claimant_at: Span | None = None
    cue_at: Span | None = None
    chain: tuple[HopProposal, ...] = ()
    verb: str = ""
    speech_act: Choice | None = None
    stance: Choice | None = None
    narrator_stance: Choice | None = None
    own: tuple[Span, ...] = ()


class Speakers:
    """The attributions of a passage by sentence, found once."""

    __slots__ = ("_by_sentence", "_p")

    def __init__(self, p: Passage) -> None:
        self._p = p
        self._by_sentence: dict[int, list[Attribution]] = {}

    def in_sentence(self, place: int) -> list[Attribution]:
        if not 0 <= place < len(self._p.sentences):
            return []
        if place not in self._by_sentence:
            self._by_sentence[place] = attributions_in(self._p, self._p.sentences[place])
        return self._by_sentence[place]

    def around(self, place: int, index: int) -> list[Attribution]:
        """What covers a token, from the outermost speaker to the innermost."""
        here = self.in_sentence(place)
        sentence = self._p.sentences[place]
        own = [made for made in here if made.covers(index)]
        if not any(made.quotation >= 0 and made.quotation == self._p.quoted(index) for made in own):
            number = self._p.quoted(index)
            later = [made for step in range(1, FOLLOWING + 1) for made in self.in_sentence(place + step)]
            if number >= 0:
                own = of_quotation(self._p, sentence, [*here, *later], self.in_sentence(place - 1)) + own
        return sorted(own, key=lambda made: made.scope.first - made.scope.after)


def voices_of(p: Passage, speakers: Speakers, place: int, index: int, words: Span, days: Days) -> Voices:
    """The voices of a claim at token ``index`` of the sentence ``place``; ``words``: number to fate."""
    around = speakers.around(place, index)
    sentence = p.sentences[place]
    outer = around[0] if around else None
    hops = _chain(p, around, days)
    if hops:
        hops = (*hops, *_later_hops(p, place, sentence))
    shown = _shown(p, sentence, words)
    if not around and not hops:
        hops = _publisher(p, sentence, words)
    act = _speech_act(p, outer, shown)
    stance, narrator = _stances(p, outer, sentence, words)
    return Voices(
        claimant=p.label(outer.speaker) if outer is not None else None,
        claimant_at=outer.speaker if outer is not None else None,
        cue_at=outer.cue if outer is not None else None,
        chain=hops,
        verb=outer.verb if outer is not None else "",
        speech_act=act,
        stance=stance,
        narrator_stance=narrator,
        own=tuple(made.own for made in speakers.in_sentence(place)),
    )


def _chain(p: Passage, around: list[Attribution], days: Days) -> tuple[HopProposal, ...]:
    """From the innermost speaker outwards; nothing when the innermost, the origin, is not known."""
    hops: list[HopProposal] = []
    for made in reversed(around):
        if made.speaker is None:
            if not hops:
                return ()
            continue
        at = p.range(*made.speaker)
        day = next((when.start for span, when in days if _within(span, made.own)), None)
        hops.append(HopProposal(at.quote, ACT_OF[made.verb], medium_in(p, made.own, made.speaker), day, at))
    return tuple(hops)


def _within(span: Span, around: Span) -> bool:
    return around.first <= span.first and span.after <= around.after


def medium_in(p: Passage, words: Span, speaker: Span | None) -> str:
    """ "Facebook page" in "said on its Facebook page", "statement" in "released a statement that said"."""
    index = words.first if speaker is None or speaker.first > words.first else speaker.after
    while index < words.after:
        found = p.match("medium", index)
        if found is None:
            index += 1
            continue
        first = index
        while first - 1 >= words.first and _tells_medium(p, first - 1):
            first -= 1
        return p.range(first, found.after).quote
    return ""


def _tells_medium(p: Passage, index: int) -> bool:
    if not p.is_word(index) or p.is_a("source.publishes", index) or p.is_a("says", index):
        return False
    closed = ("determiner", "preposition", "adverb", "conjunction")
    return not any(p.is_a(f"grammar.{kind}", index) for kind in closed) and not is_auxiliary(p, index)


def _later_hops(p: Passage, place: int, sentence: Span) -> tuple[HopProposal, ...]:
    """ "The statement was obtained and translated by the Desk": who passed on what this sentence names."""
    for later in p.sentences[place + 1 : place + 1 + FOLLOWING]:
        noun = later.first + 1
        if p.at(later.first) not in ("the", "this", "its", "their") or not p.is_a("medium", noun):
            continue
        if not any(p.at(i) == p.at(noun) for i in range(sentence.first, sentence.after)):
            continue
        index, acts = noun + 1, []
        while index < later.after and p.at(index) != "by":
            acts += [a for a in ("obtained", "translated", "published") if p.is_a(f"source.{a}", index)]
            index += 1
        agent = phrase_after(p, index + 1, later.after)
        if acts and agent is not None:
            at = p.range(*agent)
            return tuple(HopProposal(at.quote, act, "", None, at) for act in acts)
    return ()


def _publisher(p: Passage, sentence: Span, words: Span) -> tuple[HopProposal, ...]:
    """ "The Accord released a video showing …": who published the picture that the claim rests on."""
    for index in range(sentence.first, words.first):
        if not p.is_a("source.publishes", index):
            continue
        pictures = [i for i in range(index, min(index + AROUND, words.first)) if p.is_a("imagery.what", i)]
        group, passive, _ = verb_group(p, index, sentence.first)
        speaker = subject_before(p, group, sentence.first) if pictures and not passive else None
        if speaker is not None:
            at = p.range(*speaker)
            return (HopProposal(at.quote, "published", p.at(pictures[0]), None, at),)
    return ()


def _shown(p: Passage, sentence: Span, words: Span) -> Span | None:
    """The cue that pictures are described."""
    picture = False
    for index in range(sentence.first, min(sentence.after, words.after + 2 * AROUND)):
        picture = picture or p.is_a("imagery.what", index)
        shows, seen = p.match("imagery.shows", index), p.match("imagery.seen", index)
        if picture and shows is not None and index < words.first:
            return Span(index, shows.after)
        if seen is not None:
            return Span(index, seen.after)
    return None


def _speech_act(p: Passage, outer: Attribution | None, shown: Span | None) -> Choice | None:
    if outer is not None and outer.verb == "responsibility":
        return Choice("claim_responsibility", p.range(*outer.cue))
    if shown is not None:
        return Choice("describe_imagery", p.range(*shown))
    return None if outer is None else Choice(SPEECH_ACT_OF[outer.verb], p.range(*outer.cue))


def _stances(
    p: Passage, outer: Attribution | None, sentence: Span, words: Span
) -> tuple[Choice | None, Choice | None]:
    """The claimant's stance and the narrator's."""
    stance: Choice | None = None
    narrator: Choice | None = None
    if outer is not None:
        stance = Choice("denied" if outer.verb == "deny" else "asserted", p.range(*outer.cue))
        if outer.verb == "claim":
            narrator = Choice("hedged", p.range(*outer.cue))
    hedged = _first(p, "hedge.claimant", max(sentence.first, words.first - AROUND), words.after)
    if hedged is not None and outer is not None and outer.verb != "deny":
        stance = Choice("hedged", p.range(*hedged))
    elif hedged is not None and outer is None:
        narrator = Choice("hedged", p.range(*hedged))
    for group, value in (("hedge.narrator", "hedged"), ("doubt", "doubted")):
        found = _first(p, group, sentence.first, sentence.after)
        if found is not None:
            narrator = Choice(value, p.range(*found))
    return stance, narrator


def _first(p: Passage, group: str, first: int, after: int) -> Span | None:
    for index in range(first, after):
        found = p.match(group, index)
        if (
            found is not None
            and p.at(index - 1) not in ("most",)
            and not (p.at(index) == "may" and p.is_capital(index))
        ):
            return Span(index, found.after)
    return None


def ends_with_question(p: Passage, sentence: Span) -> bool:
    """The sentence asks."""
    return any(
        p.at(i) == "?" for i in range(max(sentence.first, sentence.after - 2), sentence.after)
    ) and bool(ENDS)
