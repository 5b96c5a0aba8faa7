"""A supervisor's part of home: what waits, what conflicts, how far the articles are, the weeks behind."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.db.models import Case, Count, Exists, OuterRef, Q, Value, When
from django.db.models.functions import TruncWeek
from django.urls import reverse
from django.utils import timezone

from articles.access import Seat
from articles.domain.library import PRECEDENCE, Standing
from articles.domain.review import State
from articles.models import Annotation, Article, Claim, ClaimLink, Decision
from articles.pages.claims_figures import figure_words
from articles.pages.conflicts_queue import Chosen, capped, count_words, waiting
from articles.pages.queue_counts import QueueCount, age_words, queue_counts
from articles.pages.queue_rows import source_of

WEEKS = 8
CONFLICTS = 5
TOP, BASE, STEP, WIDTH = 28.0, 140.0, 65.0, 26  # the plot's geometry, in units of its viewBox


@dataclass(frozen=True, slots=True)
class Waiting:
    """A queue with how much of it was decided since Monday."""

    queue: QueueCount
    decided: int


@dataclass(frozen=True, slots=True)
class Conflict:
    """A link that says two claims conflict."""

    url: str
    title: str
    words: str
    state: str
    age: str


@dataclass(frozen=True, slots=True)
class InState:
    """Articles whose work stands at this point."""

    state: Standing
    articles: int
    url: str


@dataclass(frozen=True, slots=True)
class Column:
    """One bar of the plot, in units of its viewBox."""

    x: float
    y: float
    width: int
    height: float


@dataclass(frozen=True, slots=True)
class Week:
    """The decisions of a week: accepted (as it was or corrected), and sent back or rejected."""

    monday: date
    accepted: int
    refused: int
    accepted_bar: Column
    refused_bar: Column


@dataclass(frozen=True, slots=True)
class Review:
    """What a supervisor looks after."""

    waiting: Sequence[Waiting]
    pending: int
    conflicts: Sequence[Conflict]
    undecided: int
    agreed: int
    open_conflicts: int
    open_words: str
    open_url: str
    states: Sequence[InState]
    weeks: Sequence[Week]
    ticks: Sequence[tuple[int, float]]

    @property
    def weeks_words(self) -> str:
        """The plot in a sentence, for those who do not see it."""
        each = "; ".join(
            f"week of {week.monday:%-d %B}: {week.accepted} and {week.refused}" for week in self.weeks
        )
        return f"Decisions per week, accepted, and returned or rejected. {each}."


def review(seat: Seat) -> Review:
    """At most twelve queries."""
    now = timezone.now()
    monday = (now - timedelta(days=now.weekday())).replace(hour=0, minute=0, second=0, microsecond=0)
    counts = queue_counts(seat)
    decided = _decided_since(seat, monday)
    conflicts = ClaimLink.objects.of(seat.project).filter(kind="conflicts")
    by_state = Counter(
        dict(conflicts.order_by().values_list("state").annotate(n=Count("id")).values_list("state", "n"))
    )
    weeks, ticks = _weeks(seat, monday)
    in_conflict = Chosen(seat.project.slug, kind="conflict")
    still_open = capped(waiting(seat, in_conflict))
    return Review(
        waiting=[Waiting(queue, decided[queue.tag.pk if queue.tag else queue.kind]) for queue in counts],
        pending=sum(queue.pending for queue in counts),
        conflicts=_conflicts(seat, conflicts),
        undecided=by_state[State.SUBMITTED],
        agreed=by_state[State.ACCEPTED],
        open_conflicts=still_open,
        open_words=count_words(still_open),
        open_url=in_conflict.queue_url(view="list"),
        states=_states(seat),
        weeks=weeks,
        ticks=ticks,
    )


def _standing_decisions(seat: Seat) -> Any:
    """Decisions that were not taken back."""
    return Decision.objects.filter(project=seat.project, undoes=None, undone_by=None)


def _decided_since(seat: Seat, monday: Any) -> Counter[Any]:
    """Decisions of everybody since ``monday``, by tag id, "claims", "links" and "relations". One query."""
    groups = (
        _standing_decisions(seat)
        .filter(created_at__gte=monday)
        .values("annotation__tag", claims=Q(claim__isnull=False), relations=Q(relation__isnull=False))
        .annotate(n=Count("id"))
        .order_by()
    )
    found: Counter[Any] = Counter()
    for group in groups:
        kind = next((name for name in ("claims", "relations") if group[name]), "links")
        found[group["annotation__tag"] or kind] += group["n"]
    return found


def _conflicts(seat: Seat, links: Any) -> list[Conflict]:
    """The conflicts that wait longest for a decision. One query."""
    heavy = [f"claim_{side}__article__{name}" for side in "ab" for name in ("text", "raw")]
    rows = (
        links.awaiting_review()
        .select_related("claim_a__article", "claim_b__article", "claim_a__incident")
        .defer(*heavy)
        .order_by("submitted_at", "id")[:CONFLICTS]
    )
    queue = reverse("queue_links", args=[seat.project.slug])
    return [
        Conflict(
            url=f"{queue}?at={link.uuid}",
            title=link.claim_a.incident.title if link.claim_a.incident else link.get_kind_display(),
            words=" against ".join(
                f"{figure_words(claim)} ({source_of(claim.article)})"
                for claim in (link.claim_a, link.claim_b)
            ),
            state=link.state,
            age=age_words(link.submitted_at),
        )
        for link in rows
    ]


def _states(seat: Seat) -> list[InState]:
    """How many articles stand where, by the library's words. One query."""
    word = Case(
        *(When(_worked_on(state=state), then=Value(standing.value)) for state, standing in PRECEDENCE),
        default=Value(Standing.UNMARKED.value),
    )
    rows = Article.objects.in_project(seat.project).annotate(word=word).order_by()
    found = dict(rows.values_list("word").annotate(n=Count("id")).values_list("word", "n"))
    library = reverse("library", args=[seat.project.slug])
    return [InState(state, found.get(state.value, 0), f"{library}?state={state}") for state in Standing]


