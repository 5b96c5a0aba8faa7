"""The conflict desk: the pair to decide on now, what comes next, how far the queue is."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any
from uuid import UUID

from django.db.models import Case, Q, Value, When

from articles.access import Seat
from articles.domain.permissions import Action
from articles.domain.review import EDITABLE
from articles.models import CandidatePair, Claim, ClaimLink
from articles.models.candidate_pair import Place
from articles.pages.claims_figures import figure_words, who
from articles.pages.conflicts_events import OneEvent, one_event
from articles.pages.conflicts_queue import CAP, Chosen, capped, count_words, waiting
from articles.pages.conflicts_rows import PairRow, pair_rows
from articles.pages.links import LinkRow, link_row, with_claims
from articles.pages.links_choice import Choice, choice
from articles.pages.links_pair import Comparison, comparison
from articles.pages.links_sides import sides

UPCOMING = 6  # pairs listed under the desk
LOOKED_BACK = 20  # own decisions that can be taken back from here, one after the other


@dataclass(frozen=True, slots=True)
class Progress:
    """Where the pair stands: decided here before it, passed over, and left after it (each capped)."""

    number: int
    passed: int
    left: int

    @property
    def total(self) -> int:
        """All of this round."""
        return self.number + self.left

    @property
    def percent(self) -> int:
        """How much of the round lies behind, 0 to 100."""
        return 100 * (self.number - 1) // self.total

    @property
    def words(self) -> str:
        """ "Pair 15 of 37"."""
        total = self.total if max(self.passed, self.left) <= CAP else f"{CAP}+"
        return f"Pair {self.number} of {total}"

    @property
    def left_words(self) -> str:
        """ "22", "1000+", "none"."""
        return count_words(self.left) if self.left else "none"


@dataclass(frozen=True, slots=True)
class Addresses:
    """Where the desk's forms and links lead, the filters kept."""

    here: str
    skip: str
    event: str
    all: str
    undo: str


@dataclass(frozen=True, slots=True)
class Before:
    """An earlier decision on the pair: this person's own or one that he or she sees."""

    link: LinkRow
    own: bool
    changed: bool


@dataclass(frozen=True, slots=True)
class ConflictDesk:
    """Everything below the filters. Without a pair: the queue's end.

    ``skipped``: how many still wait before the end; ``end``: the key of the pair after which it came.
    """

    chosen: Chosen
    pair: Comparison | None
    choice: Choice | None
    progress: Progress | None
    earlier: Sequence[Before]
    event: OneEvent | None
    last: LinkRow | None
    upcoming: Sequence[PairRow]
    urls: Addresses
    skipped: int = 0
    end: int = 0

    @property
    def label(self) -> str:
        """What a screen reader says when the pair comes: number, both figures, the verdict."""
        if self.pair is None or self.progress is None:
            return "Conflicts, the end of the queue"
        a, b = (f"{figure_words(side.claim)}, {who(side.claim)}" for side in (self.pair.a, self.pair.b))
        return f"{self.progress.words}: {a}, against {b}. {self.pair.verdict.reason}"

    def address(self, **more: object) -> str:
        """This state of the desk: the pair, or the queue's end."""
        if self.pair is None:
            after = {"after": self.end} if self.end else {}
            return self.chosen.queue_url(**after | more)
        return self.chosen.pair_url(self.pair.a.claim.uuid, self.pair.b.claim.uuid, **more)

    @property
    def again_url(self) -> str:
        """The queue from its beginning, counted anew."""
        return replace(self.chosen, decided=0).queue_url()

    @property
    def undo_form(self) -> str:
        """The id of the form that takes the last decision back, "" without one."""
        return "undo-last" if self.last else ""

    @property
    def event_form(self) -> str:
        """The id of the form that makes the two one event, "" where that is not the question."""
        return "same-event" if self.event and self.event.joins else ""

    @property
    def skipped_words(self) -> str:
        """ "3", "1000+"."""
        return count_words(self.skipped)

    @property
    def seen_words(self) -> str:
        """How many pairs of this round were decided or skipped."""
        return f"{self.chosen.decided + self.skipped}{'+' if self.skipped_words.endswith('+') else ''}"


def place_of(seat: Seat, a: Claim, b: Claim) -> Place | None:
    """Where the pair of two claims stands in the desk's order, None when it is not indexed. One query."""
    found = CandidatePair.objects.of(seat.project).of_two(a, b).first()
    return found.place if found else None


def desk_after(
    seat: Seat, chosen: Chosen, place: Place | None, *, last: UUID | None = None, made: Any = None
) -> ConflictDesk:
    """The first pair that waits after ``place`` (None: the first of all), or the end. At most eight queries.

    ``made``: the link just decided, whose claims have their articles and claimants.
    """
    rows = waiting(seat, chosen)
    ahead = rows.beyond(place) if place else rows
    coming = list(_with_claims(ahead).in_desk_order()[: UPCOMING + 2])
    latest = link_row(seat, made) if made else latest_decision(seat, last)
    if coming:
        return _desk(seat, chosen, coming[0], coming[1:], latest)
    skipped = capped(rows) if place else 0
    urls = _urls(chosen, None, [], None, latest)
    end = place[1] if place else 0
    return ConflictDesk(chosen, None, None, None, (), None, latest, (), urls, skipped, end)


