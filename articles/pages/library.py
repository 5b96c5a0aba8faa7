"""The library: a page of articles with their state, analysts and counts, filtered, searched and sorted."""

from collections import Counter, defaultdict
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Case, Count, Exists, F, Min, OuterRef, Q, QuerySet, Value, When
from django.db.models.functions import Lower
from django.urls import reverse

from articles.access import Seat
from articles.domain.library import PRECEDENCE, RANK, SORTS, Filters, Standing, standing
from articles.domain.permissions import Action, Role
from articles.models import Annotation, Article, Claim, ClaimLink, Membership
from articles.pages.keyset import Cut, Stretch, cut

PAGE = 50
MOST = 1000
"""Counts stop here: "1,000+"."""
WORK = (Annotation, Claim)
OUTLETS = 200  # names in the outlet filter


@dataclass(frozen=True, slots=True)
class Row:
    """An article in the table; nought is shown as nothing."""

    url: str
    details_url: str
    title: str
    language: str
    outlet: str
    published: date | None
    state: Standing
    analysts: tuple[str, ...]
    marks: int
    claims: int
    conflicts: int


@dataclass(frozen=True, slots=True)
class Choice:
    """An option of a filter."""

    value: str
    words: str
    chosen: bool


@dataclass(frozen=True, slots=True)
class Token:
    """A filter that is on, with the address that takes it off."""

    words: str
    remove_url: str


@dataclass(frozen=True, slots=True)
class Head:
    """A column head; ``order`` is its aria-sort value while it sorts."""

    words: str
    url: str
    order: str


@dataclass(frozen=True, slots=True)
class Library:
    """One page of the library."""

    filters: Filters
    rows: tuple[Row, ...]
    heads: tuple[Head, ...]
    states: tuple[Choice, ...]
    outlets: tuple[Choice, ...]
    analysts: tuple[Choice, ...]
    tokens: tuple[Token, ...]
    total: str
    matching: str
    shown: str
    newer_url: str
    older_url: str
    clear_url: str
    import_url: str
    back_label: str
    on_label: str
    hidden: str


def library(seat: Seat, filters: Filters) -> Library:
    """One page, at most PAGE rows, in at most 13 queries at any size."""
    rows = Article.objects.in_project(seat.project)
    matching = _filtered(seat, rows, filters)
    page = _page(matching, filters)
    base = reverse("library", args=[seat.project.slug])
    tokens = _tokens(base, filters)
    total = _capped(rows)
    return Library(
        filters=filters,
        rows=_rows(seat, page.rows),
        heads=_heads(base, filters),
        states=_choices([(s.value, s.value) for s in Standing], filters.state),
        outlets=_choices([(o, o) for o in rows.outlets(seat.project, OUTLETS)], filters.outlet),
        analysts=_choices(_people(seat), filters.analyst),
        tokens=tokens,
        total=f"{total} {'article' if total == '1' else 'articles'}",
        matching=f"{_capped(matching)} of {total} match" if tokens else "",
        shown=f"{len(page.rows):,} shown, {SORTS[filters.sort].words}",
        newer_url=base + filters.query(before=page.rows[0].uuid) if page.earlier and page.rows else "",
        older_url=base + filters.query(after=page.rows[-1].uuid) if page.later and page.rows else "",
        clear_url=base,
        back_label=SORTS[filters.sort].back,
        on_label=SORTS[filters.sort].on,
        hidden=f"{', '.join(t.words for t in tokens)} hides the {total} there are.",
        import_url=reverse("imports", args=[seat.project.slug]) if seat.may(Action.IMPORT) else "",
    )


SHOWN = ("uuid", "title", "outlet", "published", "language")


def _page(matching: QuerySet[Article], filters: Filters) -> Cut[Article]:
    """At most four queries: the edge, its key, and one for each stretch. Undated articles come last."""
    sort = SORTS[filters.sort]
    rows = matching.only(*SHOWN)
    if sort.column == "published":
        stretches = [
            Stretch(rows.filter(published__isnull=False), F("published"), sort.down),
            Stretch(rows.filter(published__isnull=True), None, sort.down),
        ]
    else:
        stretches = [Stretch(rows, Lower(sort.column), sort.down)]
    named = filters.before or filters.after
    edge = rows.filter(uuid=named).first() if named else None
    at = int(edge is not None and len(stretches) > 1 and edge.published is None)
    return cut(stretches, PAGE, edge=edge, at=at, back=edge is not None and filters.before is not None)


