"""What two figures say of each other: the first of eight rules that fires decides, and says why.

The machine proposes, a person decides: a verdict stands beside the analyst's decision and never replaces it.
Order-free: ``compare(a, b)`` and ``compare(b, a)`` differ only in the direction of ``relation``.
The rules themselves are in ``verdict_rules``; whether one figure fits into another is asked in
``containment``.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from articles.domain.containment import disjoint_from, fit
from articles.domain.figures import ALONE, Context, Figure, Pair, Result, Ruling, Step, Verdict
from articles.domain.intervals import Interval
from articles.domain.verdict_rules import RULES, SUBSETS, eligible

__all__ = [
    "RULE_VERSION", "SUBSETS", "Context", "Figure", "Result", "Step", "Verdict", "compare", "containment",
    "exceeds", "of_link", "ruling_on",
]  # fmt: skip

RULE_VERSION = "2"

ANY_TIER = Context(include_comments=True)

FLIPPED = {
    "a_entails_b": "b_entails_a",
    "b_entails_a": "a_entails_b",
    "a_supersedes_b": "b_supersedes_a",
    "b_supersedes_a": "a_supersedes_b",
}


def compare(a: Figure, b: Figure, context: Context = ALONE) -> Verdict:
    """The verdict on two figures, with what each of the eight rules said."""
    ruling, said = ruling_on(a, b, context)
    steps = [
        Step(number, title, outcome if number < len(said) else ruling.reason, fired=number == len(said))
        for number, ((title, _), outcome) in enumerate(zip(RULES, said, strict=False), start=1)
    ]
    steps += [
        Step(number, title, "Not reached.", fired=False)
        for number, (title, _) in enumerate(RULES, start=1)
        if number > len(said)
    ]
    return ruling.as_verdict(len(said), RULE_VERSION, tuple(steps))


def ruling_on(a: Figure, b: Figure, context: Context = ALONE) -> tuple[Ruling, list[str]]:
    """What the first rule that fires says, and what each rule up to it said."""
    turned = a.claim_id > b.claim_id if a.claim_id != b.claim_id else repr(a) > repr(b)
    pair = Pair(b, a, context) if turned else Pair(a, b, context)
    said: list[str] = []
    for _, rule in RULES:
        outcome = rule(pair)
        if isinstance(outcome, Ruling):
            said.append(outcome.reason)
            if turned and outcome.relation in FLIPPED:
                outcome = replace(outcome, relation=FLIPPED[outcome.relation])
            return outcome, said
        said.append(outcome)
    raise AssertionError("the last rule always decides")


def containment(part: Figure, whole: Figure) -> Verdict:
    """Whether ``part`` fits into ``whole``: a part whose low is above the whole's high cannot."""
    return _fitting(part.hard, part.soft, whole, parts=(part,))


def of_link(a: Figure, b: Figure, kind: str, other_parts: Iterable[Figure] = ()) -> Verdict:
    """What a link of ``kind`` stores: the verdict with what the person has settled by linking.

    A part (``a``) that does not fit its whole, alone or together with those of its ``other_parts`` that count
    other people, is a conflict whatever else the rules say of the pair.
    """
    if kind == "part_of":
        fitting = containment(a, b)
        if fitting.result is Result.CONFLICT:
            return fitting
        together = exceeds((a, *disjoint_from(a, other_parts)), b)
        if together.result is Result.CONFLICT:
            return together
    return compare(a, b, Context(linked_as=kind))


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
        (r for part in parts for r in [eligible(Pair(part, whole, ANY_TIER))] if r is not None), None
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
