"""The claims of one incident as the four rules count them (articles.domain.rules)."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from articles.domain.counted import Counted
from articles.domain.review import State
from articles.models.claim import Claim
from articles.models.claim_figure import comparable, hard_of, soft_of
from articles.models.claim_hop import ClaimHop
from articles.models.claim_link import ClaimLink
from articles.models.claim_origins import origins_of
from articles.models.incident import Incident

MOST = 500
"""Claims of one incident that are taken up, the oldest first, and five times as many links."""
PERSONS = ("", "persons")


@dataclass(frozen=True, slots=True)
class IncidentClaims:
    """What one person sees of an incident; dicts are by the claim's key.

    ``links`` stand between two of ``claims``; ``origins`` are origin groups; ``hops`` are in order.
    ``counted`` holds claims that count people. ``more``: some claims are not taken up.
    """

    claims: tuple[Any, ...]
    links: tuple[Any, ...]
    hops: dict[int, tuple[Any, ...]]
    origins: dict[int, str]
    counted: dict[int, Counted]
    wholes: dict[int, int]
    superseded: frozenset[int]
    more: bool

    @property
    def figures(self) -> tuple[Counted, ...]:
        """What the rules take."""
        return tuple(self.counted.values())


def incident_claims(seat: Any, incident: Incident) -> IncidentClaims:
    """The claims of ``incident`` that ``seat`` sees, with links and origins. Five queries."""
    own: Any = Claim.objects.of(seat.project).filter(incident=incident)
    rows = comparable(own.visible_to(seat).standing()).select_related("author")
    found = list(rows.order_by("pk")[: MOST + 1])
    claims = tuple(found[:MOST])
    keys = [claim.pk for claim in claims]
    hops = _hops(keys)
    seen = ClaimLink.objects.of(seat.project).visible_to(seat).standing().exclude(state=State.REJECTED)
    links = _links(seen, keys)
    origins = {key: str(origin.group) for key, origin in origins_of(keys, seen).items()}
    wholes = {row.claim_a_id: row.claim_b_id for row in links if row.kind == "part_of"}
    superseded = frozenset(row.claim_b_id for row in links if row.kind == "supersedes")
    uuids = {claim.pk: str(claim.uuid) for claim in claims}
    counted = {
        claim.pk: _counted(
            claim, origins[claim.pk], uuids.get(wholes.get(claim.pk, 0), ""), claim.pk in superseded
        )
        for claim in claims
        if claim.unit in PERSONS
    }
    return IncidentClaims(
        claims, tuple(links), hops, origins, counted, wholes, superseded, more=len(found) > MOST
    )


def _links(seen: Any, keys: Sequence[int]) -> list[Any]:
    ends = (
        *("author", "claim_a__article", "claim_b__article"),
        *("claim_a__claimant_entity", "claim_b__claimant_entity"),
    )
    heavy = [f"{end}__article__{name}" for end in ("claim_a", "claim_b") for name in ("text", "raw")]
    return list(
        seen.filter(claim_a__in=keys, claim_b__in=keys)
        .select_related(*ends)
        .defer(*heavy)
        .order_by("pk")[: 5 * MOST]
    )


def _hops(keys: Iterable[int]) -> dict[int, tuple[Any, ...]]:
    found: dict[int, list[Any]] = {key: [] for key in keys}
    for hop in (
        ClaimHop.objects.filter(claim__in=found).select_related("agent_entity").order_by("claim", "order")
    ):
        found[hop.claim_id].append(hop)
    return {key: tuple(rows) for key, rows in found.items()}


def _counted(claim: Any, origin: str, whole: str, is_superseded: bool) -> Counted:
    return Counted(
        claim_id=str(claim.uuid),
        measure=claim.measure,
        expression=claim.expression,
        qualifier=claim.qualifier,
        hard=hard_of(claim),
        soft=soft_of(claim),
        by_hand=bool(claim.override_reason),
        additive=claim.additive,
        origin_group=origin,
        claimant_side=claim.claimant_side,
        speech_act=claim.speech_act or "assert",
        stance=claim.stance or "asserted",
        narrator_stance=claim.narrator_stance,
        tier="article" if claim.comment_promoted is None else "comment",
        promoted=bool(claim.comment_promoted),
        as_of=claim.as_of,
        published=claim.article.published,
        reliability=claim.source_reliability,
        credibility=claim.information_credibility,
        superseded=is_superseded,
        part_of=whole,
        state=claim.state,
    )
