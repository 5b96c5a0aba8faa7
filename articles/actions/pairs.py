"""The index of pairs worth a look, kept by the acts that change claims (ARCHITECTURE.md, decision 19)."""

from collections.abc import Iterable, Iterator
from heapq import nlargest
from typing import Any, NamedTuple

from django.db.models import Exists, OuterRef

from articles.domain.figures import Figure
from articles.domain.origins import OriginGroups
from articles.domain.ranking import Look, look
from articles.domain.verdicts import RULE_VERSION
from articles.models import CandidatePair, Claim, ClaimLink
from articles.models.candidate_pair import OUT
from articles.models.claim_blocks import CAP, near, near_any, share_a_block
from articles.models.claim_figure import faces, figure_of
from articles.models.claim_origins import GONE, origin_groups

BATCH = 500
MOST = 10 * CAP  # claims that several changed at once are compared with


class Judged(NamedTuple):
    """A claim as pairs are made of it; ``group`` is its origin group, "" when no origin is recorded."""

    pk: int
    figure: Figure
    group: str


def refresh_pairs(claims: Iterable[Claim], *, fresh: bool = False) -> int:
    """Take the pairs of these claims anew; call it in the act that changed them, before its log row.

    Four statements for one claim, two for one just made (``fresh``), five for several of one project,
    whatever the project's size: a claim is compared with the newest CAP of each of its blocks
    (articles.models.claim_blocks). One more groups the origins where a ``repeats`` touches one of them.
    Returns the number of pairs written.
    """
    some = list(claims)
    if not some:
        return 0
    keys = [claim.pk for claim in some]
    if not fresh:
        CandidatePair.objects.touching_any(keys).delete()
    standing = {claim.pk for claim in some if claim.state not in OUT}
    if not standing:
        return 0
    rows = _rows_near(some)
    groups = origin_groups(some[0].project) if any(row.repeated for row in rows) else OriginGroups(())
    met = {row.pk: judged(row, groups) for row in rows}
    own = [row for row in rows if row.pk in standing]
    made: dict[tuple[int, int], CandidatePair] = {}
    for row in own:
        others = [other for other in rows if other.pk != row.pk and share_a_block(row, other)]
        nearest = nlargest(CAP, others, key=lambda other: other.pk)
        for pair in pairs_of(some[0].project_id, met[row.pk], [met[other.pk] for other in nearest]):
            made[pair.claim_a_id, pair.claim_b_id] = pair
    CandidatePair.objects.bulk_create(made.values(), batch_size=BATCH, ignore_conflicts=True)
    return len(made)


def _rows_near(claims: list[Claim]) -> list[Any]:
    """The claims and those they may be compared with, as ``faces``. One query for one claim, else two."""
    links = ClaimLink.objects.filter(kind="repeats").exclude(state__in=GONE).order_by()
    touched = Exists(links.filter(claim_a=OuterRef("pk"))) | Exists(links.filter(claim_b=OuterRef("pk")))
    if len(claims) == 1:
        found = near(claims[0])
    else:
        own = list(faces(Claim.objects.filter(pk__in=[claim.pk for claim in claims]).order_by()))
        found = near_any(own, most=MOST)
    return list(faces(found.annotate(repeated=touched), "repeated"))


def judged(row: Any, groups: OriginGroups) -> Judged:
    """A row of ``faces`` with its figure and origin group."""
    figure = figure_of(row)
    group = groups.top(f"name:{figure.origin}") if figure.origin else ""
    return Judged(row.pk, figure, group)


def pairs_of(project: int, one: Judged, others: Iterable[Judged]) -> Iterator[CandidatePair]:
    """The pairs of one claim with others that are worth a look, unsaved. No query."""
    for other in others:
        seen = look(one.figure, other.figure, group_a=one.group, group_b=other.group)
        if seen is not None:
            first, second = sorted((one.pk, other.pk))
            yield _row(project, first, second, seen)


def _row(project: int, first: int, second: int, seen: Look) -> CandidatePair:
    return CandidatePair(
        project_id=project,
        claim_a_id=first,
        claim_b_id=second,
        rank=seen.rank,
        result=seen.result.value,
        cause=seen.cause,
        dimension=seen.dimension,
        discrepant=seen.discrepant,
        gap=seen.gap,
        independent=seen.independent,
        rule_version=RULE_VERSION,
    )
