"""The lines of the list of claims, and which claims are in conflict or incomplete, in SQL."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import Count, Exists, IntegerField, OuterRef, Q, QuerySet, Subquery, Value
from django.db.models.functions import Coalesce
from django.db.models.lookups import IsNull

from articles.access import Seat
from articles.domain.completeness import COLUMNS, MINIMA, Completeness, completeness
from articles.domain.review import State
from articles.domain.verdicts import Result
from articles.models import CandidatePair, Claim, ClaimLink, Incident
from articles.pages.claims_figures import figure_words, source_words, who

ENDS = ("claim_a", "claim_b")


@dataclass(frozen=True, slots=True)
class ClaimRow:
    """One line of the list. ``low`` and ``high`` are blank without a number; an open top says so.

    ``linked``: links of conflict that this person sees; ``waiting``: undecided pairs of which the rules say
    that they conflict.
    """

    uuid: UUID
    version: int
    words: str
    low: str
    high: str
    quote: str
    by_whom: str
    source: str
    article: UUID
    incident: Incident | None
    day: date | None
    state: str
    author: str
    complete: Completeness
    linked: int
    waiting: int


def conflict_links(seat: Seat) -> QuerySet[ClaimLink]:
    """The links by which this person sees that two claims conflict: accepted ones and his own."""
    links = ClaimLink.objects.visible_to(seat).standing().exclude(state=State.REJECTED)
    return links.filter(kind="conflicts").order_by()


def conflict_pairs(seat: Seat) -> QuerySet[CandidatePair]:
    """The pairs in conflict by the rules that wait for a decision on this person's desk."""
    pairs = CandidatePair.objects.visible_to(seat).standing().open_to(seat)
    return pairs.filter(result=Result.CONFLICT.value).order_by()


def touches(rows: QuerySet[Any]) -> Q:
    """One of ``rows`` (links or pairs) names the claim of the outer query. Two look-ups in an index.

    Not EXISTS: PostgreSQL would read all links and pairs first, to answer for the fifty claims of a page.
    """
    found = Q()
    for end in ENDS:
        found |= Q(IsNull(Subquery(rows.filter(**{end: OuterRef("pk")}).values("pk")[:1]), False))
    return found


def touches_none(rows: QuerySet[Any]) -> Q:
    """None of ``rows`` names the claim of the outer query: here EXISTS becomes an anti-join, row by row."""
    found = Q()
    for end in ENDS:
        found &= ~Q(Exists(rows.filter(**{end: OuterRef("pk")})))
    return found


def incomplete() -> Q:
    """articles.domain.completeness in SQL: claims that miss at least one of its minima."""
    missing = Q()
    for minimum in MINIMA:
        blank = Q()
        for column in minimum.columns:
            field = Claim._meta.get_field(column)
            blank &= Q(**{f"{column}__isnull": True}) if field.null else Q(**{column: ""})
        missing |= blank
        if minimum.unless:
            missing |= Q(**{minimum.unless[0]: minimum.unless[1]})
    return missing


def claim_rows(seat: Seat, keys: Sequence[int]) -> tuple[ClaimRow, ...]:
    """The lines of these claims, in the order of ``keys``. One query."""
    found: Any = Claim.objects.filter(pk__in=keys)
    found = found.select_related("article", "incident", "claimant_entity", "author").defer(
        "article__text", "article__raw"
    )
    counted = found.annotate(linked=_number(conflict_links(seat)), waiting=_number(conflict_pairs(seat)))
    rows = {row.pk: _row(row) for row in counted}
    return tuple(rows[key] for key in keys if key in rows)


def _number(rows: QuerySet[Any]) -> Coalesce:
    """How many of ``rows`` name the claim of the outer query."""
    counts = [
        Coalesce(
            Subquery(
                rows.filter(**{end: OuterRef("pk")}).values(end).annotate(n=Count("pk")).values("n"),
                output_field=IntegerField(),
            ),
            Value(0),
        )
        for end in ENDS
    ]
    return Coalesce(counts[0] + counts[1], Value(0))


def _row(row: Any) -> ClaimRow:
    return ClaimRow(
        uuid=row.uuid,
        version=row.version,
        words=figure_words(row),
        low="" if row.low is None else f"{row.low:,}",
        high="" if row.low is None else "open" if row.high is None else f"{row.high:,}",
        quote=row.quote,
        by_whom=who(row),
        source=source_words(row.article),
        article=row.article.uuid,
        incident=row.incident,
        day=row.date_start,
        state=row.state,
        author=row.author.name,
        complete=completeness({name: getattr(row, name) for name in COLUMNS}),
        linked=row.linked,
        waiting=row.waiting,
    )
