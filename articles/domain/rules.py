"""Four stated rules, and what each makes of the claims about one incident and measure (domain.md §5).

None of them sums anything. A rule that finds nobody to ask is undefined and says so; it never answers 0. The
order of the figures does not matter. The constants are in ``rules_table``, who may be asked at all in
``eligibility``.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from datetime import date

from articles.domain.counted import Answer, Counted, Dropped
from articles.domain.day_words import day_words
from articles.domain.eligibility import eligible
from articles.domain.rules_table import (
    CREDIBILITY,
    DOUBTS,
    INCREDIBLE,
    OTHER_SIDE,
    RELIABILITY,
    RULES_VERSION,
    SIDES,
    UNRELIABLE,
    Rule,
)

__all__ = ["RULES_VERSION", "Answer", "Counted", "Dropped", "Rule", "answer", "answers"]

NO_LEAST = "It names only a top, and no least number."
PERPETRATOR = "perpetrator_side"

Parted = tuple[tuple[Counted, ...], tuple[Dropped, ...]]


def answer(
    rule: Rule, figures: Iterable[Counted], *, measure: str, left_out: frozenset[str] = frozenset()
) -> Answer:
    """What ``rule`` says of ``measure`` for the claims of one incident; ``left_out`` holds ids to answer
    without.

    ``figures`` may hold every claim of the incident: those of other measures are passed over.
    """
    kept, dropped = eligible(figures, measure=measure, left_out=left_out)
    if not kept:
        reason = (
            "Undefined: no claim gives a figure that counts." if dropped else "Undefined: there is no claim."
        )
        return Answer(rule, reason, dropped=dropped)
    found = _RULES[rule](kept)
    every = (*dropped, *found.dropped)
    return replace(
        found, dropped=tuple(sorted(every, key=lambda d: d.claim_id)), used=tuple(sorted(found.used))
    )


def answers(
    figures: Iterable[Counted], *, measure: str, left_out: frozenset[str] = frozenset()
) -> tuple[Answer, ...]:
    """All four, in the order in which they are shown."""
    known = tuple(figures)
    return tuple(answer(rule, known, measure=measure, left_out=left_out) for rule in Rule)


def _range(figures: Sequence[Counted]) -> Answer:
    """Lowest low to highest high. A vague word beside numbers can leave the top open, and nothing more."""
    numbers, vague = _numbers_first(figures)
    opening = {d.claim_id for d in vague} & {f.claim_id for f in figures if _reaches_above(f, numbers)}
    low = min(_low(f) for f in numbers)
    top = max(_named_top(f) for f in numbers)
    reason = f"The lowest low is {low:,}, the highest number named {top:,}."
    is_open = any(_has_no_top(f) for f in numbers)
    if opening and not is_open:
        reason += " A vague word leaves the top open."
    elif is_open:
        reason += " No top is named."
    return Answer(
        Rule.RANGE,
        reason,
        low=low,
        high=top,
        high_open=is_open or bool(opening),
        used=(*_ids(numbers), *opening),
        dropped=tuple(d for d in vague if d.claim_id not in opening),
        low_from=_ids(f for f in numbers if _low(f) == low),
    )


def _ucdp(figures: Sequence[Counted]) -> Answer:
    """Most conservative, most reliable, highest reliable; unreasonable claims are kept out."""
    reliable, doubtful = _parted(figures, _unreasonable)
    if not reliable:
        return Answer(Rule.UCDP, "Undefined: every figure that counts is doubted.", dropped=doubtful)
    numbers, vague = _numbers_first(reliable)
    low = min(_low(f) for f in numbers)
    is_open = any(_has_no_top(f) for f in numbers)
    naming = sorted((f for f in numbers if f.names_a_number), key=_reliability)
    best = naming[0].estimate if naming else None
    said = f"Low {low:,} is the most conservative"
    said += (
        f", best {best:,} the most reliable figure" if best is not None else "; no figure names a best number"
    )
    high = None if is_open else max(_high(f) or 0 for f in numbers)
    said += "; no top is named." if high is None else f", high {high:,} the highest."
    return Answer(
        Rule.UCDP,
        said,
        low=low,
        best=best,
        high=high,
        high_open=is_open,
        used=_ids(numbers),
        dropped=(*doubtful, *vague),
        low_from=_ids(f for f in numbers if _low(f) == low),
        best_from=_ids(naming[:1]),
    )


def _acled(figures: Sequence[Counted]) -> Answer:
    """The most conservative estimate among the latest figures of each origin."""
    naming, tops = _parted(figures, lambda f: "" if f.names_a_number else NO_LEAST)
    if not naming:
        return Answer(Rule.ACLED, "Undefined: only tops are named.", dropped=tops)
    numbers, vague = _numbers_first(naming)
    latest, earlier = _latest_of_each(numbers)
    best = min(f.named for f in latest)
    origins = _origins(latest)
    among = f"among the latest figures of {origins} origins" if origins > 1 else "of the one origin"
    return Answer(
        Rule.ACLED,
        f"{best:,} is the most conservative estimate {among}.",
        best=best,
        used=_ids(latest),
        dropped=(*tops, *vague, *earlier),
        best_from=_ids(f for f in latest if f.named == best),
    )


def _gtd(figures: Sequence[Counted]) -> Answer:
    """The most recent independent figures: what most origins say, else the lowest."""
    sided = {f.source for f in figures if f.claimant_side == PERPETRATOR}
    said_by = "It rests on a claim of the perpetrator’s side."
    others, theirs = _parted(figures, lambda f: said_by if f.source in sided else "")
    if not others:
        return Answer(Rule.GTD, "Undefined: every figure rests on the perpetrator’s side.", dropped=theirs)
    naming, tops = _parted(others, lambda f: "" if f.names_a_number else NO_LEAST)
    if not naming:
        return Answer(Rule.GTD, "Undefined: only tops are named.", dropped=(*theirs, *tops))
    numbers, vague = _numbers_first(naming)
    day = max((f.day for f in numbers if f.day), default=None)
    recent, older = _parted(numbers, lambda f: _not_recent(f, day))
    best, reason = _majority(recent, day)
    return Answer(
        Rule.GTD,
        reason,
        best=best,
        used=_ids(recent),
        dropped=(*theirs, *tops, *vague, *older),
        best_from=_ids(f for f in recent if f.estimate == best),
    )


_RULES: dict[Rule, Callable[[Sequence[Counted]], Answer]] = {
    Rule.RANGE: _range,
    Rule.UCDP: _ucdp,
    Rule.ACLED: _acled,
    Rule.GTD: _gtd,
}


def _numbers_first(figures: Sequence[Counted]) -> Parted:
    """The figures that name a number, and the vague ones dropped; the vague ones when no other is there."""
    if all(f.is_vague for f in figures):
        return tuple(figures), ()
    return _parted(figures, lambda f: _vague_words(f) if f.is_vague else "")


def _vague_words(figure: Counted) -> str:
    return f"{figure.words} names no number; it would answer only if no claim did."


def _unreasonable(figure: Counted) -> str:
    if figure.reliability in UNRELIABLE:
        return UNRELIABLE[figure.reliability]
    if figure.credibility in INCREDIBLE:
        return INCREDIBLE[figure.credibility]
    if figure.narrator_stance in DOUBTS:
        return f"The article that prints it {DOUBTS[figure.narrator_stance]} it."
    if figure.stance in DOUBTS:
        return f"Its claimant {DOUBTS[figure.stance]} it."
    return ""


def _reliability(figure: Counted) -> tuple[int, int, int, int, int, str]:
    """Source, then information, then third parties before sides, then the latest, then the lowest."""
    return (
        RELIABILITY.get(figure.reliability, RELIABILITY[""]),
        CREDIBILITY.get(figure.credibility, CREDIBILITY[None]),
        SIDES.get(figure.claimant_side, OTHER_SIDE),
        -figure.day.toordinal() if figure.day else 0,
        figure.estimate,
        figure.claim_id,
    )


def _latest_of_each(figures: Sequence[Counted]) -> Parted:
    latest: dict[str, date] = {}
    for figure in figures:
        if figure.day is not None:
            latest[figure.source] = max(figure.day, latest.get(figure.source, figure.day))
    earlier = "Its origin gave a later figure."
    return _parted(figures, lambda f: "" if f.day == latest.get(f.source) else earlier)


def _not_recent(figure: Counted, day: date | None) -> str:
    if figure.day == day:
        return ""
    return f"The most recent figures are of {day_words(day)}." if figure.day else "It is undated."


def _majority(figures: Sequence[Counted], day: date | None) -> tuple[int, str]:
    """The number that most origins give, the lowest of several; and the sentence."""
    votes: dict[int, set[str]] = {}
    for figure in figures:
        votes.setdefault(figure.estimate, set()).add(figure.source)
    most = max(len(sources) for sources in votes.values())
    best = min(number for number, sources in votes.items() if len(sources) == most)
    origins = _origins(figures)
    when = f"of {day_words(day)}, the most recent," if day else "that are left, all undated,"
    if len(votes) == 1:
        return best, f"{best:,} is what the figures {when} say."
    if sum(len(sources) == most for sources in votes.values()) == 1:
        return best, f"{best:,} is given by {most} of the {origins} origins {when} and no other by as many."
    return best, f"{best:,} is the lowest of the figures {when} on which the origins differ."


def _parted(figures: Iterable[Counted], against: Callable[[Counted], str]) -> Parted:
    kept, dropped = [], []
    for figure in figures:
        reason = against(figure)
        if reason:
            dropped.append(Dropped(figure.claim_id, reason))
        else:
            kept.append(figure)
    return tuple(kept), tuple(dropped)


def _reaches_above(vague: Counted, numbers: Sequence[Counted]) -> bool:
    """Whether a vague word says that there may be more than any number named."""
    tops = [_high(f) for f in numbers]
    high = _high(vague)
    return all(top is not None and (high is None or high > top) for top in tops)


def _has_no_top(figure: Counted) -> bool:
    """Open, or a vague word: its top is nobody's number."""
    return figure.is_vague or _high(figure) is None


def _named_top(figure: Counted) -> int:
    """The highest number that the words name."""
    high = None if figure.is_vague else _high(figure)
    return _low(figure) if high is None else high


def _low(figure: Counted) -> int:
    return figure.hard.low if figure.hard else 0


def _high(figure: Counted) -> int | None:
    return figure.hard.high if figure.hard else None


def _origins(figures: Sequence[Counted]) -> int:
    return len({figure.source for figure in figures})


def _ids(figures: Iterable[Counted]) -> tuple[str, ...]:
    return tuple(figure.claim_id for figure in figures)
