"""The page of keys: every act of every pane with the key it has for this person."""

from collections.abc import Mapping
from dataclasses import dataclass

from articles.domain.errors import Refused
from articles.domain.keys import ACTS, PANES, cap
from articles.domain.own_keys import key_of, known
from articles.models import User


@dataclass(frozen=True, slots=True)
class ActRow:
    """One act: its name in the form, what it does, its keys as shipped and now, a field for another."""

    name: str
    words: str
    shipped: str
    typed: str
    changed: bool
    error: str


@dataclass(frozen=True, slots=True)
class PaneRows:
    """One pane with its acts."""

    title: str
    rows: tuple[ActRow, ...]


@dataclass(frozen=True, slots=True)
class KeysPage:
    """What the page of keys shows; ``error`` when nothing was saved."""

    panes: tuple[PaneRows, ...]
    changed: int
    error: str


def keys_page(
    user: User, *, typed: Mapping[str, str] | None = None, refusal: Refused | None = None
) -> KeysPage:
    """The page; with ``typed`` and ``refusal`` what was typed and not saved. No query."""
    own = known(user.keys)
    wrong, reason = (refusal.field, refusal.reason) if refusal else ("", "")
    panes = tuple(
        PaneRows(
            pane.title,
            tuple(
                ActRow(
                    act.name,
                    act.words,
                    cap(act.key),
                    (typed or {}).get(f"act {act.name}", key_of(act, own)),
                    key_of(act, own) != act.key,
                    reason if act.name == wrong else "",
                )
                for act in ACTS
                if act.pane == pane.name
            ),
        )
        for pane in PANES
    )
    return KeysPage(panes, sum(row.changed for pane in panes for row in pane.rows), reason)
