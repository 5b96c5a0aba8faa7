"""Keyset paging: the next or the previous rows from an edge row, at the same cost on every page."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from django.db.models import Expression, F, Model, Q, QuerySet, Value

Row = TypeVar("Row", bound=Model)


@dataclass(frozen=True, slots=True)
class Stretch(Generic[Row]):
    """Rows that are ordered by ``key`` (an indexed expression; None: by id alone), then by id.

    A list is one stretch or several in a row, e.g. the dated articles and then the undated ones.
    """

    rows: QuerySet[Row]
    key: Expression | F | None
    down: bool = False

    def walk(self, *, back: bool, edge: Row | None) -> QuerySet[Row]:
        """The rows beyond ``edge`` (which belongs to this stretch), nearest first; all when there is none."""
        up = self.down if back else not self.down
        rows: Any = self.rows if self.key is None else self.rows.annotate(edge_key=self.key)
        names = ["pk"] if self.key is None else ["edge_key", "pk"]
        if edge is not None:
            rows = rows.filter(self._beyond(edge, "gt" if up else "lt"))
        ordered: QuerySet[Row] = rows.order_by(*(name if up else f"-{name}" for name in names))
        return ordered

    def _beyond(self, edge: Row, side: str) -> Q:
        later = Q(**{f"pk__{side}": edge.pk})
        if self.key is None:
            return later
        at: Any = self.rows.model._default_manager.filter(pk=edge.pk).values_list(self.key, flat=True).get()
        here = Value(at)
        # The first condition lets both databases enter the index at the edge.
        return Q(**{f"edge_key__{side}e": here}) & (
            Q(**{f"edge_key__{side}": here}) | (Q(edge_key=here) & later)
        )


@dataclass(frozen=True, slots=True)
class Cut(Generic[Row]):
    """One page of a list, in the list's order."""

    rows: list[Row]
    earlier: bool
    later: bool


def cut(
    stretches: Sequence[Stretch[Row]], size: int, *, edge: Row | None, at: int = 0, back: bool = False
) -> Cut[Row]:
    """``size`` rows after ``edge`` (before it: ``back``), which belongs to stretch number ``at``.

    One query for each stretch that the page touches, and one for the edge's key.
    """
    found: list[Row] = []
    numbers = range(at, -1, -1) if back else range(at, len(stretches))
    for number in numbers:
        rows = stretches[number].walk(back=back, edge=edge if number == at else None)
        found += rows[: size + 1 - len(found)]
        if len(found) > size:
            break
    more, found = len(found) > size, found[:size]
    if back:
        return Cut(found[::-1], earlier=more, later=edge is not None)
    return Cut(found, earlier=edge is not None, later=more)
