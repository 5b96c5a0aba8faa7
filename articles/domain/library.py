"""The library: how an article stands, and what a person can ask the list for."""

from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from articles.domain.review import State


class Standing(StrEnum):
    """The word of the library's state column."""

    UNMARKED = "unmarked"
    RETURNED = "returned"
    DRAFT = "draft"
    SUBMITTED = "submitted"
    ACCEPTED = "accepted"
    REJECTED = "rejected"


# The first state that any piece of work is in names the article: what waits for somebody comes first.
PRECEDENCE: tuple[tuple[State, Standing], ...] = (
    (State.RETURNED, Standing.RETURNED),
    (State.DRAFT, Standing.DRAFT),
    (State.SUBMITTED, Standing.SUBMITTED),
    (State.ACCEPTED, Standing.ACCEPTED),
    (State.REJECTED, Standing.REJECTED),
)
RANK: dict[State, int] = {state: rank for rank, (state, _) in enumerate(PRECEDENCE)}


def standing(*ranks: int | None) -> Standing:
    """The word for the lowest rank of RANK that occurs; unmarked when none does."""
    known = [rank for rank in ranks if rank is not None]
    return PRECEDENCE[min(known)][1] if known else Standing.UNMARKED


@dataclass(frozen=True, slots=True)
class Sort:
    """An order of the list, in words, by one indexed column."""

    words: str
    column: str
    down: bool
    reverse: str
    back: str = "Before"
    on: str = "After"


SORTS: dict[str, Sort] = {
    "newest": Sort("newest first", "published", True, "oldest", "Newer", "Older"),
    "oldest": Sort("oldest first", "published", False, "newest", "Older", "Newer"),
    "title": Sort("by title", "title", False, "title-down"),
    "title-down": Sort("by title, backwards", "title", True, "title"),
    "outlet": Sort("by outlet", "outlet", False, "outlet-down"),
    "outlet-down": Sort("by outlet, backwards", "outlet", True, "outlet"),
}


@dataclass(frozen=True, slots=True)
class Filters:
    """What the person asked for. ``after`` and ``before`` name the article at the page's edge."""

    q: str = ""
    state: str = ""
    outlet: str = ""
    analyst: str = ""
    conflicts: str = ""
    sort: str = "newest"
    after: UUID | None = None
    before: UUID | None = None

    def query(self, **changes: Any) -> str:
        """The address of the same question with ``changes``; an edge is dropped unless it is named."""
        asked = replace(self, **({"after": None, "before": None} | changes))
        names = ("q", "state", "outlet", "analyst", "conflicts", "sort", "after", "before")
        pairs = [(name, str(getattr(asked, name) or "")) for name in names]
        return "?" + urlencode([(n, v) for n, v in pairs if v and not (n == "sort" and v == "newest")])
