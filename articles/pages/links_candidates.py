"""The claims that a claim may be compared with, those in conflict first."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db.models import Case, Q, Value, When

from articles.access import Seat
from articles.domain import terms
from articles.domain.day_words import day_words
from articles.domain.ranking import Look, look, urgency
from articles.domain.scales import Bar, bar, scale_for
from articles.domain.verdicts import Result, Verdict, compare
from articles.models import Claim, ClaimLink, Incident
from articles.models.claim_blocks import near
from articles.models.claim_figure import comparable, figure_of
from articles.pages.claims_figures import face_of, figure_words, source_words, who

CAP = 100  # claims compared at once, the newest first
SHOWN_IN_INSPECTOR = 5
INCIDENTS = 200  # offered as filter


@dataclass(frozen=True, slots=True)
class Candidate:
    """Another claim beside this one: verdict, both bars on one scale, who says so and on which words."""

    uuid: UUID
    verdict: Verdict
    detail: str
    words: str
    by_whom: str
    quote: str
    above: Bar
    below: Bar
    pair_words: str
    gap: str
    is_pressing: bool


@dataclass(frozen=True, slots=True)
class CandidatesPage:
    """The list with its filters; ``after`` leads on to older claims, "" at the end."""

    claim: Claim
    words: str
    rows: tuple[Candidate, ...]
    linked: int
    incidents: tuple[Incident, ...]
    measures: tuple[tuple[str, str], ...]
    incident: str
    measure: str
    text: str
    after: str


@dataclass(frozen=True, slots=True)
class Rivals:
    """The claims about one incident, as the inspector sums them up."""

    rows: tuple[Candidate, ...]
    total: int
    summary: str


def candidates_page(
    seat: Seat, claim: Claim, *, incident: str = "", measure: str = "", text: str = "", after: str = ""
) -> CandidatesPage:
    """At most CAP other claims that this person sees and has not linked yet, ranked. Four queries."""
    incidents = tuple(Incident.objects.of(seat.project)[:INCIDENTS])
    rows = Claim.objects.of(seat.project).exclude(pk=claim.pk)
    if chosen := next((row for row in incidents if str(row.uuid) == incident), None):
        rows = rows.filter(incident=chosen)
    if measure in terms.values(terms.MEASURES):
        rows = rows.filter(measure=measure)
    if text.strip():
        rows = rows.filter(says(text.strip()))
    linked = linked_with(seat, claim)
    rows = rows.exclude(pk__in=linked)
    if after.isdecimal():
        rows = rows.filter(pk__lt=int(after))
    found = _newest(seat, rows)
    return CandidatesPage(
        claim=claim,
        words=figure_words(claim),
        rows=tuple(_ranked(_itself(claim), found[:CAP])),
        linked=len(linked),
        incidents=incidents,
        measures=terms.MEASURES,
        incident=incident,
        measure=measure,
        text=text,
        after=str(found[CAP - 1].pk) if len(found) > CAP else "",
    )


def says(text: str) -> Q:
    """Claims whose words, number, victims or claimant contain ``text``."""
    return (
        Q(quote__icontains=text)
        | Q(expression__icontains=text)
        | Q(claimant_label__icontains=text)
        | Q(claimant_entity__name__icontains=text)
        | Q(victim_label__icontains=text)
    )


def rivals(seat: Seat, claim: Claim, *, linked: Collection[UUID] = ()) -> Rivals:
    """The other claims about its incident or at its place and time, the most urgent first. One query at most.

    Those in ``linked`` are counted, but not shown as candidates.
    """
    if claim.incident_id is None and not has_place(claim):
        return Rivals((), 0, "")
    same: Any = _around(claim)
    first = Case(When(pk=claim.pk, then=Value(0)), default=Value(1))
    found = list(comparable(same.visible_to(seat).standing()).order_by(first, "-pk")[: CAP + 1])
    if not found or found[0].pk != claim.pk:
        return Rivals((), 0, "")
    ranked = _ranked(found[0], found[1:])
    shown = [row for row in ranked if row.uuid not in linked and row.is_pressing]
    about = "about this incident" if claim.incident_id else "at this place and time"
    return Rivals(tuple(shown[:SHOWN_IN_INSPECTOR]), len(ranked), _summary(ranked, about))


def has_place(claim: Claim) -> bool:
    """Whether the claim says where it happened."""
    return bool(claim.place_folded or claim.place_entity_id)


def _around(claim: Claim) -> Any:
    """The claims of its incident, and those that the rules compare it with at its place and time; itself."""
    if claim.incident_id is None:
        return near(claim)
    own: Any = Claim.objects.filter(incident=claim.incident_id).order_by().values("pk")
    return Claim.objects.filter(pk__in=own.union(near(claim).values("pk"))).order_by()


def ranked_candidates(seat: Seat, claim: Claim) -> list[Candidate]:
    """What a person compares next: the claims of its incident and those at its place and time; all of the
    project where it names neither. Three queries.
    """
    named = claim.incident_id is not None or has_place(claim)
    rows: Any = _around(claim) if named else Claim.objects.of(seat.project)
    rows = rows.exclude(pk=claim.pk).exclude(pk__in=linked_with(seat, claim))
    return _ranked(_itself(claim), _newest(seat, rows)[:CAP])


def linked_with(seat: Seat, claim: Claim) -> set[int]:
    """Keys of the claims that this person has linked with it. One query."""
    own = ClaimLink.objects.of(seat.project).by(seat.user).standing().touching(claim)
    return {pk for pair in own.values_list("claim_a", "claim_b") for pk in pair} - {claim.pk}


def _newest(seat: Seat, rows: Any) -> list[Any]:
    """The CAP newest of ``rows`` that this person sees, and one more if there is. One query."""
    return list(comparable(rows.visible_to(seat).standing()).order_by("-pk")[: CAP + 1])


def _itself(claim: Claim) -> Any:
    return comparable(Claim.objects.filter(pk=claim.pk)).get()


def _ranked(claim: Any, others: Sequence[Any]) -> list[Candidate]:
    own = figure_of(claim)
    judged = []
    for other in others:
        figure = figure_of(other)
        verdict = compare(own, figure)
        seen = look(own, figure, group_a=own.origin, group_b=figure.origin)
        judged.append((urgency(verdict) if seen is None else seen.rank, other.pk, other, verdict, seen))
    judged.sort(key=lambda row: row[:2])
    return [_candidate(claim, other, verdict, seen) for _, _, other, verdict, seen in judged]


def _candidate(claim: Claim, other: Any, verdict: Verdict, seen: Look | None) -> Candidate:
    scale = scale_for([face_of(claim), face_of(other)])
    day = day_words(other.article.published)
    words = figure_words(other)
    return Candidate(
        uuid=other.uuid,
        verdict=verdict,
        detail=detail_words(verdict),
        words=words,
        by_whom=", ".join(part for part in (who(other), source_words(other.article), day) if part),
        quote=other.quote,
        above=bar(*face_of(claim), scale),
        below=bar(*face_of(other), scale),
        pair_words=f"Above, this claim: {figure_words(claim)}. Below, {who(other)}: {words}. "
        f"Scale 0 to {scale.top:,}.",
        gap=gap_words(verdict),
        is_pressing=seen is not None and seen.is_pressing,
    )


def detail_words(verdict: Verdict) -> str:
    """What stands in the badge after the result: "number", "same origin"."""
    return (verdict.dimension or verdict.cause).replace("_", " ")


def gap_words(verdict: Verdict) -> str:
    """ "gap 0.33", "" when there is none to speak of."""
    return f"gap {verdict.gap:.2f}" if verdict.gap else ""


def _summary(rows: Sequence[Candidate], about: str) -> str:
    """ "2 other claims about this incident: 1 conflict, 1 discrepant"."""
    conflicts = sum(row.verdict.result is Result.CONFLICT for row in rows)
    discrepant = sum(row.verdict.discrepant for row in rows)
    number = f"{len(rows)}{'' if len(rows) < CAP else ' or more'}"
    said = f"{number} other claim{'' if len(rows) == 1 else 's'} {about}"
    parts = [f"{conflicts} conflict{'' if conflicts == 1 else 's'}"] if conflicts else []
    parts += [f"{discrepant} discrepant"] if discrepant else []
    return (
        f"{said}: {', '.join(parts)}" if parts else f"{said}: none in conflict" if rows else f"No{said[1:]}"
    )
