"""Which claims may answer for a measure at all, before any of the four rules chooses among them (domain.md
§§4, 5).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from articles.domain.counted import Counted, Dropped
from articles.domain.rules_table import INSIDE, NO_STATEMENT, NO_TOTAL, NOT_COUNTED, OCCURRENCE_ONLY

LEFT_OUT = "Left out by you."


def eligible(
    figures: Iterable[Counted], *, measure: str, left_out: frozenset[str] = frozenset()
) -> tuple[tuple[Counted, ...], tuple[Dropped, ...]]:
    """The figures that may count for ``measure``, and those that may not with the reason; both by claim id.

    Figures of another measure are not mentioned, except the executed among the killed: those people are
    counted already, so they are named and dropped.
    """
    known = {figure.claim_id: figure for figure in figures}
    kept, dropped = [], []
    for claim_id, figure in sorted(known.items()):
        if not _concerns(figure, measure):
            continue
        reason = LEFT_OUT if claim_id in left_out else _against(figure, measure, known)
        if reason:
            dropped.append(Dropped(claim_id, reason))
        else:
            kept.append(figure)
    return tuple(kept), tuple(dropped)


def _concerns(figure: Counted, measure: str) -> bool:
    return measure in (figure.measure, INSIDE.get(figure.measure))


def _against(figure: Counted, measure: str, known: Mapping[str, Counted]) -> str:
    """Why a figure does not count; "" when it does."""
    if figure.state in NOT_COUNTED:
        return NOT_COUNTED[figure.state]
    if figure.speech_act in NO_STATEMENT or figure.stance == "queried":
        return "It asks or supposes; it does not state a figure."
    if figure.speech_act == "deny" or figure.stance == "denied":
        return "It denies a figure and gives none."
    if figure.tier == "comment" and not figure.promoted:
        return "It stands in a reader comment that no supervisor has promoted."
    if figure.superseded:
        return "A later figure of the same claimant replaces it."
    return _not_the_whole(figure, measure, known) or _no_number(figure)


def _not_the_whole(figure: Counted, measure: str, known: Mapping[str, Counted]) -> str:
    if figure.measure != measure:
        return f"Who was {figure.measure} is counted under {measure} already."
    if figure.part_of:
        whole = known.get(figure.part_of)
        if whole is None:
            return "It counts a part of the victims of another claim."
        if whole.measure == measure:
            return f"It counts a part of {whole.words}, which is not counted twice."
    if figure.additive:
        return "It comes on top of those counted before and is no total."
    if figure.speech_act in NO_TOTAL:
        return "It counts only who can be seen in the pictures, which is a part of all."
    return ""


def _no_number(figure: Counted) -> str:
    if figure.hard is None:
        return "It gives no number."
    if figure.qualifier in OCCURRENCE_ONLY and not figure.by_hand:
        return "It says that there were some, not how many."
    return ""
