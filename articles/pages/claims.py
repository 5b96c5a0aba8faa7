"""The list of a project's claims."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db.models import Count, IntegerField, OuterRef, Q, Subquery, Value
from django.db.models.functions import Coalesce

from articles.access import Seat
from articles.domain import terms
from articles.domain.review import STATE_WORDS, State
from articles.models import Claim, ClaimLink, Incident
from articles.pages.claims_figures import figure_words, source_words, who
from articles.pages.links_candidates import INCIDENTS, says

PAGE = 50


@dataclass(frozen=True, slots=True)
class ClaimRow:
    """One line of the list."""

    uuid: UUID
    words: str
    quote: str
    by_whom: str
    source: str
    article: UUID
    incident: Incident | None
    state: str
    author: str
    links: int


@dataclass(frozen=True, slots=True)
class ClaimsPage:
    """The list with its filters, newest first; ``after`` leads on, "" at the end."""

    rows: tuple[ClaimRow, ...]
    measures: terms.Choices
    states: tuple[tuple[str, str], ...]
    incidents: tuple[Incident, ...]
    measure: str
    state: str
    incident: str
    text: str
    mine: bool
    after: str
    begun: bool

    @property
    def filtered(self) -> bool:
        """Whether something is hidden by choice."""
        return bool(self.measure or self.state or self.incident or self.text or self.mine)


def claims_page(
    seat: Seat,
    *,
    measure: str = "",
    state: str = "",
    incident: str = "",
    text: str = "",
    mine: bool = False,
    after: str = "",
) -> ClaimsPage:
    """The claims this person sees, PAGE at a time. Two queries."""
    incidents = tuple(Incident.objects.of(seat.project)[:INCIDENTS])
    rows: Any = Claim.objects.of(seat.project).visible_to(seat).standing()
    measure = measure if measure in terms.values(terms.MEASURES) else ""
    state = state if state in set(State) else ""
    if measure:
        rows = rows.filter(measure=measure)
    if state:
        rows = rows.filter(state=state)
    if chosen := next((row for row in incidents if str(row.uuid) == incident), None):
        rows = rows.filter(incident=chosen)
    if text.strip():
        rows = rows.filter(says(text.strip()))
    if mine:
        rows = rows.by(seat.user)
    if after.isdecimal():
        rows = rows.filter(pk__lt=int(after))
    found = list(
        rows.select_related("article", "incident", "claimant_entity", "author")
        .defer("article__text", "article__raw")
        .annotate(n_links=_links(seat))
        .order_by("-pk")[: PAGE + 1]
    )
    return ClaimsPage(
        rows=tuple(_row(row) for row in found[:PAGE]),
        measures=terms.MEASURES,
        states=tuple((s.value, STATE_WORDS[s]) for s in State if s is not State.WITHDRAWN),
        incidents=incidents,
        measure=measure,
        state=state,
        incident=incident if chosen else "",
        text=text,
        mine=mine,
        after=str(found[PAGE - 1].pk) if len(found) > PAGE else "",
        begun=bool(after),
    )


def _row(row: Any) -> ClaimRow:
    return ClaimRow(
        uuid=row.uuid,
        words=figure_words(row),
        quote=row.quote,
        by_whom=who(row),
        source=source_words(row.article),
        article=row.article.uuid,
        incident=row.incident,
        state=row.state,
        author=row.author.name,
        links=row.n_links,
    )


def _links(seat: Seat) -> Coalesce:
    """How many links a claim has that this person sees."""
    touching = Q(claim_a=OuterRef("pk")) | Q(claim_b=OuterRef("pk"))
    seen = ClaimLink.objects.visible_to(seat).standing().filter(touching).order_by()
    count = seen.values("project").annotate(n=Count("pk")).values("n")
    return Coalesce(Subquery(count, output_field=IntegerField()), Value(0))
