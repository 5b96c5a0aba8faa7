"""The list of a project's claims: filtered, sorted, page by page, with what is found summed up on top."""

from dataclasses import dataclass
from typing import Any

from django.db.models import Case, Count, Exists, F, OuterRef, Q, QuerySet, Value, When
from django.urls import reverse

from articles.access import Seat
from articles.domain import terms
from articles.domain.claim_list import CONFLICTS, MINIMA, NONE, SORTS, Filters
from articles.domain.permissions import Action, Role
from articles.domain.review import STATE_WORDS, State
from articles.models import Article, Claim, Entity, Incident, Membership
from articles.pages.claims_rows import (
    ClaimRow,
    claim_rows,
    conflict_links,
    conflict_pairs,
    incomplete,
    touches,
    touches_none,
)
from articles.pages.keyset import Cut, Stretch, cut
from articles.pages.library import Choice, Head, Token
from articles.pages.links_candidates import says

PAGE = 50
MOST = 1000
"""Counts stop here: "1,000+"."""
OFFERED = 200  # names in a filter's list


@dataclass(frozen=True, slots=True)
class Select:
    """One filter with a closed list: its name in the address, its label, what asks for nothing."""

    name: str
    label: str
    any: str
    choices: tuple[Choice, ...]


@dataclass(frozen=True, slots=True)
class ClaimsPage:
    """One page of the list."""

    filters: Filters
    rows: tuple[ClaimRow, ...]
    heads: tuple[Head, ...]
    selects: tuple[Select, ...]
    more: tuple[Select, ...]
    more_chosen: bool
    tokens: tuple[Token, ...]
    number: str
    found: tuple[str, ...]
    shown: str
    newer_url: str
    older_url: str
    clear_url: str
    here_query: str
    back_label: str
    on_label: str
    hidden: str
    may_assign: bool


def claims_page(seat: Seat, filters: Filters) -> ClaimsPage:
    """One page, at most PAGE rows. At most nine queries, at any size and on any page."""
    every: Any = Claim.objects.of(seat.project).visible_to(seat).standing()
    matching = _filtered(seat, every, filters)
    page = _page(every, matching, filters)
    base = reverse("claims", args=[seat.project.slug])
    selects, more = _selects(seat, filters)
    tokens = _tokens(base, filters, (*selects, *more))
    number, found = _summed(seat, matching)
    sort = SORTS[filters.sort]
    edges = (page.rows[0], page.rows[-1]) if page.rows else None
    return ClaimsPage(
        filters=filters,
        rows=claim_rows(seat, [row.pk for row in page.rows]),
        heads=_heads(base, filters),
        selects=selects,
        more=more,
        more_chosen=any(choice.chosen for select in more for choice in select.choices),
        tokens=tokens,
        number=number,
        found=found,
        shown=f"{len(page.rows):,} shown, {sort.words}",
        newer_url=base + filters.query(before=edges[0].uuid) if page.earlier and edges else "",
        older_url=base + filters.query(after=edges[1].uuid) if page.later and edges else "",
        clear_url=base,
        here_query=filters.query(after=filters.after, before=filters.before),
        back_label=sort.back,
        on_label=sort.on,
        hidden=f"{', '.join(token.words for token in tokens)} hides the claims there are.",
        may_assign=seat.may(Action.ASSIGN),
    )


def _page(every: QuerySet[Claim], matching: QuerySet[Claim], filters: Filters) -> Cut[Claim]:
    """At most three queries: the edge and one for each stretch. Claims without the value come last.

    The edge is found among all claims, so that the page stays where it was when an act took it out of the
    filter.
    """
    sort = SORTS[filters.sort]
    column, down = sort.column, sort.down
    rows = matching.only("uuid", column) if column else matching.only("uuid")
    if not column:
        stretches = [Stretch(rows, None, down)]
    elif column == "measure":
        named, blank = rows.filter(measure__gt=""), rows.filter(measure="")
        stretches = [Stretch(named, F(column), down, turned=True), Stretch(blank, None, down, turned=True)]
    else:
        named, blank = rows.filter(**{f"{column}__isnull": False}), rows.filter(**{f"{column}__isnull": True})
        stretches = [Stretch(named, F(column), down), Stretch(blank, None, down)]
    asked = filters.before or filters.after
    edge = every.only("uuid", *([column] if column else [])).filter(uuid=asked).first() if asked else None
    at = int(edge is not None and len(stretches) > 1 and getattr(edge, column) in (None, ""))
    return cut(stretches, PAGE, edge=edge, at=at, back=edge is not None and filters.before is not None)


def _filtered(seat: Seat, rows: Any, filters: Filters) -> Any:
    for name in ("measure", "state", "qualifier"):
        if value := getattr(filters, name):
            rows = rows.filter(**{name: value})
    if filters.incident:
        rows = (
            rows.filter(incident=None)
            if filters.incident == NONE
            else rows.filter(incident__uuid=filters.incident)
        )
    if filters.claimant == NONE:
        rows = rows.filter(claimant_entity=None, claimant_label="")
    elif filters.claimant:
        rows = rows.filter(claimant_entity__uuid=filters.claimant)
    if filters.outlet:
        rows = rows.filter(article__outlet=filters.outlet)
    if filters.analyst:
        rows = rows.filter(author__username=filters.analyst)
    if filters.mine:
        rows = rows.by(seat.user)
    if filters.q:
        rows = rows.filter(says(filters.q))
    if filters.minimum:
        rows = rows.filter(incomplete() if filters.minimum == "incomplete" else ~incomplete())
    return rows.filter(_conflict(seat, filters.conflict)) if filters.conflict else rows