def desk_at(
    seat: Seat,
    chosen: Chosen,
    a: Claim,
    b: Claim,
    *,
    last: UUID | None = None,
    typed: Mapping[str, str] | None = None,
    error: str = "",
) -> ConflictDesk:
    """One pair of the queue or of the project. At most nine queries.

    ``typed`` and ``error``: a refused decision, shown with what the person had typed.
    """
    pair = CandidatePair.objects.of(seat.project).of_two(a, b).first()
    coming: list[CandidatePair] = []
    if pair is not None:
        after = waiting(seat, chosen).beyond(pair.place)
        coming = list(_with_claims(after).in_desk_order()[: UPCOMING + 1])
    here = pair or CandidatePair(project=seat.project, claim_a=a, claim_b=b)
    latest = latest_decision(seat, last)
    return _desk(seat, chosen, here, coming, latest, first=a.pk, typed=typed, error=error)


def latest_decision(seat: Seat, uuid: UUID | None = None) -> LinkRow | None:
    """This person's last decision that can be taken back; ``uuid`` names it when it is known. One query."""
    own = ClaimLink.objects.of(seat.project).by(seat.user).standing().in_state(*EDITABLE)
    newest = Q(pk__in=own.order_by("-pk").values("pk")[:LOOKED_BACK]) | Q(uuid=uuid)
    named = Case(When(uuid=uuid, then=Value(0)), default=Value(1)) if uuid else Value(1)
    found = with_claims(own.filter(newest)).order_by(named, "-updated_at", "-pk").first()
    return link_row(seat, found) if found else None


def _desk(
    seat: Seat,
    chosen: Chosen,
    here: CandidatePair,
    coming: Sequence[CandidatePair],
    latest: LinkRow | None,
    *,
    first: int | None = None,
    typed: Mapping[str, str] | None = None,
    error: str = "",
) -> ConflictDesk:
    """The pair (claim ``first`` as A) with those that follow. Six queries."""
    keys = {here.claim_a_id, here.claim_b_id} | {k for p in coming for k in (p.claim_a_id, p.claim_b_id)}
    claims = {row.pk: row for row in sides(Claim.objects.filter(pk__in=keys).order_by())}
    a, b = claims[here.claim_a_id], claims[here.claim_b_id]
    if first == b.pk:
        a, b = b, a
    pair = comparison(a, b)
    links = _links(seat, a, b)
    event = one_event(a, b) if seat.may(Action.ASSIGN) and pair.verdict.suggestion == "same_event" else None
    return ConflictDesk(
        chosen=chosen,
        pair=pair,
        choice=choice(seat, pair, links, typed=typed, error=error),
        progress=_progress(seat, chosen, here),
        earlier=[
            Before(link_row(seat, link), seat.owns(link), link.changed_since is not None) for link in links
        ],
        event=event,
        last=latest,
        upcoming=pair_rows(chosen, coming[:UPCOMING], claims),
        urls=_urls(chosen, (a.uuid, b.uuid), coming, here.pk, latest),
    )


def _progress(seat: Seat, chosen: Chosen, here: CandidatePair) -> Progress | None:
    """Two queries; None for a pair that is not in the queue."""
    if here.pk is None:
        return None
    rows = waiting(seat, chosen)
    passed = capped(rows.ahead_of(here.place))
    return Progress(chosen.decided + passed + 1, passed, left=capped(rows.beyond(here.place)))


def _links(seat: Seat, a: Claim, b: Claim) -> list[ClaimLink]:
    """What was decided on the two so far, as far as this person sees it, one's own first. One query."""
    pair = (a.pk, b.pk)
    rows = ClaimLink.objects.of(seat.project).visible_to(seat).standing()
    found = with_claims(rows.filter(claim_a__in=pair, claim_b__in=pair)).order_by("pk")
    return sorted(found, key=lambda link: not seat.owns(link))


def _with_claims(rows: Any) -> Any:
    return rows.select_related("claim_a", "claim_b")


def _urls(
    chosen: Chosen,
    pair: tuple[UUID, UUID] | None,
    coming: Sequence[CandidatePair],
    key: int | None,
    latest: LinkRow | None,
) -> Addresses:
    skip = chosen.queue_url()
    if coming:
        skip = chosen.pair_url(coming[0].claim_a.uuid, coming[0].claim_b.uuid)
    elif key is not None:
        skip = chosen.queue_url(after=key)
    return Addresses(
        here=chosen.pair_url(*pair) if pair else chosen.queue_url(),
        skip=skip,
        event=chosen.event_url(*pair) if pair else "",
        all=chosen.queue_url(view="list"),
        undo=chosen.undo_url(latest.uuid) if latest else "",
    )
