"""On what two claims about one event disagree beside the number (domain.md §4: conflicts without numbers).

"Terrorists" against "civilians" for one strike is a conflict even where the numbers agree. What is found here
is proposed to a person and changes no verdict. Unknown or unrecorded never disagrees with anything.
"""

from __future__ import annotations

from dataclasses import dataclass

from articles.domain.figures import ALONE, Context, Figure, Pair
from articles.domain.lexicon import word_set
from articles.domain.verdict_rules import SUBSETS, eligible, one_statement

COMBATANT_WORDS = word_set(
    "combatant combatants fighter fighters militant militants terrorist terrorists rebel rebels insurgent "
    "insurgents gunman gunmen jihadist jihadists soldier soldiers troops militiaman militiamen مقاتل مقاتلا "
    "مقاتلين مقاتلون مسلح مسلحا مسلحين مسلحون إرهابي إرهابيا إرهابيين إرهابيون جندي جنود"
)
CIVILIAN_WORDS = word_set(
    "civilian civilians resident residents villager villagers shopper shoppers farmer farmers family "
    "families child children مدني مدنيا مدنيين مدنيون"
)
NOT_PEOPLE = frozenset({"strikes", "targets", "buildings", "vehicles"})


@dataclass(frozen=True, slots=True)
class Disagreement:
    """One dimension (articles.domain.terms.DIMENSIONS) and a sentence that names both sides."""

    dimension: str
    reason: str


def disagreements(a: Figure, b: Figure, context: Context = ALONE) -> tuple[Disagreement, ...]:
    """Where the fields of two comparable claims differ, in the order of importance; the same from both sides.

    Asked of claims about one incident (or linked as about the same victims) in different articles; a
    statement printed twice differs by copying, not here. Of a measure and its subset only the occurrence is
    asked.
    """
    first, second = sorted((a, b), key=lambda figure: (figure.claim_id, repr(figure)))
    pair = Pair(first, second, context)
    if not _are_asked(pair):
        return ()
    return tuple(
        found
        for found in (
            _occurrence(pair), _status(pair), _affiliation(pair), _perpetrator(pair), _target(pair),
            _place(pair), _time(pair),
        )
        if found is not None
    )  # fmt: skip


def _are_asked(pair: Pair) -> bool:
    a, b = pair.both
    if not (pair.is_one_incident or pair.context.is_settled):
        return False
    if a.article and a.article == b.article:
        return False
    one_measure = a.measure == b.measure or b.measure in SUBSETS.get(a.measure, ())
    one_measure = one_measure or a.measure in SUBSETS.get(b.measure, ())
    if not one_measure or a.unit != b.unit:
        return False
    return isinstance(eligible(pair), str) and isinstance(one_statement(pair), str)


def _occurrence(pair: Pair) -> Disagreement | None:
    for denies, says in (pair.both, pair.both[::-1]):
        if denies.is_denied and not says.is_denied and says.hard is None:
            return Disagreement("occurrence", "One denies what the other says happened.")
    return None


def _counts_may_agree(pair: Pair) -> bool:
    """Whether both may count the same people: 5 civilians and 12 fighters are simply two groups."""
    a, b = pair.both
    if a.measure != b.measure or a.additive or b.additive:
        return False
    return a.hard is None or b.hard is None or a.hard.overlaps(b.hard)


def _status(pair: Pair) -> Disagreement | None:
    if not _counts_may_agree(pair):
        return None
    said = [_said_status(figure) for figure in pair.both]
    if not all(said) or said[0] == said[1]:
        return None
    sides = sorted(
        f"“{figure.victims}”" if figure.victims else f"{status.replace('_', ' ')} victims"
        for figure, status in zip(pair.both, said, strict=True)
    )
    return Disagreement("victim_status", f"One speaks of {sides[0]}, the other of {sides[1]}.")


def _said_status(figure: Figure) -> str:
    """The recorded status, else the one that the words for the victims imply."""
    if figure.known_status:
        return figure.known_status
    words = word_set(figure.victims.casefold())
    fighting, unarmed = bool(words & COMBATANT_WORDS), bool(words & CIVILIAN_WORDS)
    return "" if fighting == unarmed else "combatant" if fighting else "civilian"


def _affiliation(pair: Pair) -> Disagreement | None:
    a, b = pair.both
    if not (a.victim_scope and b.victim_scope) or a.victim_scope == b.victim_scope:
        return None
    nested = a.victim_scope in b.victim_above or b.victim_scope in a.victim_above
    if nested or not _counts_may_agree(pair):
        return None
    sides = sorted((a.victim_scope, b.victim_scope))
    return Disagreement(
        "affiliation",
        f"One counts “{sides[0]}”, the other “{sides[1]}”, in numbers that agree.",
    )


def _perpetrator(pair: Pair) -> Disagreement | None:
    a, b = (figure.perpetrator for figure in pair.both)
    if not _is_exactly_one(pair) or not _are_different(a, b):
        return None
    sides = sorted((a, b))
    return Disagreement("perpetrator", f"One names “{sides[0]}” as the perpetrator, the other “{sides[1]}”.")


def _target(pair: Pair) -> Disagreement | None:
    if pair.a.unit not in NOT_PEOPLE:
        return None
    a, b = (" ".join(figure.victims.casefold().split()) for figure in pair.both)
    if not _are_different(a, b):
        return None
    sides = sorted((a, b))
    return Disagreement("target", f"One says that “{sides[0]}” was hit, the other “{sides[1]}”.")


def _are_different(a: str, b: str) -> bool:
    """Two recorded names of which neither holds all words of the other."""
    left, right = set(a.split()), set(b.split())
    return bool(left and right) and not (left <= right or right <= left)


def _is_exactly_one(pair: Pair) -> bool:
    """One incident and one measure, not a part and its whole: a part has its own place, day and culprit
    without any conflict.
    """
    if pair.a.measure != pair.b.measure:
        return False
    return not pair.is_one_incident or pair.a.incident == pair.b.incident


def _place(pair: Pair) -> Disagreement | None:
    a, b = pair.a.place, pair.b.place
    if a is None or b is None or not _is_exactly_one(pair) or a.may_be(b):
        return None
    sides = sorted(name or "a place without a name" for name in (a.name, b.name))
    return Disagreement("place", f"One puts it at “{sides[0]}”, the other at “{sides[1]}”.")


def _time(pair: Pair) -> Disagreement | None:
    a, b = pair.a.window, pair.b.window
    if a is None or b is None or not _is_exactly_one(pair) or a.meets(b):
        return None
    days = sorted(f"{window.first.isoformat()}" for window in (a, b))
    return Disagreement("time", f"One puts it on {days[0]}, the other on {days[1]}.")
