"""The sentences of a verdict, in the voice of the record: both numbers, then what follows from them."""

from __future__ import annotations

from datetime import date

from articles.domain.figures import Figure, Pair
from articles.domain.intervals import Interval

_WORDS_IN_COPIES = ("measure", "unit", "qualifier", "victim_status")
_MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
_KEYS_IN_COPIES = {"victim_scope": "the victims", "claimant": "the claimant"}


def apart(a: Interval, b: Interval, unit: str) -> str:
    """ "68 is below 101, so both cannot be right about the same people."."""
    lower, upper = sorted((a, b), key=lambda interval: interval.low)
    top = f"{lower.high:,}" if lower.is_exact else f"At most {lower.high:,}"
    people = "people" if unit == "persons" else unit
    return f"{top} is below {upper.low:,}, so both cannot be right about the same {people}."


def how_they_agree(a: Interval, b: Interval) -> str:
    """Why two overlapping intervals can both be right."""
    if a == b:
        return f"Both say {a.words()}."
    for inner, outer in ((a, b), (b, a)):
        if outer.contains(inner):
            return f"“{inner.words()}” fits within “{outer.words()}”, so both can be right."
    lower, upper = sorted((a, b), key=lambda interval: interval.low)
    shared = Interval(upper.low, lower.high)
    return f"“{lower.words()}” and “{upper.words()}” share {shared.dashed()}, so both can be right."


def usual_readings(a: Interval, b: Interval) -> str:
    """Why two figures that can both be right are still discrepant."""
    lower, upper = sorted((a, b), key=lambda interval: interval.low)
    return f"Their usual readings do not meet: {lower.dashed()} and {upper.dashed()}."


def setting(pair: Pair) -> str:
    """ "Same incident, measure and victims; different origins." and what of it is only assumed."""
    same = ["measure"]
    if not pair.incident_assumed:
        same.insert(0, "incident")
    if not pair.scope_uncertain:
        same.append("victims")
    known = f"Same {' and '.join([', '.join(same[:-1]), same[-1]]) if len(same) > 1 else same[0]}"
    if pair.has_one_origin:
        origins = "one origin"
    elif pair.a.origin and pair.b.origin:
        origins = "different origins"
    else:
        origins = "origins not recorded"
    assumed = []
    if pair.incident_assumed:
        assumed.append("the incident is taken to be the same")
    if pair.scope_uncertain:
        assumed.append("whether the victims are the same is not settled")
    return "; ".join([known, origins, *assumed]) + "."


def copies_differ(a: Figure, b: Figure) -> str:
    """What two copies of one statement say differently, "" when nothing; a blank is no difference."""
    differing = [
        f"{name.replace('_', ' ')} {' against '.join(sorted((left, right))).replace('_', ' ')}"
        for name in _WORDS_IN_COPIES
        if (left := str(getattr(a, name))) and (right := str(getattr(b, name))) and left != right
    ]
    differing += [
        words
        for name, words in _KEYS_IN_COPIES.items()
        if getattr(a, name) and getattr(b, name) and getattr(a, name) != getattr(b, name)
    ]
    if a.hard is not None and b.hard is not None and a.hard != b.hard:
        lower, upper = sorted((a.hard, b.hard), key=lambda hard: (hard.low, hard.high or 0))
        differing.insert(0, f"{lower.words()} against {upper.words()}")
    return "; ".join(differing)


def both_dates(a: Figure, b: Figure) -> str:
    """ "68 of 17 March replaces 51 of 15 March"."""
    earlier, later = sorted((a, b), key=lambda figure: figure.as_of or date.min)
    same_year = (
        earlier.as_of is not None and later.as_of is not None and earlier.as_of.year == later.as_of.year
    )
    return f"{_dated(later, same_year)} replaces {_dated(earlier, same_year)}"


def _dated(figure: Figure, same_year: bool) -> str:
    words = "the figure" if figure.hard is None else figure.hard.words()
    if figure.as_of is None:
        return words
    year = "" if same_year else f" {figure.as_of.year}"
    return f"{words} of {figure.as_of.day} {_MONTHS[figure.as_of.month - 1]}{year}"


def different_events(a: Figure, b: Figure) -> str:
    """Why two figures cannot be about one event: "their days do not meet."; "" when they may be."""
    if a.window and b.window and not a.window.meets(b.window):
        return "their days do not meet."
    if a.place and b.place and not a.place.may_be(b.place):
        return "their places are too far apart or share no area."
    return ""
