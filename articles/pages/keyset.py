"""Keyset paging: the next or the previous rows from an edge row, at the same cost on every page."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from django.db.models import Expression, F, Model, Q, QuerySet, Value

Row = TypeVar("Row", bound=Model)


@dataclass(frozen=True, slots=True)
class Stretch(Generic[Row]):
    """Rows that are ordered by ``key`` (an indexed expression; None: by id alone), then by id.

    A list is one stretch or several in a row, e.g. the dated articles and then the undated ones. ``turned``:
    ids run the other way than keys, as an index on (key, -id) holds them.
    """

    rows: QuerySet[Row]
    key: Expression | F | None
    down: bool = False
    turned: bool = False

    def walk(self, *, back: bool, edge: Row | None) -> QuerySet[Row]:
        """The rows beyond ``edge`` (which belongs to this stretch), nearest first; all when there is none."""
        up = self.down if back else not self.down
        rows: Any = self.rows if self.key is None else self.rows.annotate(edge_key=self.key)
        names = {"pk": up != self.turned} if self.key is None else {"edge_key": up, "pk": up != self.turned}
        if edge is not None:
            rows = rows.filter(
                self._beyond(edge, *("gt" if way else "lt" for way in (up, up != self.turned)))
            )
        ordered: QuerySet[Row] = rows.order_by(*(name if way else f"-{name}" for name, way in names.items()))
        return ordered

    def _beyond(self, edge: Row, side: str, id_side: str) -> Q:
        later = Q(**{f"pk__{id_side}": edge.pk})
        if self.key is None:
            return later
        here = Value(self._at(edge))
        # The first condition lets both databases enter the index at the edge.
        return Q(**{f"edge_key__{side}e": here}) & (
            Q(**{f"edge_key__{side}": here}) | (Q(edge_key=here) & later)
        )

    def _at(self, edge: Row) -> Any:
        """The edge's key: no query when it is a column that was fetched with it."""
        key: Any = self.key
        if isinstance(key, F):
            return getattr(edge, key.name)  # type: ignore[attr-defined]
        return self.rows.model._default_manager.filter(pk=edge.pk).values_list(key, flat=True).get()


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

    One query for each stretch that the page touches, and one for the edge's key unless it is a column.
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
