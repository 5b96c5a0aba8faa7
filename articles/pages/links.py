"""What people decided about pairs of claims: the list, the links of a claim, one link."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db.models import Q

from articles.access import Seat
from articles.domain import terms
from articles.domain.permissions import Action
from articles.domain.review import EDITABLE, STATE_WORDS, State
from articles.models import Claim, ClaimLink, LogEntry
from articles.pages.claims_figures import figure_words, source_words, who
from articles.pages.threads import Counts, counts_of

PAGE = 50

_TWO_CLAIMS = (
    "author", "claim_a__article", "claim_b__article", "claim_a__claimant_entity", "claim_b__claimant_entity",
)  # fmt: skip
_TEXTS = tuple(f"{claim}__article__{heavy}" for claim in ("claim_a", "claim_b") for heavy in ("text", "raw"))


@dataclass(frozen=True, slots=True)
class End:
    """One claim of a link, in a line."""

    claim: UUID
    article: UUID
    words: str
    by_whom: str
    source: str
    quote: str
    state: str


@dataclass(frozen=True, slots=True)
class LinkRow:
    """One link: what was decided, what the rules said, both claims."""

    row: ClaimLink
    uuid: UUID
    kind_words: str
    detail: str
    a: End
    b: End
    gap: str
    own: bool


@dataclass(frozen=True, slots=True)
class LinksPage:
    """The project's links, newest first, with the filters."""

    rows: tuple[LinkRow, ...]
    kinds: terms.Choices
    dimensions: terms.Choices
    states: tuple[tuple[str, str], ...]
    kind: str
    dimension: str
    state: str
    text: str
    after: str
    begun: bool

    @property
    def filtered(self) -> bool:
        """Whether something is hidden by choice."""
        return bool(self.kind or self.dimension or self.state or self.text)


@dataclass(frozen=True, slots=True)
class Act:
    """One line of a history."""

    at: Any
    who: str
    words: str
    reason: str


@dataclass(frozen=True, slots=True)
class LinkPage:
    """One link on its own page."""

    link: LinkRow
    row: ClaimLink
    may_edit: bool
    removed: bool
    talk: Counts
    history: tuple[Act, ...]


def links_page(
    seat: Seat, *, kind: str = "", dimension: str = "", state: str = "", text: str = "", after: str = ""
) -> LinksPage:
    """The links this person sees, PAGE at a time. One query."""
    rows = ClaimLink.objects.of(seat.project).visible_to(seat).standing()
    kind = kind if kind in terms.values(terms.LINK_KINDS) else ""
    dimension = dimension if dimension in terms.values(terms.DIMENSIONS) else ""
    state = state if state in set(State) else ""
    for name, value in (("kind", kind), ("dimension", dimension), ("state", state)):
        if value:
            rows = rows.filter(**{name: value})
    if text.strip():
        rows = rows.filter(_says(text.strip()))
    if after.isdecimal():
        rows = rows.filter(pk__lt=int(after))
    found = list(with_claims(rows).order_by("-pk")[: PAGE + 1])
    return LinksPage(
        rows=tuple(link_row(seat, row) for row in found[:PAGE]),
        kinds=terms.LINK_KINDS,
        dimensions=terms.DIMENSIONS,
        states=tuple((s.value, STATE_WORDS[s]) for s in State if s is not State.WITHDRAWN),
        kind=kind,
        dimension=dimension,
        state=state,
        text=text,
        after=str(found[PAGE - 1].pk) if len(found) > PAGE else "",
        begun=bool(after),
    )


def links_of_claims(seat: Seat, claims: Iterable[int]) -> dict[int, tuple[LinkRow, ...]]:
    """The links each claim (key) has that this person sees, oldest first. One query."""
    keys = list(claims)
    found: dict[int, list[LinkRow]] = {key: [] for key in keys}
    rows = ClaimLink.objects.of(seat.project).visible_to(seat).standing().touching_any(keys)
    for row in with_claims(rows).order_by("pk"):
        for key in {row.claim_a_id, row.claim_b_id} & found.keys():
            found[key].append(link_row(seat, row))
    return {key: tuple(links) for key, links in found.items()}


def link_page(seat: Seat, link: ClaimLink) -> LinkPage:
    """One link with its history. Four queries."""
    row = with_claims(ClaimLink.objects.filter(pk=link.pk)).get()
    return LinkPage(
        link=link_row(seat, row),
        row=row,
        may_edit=seat.may(Action.EDIT, own=seat.owns(row)) and row.state in EDITABLE,
        removed=row.state == State.WITHDRAWN,
        talk=counts_of(seat, row),
        history=history_of(row, ACTS) if seat.may(Action.READ_LOG, own=seat.owns(row)) else (),
    )


def history_of(row: Any, acts: dict[str, str], most: int = 20) -> tuple[Act, ...]:
    """What was done to a piece of work, newest first. One query."""
    kind = row._meta.model_name
    entries = LogEntry.objects.filter(subject_type=kind, subject_id=str(row.uuid)).order_by("-id")[:most]
    return tuple(
        Act(e.at, e.who, acts.get(e.verb, e.verb.partition(".")[2].replace("_", " ")), e.reason)
        for e in entries
    )


def with_claims(rows: Any) -> Any:
    """``rows`` with both claims, their claimants and their articles' sources. No query of its own."""
    return rows.select_related(*_TWO_CLAIMS).defer(*_TEXTS)


def link_row(seat: Seat, row: ClaimLink) -> LinkRow:
    """A link as a list shows it. No query when ``with_claims`` fetched it."""
    return LinkRow(
        row=row,
        uuid=row.uuid,
        kind_words=_kind_words(row),
        detail=(row.verdict_cause or "").replace("_", " "),
        a=_end(row.claim_a),
        b=_end(row.claim_b),
        gap=f"{row.gap:.2f}" if row.gap else "",
        own=seat.owns(row),
    )


def _kind_words(row: ClaimLink) -> str:
    """ "They conflict on number", "A is part of B", "A supersedes B"."""
    if row.kind == "conflicts":
        return f"They conflict on {row.get_dimension_display()}"
    return {
        "compatible": "Both can hold",
        "repeats": "One repeats the other",
        "part_of": "A is part of B",
        "supersedes": "A supersedes B",
        "distinct": "Distinct",
    }[row.kind]


def _end(claim: Claim) -> End:
    return End(
        claim=claim.uuid,
        article=claim.article.uuid,
        words=figure_words(claim),
        by_whom=who(claim),
        source=source_words(claim.article),
        quote=claim.quote,
        state=claim.state,
    )


def _says(text: str) -> Q:
    found = Q(rationale__icontains=text)
    for claim in ("claim_a", "claim_b"):
        for field in ("quote", "claimant_label", "claimant_entity__name"):
            found |= Q(**{f"{claim}__{field}__icontains": text})
    return found


ACTS = {
    "link.decide": "decided",
    "link.edit": "decided anew",
    "link.remove": "took it back",
    "link.restore": "brought it back",
    "link.accept": "accepted it",
    "link.return": "returned it",
    "link.reject": "rejected it",
}
