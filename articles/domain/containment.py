"""Whether a part fits into its whole: a subset and its whole are never summed, but they can contradict."""

from __future__ import annotations

from collections.abc import Iterable

from articles.domain.figures import Figure, Result, Ruling
from articles.domain.intervals import Interval


def fit(hard: Interval | None, soft: Interval | None, whole: Figure, *, parts: tuple[Figure, ...]) -> Ruling:
    """``hard`` and ``soft`` are those of the part, or the sums over disjoint ``parts``."""
    denied = whole.is_denied or any(part.is_denied for part in parts)
    if hard is None or whole.hard is None or denied:
        reason = "One of the figures gives no number, so whether the part fits its whole cannot be said."
        return Ruling(Result.NOT_COMPARABLE, reason, cause="no_quantity")
    what = "The parts together are" if len(parts) > 1 else "The part is"
    if whole.hard.high is not None and hard.low > whole.hard.high:
        reason = f"{what} at least {hard.low:,}, more than the whole, which is {whole.hard.words()}."
        gap = (hard.low - whole.hard.high) / hard.low
        return Ruling(Result.CONFLICT, reason, cause="containment", dimension="number", gap=gap)
    usual = whole.soft.high if whole.soft is not None else None
    discrepant = soft is not None and usual is not None and soft.low > usual
    reason = f"{what} at least {hard.low:,}, which fits into {whole.hard.words()}."
    if soft is not None and usual is not None and discrepant:
        reason += f" The usual readings do not fit: {soft.low:,} or more into {usual:,}."
    gap = (soft.low - usual) / soft.low if soft is not None and usual is not None and discrepant else 0.0
    return Ruling(Result.COMPATIBLE, reason, discrepant=discrepant, gap=gap, relation="contained")


def violation(part: Figure, whole: Figure) -> Ruling | None:
    """The conflict of a part that is too large for its whole; None when it fits or cannot be told."""
    if part.additive or whole.additive or part.hard is None:
        return None
    ruling = fit(part.hard, part.soft, whole, parts=(part,))
    return ruling if ruling.result is Result.CONFLICT else None


def disjoint_from(part: Figure, others: Iterable[Figure]) -> tuple[Figure, ...]:
    """Those of ``others`` that surely count other people than ``part`` and than each other.

    Sure are parts that one article counts by the same measure under different words for the victims ("two
    generals", "nine drivers"), neither of which holds the other. The largest are taken first; the order of
    ``others`` does not matter.
    """
    chosen: list[Figure] = []
    for other in sorted(others, key=lambda f: (-(f.hard.low if f.hard else 0), f.claim_id)):
        if all(_are_disjoint(other, known) for known in (part, *chosen)):
            chosen.append(other)
    return tuple(chosen)


def _are_disjoint(a: Figure, b: Figure) -> bool:
    if not a.article or (a.article, a.measure, a.unit) != (b.article, b.measure, b.unit):
        return False
    words = [set(figure.victims.casefold().split()) for figure in (a, b)]
    return all(words) and not (words[0] <= words[1] or words[1] <= words[0])
