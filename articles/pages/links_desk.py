"""The desk of one claim: the claim beside another one, and the others that follow."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from articles.access import Seat
from articles.domain.review import EDITABLE
from articles.models import Claim, ClaimLink
from articles.pages.links import LinkRow, link_row, with_claims
from articles.pages.links_candidates import Candidate, ranked_candidates
from articles.pages.links_choice import Choice, choice, own_links
from articles.pages.links_pair import Comparison, comparison
from articles.pages.links_sides import sides

UPCOMING = 6  # candidates listed under the desk


@dataclass(frozen=True, slots=True)
class Desk:
    """Everything of the page. ``left``: how many more wait to be compared with A."""

    pair: Comparison
    choice: Choice
    last: LinkRow | None
    next_uuid: UUID | None
    upcoming: tuple[Candidate, ...]
    left: int


def desk(
    seat: Seat,
    a: Claim,
    b: Claim,
    *,
    last: UUID | None = None,
    typed: dict[str, str] | None = None,
    error: str = "",
) -> Desk:
    """Two claims side by side. Eight queries, one more for the link just decided (``last``)."""
    found = {row.pk: row for row in sides(Claim.objects.filter(pk__in=(a.pk, b.pk)).order_by())}
    pair = comparison(found[a.pk], found[b.pk])
    coming = _after(ranked_candidates(seat, a), b)
    return Desk(
        pair=pair,
        choice=choice(seat, pair, own_links(seat, a, b), typed=typed, error=error),
        last=_last(seat, last),
        next_uuid=coming[0].uuid if coming else None,
        upcoming=tuple(coming[:UPCOMING]),
        left=len(coming),
    )


def next_rival(seat: Seat, a: Claim, wanted: UUID | None) -> Claim | None:
    """The claim to compare next: ``wanted`` if it is undecided, else the most urgent. Four queries."""
    ranked = ranked_candidates(seat, a)
    if not ranked:
        return None
    uuid = next((row.uuid for row in ranked if row.uuid == wanted), ranked[0].uuid)
    rows: Any = Claim.objects.select_related("article").defer("article__text", "article__raw")
    found: Claim = rows.get(uuid=uuid)
    return found


def _after(ranked: Sequence[Candidate], b: Claim) -> list[Candidate]:
    """The candidates that follow ``b``, those before it at the end: what was skipped comes again."""
    place = next((i for i, row in enumerate(ranked) if row.uuid == b.uuid), -1)
    return [*ranked[place + 1 :], *ranked[: max(place, 0)]]


def _last(seat: Seat, uuid: UUID | None) -> LinkRow | None:
    if uuid is None:
        return None
    own = ClaimLink.objects.of(seat.project).by(seat.user).standing().in_state(*EDITABLE)
    row = with_claims(own.filter(uuid=uuid)).first()
    return link_row(seat, row) if row else None
