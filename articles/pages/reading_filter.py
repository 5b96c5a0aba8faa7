"""Which annotations the list shows and which the text draws; every choice stands in the address."""

from bisect import bisect_left
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import takewhile
from typing import Any, Protocol, TypeVar
from urllib.parse import urlencode

from articles.domain.word_search import folded, places
from articles.models import Tag


class Filterable(Protocol):
    """What is asked of an annotation; ``tag`` and ``author`` are keys, ``writer`` the author's user name."""

    @property
    def start(self) -> int: ...
    @property
    def end(self) -> int: ...
    @property
    def tag(self) -> int: ...
    @property
    def state(self) -> str: ...
    @property
    def author(self) -> int: ...
    @property
    def writer(self) -> str: ...
    @property
    def confidence(self) -> str: ...


UNSAID = "unsaid"  # asks for annotations whose author has not said how sure he is
Test = Callable[[Filterable], bool]
Row = TypeVar("Row", bound=Filterable)


@dataclass(frozen=True, slots=True)
class Place:
    """Where a list goes on: after the first ``count`` annotations of exactly this range."""

    start: int
    end: int
    count: int

    def __str__(self) -> str:
        return f"{self.start}.{self.end}.{self.count}"


@dataclass(frozen=True, slots=True)
class ListFilter:
    """Letters of tags, states, user names of authors, confidences (none: all of them), words, only one's own.

    ``only`` is the letter of the one tag that the text draws; it filters no list. ``after``: where the list
    goes on.
    """

    letters: tuple[str, ...] = ()
    states: tuple[str, ...] = ()
    authors: tuple[str, ...] = ()
    sure: tuple[str, ...] = ()
    words: str = ""
    mine: bool = False
    only: str = ""
    after: Place | None = None

    @property
    def hides(self) -> bool:
        """Whether the filter may hide a row."""
        return bool(self.letters or self.states or self.authors or self.sure or self.words or self.mine)

    def tests(self, tags: Mapping[int, Tag], text: str, me: int) -> dict[str, Test]:
        """What an annotation has to pass, by the name in the address; ``text`` is the article's."""
        asked: dict[str, Test] = {}
        if self.letters:
            keys = {key for key, tag in tags.items() if tag.letter in self.letters}
            asked["tag"] = lambda row: row.tag in keys
        if self.states:
            asked["state"] = lambda row: row.state in self.states
        if self.authors:
            asked["by"] = lambda row: row.writer in self.authors
        if self.sure:
            asked["sure"] = lambda row: (row.confidence or UNSAID) in self.sure
        if self.mine:
            asked["mine"] = lambda row: row.author == me
        if self.words:
            asked["q"] = _holds(text, self.words)
        return asked

    def query(self, **changes: Any) -> str:
        """The address's query with this filter, some of it changed: "?tag=K&q=guard"."""
        asked = replace(self, after=None, **changes) if "after" not in changes else replace(self, **changes)
        pairs = [("tag", letter) for letter in asked.letters]
        pairs += [("state", state) for state in asked.states]
        pairs += [("by", author) for author in asked.authors]
        pairs += [("sure", confidence) for confidence in asked.sure]
        pairs += [("mine", "1")] if asked.mine else []
        pairs += [("q", asked.words)] if asked.words else []
        pairs += [("only", asked.only)] if asked.only else []
        pairs += [("after", str(asked.after))] if asked.after else []
        return "?" + urlencode(pairs)

    def without(self, name: str) -> str:
        """The query with one of the tests dropped."""
        field = {"tag": "letters", "state": "states", "by": "authors", "q": "words"}.get(name, name)
        return self.query(**{field: type(getattr(self, field))()})


NO_FILTER = ListFilter()


def filter_from(asked: Mapping[str, list[str]]) -> ListFilter:
    """The filter that an address asks for (``asked``: every value of each name of its query)."""

    def last(name: str) -> str:
        return (asked.get(name) or [""])[-1]

    def several(name: str) -> tuple[str, ...]:
        return tuple(dict.fromkeys(value for value in asked.get(name, []) if value))

    return ListFilter(
        letters=several("tag"),
        states=several("state"),
        authors=several("by"),
        sure=several("sure"),
        words=last("q").strip(),
        mine=last("mine") == "1",
        only=last("only"),
        after=_place(last("after")),
    )


def listed(
    rows: Sequence[Row], shown: ListFilter, tags: Mapping[int, Tag], text: str, me: int
) -> Sequence[Row]:
    """The rows (in reading order) that the filter lets through, from where the list goes on."""
    if shown.hides:
        tests = list(shown.tests(tags, text, me).values())
        rows = [row for row in rows if all(test(row) for test in tests)]
    return rows if shown.after is None else _behind(rows, shown.after)


def place_behind(rows: Sequence[Filterable], before: Place | None) -> Place:
    """Where a list goes on that began behind ``before`` and ended with these rows."""
    last = rows[-1]
    alike = sum(
        1 for _ in takewhile(lambda row: (row.start, row.end) == (last.start, last.end), reversed(rows))
    )
    if before and alike == len(rows) and (before.start, before.end) == (last.start, last.end):
        alike += before.count
    return Place(last.start, last.end, alike)


def _behind(rows: Sequence[Row], place: Place) -> Sequence[Row]:
    at = bisect_left(rows, (place.start, -place.end), key=lambda row: (row.start, -row.end))
    last = min(at + place.count, len(rows))
    while at < last and (rows[at].start, rows[at].end) == (place.start, place.end):
        at += 1
    return rows[at:]


def _place(text: str) -> Place | None:
    parts = text.split(".")
    if len(parts) != 3 or not all(part.isascii() and part.isdigit() and len(part) < 10 for part in parts):
        return None
    return Place(*map(int, parts))


def _holds(text: str, words: str) -> Test:
    """Whether the words stand in an annotation's; the text is searched once for all of them."""
    found = places(folded(text), words, overlapping=True)
    starts = [start for start, _ in found]

    def holds(row: Filterable) -> bool:
        at = bisect_left(starts, row.start)
        return at < len(found) and found[at][1] <= row.end

    return holds
