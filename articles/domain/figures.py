"""The faces that are compared: a claim's figure, a pair of them, and what a comparison answers."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from articles.domain.intervals import Interval
from articles.domain.whereabouts import Place, Window

SAME_VICTIMS_LINKS = frozenset({"conflicts", "compatible"})
"""Links by which an analyst has said that two claims are about the same victims of one event."""


class Result(StrEnum):
    """What a comparison answers."""

    CONFLICT = "conflict"
    COMPATIBLE = "compatible"
    SUPERSEDES = "supersedes"
    NOT_COMPARABLE = "not_comparable"
    NOT_EVALUATED = "not_evaluated"


@dataclass(frozen=True, slots=True)
class Figure:
    """The comparable face of a claim. An empty string or None means "not recorded", never "none".

    ``claimant``, ``origin``, ``incident`` and ``victim_scope`` are identity keys (of an entity, a group, an
    incident), not labels: different keys are taken to be different things, so leave them empty when only
    a label is known. ``incident_line`` are the incidents above ``incident``, ``victim_above`` the groups
    that the victims' group belongs to. ``statement`` is one key per original statement (domain.origins).
    ``tier``: article or comment; a comment counts when a supervisor ``promoted`` it. ``victims`` are the
    words for the victims, ``perpetrator`` the folded name, each as ``disagreements`` reads them.
    """

    claim_id: str
    measure: str = "killed"
    unit: str = "persons"
    hard: Interval | None = None
    soft: Interval | None = None
    qualifier: str = ""
    claimant: str = ""
    claimant_side: str = ""
    origin: str = ""
    statement: str = ""
    speech_act: str = "assert"
    stance: str = "asserted"
    state: str = ""
    tier: str = "article"
    as_of: date | None = None
    incident: str = ""
    victim_scope: str = ""
    victim_status: str = ""
    additive: bool = False
    article: str = ""
    promoted: bool = False
    incident_line: tuple[str, ...] = ()
    victim_above: tuple[str, ...] = ()
    victim_side: str = ""
    victims: str = ""
    perpetrator: str = ""
    place: Place | None = None
    window: Window | None = None

    @property
    def is_denied(self) -> bool:
        return self.stance == "denied" or self.speech_act == "deny"

    @property
    def known_status(self) -> str:
        return "" if self.victim_status == "unknown" else self.victim_status

    @property
    def says_nobody(self) -> bool:
        """Nobody was harmed: a written zero, or a denial of something else than a zero."""
        return (self.hard == Interval(0, 0)) != self.is_denied

    @property
    def says_somebody(self) -> bool:
        return not self.is_denied and self.hard is not None and self.hard.low >= 1


@dataclass(frozen=True, slots=True)
class Context:
    """What is known of two claims beside their figures.

    ``linked_as`` is the kind of a link an analyst has already set between them ("" for none): "repeats" makes
    them one statement, "part_of" a part and its whole, "conflicts" and "compatible" confirm that the same
    victims of one event are meant. ``include_comments`` lets figures from reader comments in that nobody
    promoted. ``same_event`` asks what the rules would say if both were about one event.
    """

    linked_as: str = ""
    include_comments: bool = False
    same_event: bool = False

    @property
    def is_settled(self) -> bool:
        """An analyst has compared the two as the same victims."""
        return self.linked_as in SAME_VICTIMS_LINKS


ALONE = Context()
"""Nothing is known of the two."""


@dataclass(frozen=True, slots=True)
class Pair:
    """Two figures in a fixed order, and what is known of them."""

    a: Figure
    b: Figure
    context: Context

    @property
    def both(self) -> tuple[Figure, Figure]:
        return self.a, self.b

    @property
    def has_one_origin(self) -> bool:
        return bool(self.a.origin) and self.a.origin == self.b.origin

    @property
    def is_one_incident(self) -> bool:
        """One incident, or one above the other."""
        a, b = self.a, self.b
        if not (a.incident and b.incident):
            return False
        return a.incident == b.incident or a.incident in b.incident_line or b.incident in a.incident_line

    @property
    def incident_assumed(self) -> bool:
        return not (self.is_one_incident or self.context.is_settled)

    @property
    def scope_uncertain(self) -> bool:
        if self.context.is_settled:
            return False
        one_status_unknown = bool(self.a.known_status) != bool(self.b.known_status)
        return one_status_unknown or not (self.a.victim_scope and self.b.victim_scope)

    @property
    def doubts(self) -> tuple[str, ...]:
        flags = {"incident_assumed": self.incident_assumed, "scope_uncertain": self.scope_uncertain}
        return tuple(name for name, raised in flags.items() if raised)

    @property
    def conflict_flags(self) -> tuple[str, ...]:
        return (*self.doubts, "self_contradiction") if self.has_one_origin else self.doubts


@dataclass(frozen=True, slots=True)
class Step:
    """One rule as it was asked: ``outcome`` is a sentence, ``fired`` marks the rule that decided."""

    rule: int
    title: str
    outcome: str
    fired: bool


@dataclass(frozen=True, slots=True)
class Verdict:
    """What is stored and shown of a comparison.

    ``cause`` is the bracket of the rule ("same_origin", "number"), ``dimension`` what a conflict is about.
    ``relation``: disjoint, equal, a_entails_b, b_entails_a, overlap, a_supersedes_b, b_supersedes_a,
    contained or "". ``gap``, from 0 to 1, is the distance between the intervals ÷ the larger low.
    ``flags``: incident_assumed, scope_uncertain, self_contradiction, transmission_discrepancy.
    ``rule``: the number of the rule that decided. ``suggestion``: what a person might settle next
    (same_event, different_event, wider_scope), "" for nothing.
    """

    result: Result
    reason: str
    dimension: str
    cause: str
    discrepant: bool
    gap: float
    relation: str
    rule: int
    rule_version: str
    steps: tuple[Step, ...]
    flags: tuple[str, ...] = ()
    suggestion: str = ""


@dataclass(frozen=True, slots=True)
class Ruling:
    """What the rule that fired says, before the steps are known."""

    result: Result
    reason: str
    cause: str = ""
    dimension: str = ""
    discrepant: bool = False
    gap: float = 0.0
    relation: str = ""
    flags: tuple[str, ...] = ()
    suggestion: str = ""

    def as_verdict(self, rule: int, rule_version: str, steps: tuple[Step, ...]) -> Verdict:
        return Verdict(
            result=self.result,
            reason=self.reason,
            dimension=self.dimension,
            cause=self.cause,
            discrepant=self.discrepant,
            gap=self.gap,
            relation=self.relation,
            rule=rule,
            rule_version=rule_version,
            steps=steps,
            flags=self.flags,
            suggestion=self.suggestion,
        )
