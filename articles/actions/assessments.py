"""A supervisor signs what an incident cost, by a named rule, and reopens it with a reason."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any
from uuid import UUID

from django.db import IntegrityError, transaction
from django.utils import timezone

from articles.access import Seat, seat_in
from articles.actions.incident_tree import standing
from articles.actions.log import record, snapshot
from articles.actions.receipts import once, uuid_for
from articles.domain import terms
from articles.domain.counted import Answer
from articles.domain.errors import NotAllowed, Refused, Stale
from articles.domain.lexicon import LARGEST_COUNT
from articles.domain.permissions import Action
from articles.domain.review import State
from articles.domain.rules import RULES_VERSION, Rule, answer
from articles.models import Assessment, AssessmentClaim, Claim, Incident, User
from articles.models.incident_claims import IncidentClaims, incident_claims


@dataclass(frozen=True, slots=True)
class Basis:
    """One claim as the form showed it: ``version`` is the one that was read."""

    claim: UUID
    version: int
    included: bool


@transaction.atomic
def sign_assessment(
    *,
    incident: Incident,
    measure: str,
    rule: str,
    low: int | None,
    best: int | None,
    high: int | None,
    high_open: bool,
    grade: str,
    credibility: int | None,
    rationale: str,
    basis: Sequence[Basis],
    key: UUID,
    by: User,
) -> Assessment:
    """Sign low, best and high for a measure; ``basis`` names every claim that the form showed. Thirteen
    queries.

    Stores what the rule itself answers, the claims as they stand and how many origins and conflicts they
    have. Raises Stale, with what changed, when a claim changed, came or went since the form was opened, or
    when another signature stands; NotAllowed when it would rest on a claim of the person's own; Refused when
    it would rest on one that is not accepted, for numbers out of order, no number, no rationale, no claim.
    """
    seat = seat_in(by, incident.project.slug)
    seat.require(Action.SIGN)
    signed = {
        "measure": measure, "rule": rule, "low": low, "best": best, "high": high, "high_open": high_open,
        "grade": grade, "credibility": credibility, "rationale": rationale.strip(),
    }  # fmt: skip

    def make() -> Assessment:
        _refuse_shape(signed)
        standing(incident)
        shown = _unchanged(seat, incident, measure, basis)
        _refuse_own(seat, shown, basis)
        _refuse_pending(shown, basis)
        included = {str(row.claim) for row in basis if row.included}
        found = _rule_answer(shown, Rule(rule), measure, included)
        assessment = Assessment(
            uuid=uuid_for(key, by),
            project=seat.project,
            incident=incident,
            signed_by=by,
            rule_version=RULES_VERSION,
            rule_low=found.low,
            rule_best=found.best,
            rule_high=found.high,
            rule_high_open=found.high_open,
            **_counts(shown, included),
            **signed,
        )
        try:
            with transaction.atomic():
                assessment.save(force_insert=True)
        except IntegrityError:
            raise _standing(incident, measure) from None
        rows = _rests_on(assessment, shown, found, included, by)
        AssessmentClaim.objects.bulk_create(rows)
        after = snapshot(assessment) | {
            "included": [str(row.claim.uuid) for row in rows if row.included],
            "excluded": [str(row.claim.uuid) for row in rows if not row.included],
        }
        record(verb="assessment.sign", subject=assessment, by=by, project=seat.project, after=after)
        return assessment

    given = {
        "incident": incident.uuid,
        **signed,
        "basis": sorted((str(r.claim), r.version, r.included) for r in basis),
    }
    return once(key=key, by=by, verb="assessment.sign", given=given, creates=Assessment, make=make)


@transaction.atomic
def reopen_assessment(*, assessment: Assessment, reason: str, key: UUID, by: User) -> Assessment:
    """Take a signature back with a reason; what was signed stays readable. Seven queries.

    Raises Refused without a reason, Stale when it was reopened before.
    """
    seat = seat_in(by, assessment.project.slug)
    seat.require(Action.SIGN)
    reason = reason.strip()

    def make() -> Assessment:
        if not reason:
            raise Refused("Write why: the reason stands beside the earlier signature.", field="reason")
        before = snapshot(assessment)
        changes = {"reopened_at": timezone.now(), "reopened_by": by, "reopen_reason": reason}
        if not Assessment.objects.standing().filter(pk=assessment.pk).update(**changes):
            now = Assessment.objects.select_related("reopened_by").get(pk=assessment.pk)
            who = now.reopened_by.name if now.reopened_by else "Somebody"
            raise Stale(f"{who} reopened this assessment meanwhile: {now.reopen_reason}")
        for name, value in changes.items():
            setattr(assessment, name, value)
        record(
            verb="assessment.reopen",
            subject=assessment,
            by=by,
            project=seat.project,
            before=before,
            after=snapshot(assessment),
            reason=reason,
        )
        return assessment

    given = {"assessment": assessment.uuid, "reason": reason}
    return once(key=key, by=by, verb="assessment.reopen", given=given, subject=assessment, make=make)


def _refuse_shape(signed: dict[str, Any]) -> None:
    """Raise Refused for what no assessment can say."""
    for name, choices, sentence in (
        ("measure", terms.MEASURES, "Choose what is counted."),
        ("rule", terms.RULES, "Choose the rule by which you sign."),
        ("grade", terms.GRADES, "Choose a grade. “unassessed” is one, too."),
    ):
        if signed[name] not in terms.values(choices):
            raise Refused(sentence, field=name)
    credibility = signed["credibility"]
    if credibility is not None and credibility not in dict(terms.INFORMATION_CREDIBILITIES):
        raise Refused("Choose the credibility from the list.", field="credibility")
    _refuse_order(signed)
    if not signed["rationale"]:
        raise Refused("Write the rationale: why these numbers, and why these claims.", field="rationale")


def _refuse_order(signed: dict[str, Any]) -> None:
    numbers = [(name, signed[name]) for name in ("low", "best", "high") if signed[name] is not None]
    if not numbers:
        raise Refused(
            "Write at least one number. A measure nobody can put a number to stays unsigned.", field="low"
        )
    for name, number in numbers:
        if not 0 <= number <= LARGEST_COUNT:
            raise Refused(f"Write a number from 0 to {LARGEST_COUNT:,}.", field=name)
    for (name, number), (other, larger) in pairwise(numbers):
        if number > larger:
            raise Refused(
                f"{name.capitalize()} ({number:,}) is above {other} ({larger:,}). Change one of them.",
                field=name,
            )
    if signed["high_open"] and signed["high"] is not None:
        raise Refused("An open top has no number. Leave high blank, or take “open” away.", field="high")


def _unchanged(seat: Seat, incident: Incident, measure: str, basis: Sequence[Basis]) -> IncidentClaims:
    """The incident's claims, locked; Stale when they are not what the form showed."""
    list(Claim.objects.select_for_update().filter(incident=incident).order_by("pk").values_list("pk"))
    shown = incident_claims(seat, incident)
    asked = _asked(shown, measure)
    now = {claim.uuid: claim for claim in shown.claims if str(claim.uuid) in asked}
    then = {row.claim: row.version for row in basis}
    changed = [f"“{now[u].quote}” changed." for u in now.keys() & then.keys() if now[u].version != then[u]]
    changed += [f"“{now[u].quote}” was added." for u in now.keys() - then.keys()]
    gone = {c.uuid: c.quote for c in Claim.objects.filter(uuid__in=then.keys() - now.keys())}
    changed += [f"“{quote}” is no claim about this any more." for quote in gone.values()]
    if changed or then.keys() - now.keys() - gone.keys():
        raise Stale(
            "The claims changed since you opened this form. Look at the answers again, then sign.",
            theirs={"changed": sorted(changed)},
        )
    if not any(row.included for row in basis):
        raise Refused("An assessment rests on at least one claim. Include one.", field="included")
    return shown


