"""Reports of any number, written by templates: what ``manage.py generate`` fills a project with.

The same ``seed`` gives the same reports. Nobody and nothing in them is real.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

PROVINCES = ("Ketterau", "Saren", "Pelmark", "Orsel")
TOWNS = ("Ilvane", "Marren", "Sul", "Denmor", "Tarvel", "Lorst", "Benkar", "Hollin", "Rautal", "Velmor")
SITES = ("ford", "barracks", "market", "bridge", "depot", "crossing", "school", "orchard")
OUTLETS = ("Harbour Wire", "Ketterau Radio", "Valley Ledger", "Saren Courier", "Northern Post", "Plain Daily")
PARTIES = (
    ("Interior Guard", "state_force", "victim_side"),
    ("Northern Accord", "armed_group", "perpetrator_side"),
    ("Orsel Conflict Monitor", "monitor", "third_party"),
    ("Ketterau Ward Council", "government", "victim_side"),
    ("Saren Relief Line", "monitor", "third_party"),
    ("Free Valley Brigade", "armed_group", "perpetrator_side"),
)
MEDIA = ("bulletin", "radio address", "register", "")
VERBS = {"killed": "were killed", "wounded": "were wounded", "captured": "were captured"}
VICTIMS = (("guards", "combatant"), ("residents", "civilian"), ("people", ""), ("fighters", "combatant"))
CLAIMS_PER_INCIDENT = 20
CLAIMS_PER_ARTICLE = 4
CONFLICTING = 0.3
FIRST_DAY = date(2015, 1, 1)
DAYS = 3650


@dataclass(frozen=True, slots=True)
class Sentence:
    """One claim as it is printed: the words of the sentence and where its parts stand in it."""

    words: str
    expression: str
    measure: str
    victims: str
    status: str
    party: int
    origin: int
    medium: str
    as_of: date | None
    rank: int


@dataclass(frozen=True, slots=True)
class Report:
    """One article of an incident."""

    title: str
    outlet: str
    published: date
    sentences: tuple[Sentence, ...]

    @property
    def text(self) -> str:
        """The title, then one paragraph for each sentence."""
        return "\n\n".join([self.title, *(sentence.words for sentence in self.sentences)]) + "\n"


@dataclass(frozen=True, slots=True)
class Event:
    """One incident with all that is printed about it; ``town`` and ``province`` are numbers of places."""

    title: str
    town: int
    day: date
    reports: tuple[Report, ...]


def towns(incidents: int) -> tuple[tuple[str, int], ...]:
    """The places of so many incidents, ten incidents to a place: name and number of the province."""
    number = max(1, incidents // 10)
    names = [f"{TOWNS[n % len(TOWNS)]} {n // len(TOWNS) + 1}" for n in range(number)]
    return tuple((name, n % len(PROVINCES)) for n, name in enumerate(names))


def events(claims: int, *, seed: int = 1) -> Iterator[Event]:
    """So many claims, CLAIMS_PER_INCIDENT to an incident, about CONFLICTING of them against the others."""
    chance = Random(seed)  # noqa: S311 (words to measure with, no secrets)
    incidents = -(-claims // CLAIMS_PER_INCIDENT)
    places = towns(incidents)
    left = claims
    for number in range(incidents):
        here = min(left, CLAIMS_PER_INCIDENT)
        left -= here
        town = chance.randrange(len(places))
        yield _event(number, town, places[town][0], here, chance)


def _event(number: int, town: int, place: str, claims: int, chance: Random) -> Event:
    day = FIRST_DAY + timedelta(days=chance.randrange(DAYS))
    site = chance.choice(SITES)
    tolls = {measure: chance.randint(4, 240) for measure in VERBS}
    victims, status = chance.choice(VICTIMS)
    sentences = [
        _sentence(rank, place, site, day, tolls, (victims, status), chance) for rank in range(claims)
    ]
    pages = [sentences[at : at + CLAIMS_PER_ARTICLE] for at in range(0, claims, CLAIMS_PER_ARTICLE)]
    return Event(
        title=f"Attack on the {site} of {place} ({number + 1})",
        town=town,
        day=day,
        reports=tuple(
            Report(
                title=f"The {site} of {place}: report {number + 1}.{page + 1}",
                outlet=OUTLETS[(number + page) % len(OUTLETS)],
                published=day + timedelta(days=page),
                sentences=tuple(part),
            )
            for page, part in enumerate(pages)
        ),
    )


def _sentence(
    rank: int,
    place: str,
    site: str,
    day: date,
    tolls: dict[str, int],
    victims: tuple[str, str],
    chance: Random,
) -> Sentence:
    measure = chance.choices(tuple(VERBS), (6, 3, 1))[0]
    expression = _expression(tolls[measure], chance)
    party, origin = chance.randrange(len(PARTIES)), chance.randrange(len(PARTIES))
    said = f"{day.day} {day:%B} {day.year}"
    words = (
        f"{PARTIES[party][0]} says that {expression} {victims[0]} {VERBS[measure]} at the {site} of {place} "
        f"on {said}."
    )
    return Sentence(
        words=words,
        expression=expression,
        measure=measure,
        victims=victims[0],
        status=victims[1],
        party=party,
        origin=origin,
        medium=chance.choice(MEDIA),
        as_of=day + timedelta(days=rank) if chance.random() < 0.1 else None,
        rank=rank,
    )


def _expression(toll: int, chance: Random) -> str:
    """The toll in words that allow it; in CONFLICTING of all cases words that exclude it."""
    if chance.random() < CONFLICTING:
        return str(max(1, toll + chance.choice((-1, 1)) * chance.randint(1, max(2, toll // 2))))
    return chance.choice(
        (
            str(toll),
            f"at least {max(1, toll - chance.randint(0, 9))}",
            f"about {toll}",
            f"more than {max(1, toll - chance.randint(1, 9))}",
            f"between {max(1, toll - 3)} and {toll + 3}",
        )
    )
