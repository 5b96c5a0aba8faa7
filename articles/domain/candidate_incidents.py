"""How near a claim and an incident lie: the order in which one is offered for the other, with the reason.

A candidate is a proposal, never a verdict: articles.domain.verdicts does not read this module. The slack of a
date by its precision (← UCDP date_prec) is a convention of this project.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from difflib import SequenceMatcher

SLACK = {1: 0, 2: 5, 3: 7, 4: 30, 5: 92}
"""Days by which a date of that precision may be off; a date without precision is taken for a day."""
TOLERANCE = 3  # days apart that still are offered: printed days and days of the act differ
ALIKE = 0.84  # of two spellings; "ketterau" and "keterau" are .93
SHORTEST = 4  # letters; shorter names are alike by chance
WORTH = {"same": 3.0, "around": 2.0, "shared": 2.0, "alike": 1.5, "area": 1.0, "unknown": 0.0}


@dataclass(frozen=True, slots=True)
class Facets:
    """Where and when. ``place``: keys of places that are meant; ``around``: of those that these lie in.

    ``names``: folded, in every known spelling. ``first`` and ``last``: days, None when unknown.
    """

    places: frozenset[int] = frozenset()
    around: frozenset[int] = frozenset()
    names: frozenset[str] = frozenset()
    first: date | None = None
    last: date | None = None
    precision: int | None = None

    @property
    def has_place(self) -> bool:
        """Whether anything is known of the place."""
        return bool(self.places or self.names)


@dataclass(frozen=True, slots=True)
class Known:
    """One thing to rank: its facets, and how many claims it holds on each measure."""

    key: int
    facets: Facets
    measures: Mapping[str, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Near:
    """A candidate: larger scores first; ``reason`` as it is read: "same place, 1 day apart"."""

    key: int
    score: float
    reason: str


def ranked(sought: Facets, known: Iterable[Known], *, measure: str = "", said: str = "") -> tuple[Near, ...]:
    """Those that may belong to ``sought``, the nearest first, then the older key.

    ``measure`` and how it is ``said``: claims on it are named in the reason and weigh a little.
    """
    found = (_near(sought, one, measure, said or measure) for one in known)
    return tuple(sorted((near for near in found if near), key=lambda near: (-near.score, near.key)))


def _near(sought: Facets, known: Known, measure: str, said: str) -> Near | None:
    place, time = _place(sought, known.facets), _time(sought, known.facets)
    if place is None or time is None or (place[0] == 0 and time[0] == 0):
        return None
    if place[0] == 0 and not time[1]:
        return None
    number = known.measures.get(measure, 0) if measure else 0
    words = [place[1], time[1]]
    if number:
        words.append(f"{number} claim{'' if number == 1 else 's'} on {said}")
    return Near(known.key, place[0] + time[0] + (0.5 if number else 0), ", ".join(filter(None, words)))


def _place(a: Facets, b: Facets) -> tuple[float, str] | None:
    """What the places are to each other; None when they are two."""
    if not (a.has_place and b.has_place):
        return WORTH["unknown"], ""
    if a.places & b.places or a.names & b.names:
        return WORTH["same"], "same place"
    if a.around & b.places or b.around & a.places:
        return WORTH["around"], "one place lies in the other"
    if shared := _shared(a.names, b.names):
        return WORTH["shared"], f"both places are called “{shared}”"
    if any(_alike(one, other) for one in a.names for other in b.names):
        return WORTH["alike"], "places spelt almost alike"
    return (WORTH["area"], "places in one area") if a.around & b.around else None


def _shared(a: Iterable[str], b: Iterable[str]) -> str:
    """The shorter of two names all of whose words the longer has ("ilvane", "ilvane barracks")."""
    pairs = ((set(one.split()), set(other.split())) for one in a for other in b)
    found = (" ".join(sorted(one & other)) for one, other in pairs if one <= other or other <= one)
    return next((words for words in sorted(found) if len(words) >= SHORTEST), "")


def _alike(a: str, b: str) -> bool:
    if min(len(a), len(b)) <= SHORTEST:
        return False
    compared = SequenceMatcher(None, a, b, autojunk=False)
    return compared.real_quick_ratio() >= ALIKE and compared.ratio() >= ALIKE


def _time(a: Facets, b: Facets) -> tuple[float, str] | None:
    """How far apart the days are; None when too far for their precisions."""
    if a.first is None or b.first is None:
        return 0.0, ""
    apart = days_apart(a, b)
    reach = slack(a) + slack(b) + TOLERANCE
    if apart > reach:
        return None
    worth = 3.0 * (1 - apart / (reach + 1))
    if apart:
        return worth, f"{apart} day{'' if apart == 1 else 's'} apart"
    same = a.first == b.first and (a.last or a.first) == (b.last or b.first)
    return worth, "same day" if same and a.last in (None, a.first) else "dates overlap"


def days_apart(a: Facets, b: Facets) -> int:
    """Days between two dated windows; 0 when they touch or overlap."""
    if a.first is None or b.first is None:
        return 0
    first, second = sorted(((a.first, a.last or a.first), (b.first, b.last or b.first)))
    return max(0, (second[0] - first[1]).days)


def slack(facets: Facets) -> int:
    """Days by which the facets' date may be off."""
    return SLACK.get(facets.precision or 1, 0)
