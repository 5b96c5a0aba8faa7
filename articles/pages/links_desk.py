"""The desk: two claims beside each other on one scale, the rules' verdict, the next pair."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from articles.access import Seat
from articles.domain import terms
from articles.domain.day_words import day_words, days_words
from articles.domain.permissions import Action
from articles.domain.review import EDITABLE
from articles.domain.scales import Bar, GapArea, Scale, bar, gap_between, scale_for
from articles.domain.verdicts import Verdict, compare
from articles.models import Claim, ClaimLink
from articles.models.claim_figure import comparable, figure_of, hard_of
from articles.pages.claims_figures import (
    bar_words,
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
from articles.pages.links import LinkRow, link_row, with_claims
from articles.pages.links_candidates import Candidate, detail_words, gap_words, ranked_candidates
from articles.pages.queue_cards import Context, contexts, spot_of, windows

UPCOMING = 6  # candidates listed under the desk


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


@dataclass(frozen=True, slots=True)
class Desk:
    """Everything of the page. ``existing``: this person's own link of the pair, if there is one."""

    a: Side
    b: Side
    scale: Scale
    gap: GapArea | None
    words: str
    verdict: Verdict
    detail: str
    gap_words: str
    dimensions: terms.Choices
    dimension: str
    a_is_part: bool
    a_is_later: bool
    existing: ClaimLink | None
    last: LinkRow | None
    next_uuid: UUID | None
    upcoming: tuple[Candidate, ...]
    left: int
    may_decide: bool
    kind: str = ""
    rationale: str = ""
    error: str = ""

    @property
    def drawn(self) -> bool:
        """Whether there is anything to draw."""
        return self.a.bar.drawn or self.b.bar.drawn


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
    pair = Claim.objects.filter(pk__in=(a.pk, b.pk)).order_by()
    rows: Any = comparable(pair).annotate(**windows()).prefetch_related("hops")
    found = {row.pk: row for row in rows.select_related("perpetrator_entity", "place_entity")}
    first, second = found[a.pk], found[b.pk]
    verdict = compare(figure_of(first), figure_of(second))
    scale = scale_for([face_of(first), face_of(second)])
    around = contexts([spot_of(row, row.window) for row in (first, second)])
    existing = _own_link(seat, a, b)
    ranked = ranked_candidates(seat, a)
    coming = _after(ranked, b)
    typed = typed or {}
    chosen = existing.dimension if existing else ""
    return Desk(
        a=_side("A", first, second, scale, around[0]),
        b=_side("B", second, first, scale, around[1]),
        scale=scale,
        gap=gap_between(face_of(first), face_of(second), scale),
        words=_both_words(first, second, scale),
        verdict=verdict,
        detail=detail_words(verdict),
        gap_words=gap_words(verdict),
        dimensions=terms.DIMENSIONS,
        dimension=typed.get("dimension", chosen) or _likely_dimension(verdict, first, second),
        a_is_part=_is_smaller(first, second),
        a_is_later=_is_later(first, second),
        existing=existing,
        last=_last(seat, last),
        next_uuid=coming[0].uuid if coming else None,
        upcoming=tuple(coming[:UPCOMING]),
        left=len(coming),
        may_decide=seat.may(Action.CREATE),
        kind=typed.get("kind", existing.kind if existing else ""),
        rationale=typed.get("rationale", existing.rationale if existing else ""),
        error=error,
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


def _own_link(seat: Seat, a: Claim, b: Claim) -> ClaimLink | None:
    own = ClaimLink.objects.of(seat.project).by(seat.user).standing()
    return own.filter(claim_a__in=(a.pk, b.pk), claim_b__in=(a.pk, b.pk)).first()


def _last(seat: Seat, uuid: UUID | None) -> LinkRow | None:
    if uuid is None:
        return None
    own = ClaimLink.objects.of(seat.project).by(seat.user).standing().in_state(*EDITABLE)
    row = with_claims(own.filter(uuid=uuid)).first()
    return link_row(seat, row) if row else None


def _side(letter: str, claim: Any, other: Any, scale: Scale, context: Context) -> Side:
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
    place = " · ".join(part for part in (place_words(claim), _days(claim)) if part)
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


def _days(claim: Claim) -> str:
    return days_words(claim.date_start, claim.date_end)


def _both_words(a: Any, b: Any, scale: Scale) -> str:
    said = " ".join(
        f"{letter}: {bar_words(*face_of(claim), scale).removesuffix(f' Scale 0 to {scale.top:,}.')}"
        for letter, claim in (("A", a), ("B", b))
    )
    return f"Both figures on one scale from 0 to {scale.top:,}. {said}{_between(a, b)}"


def _between(a: Any, b: Any) -> str:
    hards = sorted((h for h in (hard_of(a), hard_of(b)) if h is not None), key=lambda hard: hard.low)
    if len(hards) < 2 or hards[0].overlaps(hards[1]):
        return ""
    first, last = (hards[0].high or 0) + 1, hards[1].low - 1
    if first > last:
        return " The two figures are next to each other; they share no number."
    return f" Nothing from {first:,} to {last:,} belongs to either."


def _likely_dimension(verdict: Verdict, a: Claim, b: Claim) -> str:
    """What a conflict of the two would be about, to begin with."""
    if verdict.dimension:
        return verdict.dimension
    known = {claim.victim_status for claim in (a, b)} - {"", "unknown"}
    return "victim_status" if len(known) > 1 else "number"


def _is_smaller(a: Any, b: Any) -> bool:
    """Whether "A is part of B" is the likelier reading."""
    small, large = hard_of(a), hard_of(b)
    return small is None or large is None or small.low <= large.low


def _is_later(a: Claim, b: Claim) -> bool:
    """Whether "A supersedes B" is the likelier reading: by the day it speaks of, else its article's."""
    days = [claim.as_of or claim.article.published or date.min for claim in (a, b)]
    return days[0] >= days[1]