def _worked_on(*, state: State) -> Q:
    marks = Annotation.objects.filter(article=OuterRef("pk"), state=state)
    claims = Claim.objects.filter(article=OuterRef("pk"), state=state)
    return Q(Exists(marks)) | Q(Exists(claims))


def _weeks(seat: Seat, monday: Any) -> tuple[list[Week], list[tuple[int, float]]]:
    """The last eight weeks, the current one last. One query."""
    first = monday - timedelta(weeks=WEEKS - 1)
    groups = (
        _standing_decisions(seat)
        .filter(created_at__gte=first)
        .annotate(week=TruncWeek("created_at"))
        .values("week")
        .annotate(
            accepted=Count("id", filter=Q(act__in=["accept", "correct"])),
            refused=Count("id", filter=Q(act__in=["return", "reject"])),
        )
        .order_by()
    )
    found = {group["week"].date(): (group["accepted"], group["refused"]) for group in groups}
    mondays = [(first + timedelta(weeks=n)).date() for n in range(WEEKS)]
    step = _step(max((max(pair) for pair in found.values()), default=0))
    scale = (BASE - TOP) / (2 * step)
    weeks = []
    for n, day in enumerate(mondays):
        accepted, refused = found.get(day, (0, 0))
        x = 40 + n * STEP
        bars = [
            Column(x + shift, round(BASE - count * scale, 1), WIDTH, round(count * scale, 1))
            for shift, count in ((0, accepted), (WIDTH + 2, refused))
        ]
        weeks.append(Week(day, accepted, refused, *bars))
    return weeks, [(tick * step, round(BASE - tick * step * scale, 1)) for tick in range(3)]


def _step(most: int) -> int:
    """The smallest of 1, 2, 5, 10, 20, 50 … of which two reach ``most``."""
    power = 1
    while True:
        for step in (power, 2 * power, 5 * power):
            if 2 * step >= most:
                return step
        power *= 10
