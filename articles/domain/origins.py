"""Origins: the first hop of an attribution chain, and the groups that ``repeats`` links join (domain.md §1).

Three articles that print one press release are one source. Memory grows with the repeats links only.
"""

from collections.abc import Iterable
from datetime import date
from uuid import UUID, uuid5

from articles.domain.figures import Figure
from articles.domain.names import fold
from articles.domain.verdicts import Result, Verdict

FIRM = frozenset({"assert", "confirm", "claim_responsibility", "announce"})
OPPOSED = {"victim_side", "perpetrator_side"}
NAMESPACE = UUID("5a8f0c9e-2f57-4d0e-9d3e-1f6a3f0f9b11")


def origin_key(claim: object, *names: str | None) -> str:
    """What identifies an origin: the first of ``names`` that says something, else the claim for itself.

    Give the names in this order: the first hop's entity and label, then the claimant's. Who is quoted without
    any chain speaks for himself. An entity and a label of the same name are one origin.
    """
    name = origin_name(*names)
    return f"name:{name}" if name else f"claim:{claim}"


def origin_name(*names: str | None) -> str:
    """The first of ``names`` that says something, folded; "" when none does."""
    return next((folded for name in names if (folded := fold(name or ""))), "")


def statement_key(*, agent: str, medium: str, day: date | None, measure: str, unit: str) -> str:
    """What identifies an original statement: what its first hop said in one medium on one day about one
    measure; "" unless agent, medium and day are all recorded.

    Two articles that print a bulletin of one day print one statement for each measure, so a difference
    between their copies is an error of transmission (domain.md §4, rule 2).
    """
    if not (fold(agent) and medium.strip() and day):
        return ""
    return f"{fold(agent)}|{fold(medium)}|{day.isoformat()}|{measure}|{unit}"


def are_independent(a: str, b: str) -> bool:
    """Whether two origin groups are known and different; an unrecorded origin is not known to be another."""
    return bool(a and b) and a != b


def corroborates(a: Figure, b: Figure, verdict: Verdict, *, independent: bool) -> str:
    """Whether two claims support each other: "" (no), "plain", or "opposed" when they come from opposed
    sides, the strongest kind.

    Needs COMPATIBLE, both asserted or confirmed, and origin groups known to differ (``independent``); the
    sides are those of the claimants.
    """
    firm = all(f.stance == "asserted" and f.speech_act in FIRM for f in (a, b))
    if verdict.result is not Result.COMPATIBLE or not firm or not independent:
        return ""
    return "opposed" if {a.claimant_side, b.claimant_side} == OPPOSED else "plain"


class OriginGroups:
    """Groups of origin keys; two keys are in one group when a chain of repeats joins them."""

    def __init__(self, repeats: Iterable[tuple[str, str]]) -> None:
        self._above: dict[str, str] = {}
        for a, b in repeats:
            low, high = sorted((self.top(a), self.top(b)))
            if low != high:
                self._above[high] = low

    def top(self, key: str) -> str:
        """The smallest key of the group."""
        path = []
        while key in self._above:
            path.append(key)
            key = self._above[key]
        for step in path:
            self._above[step] = key
        return key

    def group(self, key: str) -> UUID:
        """The id of the key's group: the same from export to export while its smallest key is the same."""
        return uuid5(NAMESPACE, self.top(key))
