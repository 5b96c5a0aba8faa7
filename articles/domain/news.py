"""What others did to an article since a page was opened, in one sentence."""

from collections.abc import Iterable
from dataclasses import dataclass

DECIDED = {
    "accept": "accepted", "correct": "corrected", "return": "returned", "reject": "rejected",
    "reopen": "reopened", "undo": "took back a decision on",
}  # fmt: skip
DONE = {"mark": "made", "save": "made", "remove": "removed", "submit": "submitted", "decide": "made"}


@dataclass(frozen=True, slots=True)
class Deed:
    """One act on one piece of work that the reader may see before it, after it, or both.

    ``who``: who did it; ``owner``: whose work it is; both are names. ``by_me``: the reader did it, elsewhere.
    """

    who: str
    act: str
    noun: str
    owner: str
    by_me: bool
    mine: bool
    seen_before: bool
    seen_now: bool


def sentence(deeds: Iterable[Deed]) -> str:
    """The deeds by who did what, in their order: "sam accepted 3 of your marks; ben made 2 marks"."""
    counts: dict[tuple[str, str, str], int] = {}
    for deed in deeds:
        key = _group(deed)
        counts[key] = counts.get(key, 0) + 1
    said = "; ".join(_words(*key, n) for key, n in counts.items())
    return said[:1].upper() + said[1:] if said.startswith("you ") else said


def _group(deed: Deed) -> tuple[str, str, str]:
    """The words before the number, those after it, and the noun."""
    if deed.by_me:
        return f"you {DECIDED.get(deed.act) or DONE.get(deed.act, 'changed')}", "in another window", deed.noun
    if deed.mine:
        return f"{deed.who} {DECIDED.get(deed.act, 'changed')}", "of your", deed.noun
    if deed.seen_now and not deed.seen_before:
        return f"{deed.owner}’s", "can be seen now", deed.noun
    if deed.seen_before and not deed.seen_now:
        return f"{deed.owner}’s", "cannot be seen any more", deed.noun
    if deed.who != deed.owner:
        return f"{deed.who} {DECIDED.get(deed.act, 'changed')}", f"of {deed.owner}", deed.noun
    return f"{deed.who} {DONE.get(deed.act, 'changed')}", "", deed.noun


def _words(begin: str, end: str, noun: str, n: int) -> str:
    plural = f"{noun}{'' if n == 1 else 's'}"
    if end == "of your":
        return f"{begin} {n} of your {noun}s"
    return f"{begin} {n} {plural} {end}".strip()
