"""Who says it: verbs of saying, "according to", speakers of quotations, and how far each reaches."""

from __future__ import annotations

from dataclasses import dataclass, replace

from articles.domain.number_tokens import Kind
from articles.domain.proposals.passage import CLOSES, ENDS, OPENS, QUOTES, Passage, Span
from articles.domain.proposals.phrases import (
    is_adverb,
    is_auxiliary,
    phrase_after,
    subject_before,
    verb_group,
)

LONGEST_ADJUNCT = 10
LONGEST_SPEAKER = 7
SPEECH = 5
"""Words from which a quotation is speech and not a phrase held at arm's length."""
ACT_OF = {
    "assert": "stated", "claim": "stated", "report": "reported", "confirm": "confirmed", "deny": "stated",
    "accuse": "stated", "estimate": "stated", "announce": "stated", "count": "observed", "put": "stated",
    "responsibility": "stated",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Attribution:
    """``speaker`` says what lies in ``scope``; ``own`` are the attribution's own words.

    ``verb``: the meaning of the verb of saying (a key of ACT_OF), with its tokens in ``cue``. A speaker of
    None is a pronoun, or not to be told for certain.
    """

    speaker: Span | None
    verb: str
    cue: Span
    scope: Span
    own: Span
    quotation: int = -1

    def covers(self, index: int) -> bool:
        inside = self.scope.first <= index < self.scope.after
        return inside and not self.own.first <= index < self.own.after


def attributions_in(p: Passage, sentence: Span) -> list[Attribution]:
    """Everybody who says something in the sentence, inner ones last. Bounded look-ups at each token."""
    found: list[Attribution] = []
    index = sentence.first
    while index < sentence.after:
        made = (
            _responsible(p, index, sentence) or _according(p, index, sentence) or _saying(p, index, sentence)
        )
        if made is not None:
            found.append(made)
        matched = (
            p.match("responsibility", index) or p.match("source.according", index) or p.match("says", index)
        )
        index = matched.after if matched is not None else index + 1
    return found


def _low(p: Passage, index: int, sentence: Span) -> int:
    """Where the words of the same speaker begin: the sentence's begin, or the quotation's."""
    number = p.quoted(index)
    if number < 0:
        return sentence.first
    return max(sentence.first, p.quotes[number].first + 1)


def _high(p: Passage, index: int, sentence: Span) -> int:
    number = p.quoted(index)
    return sentence.after if number < 0 else min(sentence.after, p.quotes[number].after)


def _according(p: Passage, index: int, sentence: Span) -> Attribution | None:
    found = p.match("source.according", index)
    if found is None:
        return None
    speaker = phrase_after(p, found.after, _high(p, index, sentence))
    after = speaker.after if speaker is not None else found.after
    if speaker is not None and index > sentence.first and _begins_list(p, after, sentence):
        speaker = None
    scope = Span(_low(p, index, sentence), _high(p, index, sentence))
    return Attribution(speaker, "assert", Span(index, found.after), scope, Span(index, after))


def _begins_list(p: Passage, index: int, sentence: Span) -> bool:
    """ "according to residents, a hospital and both sides": more than one speaker."""
    return p.at(index) == "," and any(p.at(i) == "and" for i in range(index, min(index + 8, sentence.after)))


def _responsible(p: Passage, index: int, sentence: Span) -> Attribution | None:
    """ "claimed responsibility for killing …"."""
    found = p.match("responsibility", index)
    if found is None:
        return None
    low = _low(p, index, sentence)
    group, _, negated = verb_group(p, index, low)
    if negated:
        return None
    scope = Span(found.after, _high(p, index, sentence))
    speaker = subject_before(p, group, low)
    return Attribution(
        speaker,
        "responsibility",
        Span(index, found.after),
        scope,
        Span(speaker.first if speaker else group, found.after),
    )


def _saying(p: Passage, index: int, sentence: Span) -> Attribution | None:
    found = p.match("says", index)
    if found is None or p.is_a("source.according", index):
        return None
    if not p.at(index).isascii():
        return _verb_first(p, Span(index, found.after), found.meaning, sentence)
    cue, low, high = Span(index, found.after), _low(p, index, sentence), _high(p, index, sentence)
    group, passive, _ = verb_group(p, index, low)
    if passive:
        return _reported_by(p, cue, found.meaning, low, high)
    if p.at(group - 1) in ("the", "a", "its", "their", "s", "of", "to") or p.is_a(
        "grammar.preposition", group - 1
    ):
        return None
    if found.meaning == "put" and not any(p.at(i) in ("at", "as") for i in range(cue.after, cue.after + 8)):
        return None
    after = _over_adjuncts(p, found.after, high)
    if p.at(group - 1) in ("who", "which", "that") or p.at(index).endswith("ing"):
        return _published(p, group - 1, cue, found.meaning, low, Span(after, high))
    speaker = subject_before(p, group, low)
    before = (speaker.first if speaker is not None else group) - 1
    closes = p.at(before) == "," or p.at(before) in QUOTES
    ends = after >= high or p.at(after) in ENDS or p.at(after) in (",", ";") or p.at(after) in OPENS
    if speaker is None and p.at(group - 1) in {",", *CLOSES, '"'}:  # “…,” said the ministry
        inverted = phrase_after(p, found.after, high)
        if inverted is not None and not p.is_a("grammar.opens_content", inverted.after):
            after = _over_adjuncts(p, inverted.after, high)
            return Attribution(
                inverted, found.meaning, cue, Span(low, group), Span(group, after), _left(p, group)
            )
    if closes and ends and before > low:
        own = Span(before + 1, after)
        return Attribution(speaker, found.meaning, cue, Span(low, before + 1), own, _left(p, before + 1))
    own = Span(_with_day(p, speaker.first, low) if speaker is not None else group, after)
    return Attribution(speaker, found.meaning, cue, Span(after, high), own, _right(p, after))


def _with_day(p: Passage, index: int, low: int) -> int:
    """From "On Monday" in "On Monday the Accord said": the day of saying it."""
    while index > low:
        before = index - 1
        is_day = p.names_day(before) or p.is_a("day.on", before) or p.token(before).kind is Kind.NUMBER
        if not (is_day or p.is_a("day.part", before) or p.at(before) in ",."):
            break
        index = before
    return index


def _verb_first(p: Passage, cue: Span, verb: str, sentence: Span) -> Attribution | None:
    """Arabic: the verb, then who says it, then "that" or what happened."""
    high = _high(p, cue.first, sentence)
    index = cue.after
    while index < min(high, cue.after + LONGEST_SPEAKER) and p.is_word(index):
        if p.is_a("grammar.opens_content", index) or p.match("measure", index) is not None:
            speaker = Span(cue.after, index) if index > cue.after else None
            return Attribution(
                speaker, verb, cue, Span(index, high), Span(cue.first, index), _right(p, index)
            )
        index += 1
    return Attribution(None, verb, cue, Span(cue.after, high), cue)


def _reported_by(p: Passage, cue: Span, verb: str, low: int, high: int) -> Attribution | None:
    """ "12 deaths were confirmed by the ministry"."""
    if p.at(cue.after) != "by":
        return None
    speaker = phrase_after(p, cue.after + 1, high)
    after = speaker.after if speaker is not None else cue.after + 1
    return Attribution(speaker, verb, cue, Span(low, high), Span(cue.first, after))


def _published(p: Passage, relative: int, cue: Span, verb: str, low: int, scope: Span) -> Attribution | None:
    """ "The Accord released a statement that said …", "… a statement saying …": who released it says it."""
    for index in range(relative, max(low, relative - 14) - 1, -1):
        if p.is_a("source.publishes", index):
            has_medium = any(p.is_a("medium", i) for i in range(index, relative + 1))
            group, passive, _ = verb_group(p, index, low)
            speaker = subject_before(p, group, low) if has_medium and not passive else None
            own = Span(_with_day(p, speaker.first, low) if speaker else index, cue.after)
            return Attribution(speaker, verb, cue, scope, own)
    return Attribution(None, verb, cue, scope, Span(relative, cue.after))


def _over_adjuncts(p: Passage, index: int, high: int) -> int:
    """Past "on Monday", "in a statement on its Facebook page", "to the Observatory"."""
    while index < high:
        if is_adverb(p, index) or p.names_day(index):
            index += 1
            continue
        if not (p.is_a("grammar.preposition", index) or p.at(index) in ("reporters", "journalists")):
            return index
        start = index
        index += 1
        while index < high and index - start < LONGEST_ADJUNCT and not _ends_adjunct(p, index):
            index += 1
        if index - start >= LONGEST_ADJUNCT:
            return start
        if not p.is_a("grammar.preposition", index):
            return index
    return index


def _ends_adjunct(p: Passage, index: int) -> bool:
    token = p.token(index)
    is_mark = token.text in ENDS or token.text in QUOTES or token.text in (",", ":", ";", "—", "–")
    if is_mark or token.kind is Kind.BREAK or p.is_a("grammar.opens_content", index):
        return True
    return is_auxiliary(p, index) or p.match("measure", index) is not None


def _left(p: Passage, index: int) -> int:
    """The quotation that ends right before."""
    for i in (index - 1, index - 2, index - 3):
        if p.at(i) in CLOSES or p.at(i) == '"':
            return _is_speech(p, p.quoted(i - 1))
    return -1


def _right(p: Passage, index: int) -> int:
    """The quotation that begins right after."""
    for i in range(index, index + 4):
        if p.at(i) in OPENS or p.at(i) == '"':
            return _is_speech(p, p.quoted(i))
    return -1


def _is_speech(p: Passage, number: int) -> int:
    if number < 0:
        return -1
    quote = p.quotes[number]
    return number if quote.after - quote.first > SPEECH else -1


def of_quotation(
    p: Passage, sentence: Span, others: list[Attribution], earlier: list[Attribution]
) -> list[Attribution]:
    """The attributions of a sentence, with the speaker of the quotation it stands in.

    “A. B,” X said: also A is X's. “A,” X said. “B.”: so is B, when B says nothing of its speaker and follows
    at once. ``earlier`` are the attributions of the sentence before, ``others`` those of the next ones.
    """
    number = p.quoted(sentence.first)
    number = number if number >= 0 else p.quoted(sentence.first + 1)
    if number < 0:
        return []
    quote = p.quotes[number]
    for made in others:
        if made.quotation == number:
            return [replace(made, scope=Span(quote.first, quote.after), own=made.own)]
    begins_here = quote.first == sentence.first
    if begins_here and quote.after >= sentence.after - 2:
        for made in reversed(earlier):
            if made.quotation >= 0 and made.quotation == number - 1 and made.scope.first < made.own.first:
                return [replace(made, scope=Span(quote.first, quote.after), quotation=number)]
    return []
