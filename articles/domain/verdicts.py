"""What two figures say of each other: the first of eight rules that fires decides, and says why.

The machine proposes, a person decides: a verdict stands beside the analyst's decision and never replaces it.
Order-free: ``compare(a, b)`` and ``compare(b, a)`` differ only in the direction of ``relation``.
Whether one figure fits into another is asked in ``containment``.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from articles.domain.containment import fit, violation
from articles.domain.figures import SAME_VICTIMS_LINKS, Figure, Pair, Result, Ruling, Step, Verdict
from articles.domain.intervals import Interval
from articles.domain.lexicon import Qualifier
from articles.domain.verdict_words import (
    apart,
    both_dates,
    copies_differ,
    how_they_agree,
    setting,
    usual_readings,
)

__all__ = ["RULE_VERSION", "Figure", "Result", "Step", "Verdict", "compare", "containment", "exceeds"]

RULE_VERSION = "1"

SUBSETS = {"executed": ("killed", "casualties"), "killed": ("casualties",), "wounded": ("casualties",)}
"""Every one of the left is also one of the right."""

FLIPPED = {
    "a_entails_b": "b_entails_a",
    "b_entails_a": "a_entails_b",
    "a_supersedes_b": "b_supersedes_a",
    "b_supersedes_a": "a_supersedes_b",
}


def compare(a: Figure, b: Figure, *, linked_as: str = "", include_comments: bool = False) -> Verdict:
    """The verdict on two figures.

    ``linked_as`` is the kind of a link an analyst has already set between them ("" for none): "repeats" makes
    them one statement, "part_of" a part and its whole, "conflicts" and "compatible" confirm that the same
    victims are meant. ``include_comments`` lets figures from reader comments in.
    """
    turned = repr(a) > repr(b)
    first, second = (b, a) if turned else (a, b)
    pair = Pair(first, second, linked_as, include_comments)
    ruling: Ruling | None = None
    decided_by = 0
    steps: list[Step] = []
    for number, (title, rule) in enumerate(RULES, start=1):
        if ruling is not None:
            steps.append(Step(number, title, "Not reached.", False))
            continue
        outcome = rule(pair)
        if isinstance(outcome, Ruling):
            ruling, decided_by = outcome, number
            steps.append(Step(number, title, outcome.reason, True))
        else:
            steps.append(Step(number, title, outcome, False))
    assert ruling is not None, "the last rule always decides"
    if turned:
        ruling = replace(ruling, relation=FLIPPED.get(ruling.relation, ruling.relation))
    return ruling.as_verdict(decided_by, RULE_VERSION, tuple(steps))


def containment(part: Figure, whole: Figure) -> Verdict:
    """Whether ``part`` fits into ``whole``: a part whose low is above the whole's high cannot."""
    return _fitting(part.hard, part.soft, whole, parts=(part,))


def of_link(a: Figure, b: Figure, kind: str) -> Verdict:
    """What a link of ``kind`` stores: the verdict with what the person has settled by linking.

    A part (``a``) that does not fit its whole is a conflict whatever else the rules say of the pair.
    """
    if kind == "part_of":
        fitting = containment(a, b)
        if fitting.result is Result.CONFLICT:
            return fitting
    return compare(a, b, linked_as=kind)


def exceeds(parts: tuple[Figure, ...], whole: Figure) -> Verdict:
    """Whether disjoint parts together fit into their whole: the sum of their lows against its high."""
    hards = [part.hard for part in parts if part.hard is not None]
    softs = [part.soft for part in parts if part.soft is not None]
    low = Interval(sum(hard.low for hard in hards), None) if hards else None
    soft = Interval(sum(soft.low for soft in softs), None) if softs else None
    return _fitting(low, soft, whole, parts=parts)


def _fitting(
    hard: Interval | None, soft: Interval | None, whole: Figure, *, parts: tuple[Figure, ...]
) -> Verdict:
    refused = next(
        (r for part in parts for r in [_eligible(Pair(part, whole, "", True))] if r is not None), None
    )
    if isinstance(refused, Ruling):
        ruling, rule = refused, 1
    else:
        ruling, rule = fit(hard, soft, whole, parts=parts), 5
    steps = tuple(
        Step(
            number,
            title,
            ruling.reason if number == rule else "Not asked of a part and its whole.",
            number == rule,
        )
        for number, (title, _) in enumerate(RULES, start=1)
    )
    return ruling.as_verdict(rule, RULE_VERSION, steps)


