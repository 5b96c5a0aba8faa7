"""What a link keeps of the rules, taken when it is made and again when one of its claims changes."""

from collections.abc import Iterable, Mapping
from typing import Any

from django.utils import timezone

from articles.domain.figures import Figure, Verdict
from articles.domain.verdicts import Result, of_link
from articles.models import Claim, ClaimLink
from articles.models.claim_figure import faces, figure_of

COLUMNS = ("verdict", "verdict_cause", "verdict_reason", "discrepant", "gap", "rule_version")
JUDGED = ("verdict", "verdict_cause", "discrepant", "gap")
FACE = frozenset(
    {
        "measure", "low", "high", "soft_low", "soft_high", "qualifier", "unit", "additive", "as_of",
        "victim_label", "victim_entity_id", "victim_status", "claimant_label", "claimant_entity_id",
        "claimant_side", "perpetrator_label", "perpetrator_entity_id", "speech_act", "stance", "place_label",
        "place_entity_id", "where_prec", "date_start", "date_end", "incident_id", "start", "chain",
    }
)  # fmt: skip
"""The logged fields of a claim that its verdicts rest on."""


def face_differs(before: Mapping[str, Any], after: Mapping[str, Any]) -> bool:
    """Whether two snapshots of a claim are compared differently."""
    return any(before.get(name) != after.get(name) for name in FACE)


def verdict_columns(a: Claim, b: Claim, kind: str) -> dict[str, Any]:
    """What the rules say about the two as they stand now, linked as ``kind``. One query."""
    claims = figures([a.pk, b.pk])
    return columns_of(of_link(claims[a.pk], claims[b.pk], kind))


def columns_of(verdict: Verdict) -> dict[str, Any]:
    """A verdict as a link stores it."""
    measured = verdict.result in (Result.CONFLICT, Result.COMPATIBLE)
    return {
        "verdict": verdict.result.value,
        "verdict_cause": verdict.cause,
        "verdict_reason": verdict.reason,
        "discrepant": verdict.discrepant,
        "gap": verdict.gap if measured else None,
        "rule_version": verdict.rule_version,
    }


def figures(claims: Iterable[int]) -> dict[int, Figure]:
    """The comparable faces of claims by their keys. One query."""
    return {row.pk: figure_of(row) for row in faces(Claim.objects.filter(pk__in=list(claims)).order_by())}


def rejudge_links(claims: Iterable[Claim], *, mark_all: bool = True) -> list[str]:
    """Take the verdicts of all standing links of these claims again and mark the links as changed since.

    For claims whose comparable face has just changed; without ``mark_all`` (the claims moved to another
    incident) only links that are judged otherwise now are written and marked. Three queries at any size, one
    when no link touches the claims. Returns the uuids of the links, for the act's log row.
    """
    keys = [claim.pk for claim in claims]
    links = list(ClaimLink.objects.standing().touching_any(keys).order_by("pk"))
    if not links:
        return []
    known = figures({key for link in links for key in (link.claim_a_id, link.claim_b_id)})
    now = timezone.now()
    changed = []
    for link in links:
        verdict = of_link(known[link.claim_a_id], known[link.claim_b_id], link.kind)
        columns = columns_of(verdict)
        if mark_all or any(getattr(link, name) != columns[name] for name in JUDGED):
            for name, value in columns.items():
                setattr(link, name, value)
            link.changed_since = now
            changed.append(link)
    ClaimLink.objects.bulk_update(changed, [*COLUMNS, "changed_since"], batch_size=200)
    return [str(link.uuid) for link in changed]
