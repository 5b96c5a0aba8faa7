"""The fields of a claim in words. Nothing recorded is an empty string, never a dash."""

from dataclasses import dataclass
from typing import Any

from articles.domain.day_words import day_words
from articles.models import Claim, ClaimHop


@dataclass(frozen=True, slots=True)
class HopView:
    """One hop of the chain, as the chain component shows it."""

    agent: str
    note: str


def hops_of(hops: Any) -> tuple[HopView, ...]:
    """The chain as it is shown: "published, register, 18 March 2023"."""
    return tuple(HopView(hop.agent_label, hop_note(hop)) for hop in hops)


def hop_note(hop: ClaimHop) -> str:
    """What a hop did, in which medium, when."""
    return ", ".join(part for part in (hop.get_act_display(), hop.medium, day_words(hop.date)) if part)


def victim_words(claim: Claim) -> str:
    """ "guards, combatant"; "" when nothing is recorded."""
    name = claim.victim_label or (claim.victim_entity.name if claim.victim_entity else "")
    hors = "hors de combat" if claim.hors_de_combat else ""
    return ", ".join(part for part in (name, claim.get_victim_status_display(), hors) if part)


def perpetrator_words(claim: Claim) -> str:
    """ "Northern Accord, reported as fact"."""
    name = claim.perpetrator_entity.name if claim.perpetrator_entity else claim.perpetrator_label
    return ", ".join(part for part in (name, claim.get_perpetrator_basis_display()) if part)


def place_words(claim: Claim) -> str:
    """The place as the claim words it, else the entity's name."""
    return claim.place_label or (claim.place_entity.name if claim.place_entity else "")


def stance_words(claim: Claim) -> str:
    """ "asserted; narrator doubted"."""
    narrator = claim.get_narrator_stance_display()
    return "; ".join(
        part for part in (claim.get_stance_display(), f"narrator {narrator}" if narrator else "") if part
    )


def rating_words(claim: Claim) -> str:
    """ "source B · information 2"."""
    source = f"source {claim.source_reliability}" if claim.source_reliability else ""
    credible = claim.information_credibility
    return " · ".join(part for part in (source, f"information {credible}" if credible else "") if part)