def _eligible(pair: Pair) -> Ruling | str:
    for figure in pair.both:
        cause = ""
        if figure.state == "withdrawn":
            cause, reason = "withdrawn", "One of the claims was withdrawn."
        elif figure.speech_act in ("hypothetical", "query"):
            cause, reason = "speech_act", "One of the claims asks or supposes; it does not state a figure."
        elif figure.tier == "comment" and not pair.include_comments:
            cause, reason = "reader_comment", "One of the figures stands in a reader comment."
        if cause:
            return Ruling(Result.NOT_EVALUATED, reason, cause=cause)
    return "Both are statements that count."


def _one_statement(pair: Pair) -> Ruling | str:
    a, b = pair.both
    told_twice = bool(a.origin and a.origin == b.origin and a.statement and a.statement == b.statement)
    if pair.linked_as != "repeats" and not told_twice:
        if pair.has_one_origin:
            return "One origin, but not known to be one statement."
        return "Different origins." if a.origin and b.origin else "The origin of one of them is not recorded."
    by = "An analyst linked them as repeats" if pair.linked_as == "repeats" else "Both print one statement"
    reason = f"{by}: one source, told twice."
    differing = copies_differ(a, b)
    if not differing:
        return Ruling(Result.NOT_COMPARABLE, reason, cause="same_origin")
    reason += f" The copies differ: {differing}."
    flags = ("transmission_discrepancy",)
    return Ruling(Result.NOT_COMPARABLE, reason, cause="same_origin", flags=flags)


def _incident(pair: Pair) -> Ruling | str:
    a, b = pair.both
    if not (a.incident and b.incident):
        return "The incident of one of them is not recorded; compared as if it were the same."
    if a.incident == b.incident:
        return "Same incident."
    reason = "They are about different incidents."
    return Ruling(Result.NOT_COMPARABLE, reason, cause="different_event")


def _measure(pair: Pair) -> Ruling | str:
    a, b = pair.both
    if a.unit != b.unit:
        reason = f"One counts {min(a.unit, b.unit)}, the other {max(a.unit, b.unit)}."
        return Ruling(Result.NOT_COMPARABLE, reason, cause="different_unit")
    if a.measure == b.measure:
        return "Same measure and unit."
    for part, whole in ((a, b), (b, a)):
        if whole.measure in SUBSETS.get(part.measure, ()):
            violated = None if _clash(pair) else violation(part, whole)
            if violated is not None:
                return replace(violated, flags=pair.doubts)
            reason = f"Who was {part.measure} is also counted under {whole.measure}: a part and its whole."
            return Ruling(Result.NOT_COMPARABLE, reason, cause="subset_measure")
    reason = f"One counts {min(a.measure, b.measure)}, the other {max(a.measure, b.measure)}."
    return Ruling(Result.NOT_COMPARABLE, reason.replace("_", " "), cause="different_measure")


def _victims(pair: Pair) -> Ruling | str:
    a, b = pair.both
    if a.additive or b.additive:
        reason = "One comes on top of those counted before, so the two count different people."
        return Ruling(Result.NOT_COMPARABLE, reason, cause="disjoint")
    if pair.linked_as == "part_of":
        reason = "An analyst linked one as a part of the other."
        return Ruling(Result.NOT_COMPARABLE, reason, cause="subset")
    for seen, counted in ((a, b), (b, a)):
        if seen.speech_act == "describe_imagery" != counted.speech_act:
            reason = "One counts only who can be seen in the pictures, which is a part of all."
            subset = Ruling(Result.NOT_COMPARABLE, reason, cause="subset")
            return (None if _clash(pair) else violation(seen, counted)) or subset
    if _clash(pair):
        return Ruling(Result.NOT_COMPARABLE, _clash(pair), cause="disjoint")
    if pair.linked_as in SAME_VICTIMS_LINKS:
        return "An analyst compared them as the same victims."
    return "Whether both count the same victims is not settled." if pair.scope_uncertain else "Same victims."


