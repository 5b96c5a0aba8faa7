"""Home: where to go on, what came back, what colleagues ask, what waits for review."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db.models import Case, Count, Max, Min, Value, When
from django.urls import reverse
from django.utils import timezone

from articles.access import Seat
from articles.domain.library import RANK, Standing, standing
from articles.domain.permissions import Action, Role
from articles.domain.review import EDITABLE, State
from articles.models import (
    Annotation,
    Article,
    Claim,
    ClaimLink,
    LogEntry,
    Passage,
    Project,
    Relation,
    User,
)
from articles.pages.claims_figures import figure_words
from articles.pages.drafts import DraftRow, own_drafts
from articles.pages.home_review import Review, review
from articles.pages.home_talks import Talk, talks
from articles.pages.log import Act, act_of
from articles.pages.queue_cards import place_words
from articles.pages.queue_counts import age_words
from articles.pages.queue_rows import place_url, source_of

SHOWN = 12  # rows of each list


@dataclass(frozen=True, slots=True)
class Resume:
    """The last draft this person touched: the article, the passage, the words."""

    url: str
    title: str
    place: str
    quote: str


@dataclass(frozen=True, slots=True)
class MyArticle:
    """An article with own standing work on it; nought is shown as nothing."""

    url: str
    title: str
    outlet: str
    published: date | None
    state: Standing
    marks: int
    claims: int


@dataclass(frozen=True, slots=True)
class Returned:
    """A piece of own work that came back, with the reason."""

    url: str
    quote: str
    what: str
    reason: str
    reviewer: str
    age: str


@dataclass(frozen=True, slots=True)
class Accepted:
    """How much everybody in the project may read."""

    articles: int
    annotations: int
    claims: int
    links: int


@dataclass(frozen=True, slots=True)
class Home:
    """One person's home in a project; what a role has no part in is empty."""

    today: datetime
    resume: Resume | None
    drafts: Sequence[DraftRow]
    articles: Sequence[MyArticle]
    returned: Sequence[Returned]
    talks: Sequence[Talk]
    acts: Sequence[Act]
    review: Review | None
    accepted: Accepted | None


def projects_of(user: User) -> list[Project]:
    """The projects this person has a seat in, by title. One query."""
    return list(Project.objects.of(user).order_by("title", "id"))


def home(seat: Seat) -> Home:
    """The page for this person's role. At most 27 queries, however much there is."""
    works = seat.may(Action.CREATE)
    supervises = seat.role is Role.SUPERVISOR
    return Home(
        today=timezone.now(),
        resume=_resume(seat) if works else None,
        drafts=own_drafts(seat) if works else (),
        articles=_my_articles(seat) if works else (),
        returned=_returned(seat) if works else (),
        talks=talks(seat) if works else (),
        acts=_acts(seat) if works else (),
        review=review(seat) if supervises else None,
        accepted=None if works else _accepted(seat),
    )


def article_url(seat: Seat, uuid: UUID) -> str:
    """The reading page."""
    return reverse("article", args=[seat.project.slug, uuid])


def _resume(seat: Seat) -> Resume | None:
    """Two queries, three when there is something to go on with."""
    found: list[Any] = []
    for model in (Annotation, Claim):
        own = model.objects.by(seat.user).filter(article__project=seat.project, state__in=EDITABLE)
        rows = own.select_related("article").defer("article__text", "article__raw")
        found += rows.order_by("-updated_at", "-id")[:1]
    if not found:
        return None
    last = max(found, key=lambda row: row.updated_at)
    passage = (
        Passage.objects.filter(article=last.article_id, start__lt=last.end, end__gt=last.start)
        .select_related("comment")
        .order_by("start")
        .first()
    )
    url = place_url(seat, last) if isinstance(last, Annotation) else article_url(seat, last.article.uuid)
    place = place_words(passage) if passage else ""
    return Resume(url, last.article.title, place, last.quote)


