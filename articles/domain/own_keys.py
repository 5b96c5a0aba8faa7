"""A person's own keys: a mapping of panes to mappings of shipped keys to own ones, only what differs.

What is typed is checked against the table (keys.py): one key, not the browser's, and no key does two things
in one pane.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from articles.domain.errors import Refused
from articles.domain.keys import ACTS, FIXED, PANES, Act, acts_in, cap

Own = Mapping[str, Mapping[str, str]]

NAMED = (
    *("Space", "Enter", "Backspace", "Delete", "Insert", "Home", "End", "PageUp", "PageDown"),
    *("ArrowRight", "ArrowLeft", "ArrowDown", "ArrowUp"),
    *(f"Shift+{key}" for key in ("ArrowRight", "ArrowLeft", "ArrowDown", "ArrowUp", "Home", "End")),
    *(f"Shift+{key}" for key in "1234567890"),
)
RESERVED = {"tab", "escape", "esc", "contextmenu", "capslock", "printscreen", "pause", "shift"}
RESERVED |= {"meta", "control", "ctrl", "alt", "altgraph", "cmd", "fn", *(f"f{n}" for n in range(1, 25))}
HELD = ("ctrl+", "control+", "alt+", "meta+", "cmd+")
_BY_NAME = {act.name: act for act in ACTS}
_CALLED = {name.casefold(): name for name in NAMED}


def key_named(typed: str) -> str:
    """The key that somebody typed or pressed, as the table writes it; raises Refused when it is none."""
    words = typed.strip()
    lower = words.casefold().replace(" ", "")
    if lower in _CALLED:
        return _CALLED[lower]
    plain = lower.removeprefix("shift+")
    if len(plain) == 1 and plain != lower and plain.upper() != plain:
        return plain.upper()
    if plain in RESERVED or lower.startswith(HELD):
        raise Refused(f"“{words}” belongs to the browser. Choose a single key.")
    if len(words) == 1 and words.isprintable():
        return words
    raise Refused(
        f"“{words[:20]}” is not one key. Write a letter, a digit, a sign, or a name such as Space or Enter."
    )


def own_keys(typed: Mapping[str, str]) -> dict[str, dict[str, str]]:
    """A person's own keys from what was typed for each act (by its name; blank or absent: as shipped).

    Raises Refused, its field the act's name, when a key is none, is the browser's, or does two things.
    """
    own: dict[str, dict[str, str]] = {}
    for name, words in typed.items():
        act = _BY_NAME.get(name)
        if act is None:
            raise Refused(
                "This list of keys is an old one. Load the page again, then repeat the change.", field=name
            )
        if not words.strip():
            continue
        try:
            key = key_named(words)
        except Refused as refusal:
            raise Refused(f"{refusal.reason} It was for “{act.words}”.", field=name) from None
        if key != act.key:
            own.setdefault(act.pane, {})[act.key] = key
    refuse_conflicts(own)
    return own


def known(stored: object) -> dict[str, dict[str, str]]:
    """What of stored keys still names acts of the table: an act that is gone takes its own key along."""
    if not isinstance(stored, dict):
        return {}
    kept: dict[str, dict[str, str]] = {}
    for act in ACTS:
        pane = stored.get(act.pane)
        key = pane.get(act.key) if isinstance(pane, dict) else None
        if isinstance(key, str) and key and key != act.key:
            kept.setdefault(act.pane, {})[act.key] = key
    return kept


def key_of(act: Act, own: Own) -> str:
    """The key of an act for a person."""
    return own.get(act.pane, {}).get(act.key, act.key)


def refuse_conflicts(own: Own) -> None:
    """Raise Refused naming the first two acts of one pane that would answer to one key."""
    for pane in PANES:
        held: dict[str, Act] = {}
        for act in acts_in(pane.name):
            key = key_of(act, own)
            other = held.setdefault(key, act)
            if other is not act:
                moved = act if key != act.key else other
                raise Refused(
                    f"{cap(key)} would do two things while {pane.title} has the focus: “{other.words}” and "
                    f"“{act.words}”. Give one of them another key.",
                    field=moved.name,
                )


def translations(own: Own) -> dict[str, dict[str, str]]:
    """For each data-keys-pane what a pressed key stands for: the key as shipped, or "" for none any more.

    Only keys that differ; a pane without differences is left out. "" is the page outside every pane.
    """
    found: dict[str, dict[str, str]] = {}
    for pane in PANES:
        moved = [(act.key, key_of(act, own)) for act in acts_in(pane.name) if key_of(act, own) != act.key]
        meant = {shipped: "" for shipped, _ in moved} | {key: shipped for shipped, key in moved}
        if meant:
            found |= dict.fromkeys(pane.markup, meant)
    return found


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the list of keys: the caps that do one thing."""

    caps: tuple[str, ...]
    words: str


def lines(pane: str, own: Own) -> tuple[Line, ...]:
    """The list of keys of a pane for a person: acts with the same words together, in the table's order."""
    together: dict[str, list[str]] = {}
    for act in ACTS:
        if act.pane == pane:
            together.setdefault(act.words, []).append(cap(key_of(act, own)))
    return tuple(Line(tuple(_shortened(caps)), words) for words, caps in together.items())


def _shortened(caps: Iterable[str]) -> list[str]:
    """Digits in their order as first and last."""
    every = list(caps)
    plain = [str(n) for n in range(1, 10)]
    if every[:9] == plain and len(every) > 9:
        return ["1", "…", "0", "Shift 1", "…", "Shift 0"] if every[10:11] == ["Shift 1"] else every
    return ["1", "…", "9"] if every == plain else every


@dataclass(frozen=True, slots=True)
class KeyList:
    """One part of the list that ? opens."""

    title: str
    lines: tuple[Line, ...]


def key_lists(own: Own) -> tuple[KeyList, ...]:
    """All keys as they are for a person, pane by pane, and those that never change."""
    fixed = tuple(Line(tuple(cap(key) for key in keys), words) for keys, words in FIXED)
    return (*(KeyList(pane.title, lines(pane.name, own)) for pane in PANES), KeyList("Always", fixed))