def _clash(pair: Pair) -> str:
    """Why the two count different people; "" when they may be, or by an analyst are, the same."""
    a, b = pair.both
    if pair.linked_as in SAME_VICTIMS_LINKS:
        return ""
    statuses = sorted(figure.known_status for figure in pair.both)
    if all(statuses) and statuses[0] != statuses[1]:
        return (
            f"One counts {statuses[0].replace('_', ' ')} victims, the other {statuses[1].replace('_', ' ')}."
        )
    if a.victim_scope and b.victim_scope and a.victim_scope != b.victim_scope:
        return "They count different groups of victims."
    return ""


def _later(pair: Pair) -> Ruling | str:
    a, b = pair.both
    if not (a.claimant and a.claimant == b.claimant):
        known = a.claimant and b.claimant
        return "Different claimants." if known else "The claimant of one of them is not recorded."
    if a.as_of is None or b.as_of is None or a.as_of == b.as_of:
        return "Same claimant; neither figure is known to be the later one."
    relation = "a_supersedes_b" if a.as_of > b.as_of else "b_supersedes_a"
    reason = f"{both_dates(a, b)}, by the same claimant."
    return Ruling(Result.SUPERSEDES, reason, cause="later_figure", relation=relation)


def _occurrence(pair: Pair) -> Ruling | str:
    for nobody, somebody in (pair.both, pair.both[::-1]):
        if nobody.says_nobody and somebody.says_somebody:
            assert somebody.hard is not None
            says = "none" if nobody.hard == Interval(0, 0) else "that it did not happen"
            reason = f"One says {says}, the other {somebody.hard.words()}, so both cannot be right."
            flags = pair.conflict_flags
            return Ruling(
                Result.CONFLICT, reason, cause="occurrence", dimension="occurrence", gap=1.0, flags=flags
            )
    uncounted = (Qualifier.UNSPECIFIED, Qualifier.PROPORTION)
    if any(f.hard is None or f.qualifier in uncounted or f.is_denied for f in pair.both):
        reason = "One of them gives no number that could be compared."
        return Ruling(Result.NOT_COMPARABLE, reason, cause="no_quantity")
    return "Both give a number."


def _numbers(pair: Pair) -> Ruling:
    a, b = pair.both
    assert a.hard is not None, "the rule before lets no figure without a number through"
    assert b.hard is not None, "the rule before lets no figure without a number through"
    if not a.hard.overlaps(b.hard):
        reason = f"{apart(a.hard, b.hard, a.unit)} {setting(pair)}"
        gap = _relative_gap(a.hard, b.hard)
        flags = pair.conflict_flags
        return Ruling(Result.CONFLICT, reason, "number", "number", gap=gap, relation="disjoint", flags=flags)
    soft_a, soft_b = a.soft or a.hard, b.soft or b.hard
    discrepant = not soft_a.overlaps(soft_b)
    reason = how_they_agree(a.hard, b.hard)
    if discrepant:
        reason += f" {usual_readings(soft_a, soft_b)}"
    return Ruling(
        Result.COMPATIBLE,
        f"{reason} {setting(pair)}",
        discrepant=discrepant,
        gap=_relative_gap(soft_a, soft_b),
        relation=_relation(a.hard, b.hard),
        flags=pair.doubts,
    )


def _relation(a: Interval, b: Interval) -> str:
    if a == b:
        return "equal"
    if b.contains(a):
        return "a_entails_b"
    return "b_entails_a" if a.contains(b) else "overlap"


def _relative_gap(a: Interval, b: Interval) -> float:
    distance = a.gap(b)
    return distance / max(a.low, b.low) if distance else 0.0


RULES: tuple[tuple[str, Callable[[Pair], Ruling | str]], ...] = (
    ("Both are eligible", _eligible),
    ("They are not one statement told twice", _one_statement),
    ("Same incident", _incident),
    ("Same measure and unit", _measure),
    ("Same victims", _victims),
    ("Neither replaces the other", _later),
    ("Both give a number", _occurrence),
    ("The numbers", _numbers),
)
