"""In which order pairs of claims come before a person, and which come at all (domain.md §4)."""

from __future__ import annotations

from dataclasses import dataclass

from articles.domain.disagreements import Disagreement, disagreements
from articles.domain.figures import ALONE, Context, Figure, Result, Ruling, Verdict
from articles.domain.origins import are_independent
from articles.domain.verdicts import ruling_on

CONFLICTS, DISCREPANT, REST, NOT_COMPARED = 0.0, 1.0, 2.0, 3.0
"""Where each band of the queue begins. A pair's gap, from 0 to 1, orders it within its band."""
STEP = 10_000
"""Gaps nearer than 1 ÷ STEP are equal; then independent origins come first."""
WITHOUT_GAP = {True: 0.75, False: 0.25}
"""Occurrence and disagreements without numbers have no gap: by the independence of the origins they stand
among the wide or the narrow number conflicts.
"""
SAME_EVENT = Context(same_event=True)


@dataclass(frozen=True, slots=True)
class Look:
    """What the index keeps of a pair that is worth a person's look.

    ``result`` is that of the rules; ``dimension`` is what the two conflict on, be it without numbers, "" when
    they do not. ``gap`` is that of the numbers, also where only the event is unresolved.
    """

    result: Result
    cause: str
    dimension: str
    discrepant: bool
    gap: float
    independent: bool
    rank: float

    @property
    def is_pressing(self) -> bool:
        """Conflicts, discrepancies and what would conflict as one event: shown without being asked."""
        return bool(self.dimension) or self.discrepant or self.cause == "event_unresolved"


def rank(
    verdict: Verdict | Ruling, independent: bool, *, disagree: bool = False, gap: float | None = None
) -> float:
    """The place of a pair in the queue, the smallest first: conflicts, then discrepant ones, then the rest.

    ``disagree``: they conflict without numbers. ``gap``: instead of the verdict's, where that has none.
    """
    width = verdict.gap if gap is None else gap
    if verdict.result is Result.CONFLICT and verdict.dimension != "occurrence":
        band, width = CONFLICTS, _by_certainty(verdict, width)
    elif verdict.result is Result.CONFLICT or disagree:
        band, width = CONFLICTS, WITHOUT_GAP[independent]
    elif verdict.discrepant:
        band = DISCREPANT
    elif is_settled_by_rules(verdict):
        band = NOT_COMPARED
    else:
        band = REST
    within = STEP - round(min(width, 1.0) * STEP)
    return band + (2 * within + (not independent)) / (2 * STEP + 2)


def _by_certainty(verdict: Verdict | Ruling, gap: float) -> float:
    """A gap between figures that surely count the same people goes before any that may not."""
    doubtful = "scope_uncertain" in verdict.flags or "incident_assumed" in verdict.flags
    return min(gap, 1.0) / 2 + (0.0 if doubtful else 0.5)


def is_settled_by_rules(verdict: Verdict | Ruling) -> bool:
    """Whether the rules leave nothing to look at: other measures, other people, other events."""
    if verdict.result is Result.NOT_EVALUATED:
        return True
    if verdict.result is not Result.NOT_COMPARABLE:
        return False
    return verdict.cause != "event_unresolved" and "transmission_discrepancy" not in verdict.flags


def look(a: Figure, b: Figure, *, group_a: str, group_b: str) -> Look | None:
    """What the rules make of two claims nobody has linked; None when the pair is not worth a look.

    Worth it are conflicts (also those without numbers), discrepancies, compatible figures, later figures of
    one claimant, copies that differ, and pairs that would conflict if they were about one event.
    ``group_a`` and ``group_b`` are the origin groups, "" when not recorded.
    """
    ruling, _ = ruling_on(a, b, ALONE)
    independent = are_independent(group_a, group_b)
    gap = ruling.gap
    found: tuple[Disagreement, ...] = ()
    if ruling.cause == "event_unresolved":
        would, _ = ruling_on(a, b, SAME_EVENT)
        if would.result is not Result.CONFLICT:
            return None
        gap = would.gap
    elif ruling.result is not Result.CONFLICT:
        found = disagreements(a, b)
    if not found and is_settled_by_rules(ruling):
        return None
    return Look(
        result=ruling.result,
        cause=ruling.cause,
        dimension=found[0].dimension if found else ruling.dimension,
        discrepant=ruling.discrepant,
        gap=gap,
        independent=independent,
        rank=rank(ruling, independent, disagree=bool(found), gap=gap),
    )


def urgency(verdict: Verdict, *, independent: bool = False, disagree: bool = False) -> float:
    """Sorts pairs on screen as the queue does."""
    return rank(verdict, independent, disagree=disagree)
