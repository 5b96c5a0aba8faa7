"""What a link keeps of the rules, taken when it is made and again when one of its claims changes."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from django.utils import timezone

from articles.domain.figures import Figure, Verdict
from articles.domain.review import State
from articles.domain.verdicts import Result, of_link
from articles.models import Claim, ClaimLink
from articles.models.claim_figure import faces, figure_of

COLUMNS = ("verdict", "verdict_cause", "verdict_reason", "discrepant", "gap", "rule_version")
PART = "part_of"
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
    more with parts, one alone when no link touches the claims. Returns the uuids of the links, for the act's
    log row.
    """
    keys = [claim.pk for claim in claims]
    links = list(ClaimLink.objects.standing().touching_any(keys).order_by("pk"))
    touched = frozenset(link.pk for link in links) if mark_all else frozenset()
    wholes = {link.claim_b_id for link in links if link.kind == PART}
    if wholes:
        links = [link for link in links if link.kind != PART] + _parts_of(wholes)
    return _retake(links, marked=touched)


def rejudge_parts(whole: Claim, *, new: Iterable[int] = ()) -> list[str]:
    """Take the verdicts of all parts of ``whole`` again: together they may exceed it. One to three queries.

    Links whose verdict changes are marked as changed since, except the ``new`` ones (keys), whose decision is
    of this moment. Returns the uuids of the links that are judged otherwise now.
    """
    return _retake(_parts_of({whole.pk}), new=frozenset(new))


def _parts_of(wholes: Iterable[int]) -> list[ClaimLink]:
    rows = ClaimLink.objects.standing().exclude(state=State.REJECTED)
    return list(rows.filter(kind=PART, claim_b__in=wholes).order_by("pk"))


def _retake(
    links: Sequence[ClaimLink], *, marked: frozenset[int] = frozenset(), new: frozenset[int] = frozenset()
) -> list[str]:
    """Judge ``links`` anew, all parts of a whole among them; those ``marked`` are written whatever comes."""
    if not links:
        return []
    known = figures({key for link in links for key in (link.claim_a_id, link.claim_b_id)})
    now = timezone.now()
    changed = []
    for link in links:
        others = [known[row.claim_a_id] for row in links if _are_held_together(link, row)]
        columns = columns_of(of_link(known[link.claim_a_id], known[link.claim_b_id], link.kind, others))
        if link.pk in marked or any(getattr(link, name) != columns[name] for name in JUDGED):
            for name, value in columns.items():
                setattr(link, name, value)
            link.changed_since = None if link.pk in new else now
            changed.append(link)
    ClaimLink.objects.bulk_update(changed, [*COLUMNS, "changed_since"], batch_size=200)
    return [str(link.uuid) for link in changed]


def _are_held_together(link: ClaimLink, other: ClaimLink) -> bool:
    """Two parts of one whole of which the author of the first knows: his own, and what was accepted."""
    if link.kind != PART or other.kind != PART or link.claim_b_id != other.claim_b_id:
        return False
    seen = other.author_id == link.author_id or other.state == State.ACCEPTED
    return seen and other.claim_a_id != link.claim_a_id
