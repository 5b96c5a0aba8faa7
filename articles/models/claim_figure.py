"""A claim as the rules compare it (articles.domain.verdicts)."""

from typing import Any

from django.db.models import Exists, F, FilteredRelation, Q, QuerySet

from articles.domain.figures import Figure
from articles.domain.intervals import Interval
from articles.domain.names import fold
from articles.models.claim import Claim, in_reader_comment

FIRST_HOP = 1


def comparable(claims: QuerySet[Claim]) -> QuerySet[Claim]:
    """``claims`` with what ``figure_of`` reads: parties, origin, tier. No query of its own."""
    found: Any = claims.select_related("article", "incident", "claimant_entity", "victim_entity")
    return (  # type: ignore[no-any-return]
        found.defer("article__text", "article__raw")
        .alias(first_hop=FilteredRelation("hops", condition=Q(hops__order=FIRST_HOP)))
        .annotate(
            origin_label=F("first_hop__agent_label"),
            origin_name=F("first_hop__agent_entity__name"),
            in_comment=Exists(in_reader_comment()),
        )
    )


def hard_of(claim: Claim) -> Interval | None:
    """What the words exclude, or None when the claim gives no number."""
    return None if claim.low is None else Interval(claim.low, claim.high)


def soft_of(claim: Claim) -> Interval | None:
    """The usual reading, or None."""
    return None if claim.soft_low is None else Interval(claim.soft_low, claim.soft_high)


def figure_of(claim: Any) -> Figure:
    """The comparable face of a claim that ``comparable`` fetched. No query.

    Parties are identified by the entity's name, a claimant or origin without an entity by the folded label;
    victims only by an entity, because two labels may well mean the same people.
    """
    return Figure(
        claim_id=str(claim.uuid),
        measure=claim.measure,
        unit=claim.unit or "persons",
        hard=hard_of(claim),
        soft=soft_of(claim),
        qualifier=claim.qualifier,
        claimant=fold(claim.claimant_entity.name if claim.claimant_entity else claim.claimant_label),
        origin=fold(claim.origin_name or claim.origin_label or ""),
        speech_act=claim.speech_act or "assert",
        stance=claim.stance or "asserted",
        state=claim.state,
        tier="comment" if claim.in_comment else "article",
        as_of=claim.as_of,
        incident="" if claim.incident_id is None else str(claim.incident_id),
        victim_scope=fold(claim.victim_entity.name) if claim.victim_entity else "",
        victim_status=claim.victim_status,
        additive=claim.additive,
    )
