"""Origins: the first hop of an attribution chain, and the groups that ``repeats`` links join (domain.md §1).

Three articles that print one press release are one source. Memory grows with the repeats links only.
"""

from collections.abc import Iterable
from uuid import UUID, uuid5

NAMESPACE = UUID("5a8f0c9e-2f57-4d0e-9d3e-1f6a3f0f9b11")


def origin_key(*, claim: str, entity: str = "", label: str = "") -> str:
    """What identifies an origin: the entity, else the name as written, else the claim stands for itself."""
    if entity:
        return f"entity:{entity}"
    name = " ".join(label.split()).casefold()
    return f"label:{name}" if name else f"claim:{claim}"


class OriginGroups:
    """Groups of origin keys; two keys are in one group when a chain of repeats joins them."""

    def __init__(self, repeats: Iterable[tuple[str, str]]) -> None:
        self._above: dict[str, str] = {}
        for a, b in repeats:
            low, high = sorted((self._top(a), self._top(b)))
            if low != high:
                self._above[high] = low

    def _top(self, key: str) -> str:
        path = []
        while key in self._above:
            path.append(key)
            key = self._above[key]
        for step in path:
            self._above[step] = key
        return key

    def group(self, key: str) -> UUID:
        """The id of the key's group: the same from export to export while its smallest key is the same."""
        return uuid5(NAMESPACE, self._top(key))
