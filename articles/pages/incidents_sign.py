"""The form in which a supervisor signs one measure of an incident."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from articles.access import Seat
from articles.domain import terms
from articles.domain.counted import Answer
from articles.domain.review import State
from articles.domain.rules import answers
from articles.domain.rules_table import WORDS, Rule
from articles.models import Assessment, Incident
from articles.models.incident_claims import incident_claims
from articles.pages.incidents_rows import ClaimLine, claim_lines, measure_label

PENDING = "not accepted yet"


@dataclass(frozen=True, slots=True)
class RuleChoice:
    """One rule as a starting point: its answer, and the query that starts the form from it."""

    rule: Rule
    title: str
    words: str
    query: str
    chosen: bool


@dataclass(frozen=True, slots=True)
class SignLine:
    """One claim the form names; ``basis`` is "uuid:version", ``reason`` why the chosen rule drops it."""

    claim: ClaimLine
    basis: str
    included: bool
    own: bool
    reason: str


@dataclass(frozen=True, slots=True)
class Sent:
    """What a refused form said: the rule, the claims it knew, those of them that were ticked."""

    rule: str
    known: frozenset[str]
    ticked: frozenset[str]


@dataclass(frozen=True, slots=True)
class SignPage:
    """``changed``: what happened to the claims since the form was opened. ``pending``: how many are not
    accepted, so that nothing can rest on them. ``own``: how many ticked claims are the person's own;
    ``without_own`` starts the form without them. ``standing`` stands in the way.
    """

    incident: Incident
    measure: str
    label: str
    initial: dict[str, Any]
    choices: tuple[RuleChoice, ...]
    answer: Answer
    how: str
    lines: tuple[SignLine, ...]
    pending: int
    own: int
    without_own: str
    changed: tuple[str, ...]
    standing: Assessment | None


def sign_page(
    seat: Seat,
    incident: Incident,
    *,
    measure: str,
    rule: str = "",
    without: frozenset[str] = frozenset(),
    sent: Sent | None = None,
    changed: Sequence[str] = (),
) -> SignPage:
    """The form as it starts from a rule's answer, or as it was sent. Six queries."""
    measure = measure if measure in terms.values(terms.MEASURES) else "killed"
    rule = sent.rule if sent else rule
    chosen = Rule(rule) if rule in set(Rule) else Rule.UCDP
    found = incident_claims(seat, incident)
    whole = answers(found.figures, measure=measure)[0]
    asked = {*whole.used, *(d.claim_id for d in whole.dropped)}
    pending = {str(claim.uuid) for claim in found.claims if claim.state != State.ACCEPTED} & asked
    left_out = (without & asked) | pending
    said = {given.rule: given for given in answers(found.figures, measure=measure, left_out=left_out)}
    reasons = {d.claim_id: d.reason for d in said[chosen].dropped} | dict.fromkeys(pending, PENDING)
    ticked = _ticked(sent, asked, reasons)
    texts = claim_lines(found, left_out)
    lines = tuple(
        SignLine(
            claim=texts[str(claim.uuid)],
            basis=f"{claim.uuid}:{claim.version}",
            included=str(claim.uuid) in ticked,
            own=seat.owns(claim),
            reason=reasons.get(str(claim.uuid), ""),
        )
        for claim in found.claims
        if str(claim.uuid) in asked
    )
    own = sorted(line.claim.key for line in lines if line.own and line.included)
    return SignPage(
        incident=incident,
        measure=measure,
        label=measure_label(measure),
        initial=_start(said[chosen], measure),
        choices=tuple(_choice(given, measure, left_out, chosen) for given in said.values()),
        answer=said[chosen],
        how=WORDS[chosen].how,
        lines=lines,
        pending=len(pending),
        own=len(own),
        without_own=_query(measure, chosen, left_out | set(own)),
        changed=tuple(changed),
        standing=Assessment.objects.standing().filter(incident=incident, measure=measure).first(),
    )


def _ticked(sent: Sent | None, asked: set[str], reasons: dict[str, str]) -> set[str]:
    """What was ticked; a claim that the form did not know yet, and at the start all, as the rule has it."""
    by_rule = asked - reasons.keys()
    return set(sent.ticked) | (by_rule - sent.known) if sent else by_rule


def _start(found: Answer, measure: str) -> dict[str, Any]:
    """The form's first values: an open top is a tick, not a number."""
    return {
        "measure": measure,
        "rule": found.rule.value,
        "low": found.low,
        "best": found.best,
        "high": None if found.high_open else found.high,
        "high_open": found.high_open,
    }


def _choice(found: Answer, measure: str, left_out: frozenset[str], chosen: Rule) -> RuleChoice:
    query = _query(measure, found.rule, left_out)
    return RuleChoice(found.rule, WORDS[found.rule].title, found.words, query, found.rule is chosen)


def _query(measure: str, rule: Rule, left_out: frozenset[str] | set[str]) -> str:
    without = [("without", key) for key in sorted(left_out)]
    return urlencode([("measure", measure), ("rule", rule.value), *without])