def _my_articles(seat: Seat) -> list[MyArticle]:
    """The articles this person worked on last. Five queries."""
    rank = Case(*(When(state=state, then=Value(rank)) for state, rank in RANK.items()))
    latest: dict[int, datetime] = {}
    for model in (Annotation, Claim):
        own = model.objects.by(seat.user).standing().filter(article__project=seat.project)
        groups = own.values("article_id").annotate(last=Max("updated_at")).order_by("-last")[:SHOWN]
        for group in groups:
            last = latest.get(group["article_id"], group["last"])
            latest[group["article_id"]] = max(last, group["last"])
    chosen = sorted(latest, key=lambda pk: latest[pk], reverse=True)[:SHOWN]
    counts: list[dict[int, tuple[int, int | None]]] = []
    for model in (Annotation, Claim):
        own = model.objects.by(seat.user).standing().filter(article__in=chosen)
        groups = own.values("article_id").annotate(n=Count("id"), rank=Min(rank)).order_by()
        counts.append({group["article_id"]: (group["n"], group["rank"]) for group in groups})
    articles = Article.objects.light().in_bulk(chosen)
    marks, claims = counts
    none: tuple[int, int | None] = (0, None)
    return [
        MyArticle(
            url=article_url(seat, articles[pk].uuid),
            title=articles[pk].title,
            outlet=articles[pk].outlet,
            published=articles[pk].published,
            state=standing(marks.get(pk, none)[1], claims.get(pk, none)[1]),
            marks=marks.get(pk, none)[0],
            claims=claims.get(pk, none)[0],
        )
        for pk in chosen
    ]


def _returned(seat: Seat) -> list[Returned]:
    """Own work that came back, the latest first. Four queries."""
    heavy = ("article__text", "article__raw")
    marks = Annotation.objects.filter(article__project=seat.project).select_related("tag", "article")
    claims = Claim.objects.of(seat.project).select_related("article")
    links = ClaimLink.objects.of(seat.project).select_related("claim_a__article", "claim_b__article")
    relations = Relation.objects.filter(article__project=seat.project).standing()
    relations = relations.select_related("article", "type", "source", "target")
    rows: list[Any] = []
    for some, unread in (
        (marks, heavy),
        (claims, heavy),
        (relations, heavy),
        (links, [f"claim_{side}__{name}" for side in "ab" for name in heavy]),
    ):
        back = some.by(seat.user).in_state(State.RETURNED).select_related("reviewer").defer(*unread)
        rows += back.order_by("-decided_at", "-id")[:SHOWN]
    rows.sort(key=lambda row: row.decided_at or row.created_at, reverse=True)
    return [_came_back(seat, row) for row in rows[:SHOWN]]


def _came_back(seat: Seat, row: Any) -> Returned:
    if isinstance(row, ClaimLink):
        pair = (row.claim_a, row.claim_b)
        quote = " · ".join(f"{figure_words(claim)}, {source_of(claim.article)}" for claim in pair)
        what = f"link, {row.get_kind_display()}"
    elif isinstance(row, Relation):
        quote, what = f"{row.source.quote} — {row.target.quote}", f"relation, {row.type.name}"
    else:
        quote, what = row.quote, row.tag.name if isinstance(row, Annotation) else "claim"
    reviewer = row.reviewer.name if row.reviewer else ""
    return Returned(place_url(seat, row), quote, what, row.return_reason, reviewer, age_words(row.decided_at))


def _acts(seat: Seat) -> list[Act]:
    """One query."""
    entries = LogEntry.objects.filter(by=seat.user, project=seat.project).select_related("article")
    return [act_of(entry) for entry in entries.defer("article__text", "article__raw").order_by("-id")[:8]]


def _accepted(seat: Seat) -> Accepted:
    """Four queries."""
    marks = Annotation.objects.filter(article__project=seat.project)
    return Accepted(
        articles=Article.objects.in_project(seat.project).count(),
        annotations=marks.in_state(State.ACCEPTED).count(),
        claims=Claim.objects.of(seat.project).in_state(State.ACCEPTED).count(),
        links=ClaimLink.objects.of(seat.project).in_state(State.ACCEPTED).count(),
    )
