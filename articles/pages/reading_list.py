"""The list of annotations: its rows, how many each filter lets through, what hides the rest."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from articles.access import Seat
from articles.models import Article, Passage, Tag
from articles.pages.reading_filter import UNSAID, ListFilter, listed, place_behind
from articles.pages.reading_marks import ListRow, MarkRow, Marks, dealt, list_row, marks_of, tags_of

ROWS = 300  # list rows sent at once; the rest on request
STATES = ("draft", "submitted", "returned", "accepted", "rejected")
SURENESS = ("sure", "probable", "unsure", UNSAID)
NAMES = {
    "tag": "the tags",
    "state": "the states",
    "by": "the authors",
    "sure": "how sure",
    "mine": "only mine",
    "q": "the words",
}


@dataclass(frozen=True, slots=True)
class Choice:
    """A value one may filter by; ``count``: how many rows it has under the other filters."""

    value: str
    label: str
    count: int
    chosen: bool
    tag: Tag | None = None


@dataclass(frozen=True, slots=True)
class Hiding:
    """One of the filters that hide rows: without it ``count`` rows would be shown."""

    name: str
    query: str
    count: int


@dataclass(frozen=True, slots=True)
class Facets:
    """What the list can be filtered by, with counts."""

    tags: tuple[Choice, ...]
    states: tuple[Choice, ...]
    authors: tuple[Choice, ...]
    sureness: tuple[Choice, ...]
    own: int
    hiding: tuple[Hiding, ...]

    @property
    def opened(self) -> bool:
        """Whether a state, an author or a confidence is chosen."""
        return any(choice.chosen for choice in (*self.states, *self.authors, *self.sureness))


@dataclass(frozen=True, slots=True)
class Group:
    """The rows of one passage."""

    order: int
    number: int | None
    rows: tuple[ListRow, ...]
    graphic: bool = False


@dataclass(frozen=True, slots=True)
class AnnotationList:
    """The list as far as it is sent: ``fits`` of ``total`` pass the filter, ``left`` come behind these."""

    shown: ListFilter
    groups: tuple[Group, ...]
    facets: Facets
    total: int
    fits: int
    left: int
    more: str

    @property
    def clear(self) -> str:
        """The query without any filter."""
        return ListFilter(only=self.shown.only).query()

    @property
    def first(self) -> str:
        """The query of the list's beginning."""
        return self.shown.query()


def annotation_list(
    seat: Seat,
    article: Article,
    marks: Marks,
    passages: Sequence[Mapping[str, Any]],
    *,
    shown: ListFilter,
    current: UUID | None = None,
    whole_passages: bool = False,
) -> AnnotationList:
    """At most ROWS rows from where the filter goes on. No query; linear in marks.

    ``whole_passages``: the rows of the passage in which the list goes on come from its beginning, so that
    they can take the place of those on the page.
    """
    me = seat.user.pk
    kept, facets = _judged(marks, article.text, shown, me)
    behind = listed(kept, ListFilter(after=shown.after), marks.tags, article.text, me)
    sent = behind[:ROWS]
    left = len(behind) - len(sent)
    more = shown.query(after=place_behind(sent, shown.after)) if left else ""
    if whole_passages and sent:
        sent = [*_same_passage(kept, sent[0], passages), *sent]
    spans = [(p["start"], p["end"]) for p in passages]
    groups = tuple(
        Group(
            p["order"],
            p["number"],
            tuple([list_row(row, marks, article.text, seat, current) for row in own]),
            p["graphic"],
        )
        for p, own in zip(passages, dealt(sent, spans), strict=True)
    )
    return AnnotationList(shown, groups, facets, len(marks.rows), len(kept), left, more)


def list_part(
    seat: Seat, article: Article, *, shown: ListFilter, current: UUID | None = None
) -> AnnotationList:
    """The list without the text. Three queries."""
    rows = (
        Passage.objects.filter(article=article)
        .order_by("order")
        .values("order", "number", "start", "end", "graphic")
    )
    marks = marks_of(seat, article, tags_of(seat))
    return annotation_list(
        seat, article, marks, list(rows), shown=shown, current=current, whole_passages=shown.after is not None
    )


def _same_passage(
    rows: Sequence[MarkRow], first: MarkRow, passages: Sequence[Mapping[str, Any]]
) -> Sequence[MarkRow]:
    """The rows before ``first`` that begin in its passage."""
    low = next((p["start"] for p in passages if p["start"] <= first.start < p["end"]), first.start)
    begun = [row for row in rows if low <= row.start <= first.start]
    return begun[: next(i for i, row in enumerate(begun) if row.uuid == first.uuid)]


def _judged(marks: Marks, text: str, shown: ListFilter, me: int) -> tuple[Sequence[MarkRow], Facets]:
    """The rows that pass, and the choices with what each would leave."""
    tests = shown.tests(marks.tags, text, me)
    kept: Sequence[MarkRow] = marks.rows
    missed: dict[str, list[MarkRow]] = {name: [] for name in tests}
    if tests:
        kept = []
        for row in marks.rows:
            failed = [name for name, test in tests.items() if not test(row)]
            if not failed:
                kept.append(row)
            elif len(failed) == 1:
                missed[failed[0]].append(row)

    def under(name: str) -> Sequence[MarkRow]:
        return [*kept, *missed[name]] if missed.get(name) else kept

    return kept, Facets(
        tags=tuple(_tag_choices(marks, Counter([row.tag for row in under("tag")]), shown)),
        states=tuple(_choices(STATES, Counter([row.state for row in under("state")]), shown.states)),
        authors=tuple(
            _choices(
                sorted({row.writer for row in marks.rows}),
                Counter([row.writer for row in under("by")]),
                shown.authors,
            )
        ),
        sureness=tuple(
            _choices(SURENESS, Counter([row.confidence or UNSAID for row in under("sure")]), shown.sure)
        ),
        own=sum([row.author == me for row in under("mine")]),
        hiding=tuple(
            Hiding(NAMES[name], shown.without(name), len(kept) + len(missed[name])) for name in tests
        ),
    )


def _tag_choices(marks: Marks, counts: Counter[int], shown: ListFilter) -> Sequence[Choice]:
    used = {row.tag for row in marks.rows}
    return [
        Choice(tag.letter, tag.name, counts[key], tag.letter in shown.letters, tag)
        for key, tag in marks.tags.items()
        if tag.retired_at is None or key in used
    ]


def _choices(values: Sequence[str], counts: Counter[str], chosen: Sequence[str]) -> Sequence[Choice]:
    """Those that occur or are chosen."""
    every = [*values, *(value for value in chosen if value not in values)]
    return [Choice(v, v, counts[v], v in chosen) for v in every if counts[v] or v in chosen]
