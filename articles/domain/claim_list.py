"""What a person can ask the list of claims for."""

from dataclasses import dataclass, replace
from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from articles.domain.library import Sort

NONE = "none"
"""The value of a filter that asks for claims without one: no incident, nobody named."""

SORTS: dict[str, Sort] = {
    "newest": Sort("newest first", "", True, "oldest", "Newer", "Older"),
    "oldest": Sort("oldest first", "", False, "newest", "Older", "Newer"),
    "low-down": Sort("highest low first", "low", True, "low"),
    "low": Sort("lowest low first", "low", False, "low-down"),
    "high-down": Sort("highest high first", "high", True, "high"),
    "high": Sort("lowest high first", "high", False, "high-down"),
    "date-down": Sort("latest date first", "date_start", True, "date"),
    "date": Sort("earliest date first", "date_start", False, "date-down"),
    "measure": Sort("by measure", "measure", False, "measure-down"),
    "measure-down": Sort("by measure, backwards", "measure", True, "measure"),
}
CONFLICTS = (
    ("with", "in conflict"),
    ("linked", "linked as in conflict"),
    ("waiting", "in conflict, to decide"),
    ("without", "not in conflict"),
)
"""By a link that this person sees; by the rules, of a pair that waits on the desk; by either; by none."""
MINIMA = (("incomplete", "incomplete"), ("complete", "complete"))


@dataclass(frozen=True, slots=True)
class Filters:
    """What the person asked for. ``after`` and ``before`` name the claim at the page's edge.

    ``incident`` and ``claimant`` are ids, or NONE; ``mine`` is "1" or "".
    """

    q: str = ""
    measure: str = ""
    incident: str = ""
    claimant: str = ""
    outlet: str = ""
    state: str = ""
    conflict: str = ""
    qualifier: str = ""
    analyst: str = ""
    mine: str = ""
    minimum: str = ""
    sort: str = "newest"
    after: UUID | None = None
    before: UUID | None = None

    def query(self, **changes: Any) -> str:
        """The address of the same question with ``changes``; an edge is dropped unless it is named."""
        asked = replace(self, **({"after": None, "before": None} | changes))
        pairs = [(name, str(getattr(asked, name) or "")) for name in self.__slots__]
        return "?" + urlencode([(n, v) for n, v in pairs if v and not (n == "sort" and v == "newest")])