def _asked(shown: IncidentClaims, measure: str) -> set[str]:
    """The claims that the rules weigh for a measure, used or dropped."""
    found = answer(Rule.RANGE, shown.figures, measure=measure)
    return {*found.used, *(dropped.claim_id for dropped in found.dropped)}


def _refuse_own(seat: Seat, shown: IncidentClaims, basis: Sequence[Basis]) -> None:
    included = {row.claim for row in basis if row.included}
    own = [claim for claim in shown.claims if claim.uuid in included and seat.owns(claim)]
    if own and not seat.may(Action.SIGN, own=True):
        quotes = "; ".join(f"“{claim.quote}”" for claim in own)
        what, them = (
            ("a claim of your own", "it") if len(own) == 1 else (f"{len(own)} claims of your own", "them")
        )
        raise NotAllowed(
            f"It would rest on {what}: {quotes}. Leave {them} out, or ask another supervisor to sign."
        )


def _refuse_pending(shown: IncidentClaims, basis: Sequence[Basis]) -> None:
    """Raise Refused when it would rest on a claim that nobody has accepted: exports hold accepted work."""
    included = {row.claim for row in basis if row.included}
    pending = [c for c in shown.claims if c.uuid in included and c.state != State.ACCEPTED]
    if pending:
        quotes = "; ".join(f"“{claim.quote}”" for claim in pending)
        raise Refused(
            f"Not accepted yet: {quotes}. Decide on it in the queue first, or leave it out.", field="included"
        )


def _rule_answer(shown: IncidentClaims, rule: Rule, measure: str, included: set[str]) -> Answer:
    """What the rule says without the claims that the person took out although it would use them."""
    out = frozenset(_asked(shown, measure) - included)
    return answer(rule, shown.figures, measure=measure, left_out=out)


def _counts(shown: IncidentClaims, included: set[str]) -> dict[str, int]:
    keys = {claim.pk for claim in shown.claims if str(claim.uuid) in included}
    conflicts = {
        frozenset((row.claim_a_id, row.claim_b_id))
        for row in shown.links
        if row.kind == "conflicts" and {row.claim_a_id, row.claim_b_id} <= keys
    }
    return {"n_origins": len({shown.origins[key] for key in keys}), "n_conflicts": len(conflicts)}


def _rests_on(
    assessment: Assessment, shown: IncidentClaims, found: Answer, included: set[str], by: User
) -> list[AssessmentClaim]:
    whole = answer(found.rule, shown.figures, measure=assessment.measure)
    reasons = {dropped.claim_id: dropped.reason for dropped in whole.dropped}
    asked = {*whole.used, *reasons}
    return [
        AssessmentClaim(
            assessment=assessment,
            claim=claim,
            included=str(claim.uuid) in included,
            reason=_reason(str(claim.uuid) in included, reasons.get(str(claim.uuid), ""), by),
            claim_version=claim.version,
            expression=claim.expression,
            low=claim.low,
            high=claim.high,
            quote=claim.quote,
        )
        for claim in shown.claims
        if str(claim.uuid) in asked
    ]


def _reason(is_included: bool, dropped: str, by: User) -> str:
    if is_included:
        return f"Kept in by {by.name}, although the rule drops it: {dropped}" if dropped else ""
    return dropped or f"Left out by {by.name}; the rationale says why."


def _standing(incident: Incident, measure: str) -> Stale:
    row = (
        Assessment.objects.standing()
        .select_related("signed_by")
        .filter(incident=incident, measure=measure)
        .first()
    )
    who = row.signed_by.name if row else "Somebody"
    return Stale(f"A signature by {who} stands for this measure. Reopen it first, with a reason.")
