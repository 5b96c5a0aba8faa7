"""Who a claim rests on: the first hop of its chain, and the group of origins it belongs to (domain.md §1).

One home for "n sources": every page and export that counts sources counts these groups.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db.models import FilteredRelation, Q, QuerySet

from articles.domain.origins import OriginGroups, origin_key
from articles.domain.review import State
from articles.models.claim import Claim
from articles.models.claim_link import ClaimLink
from articles.models.project import Project

FIRST_HOP = 1
GONE = (State.WITHDRAWN, State.REJECTED)


@dataclass(frozen=True, slots=True)
class Origin:
    """``name`` is the first hop as it is called, else the claimant, "" when neither is recorded; ``group`` is
    one id for all claims that rest on one source. A claim of which nothing is known is a source of its own.
    """

    name: str
    group: UUID

    @property
    def is_recorded(self) -> bool:
        """Whether the claim names whom it rests on."""
        return bool(self.name)


def origins_of(claims: Iterable[int], links: QuerySet[ClaimLink]) -> dict[int, Origin]:
    """The origin of each claim (key), joined by the ``repeats`` among ``links``. Two queries at any size.

    Give the links that the person sees. ``len({origin.group for origin in origins_of(…).values()})`` is the
    "n sources" of those claims.
    """
    groups = groups_joined_by(links)
    rows: Any = Claim.objects.filter(pk__in=list(claims)).order_by()
    rows = rows.alias(hop=FilteredRelation("hops", condition=Q(hops__order=FIRST_HOP)))
    found = {}
    for pk, uuid, *names in rows.values_list("pk", "uuid", *_names("hop", "")):
        shown = next((name for name in names if name), "")
        found[pk] = Origin(shown, groups.group(origin_key(uuid, *names)))
    return found


def origin_groups(project: Project) -> OriginGroups:
    """The groups that all standing ``repeats`` links of a project make, whoever sees them. One query."""
    return groups_joined_by(ClaimLink.objects.filter(project=project).exclude(state__in=GONE))


def groups_joined_by(links: QuerySet[ClaimLink]) -> OriginGroups:
    """The groups that the ``repeats`` among ``links`` make. One query; memory grows with these links only."""
    rows: Any = links.filter(kind="repeats").order_by()
    for side in "ab":
        path = f"claim_{side}__hops"
        rows = rows.alias(
            **{f"hop_{side}": FilteredRelation(path, condition=Q(**{f"{path}__order": FIRST_HOP}))}
        )
    columns = [
        column
        for side in "ab"
        for column in (f"claim_{side}__uuid", *_names(f"hop_{side}", f"claim_{side}__"))
    ]
    half = len(columns) // 2
    found = rows.values_list(*columns).iterator(chunk_size=2000)
    return OriginGroups((origin_key(*row[:half]), origin_key(*row[half:])) for row in found)


def _names(hop: str, claim: str) -> tuple[str, ...]:
    """The columns that name an origin, in the order that ``origin_key`` takes them."""
    return (
        f"{hop}__agent_entity__name", f"{hop}__agent_label", f"{claim}claimant_entity__name",
        f"{claim}claimant_label",
    )  # fmt: skip
