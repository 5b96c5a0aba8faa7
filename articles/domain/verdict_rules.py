"""The eight rules of a verdict (domain.md §4), in their order.

Each takes a pair and answers with a ruling when it fires, else with the sentence that leads on to the next.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from articles.domain.containment import violation
from articles.domain.figures import Figure, Pair, Result, Ruling
from articles.domain.intervals import Interval
from articles.domain.lexicon import Qualifier
from articles.domain.verdict_words import (
    apart,
    both_dates,
    copies_differ,
    different_events,
    how_they_agree,
    setting,
    usual_readings,
)

SUBSETS = {"executed": ("killed", "casualties"), "killed": ("casualties",), "wounded": ("casualties",)}
"""Every one of the left is also one of the right."""


def eligible(pair: Pair) -> Ruling | str:
    """Rule 1: both are statements that count."""
    for figure in pair.both:
        cause = ""
        if figure.state == "withdrawn":
            cause, reason = "withdrawn", "One of the claims was withdrawn."
        elif figure.speech_act in ("hypothetical", "query"):
            cause, reason = "speech_act", "One of the claims asks or supposes; it does not state a figure."
        elif figure.tier == "comment" and not (figure.promoted or pair.context.include_comments):
            cause, reason = "reader_comment", "One of the figures stands in a reader comment."
        if cause:
            return Ruling(Result.NOT_EVALUATED, reason, cause=cause)
    return "Both are statements that count."


def one_statement(pair: Pair) -> Ruling | str:
    """Rule 2: they are not one statement told twice."""
    a, b = pair.both
    linked = pair.context.linked_as == "repeats"
    if not linked and not _told_twice(pair):
        if pair.has_one_origin:
            return "One origin, but not known to be one statement."
        return "Different origins." if a.origin and b.origin else "The origin of one of them is not recorded."
    by = "An analyst linked them as repeats" if linked else "Both print one statement"
    reason = f"{by}: one source, told twice."
    differing = copies_differ(a, b)
    if not differing:
        return Ruling(Result.NOT_COMPARABLE, reason, cause="same_origin")
    reason += f" The copies differ: {differing}."
    flags = ("transmission_discrepancy",)
    gap = 0.0 if a.hard is None or b.hard is None else _relative_gap(a.hard, b.hard)
    return Ruling(Result.NOT_COMPARABLE, reason, cause="same_origin", gap=gap, flags=flags)


def _told_twice(pair: Pair) -> bool:
    """One statement of one origin in two articles (domain.origins.statement_key).

    Within one article two figures are two sentences, and figures about different incidents or victims are
    two propositions, though one bulletin gives both.
    """
    a, b = pair.both
    if not (pair.has_one_origin and a.statement and a.statement == b.statement):
        return False
    if a.article and a.article == b.article:
        return False
    apart_in_time = bool(a.incident and b.incident) and not pair.is_one_incident
    return not (apart_in_time or a.additive != b.additive or _clash(pair))


def _incident(pair: Pair) -> Ruling | str:
    a, b = pair.both
    if pair.is_one_incident:
        same = a.incident == b.incident
        return "Same incident." if same else "One of the incidents is a part of the other."
    both_recorded = bool(a.incident and b.incident)
    if pair.context.same_event:
        return "Compared as if they were about one incident."
    if pair.context.is_settled and not both_recorded:
        return "An analyst compared them as one event."
    known = "They are about different incidents" if both_recorded else "Not both are put to an incident"
    if reason := different_events(a, b):
        return _other_event(f"{known}, and {reason}", "different_event")
    if a.window and b.window:
        for wide, narrow in ((a.window, b.window), (b.window, a.window)):
            if wide.strictly_contains(narrow):
                reason = "the days of one hold those of the other and more, as those of a campaign would"
                return _other_event(f"{known}; {reason}.", "wider_scope")
    reason = f"{known}, but time and place would allow that it is one event."
    return _other_event(reason, "event_unresolved", suggestion="same_event")


def _other_event(reason: str, cause: str, *, suggestion: str = "") -> Ruling:
    return Ruling(Result.NOT_COMPARABLE, reason, cause=cause, suggestion=suggestion or cause)


def _measure(pair: Pair) -> Ruling | str:
    a, b = pair.both
    if a.unit != b.unit:
        reason = f"One counts {min(a.unit, b.unit)}, the other {max(a.unit, b.unit)}."
        return Ruling(Result.NOT_COMPARABLE, reason, cause="different_unit")
    if not (a.measure and b.measure):
        reason = "The measure of one of them is not recorded."
        return Ruling(Result.NOT_COMPARABLE, reason, cause="different_measure")
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
    if pair.context.is_settled:
        return "An analyst compared them as the same victims."
    if pair.context.linked_as == "part_of":
        reason = "An analyst linked one as a part of the other."
        return Ruling(Result.NOT_COMPARABLE, reason, cause="subset")
    if a.additive or b.additive:
        reason = "One comes on top of those counted before, so the two count different people."
        return Ruling(Result.NOT_COMPARABLE, reason, cause="disjoint")
    for part, whole in ((a, b), (b, a)):
        if reason := _is_subset(part, whole):
            violated = None if _clash(pair) else violation(part, whole)
            return violated or Ruling(Result.NOT_COMPARABLE, reason, cause="subset")
    if clash := _clash(pair):
        return Ruling(Result.NOT_COMPARABLE, clash, cause="disjoint")
    return "Whether both count the same victims is not settled." if pair.scope_uncertain else "Same victims."


def _is_subset(part: Figure, whole: Figure) -> str:
    """Why the victims of ``part`` are some of those of ``whole``; "" when nothing says so."""
    if part.speech_act == "describe_imagery" != whole.speech_act:
        return "One counts only who can be seen in the pictures, which is a part of all."
    if whole.victim_scope and whole.victim_scope in part.victim_above:
        return "The victims of one are a narrower group of those of the other."
    return ""


def _clash(pair: Pair) -> str:
    """Why the two count different people (side × group × status); "" when they may be the same."""
    a, b = pair.both
    if pair.context.is_settled:
        return ""
    statuses = sorted(figure.known_status for figure in pair.both)
    if all(statuses) and statuses[0] != statuses[1]:
        return (
            f"One counts {statuses[0].replace('_', ' ')} victims, the other {statuses[1].replace('_', ' ')}."
        )
    if a.victim_scope and b.victim_scope and a.victim_scope != b.victim_scope:
        narrower = a.victim_scope in b.victim_above or b.victim_scope in a.victim_above
        return "" if narrower else "They count different groups of victims."
    if a.victim_side and b.victim_side and a.victim_side != b.victim_side:
        return "They count victims of different sides."
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
    ("Both are eligible", eligible),
    ("They are not one statement told twice", one_statement),
    ("Same incident", _incident),
    ("Same measure and unit", _measure),
    ("Same victims", _victims),
    ("Neither replaces the other", _later),
    ("Both give a number", _occurrence),
    ("The numbers", _numbers),
)
