"""The decision form of a pair: what is chosen to begin with, and what the person decided before."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.db.models import QuerySet

from articles.access import Seat
from articles.domain import terms
from articles.domain.permissions import Action
from articles.domain.review import EDITABLE
from articles.models import Claim, ClaimLink
from articles.pages.links_pair import Comparison


@dataclass(frozen=True, slots=True)
class Choice:
    """The decision form. ``existing``: this person's own link of the pair; ``may_decide`` and not ``closed``
    (it was handed in or decided by others): it can be changed here.
    """

    existing: ClaimLink | None
    dimensions: terms.Choices
    dimension: str
    kind: str
    rationale: str
    error: str
    may_decide: bool

    @property
    def closed(self) -> bool:
        """Whether the person's own decision is out of his or her hands."""
        return self.existing is not None and self.existing.state not in EDITABLE


def choice(
    seat: Seat,
    pair: Comparison,
    links: Iterable[ClaimLink],
    *,
    typed: Mapping[str, str] | None = None,
    error: str = "",
) -> Choice:
    """The form for ``pair``, filled with what was typed, else with the person's own link of ``links``."""
    existing = next((link for link in links if seat.owns(link)), None)
    typed = typed or {}
    chosen = existing.dimension if existing else ""
    return Choice(
        existing=existing,
        dimensions=terms.DIMENSIONS,
        dimension=typed.get("dimension", chosen) or pair.dimension,
        kind=typed.get("kind", existing.kind if existing else ""),
        rationale=typed.get("rationale", existing.rationale if existing else ""),
        error=error,
        may_decide=seat.may(Action.CREATE),
    )


def own_links(seat: Seat, a: Claim, b: Claim) -> QuerySet[ClaimLink]:
    """This person's standing link of the two, whichever way round."""
    own = ClaimLink.objects.of(seat.project).by(seat.user).standing()
    return own.filter(claim_a__in=(a.pk, b.pk), claim_b__in=(a.pk, b.pk))
