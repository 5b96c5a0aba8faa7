"""Pairs as the index holds them, and the desk's forms."""

from uuid import uuid4

from articles.domain.verdicts import RULE_VERSION
from articles.models import CandidatePair, Claim

DESK = "/p/orsel/conflicts/"


def index(a: Claim, b: Claim) -> CandidatePair:
    """The pair of two claims as saving them has written it; one that is not worth a look is put last."""
    first, second = sorted((a, b), key=lambda claim: claim.pk)
    last = {"project": a.project, "rank": 3, "result": "not_comparable", "rule_version": RULE_VERSION}
    return CandidatePair.objects.get_or_create(claim_a=first, claim_b=second, defaults=last)[0]


def url_of(a: Claim, b: Claim, rest: str = "") -> str:
    """The address of a pair."""
    return f"{DESK}{a.uuid}/{b.uuid}/{rest}"


def body(**fields: object) -> dict[str, object]:
    """What the decision form sends."""
    return {"key": str(uuid4()), "kind": "conflicts", "dimension": "number", **fields}
