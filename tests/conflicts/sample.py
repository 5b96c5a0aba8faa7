"""Pairs as the index holds them, and the desk's forms."""

from uuid import uuid4

from articles.domain.ranking import urgency
from articles.domain.verdicts import compare
from articles.models import CandidatePair, Claim
from articles.models.claim_figure import comparable, figure_of

DESK = "/p/orsel/conflicts/"


def index(a: Claim, b: Claim) -> CandidatePair:
    """The pair of two claims with the rules' verdict as it is now."""
    first, second = sorted((a, b), key=lambda claim: claim.pk)
    rows = {row.pk: row for row in comparable(Claim.objects.filter(pk__in=(a.pk, b.pk)).order_by())}
    verdict = compare(figure_of(rows[first.pk]), figure_of(rows[second.pk]))
    place, gap = urgency(verdict)
    return CandidatePair.objects.create(
        project=a.project, claim_a=first, claim_b=second, rank=place + gap / 2, result=verdict.result.value,
        cause=verdict.cause, dimension=verdict.dimension, discrepant=verdict.discrepant, gap=verdict.gap,
        rule_version=verdict.rule_version,
    )  # fmt: skip


def url_of(a: Claim, b: Claim, rest: str = "") -> str:
    """The address of a pair."""
    return f"{DESK}{a.uuid}/{b.uuid}/{rest}"


def body(**fields: object) -> dict[str, object]:
    """What the decision form sends."""
    return {"key": str(uuid4()), "kind": "conflicts", "dimension": "number", **fields}