def _conflict(seat: Seat, which: str) -> Q:
    links, pairs = conflict_links(seat), conflict_pairs(seat)
    return {
        "linked": touches(links),
        "waiting": touches(pairs),
        "with": touches(links) | touches(pairs),
        "without": touches_none(links) & touches_none(pairs),
    }[which]


def _summed(seat: Seat, matching: Any) -> tuple[str, tuple[str, ...]]:
    """How many match and what they are, over the newest MOST of them. One query."""
    flags = {
        "loose": Q(incident=None),
        "thin": incomplete(),
        "linked": touches(conflict_links(seat)),
        "waiting": touches(conflict_pairs(seat)),
    }
    flagged = {name: Case(When(flag, then=Value(1))) for name, flag in flags.items()}
    some = matching.order_by("-pk").annotate(**flagged).values("pk", *flags)[:MOST]
    counted = some.aggregate(n=Count("pk"), **{f"n_{name}": Count(name) for name in flags})
    n = counted["n"]
    number = f"{MOST:,}+" if n == MOST else f"{n:,}"
    words = {
        "loose": "without an incident",
        "thin": "incomplete",
        "linked": "linked as in conflict",
        "waiting": "in a pair that waits on the desk",
    }
    found = tuple(f"{counted[f'n_{name}']:,} {said}" for name, said in words.items() if counted[f"n_{name}"])
    return number, ((f"of the newest {MOST:,}: {found[0]}", *found[1:]) if n == MOST and found else found)


def _selects(seat: Seat, filters: Filters) -> tuple[tuple[Select, ...], tuple[Select, ...]]:
    """The filters in sight and those under "More". Four queries."""
    project = seat.project
    said = Claim.objects.of(project).visible_to(seat).standing().filter(claimant_entity=OuterRef("pk"))
    claimants = Entity.objects.filter(Exists(said.order_by()), project=project).order_by("name", "id")
    members = Membership.objects.filter(project=project).exclude(role=Role.VIEWER).select_related("user")

    def select(name: str, label: str, nothing: str, options: Any) -> Select:
        now = getattr(filters, name)
        return Select(name, label, nothing, tuple(Choice(v, w, v == now) for v, w in options))

    return (
        select("measure", "Measure", "Any measure", terms.MEASURES),
        select("incident", "Incident", "Any incident", [(NONE, "no incident"), *_incidents(seat, filters)]),
        select("conflict", "Conflict", "In conflict or not", CONFLICTS),
        select("state", "State", "Any state",
               [(s.value, STATE_WORDS[s]) for s in State if s is not State.WITHDRAWN]),
    ), (
        select("claimant", "Claimant", "Any claimant", [(NONE, "nobody named"), *_named(claimants, "name")]),
        select("outlet", "Outlet", "Any outlet",
               [(name, name) for name in Article.objects.in_project(project).outlets(project, OFFERED)]),
        select("qualifier", "Qualifier", "Any qualifier", terms.QUALIFIERS),
        select("minimum", "Completeness", "Complete or not", MINIMA),
        select("analyst", "Analyst", "Any analyst",
               [(m.user.username, m.user.name) for m in members.order_by("user__username")]),
    )  # fmt: skip


def _named(rows: Any, name: str) -> list[tuple[str, str]]:
    return [(str(uuid), words) for uuid, words in rows.values_list("uuid", name)[:OFFERED]]


def _incidents(seat: Seat, filters: Filters) -> list[tuple[str, str]]:
    """The incidents offered, the chosen one among them however old it is. One query."""
    rows = Incident.objects.of(seat.project)
    if filters.incident not in ("", NONE):
        chosen_first = Case(When(uuid=filters.incident, then=Value(0)), default=Value(1))
        rows = rows.order_by(chosen_first, F("date_start").desc(nulls_last=True), "id")
    return _named(rows, "title")


def _tokens(base: str, filters: Filters, selects: tuple[Select, ...]) -> tuple[Token, ...]:
    """What is asked for, in words, each with the address that takes it off."""
    asked = {"q": f"“{filters.q}”" if filters.q else "", "mine": "only mine" if filters.mine else ""}
    for select in selects:
        words = next(
            (choice.words for choice in select.choices if choice.chosen), getattr(filters, select.name)
        )
        asked[select.name] = f"{select.label.lower()}: {words}" if words else ""
    return tuple(Token(words, base + filters.query(**{name: ""})) for name, words in asked.items() if words)


COLUMNS = (("Figure", "measure"), ("Low", "low-down"), ("High", "high-down"), ("Date", "date-down"))


def _heads(base: str, filters: Filters) -> tuple[Head, ...]:
    """The heads that sort; the column that sorts already turns round."""
    now = SORTS[filters.sort]
    heads = []
    for words, first in COLUMNS:
        active = SORTS[first].column == now.column
        order = ("descending" if now.down else "ascending") if active else ""
        heads.append(Head(words, base + filters.query(sort=now.reverse if active else first), order))
    return tuple(heads)
