"""The four rules side by side, what each dropped and why, and the claims one may leave out."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from articles.domain import terms
from articles.domain.counted import Answer, Dropped
from articles.domain.rules import RULES_VERSION, answers
from articles.domain.rules_table import WORDS, Rule, RuleWords
from articles.models.incident_claims import IncidentClaims
from articles.pages.incidents_rows import ClaimLine, measure_label


@dataclass(frozen=True, slots=True)
class DropLine:
    """A claim that was dropped, and why."""

    claim: ClaimLine
    reason: str


@dataclass(frozen=True, slots=True)
class Cell:
    """What a rule says of a measure and what it alone dropped; ``signed``: somebody signed by it."""

    rule: Rule
    title: str
    answer: Answer
    signed: bool
    dropped: tuple[DropLine, ...]


@dataclass(frozen=True, slots=True)
class MeasureRules:
    """One measure by all four rules. ``common``: what every one of them dropped for the same reason.

    ``statuses``: the different statuses of the victims that its claims count, "" when there is only one.
    """

    measure: str
    label: str
    cells: tuple[Cell, ...]
    common: tuple[DropLine, ...]
    statuses: str


@dataclass(frozen=True, slots=True)
class RulesView:
    """The table: ``heads`` names the rules, ``rows`` are measures."""

    version: str
    heads: tuple[RuleWords, ...]
    rows: tuple[MeasureRules, ...]


def rules_view(
    found: IncidentClaims,
    lines: Mapping[str, ClaimLine],
    *,
    left_out: frozenset[str],
    signed: Mapping[str, Any],
) -> RulesView:
    """Every rule for every measure of which people are counted. No query."""
    rows = []
    for measure in counted_measures(found):
        said = answers(found.figures, measure=measure, left_out=left_out)
        common = frozenset.intersection(*(frozenset(answer.dropped) for answer in said))
        stands = signed.get(measure)
        cells = tuple(
            Cell(
                rule=answer.rule,
                title=WORDS[answer.rule].title,
                answer=answer,
                signed=stands is not None and stands.rule == answer.rule,
                dropped=_told((d for d in answer.dropped if d not in common), lines),
            )
            for answer in said
        )
        told = _told((d for d in said[0].dropped if d in common), lines)
        rows.append(MeasureRules(measure, measure_label(measure), cells, told, _statuses(found, measure)))
    return RulesView(RULES_VERSION, tuple(WORDS[rule] for rule in Rule), tuple(rows))


def _told(dropped: Iterable[Dropped], lines: Mapping[str, ClaimLine]) -> tuple[DropLine, ...]:
    return tuple(DropLine(lines[drop.claim_id], drop.reason) for drop in dropped)


def counted_measures(found: IncidentClaims) -> tuple[str, ...]:
    """The measures for which some claim counts people, in the order of the terms."""
    present = {figure.measure for figure in found.figures}
    return tuple(name for name in terms.values(terms.MEASURES) if name in present)


def _statuses(found: IncidentClaims, measure: str) -> str:
    """ "civilian, combatant" when the claims may well count different people."""
    own = (claim for claim in found.claims if claim.pk in found.counted and claim.measure == measure)
    known = {c.get_victim_status_display() for c in own if c.victim_status not in ("", "unknown")}
    return ", ".join(sorted(known)) if len(known) > 1 else ""
