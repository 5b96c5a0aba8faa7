"""Who did it and what the victims were."""

from __future__ import annotations

from articles.domain.proposals.fates import Counted, Fate
from articles.domain.proposals.passage import Passage, Span
from articles.domain.proposals.phrases import is_adverb, is_auxiliary, phrase_after, subject_before
from articles.domain.proposals.shapes import Choice, Label
from articles.domain.proposals.voices import Voices

BY_WITHIN = 3


def perpetrator_of(
    p: Passage, fate: Fate | None, voices: Voices, sentence: Span, earlier: Fate | None = None
) -> tuple[Label | None, Choice | None]:
    """ "by the rebels", "the rebels killed …", the one who claims the deed; with the basis, where it is told.

    ``earlier``: the fate told right before, whose subject "… and wounded 30" shares.
    """
    if fate is None:
        return None, None
    if (
        fate.form == "active"
        and p.at(fate.group - 1) == "and"
        and earlier is not None
        and earlier.form == "active"
    ):
        fate = earlier
    if voices.verb == "responsibility" and voices.claimant is not None:
        return voices.claimant, Choice(
            "claimed_or_admitted", voices.speech_act.cue if voices.speech_act else None
        )
    agent = _by_agent(p, fate, sentence)
    if agent is None and voices.verb == "accuse" and voices.cue_at is not None:
        accused = phrase_after(p, voices.cue_at.after, fate.first)  # "accused the Guard of killing nine"
        agent = accused if accused is not None and p.at(accused.after) == "of" else None
    if agent is None and fate.form == "active":
        low = _clause_begin(p, fate.group, sentence)
        if _is_self(p, low, fate.group) and voices.claimant is not None:
            return voices.claimant, Choice("claimed_or_admitted", None)
        agent = subject_before(p, fate.group, low)
    if agent is None or _is_means(p, agent) or not _acts(p, agent):
        return None, None
    label = p.label(agent)
    if voices.claimant_at is not None and agent == voices.claimant_at:
        return label, Choice("claimed_or_admitted", None)
    if voices.verb == "" and voices.narrator_stance is None and voices.speech_act is None:
        return label, Choice("reported_as_fact", None)
    return label, Choice("suspected_or_accused", None) if voices.verb == "accuse" else None


def _by_agent(p: Passage, fate: Fate, sentence: Span) -> Span | None:
    index = fate.after
    while index < fate.after + BY_WITHIN and is_adverb(p, index):
        index += 1
    return phrase_after(p, index + 1, sentence.after) if p.at(index) == "by" else None


def _clause_begin(p: Passage, index: int, sentence: Span) -> int:
    number = p.quoted(index)
    low = sentence.first if number < 0 else max(sentence.first, p.quotes[number].first + 1)
    for place in range(index - 1, low - 1, -1):
        if p.is_a("grammar.opens_content", place) or p.is_a("says", place):
            found = p.match("says", place)
            return found.after if found is not None else place + 1
    return low


def _is_self(p: Passage, low: int, group: int) -> bool:
    """ "said it killed", "said that its fighters had killed", "said it, along with the Accord, killed"."""
    found = p.match("grammar.self", low)
    if found is None:
        return False
    return found.after == group or (p.at(found.after) == "," and p.at(group - 1) == ",")


def _is_means(p: Passage, agent: Span) -> bool:
    return any(p.is_a("means", i) for i in range(*agent))


def _acts(p: Passage, agent: Span) -> bool:
    """A name, or a word for those who can do it."""
    begins_sentence = agent.first == p.sentence_of(agent.first).first
    names = range(agent.first + begins_sentence, agent.after)
    return any(p.is_capital(i) for i in names) or any(p.is_a("actor", i) for i in range(*agent))


def victims_of(p: Passage, row: Counted, sentence: Span) -> Span | None:
    """Who was counted; "civilians were the main victims" names them before the verb."""
    if row.victims is not None:
        return row.victims
    if row.fate is None or row.fate.measure != "harmed_unspecified":
        return None
    for index in range(row.words.first - 1, sentence.first, -1):
        if p.is_a("grammar.be", index):
            return subject_before(p, index, _clause_begin(p, index, sentence))
    return None


def status_of(p: Passage, victims: Span | None) -> Choice | None:
    """What the words of the victims say they were; None when they say nothing, or two things."""
    if victims is None:
        return None
    found: dict[str, Span] = {}
    index = victims.first
    while index < victims.after:
        match = p.match("status", index)
        if match is None:
            index += 1
            continue
        found.setdefault(match.meaning, Span(index, match.after))
        index = match.after
    if len(found) != 1:
        return None
    ((value, span),) = found.items()
    return Choice(value, p.range(*span))


def side_of(
    p: Passage, voices: Voices, perpetrator: Label | None, victims: Span | None, words: Span
) -> Choice | None:
    """On whose side the claimant speaks, when the words show it."""
    if voices.claimant is None or voices.claimant_at is None:
        return None
    if perpetrator is not None and perpetrator.at == voices.claimant.at:
        return Choice("perpetrator_side", perpetrator.at)
    for index in range(*voices.claimant_at):
        found = p.match("source.monitor", index)
        if found is not None:
            return Choice("third_party", p.range(index, found.after))
    owners = [victims.first] if victims is not None else []
    owners += [i for i in range(voices.claimant_at.after, words.first) if p.is_a("losses", i + 1)][:1]
    for owner in owners:
        if p.is_a("grammar.own", owner) and voices.claimant_at.after <= owner:  # "put its losses at"
            return Choice("victim_side", p.range(owner, owner + 1))
    return None


def is_hypothetical(p: Passage, fate: Fate | None) -> Choice | None:
    """ "would be killed", "will be executed": not told as having happened."""
    if fate is None:
        return None
    for index in range(fate.group, fate.first):
        is_open = p.at(index) in ("would", "will") and p.at(index + 1) != "have"
        if is_open and is_auxiliary(p, index):
            return Choice("hypothetical", p.range(index, fate.after))
    return None
