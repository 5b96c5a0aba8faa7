"""Two claims beside each other: both in their words, on one scale, with the rules' verdict."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from articles.domain.disagreements import Disagreement, disagreements
from articles.domain.scales import GapArea, Scale, gap_between, scale_for
from articles.domain.verdicts import Result, Verdict, compare
from articles.models import Claim
from articles.models.claim_figure import figure_of, hard_of
from articles.pages.claims_figures import bar_words, face_of, figure_words
from articles.pages.claims_words import perpetrator_words, place_words, victim_words
from articles.pages.links_candidates import detail_words, gap_words
from articles.pages.links_sides import Side, said_days, side
from articles.pages.queue_cards import contexts, spot_of

LIKELY = {
    "same_origin": "repeats",
    "subset": "part_of",
    "subset_measure": "part_of",
    "disjoint": "distinct",
    "different_event": "distinct",
    "event_unresolved": "same_event",
}
"""What a pair that cannot be compared most likely is, by the cause of its verdict."""


SAID_OF = {
    "victim_status": ("Victims", victim_words),
    "target": ("Target", victim_words),
    "perpetrator": ("Perpetrator", perpetrator_words),
    "place": ("Place", place_words),
    "time": ("Date", said_days),
    "occurrence": ("What happened", figure_words),
    "affiliation": ("Victims", victim_words),
}
"""What stands side by side in a conflict without numbers: its dimension → label and words of a claim."""


@dataclass(frozen=True, slots=True)
class Dispute:
    """What the two disagree on without numbers: the sentence, and what each of them says about it."""

    dimension: str
    reason: str
    label: str
    a: str
    b: str


@dataclass(frozen=True, slots=True)
class Comparison:
    """The two claims and what the rules make of them now. ``likely``: the decision that follows from it."""

    a: Side
    b: Side
    scale: Scale
    gap: GapArea | None
    words: str
    verdict: Verdict
    detail: str
    gap_words: str
    disputes: tuple[Dispute, ...]
    dimension: str
    likely: str
    a_is_part: bool
    a_is_later: bool

    @property
    def drawn(self) -> bool:
        """Whether there is anything to draw."""
        return self.a.bar.drawn or self.b.bar.drawn


def comparison(first: Any, second: Any) -> Comparison:
    """Two claims that ``sides`` fetched, ``first`` as A. One query."""
    figures = figure_of(first), figure_of(second)
    verdict = compare(*figures)
    disputes = _disputes(verdict, disagreements(*figures), first, second)
    scale = scale_for([face_of(first), face_of(second)])
    around = contexts([spot_of(row, row.window) for row in (first, second)])
    return Comparison(
        a=side("A", first, second, scale, around[0]),
        b=side("B", second, first, scale, around[1]),
        scale=scale,
        gap=gap_between(face_of(first), face_of(second), scale),
        words=_both_words(first, second, scale),
        verdict=verdict,
        detail=detail_words(verdict),
        gap_words=gap_words(verdict),
        disputes=disputes,
        dimension=_likely_dimension(verdict, disputes),
        likely=likely_kind(verdict, disputed=bool(disputes)),
        a_is_part=_is_smaller(first, second),
        a_is_later=_is_later(first, second),
    )


def likely_kind(verdict: Verdict, *, disputed: bool = False) -> str:
    """The kind of link that agrees with the rules; "same_event" when that is open, "" when none does."""
    if verdict.result is Result.CONFLICT or verdict.discrepant or disputed:
        return "conflicts"
    if verdict.result is Result.COMPATIBLE:
        return "compatible"
    return "supersedes" if verdict.result is Result.SUPERSEDES else LIKELY.get(verdict.cause, "")


def _disputes(verdict: Verdict, found: Sequence[Disagreement], a: Claim, b: Claim) -> tuple[Dispute, ...]:
    """What the rules found beside the number, and the verdict's own dimension where that is no number."""
    said = {dispute.dimension: dispute.reason for dispute in found}
    if verdict.result is Result.CONFLICT and verdict.dimension in SAID_OF:
        said = {verdict.dimension: ""} | said
    return tuple(_dispute(dimension, reason, a, b) for dimension, reason in said.items())


def _dispute(dimension: str, reason: str, a: Claim, b: Claim) -> Dispute:
    label, words = SAID_OF[dimension]
    return Dispute(dimension, reason, label, words(a), words(b))


def _both_words(a: Any, b: Any, scale: Scale) -> str:
    said = " ".join(
        f"{letter}: {bar_words(*face_of(claim), scale).removesuffix(f' Scale 0 to {scale.top:,}.')}"
        for letter, claim in (("A", a), ("B", b))
    )
    return f"Both figures on one scale from 0 to {scale.top:,}. {said}{_between(a, b)}"


def _between(a: Any, b: Any) -> str:
    hards = sorted((h for h in (hard_of(a), hard_of(b)) if h is not None), key=lambda hard: hard.low)
    if len(hards) < 2 or hards[0].overlaps(hards[1]):
        return ""
    first, last = (hards[0].high or 0) + 1, hards[1].low - 1
    if first > last:
        return " The two figures are next to each other; they share no number."
    return f" Nothing from {first:,} to {last:,} belongs to either."


def _likely_dimension(verdict: Verdict, disputes: Sequence[Dispute]) -> str:
    """What a conflict of the two would be about, to begin with."""
    if verdict.dimension or not disputes:
        return verdict.dimension or "number"
    return disputes[0].dimension


def _is_smaller(a: Any, b: Any) -> bool:
    """Whether "A is part of B" is the likelier reading."""
    small, large = hard_of(a), hard_of(b)
    return small is None or large is None or small.low <= large.low


def _is_later(a: Claim, b: Claim) -> bool:
    """Whether "A supersedes B" is the likelier reading: by the day it speaks of, else its article's."""
    days = [claim.as_of or claim.article.published or date.min for claim in (a, b)]
    return days[0] >= days[1]