def _filtered(seat: Seat, rows: QuerySet[Article], filters: Filters) -> QuerySet[Article]:
    if filters.q:
        rows = rows.filter(Q(title__icontains=filters.q) | Q(text__icontains=filters.q))
    if filters.outlet:
        rows = rows.filter(outlet=filters.outlet)
    if filters.analyst:
        rows = rows.filter(_worked_on(seat, author__username=filters.analyst))
    if filters.state == Standing.UNMARKED:
        rows = rows.exclude(_worked_on(seat))
    elif filters.state:
        for state, word in PRECEDENCE:
            if word == filters.state:
                rows = rows.filter(_worked_on(seat, state=state))
                break
            rows = rows.exclude(_worked_on(seat, state=state))
    if filters.conflicts:
        conflicts = _conflicts(seat)
        has = Exists(conflicts.filter(claim_a__article=OuterRef("pk"))) | Exists(
            conflicts.filter(claim_b__article=OuterRef("pk"))
        )
        rows = rows.filter(has) if filters.conflicts == "with" else rows.exclude(has)
    return rows


def _worked_on(seat: Seat, **which: Any) -> Q:
    """There is visible work on the article of the outer query."""
    found = Q()
    for model in WORK:
        found |= Q(Exists(model.objects.visible_to(seat).standing().filter(article=OuterRef("pk"), **which)))
    return found


def _conflicts(seat: Seat) -> QuerySet[ClaimLink]:
    links: QuerySet[ClaimLink] = ClaimLink.objects.visible_to(seat).standing().filter(kind="conflicts")
    return links


def _rows(seat: Seat, articles: list[Article]) -> tuple[Row, ...]:
    """Four queries for the work on these articles, whatever their number."""
    ids = [article.pk for article in articles]
    counts: dict[str, Counter[int]] = {model.__name__: Counter() for model in WORK}
    ranks: dict[int, list[int | None]] = defaultdict(list)
    names: dict[int, set[str]] = defaultdict(set)
    rank = Case(*(When(state=state, then=Value(rank)) for state, rank in RANK.items()))
    for model in WORK:
        work = model.objects.visible_to(seat).standing().filter(article__in=ids)
        grouped = work.values("article_id", "author__username", "author__first_name", "author__last_name")
        for group in grouped.annotate(n=Count("pk"), rank=Min(rank)).order_by():
            article = group["article_id"]
            counts[model.__name__][article] += group["n"]
            ranks[article].append(group["rank"])
            full = f"{group['author__first_name']} {group['author__last_name']}".strip()
            names[article].add(full or group["author__username"])
    conflicts = _conflict_counts(seat, ids)
    slug = seat.project.slug
    return tuple(
        Row(
            url=reverse("article", args=[slug, article.uuid]),
            details_url=reverse("article_details", args=[slug, article.uuid]),
            title=article.title,
            language=article.language,
            outlet=article.outlet,
            published=article.published,
            state=standing(*ranks[article.pk]),
            analysts=tuple(sorted(names[article.pk])),
            marks=counts["Annotation"][article.pk],
            claims=counts["Claim"][article.pk],
            conflicts=conflicts[article.pk],
        )
        for article in articles
    )


def _conflict_counts(seat: Seat, ids: list[int]) -> Counter[int]:
    """Links that say "they conflict", by article; one inside a single article counts once there."""
    found: Counter[int] = Counter()
    links = _conflicts(seat)
    elsewhere = links.exclude(claim_a__article=F("claim_b__article"))
    for rows, end in ((links, "claim_a__article"), (elsewhere, "claim_b__article")):
        counted = rows.filter(**{f"{end}__in": ids}).values_list(end).annotate(n=Count("pk")).order_by()
        for article, n in counted:
            found[article] += n
    return found


def _capped(rows: QuerySet[Article]) -> str:
    n = rows.values("pk")[: MOST + 1].count()
    return f"{MOST:,}+" if n > MOST else f"{n:,}"


def _people(seat: Seat) -> list[tuple[str, str]]:
    members = Membership.objects.filter(project=seat.project).exclude(role=Role.VIEWER)
    return [(m.user.username, m.user.name) for m in members.select_related("user").order_by("user__username")]


def _choices(options: list[tuple[str, str]], chosen: str) -> tuple[Choice, ...]:
    return tuple(Choice(value, words, value == chosen) for value, words in options)


TOKENS = (
    ("q", "“{}”"),
    ("state", "{}"),
    ("outlet", "outlet: {}"),
    ("analyst", "analyst: {}"),
    ("conflicts", "{} conflicts"),
)


def _tokens(base: str, filters: Filters) -> tuple[Token, ...]:
    return tuple(
        Token(words.format(getattr(filters, name)), base + filters.query(**{name: ""}))
        for name, words in TOKENS
        if getattr(filters, name)
    )


COLUMNS = (("Title", "title"), ("Outlet", "outlet"), ("Date", "newest"))


def _heads(base: str, filters: Filters) -> tuple[Head, ...]:
    """The heads that sort; the column that sorts already turns round."""
    now = SORTS[filters.sort]
    heads = []
    for words, first in COLUMNS:
        active = SORTS[first].column == now.column
        order = ("descending" if now.down else "ascending") if active else ""
        heads.append(Head(words, base + filters.query(sort=now.reverse if active else first), order))
    return tuple(heads)
