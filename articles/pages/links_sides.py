"""One claim beside another: its words in their context, its figure, who says so, what differs."""

from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet

from articles.domain.day_words import day_words, days_words
from articles.domain.scales import Bar, Scale, bar
from articles.models import Claim
from articles.models.claim_figure import comparable
from articles.pages.claims_figures import (
    claimant_words,
    face_of,
    figure_sub,
    figure_words,
    number_words,
    source_words,
)
from articles.pages.claims_words import (
    HopView,
    hops_of,
    perpetrator_words,
    place_words,
    rating_words,
    stance_words,
    victim_words,
)
from articles.pages.queue_cards import Context, windows


@dataclass(frozen=True, slots=True)
class Fact:
    """One line about a claim; ``differs`` when the other claim says otherwise."""

    label: str
    value: str
    differs: bool


@dataclass(frozen=True, slots=True)
class Side:
    """One of the two claims."""

    letter: str
    claim: Claim
    source: str
    day: str
    words: str
    sub: str
    number: str
    bar: Bar
    context: Context
    hops: tuple[HopView, ...]
    facts: tuple[Fact, ...]


def sides(claims: QuerySet[Claim]) -> Any:
    """``claims`` with what a comparison shows of them. Two queries: the claims, their hops."""
    rows: Any = comparable(claims).annotate(**windows()).prefetch_related("hops")
    return rows.select_related("perpetrator_entity", "place_entity", "author")


def side(letter: str, claim: Any, other: Any, scale: Scale, context: Context) -> Side:
    """A claim that ``sides`` fetched, with what differs from ``other``. No query."""
    hard, soft = face_of(claim)
    return Side(
        letter=letter,
        claim=claim,
        source=" ".join(part for part in (source_words(claim.article), context.place) if part),
        day=day_words(claim.article.published),
        words=figure_words(claim),
        sub=figure_sub(claim),
        number=number_words(claim),
        bar=bar(hard, soft, scale),
        context=context,
        hops=hops_of(claim.hops.all()),
        facts=tuple(
            Fact(label, value, differs=bool(value and said and meant != also))
            for (label, value, meant), (_, said, also) in zip(_facts(claim), _facts(other), strict=True)
        ),
    )


def _facts(claim: Claim) -> tuple[tuple[str, str, object], ...]:
    """Label, words, and what the words mean: two names of one entity mean the same."""
    days = (claim.date_start, claim.date_end)
    place = " · ".join(part for part in (place_words(claim), said_days(claim)) if part)
    stance, ratings = stance_words(claim), rating_words(claim)
    return (
        ("Claimant", claimant_words(claim), _named(claim, "claimant", claim.claimant_side)),
        ("Victims", victim_words(claim), _named(claim, "victim", claim.victim_status)),
        ("Perpetrator", perpetrator_words(claim), _named(claim, "perpetrator", claim.perpetrator_basis)),
        ("Place, date", place, _named(claim, "place", *days)),
        ("Stance", stance, stance),
        ("Ratings", ratings, ratings),
    )


def _named(claim: Claim, role: str, *more: object) -> tuple[object, ...]:
    who = getattr(claim, f"{role}_entity_id") or getattr(claim, f"{role}_label").strip().casefold()
    return (who, *more)


def said_days(claim: Claim) -> str:
    """When it happened, "" when that is not recorded."""
    return days_words(claim.date_start, claim.date_end)
