"""The shapes that the demo script is written in. Plain values only: the loader gives them to the actions.

People are user names, entities and claims are keys of this script, words are found by quote and occurrence.
"""

from dataclasses import dataclass, replace
from datetime import date

DRAFT, SUBMITTED, ACCEPTED = "draft", "submitted", "accepted"
RETURNED, REJECTED = "returned", "rejected"
DECIDED = frozenset({ACCEPTED, RETURNED, REJECTED})


def march(day: int) -> date:
    """A day of March 2023, when everything in the demo happens."""
    return date(2023, 3, day)


@dataclass(frozen=True, slots=True)
class Source:
    """One article: its file in ``texts/`` and what is known about where it came from."""

    file: str
    outlet: str
    url: str
    author: str
    published: date
    language: str = "en"


@dataclass(frozen=True, slots=True)
class Spelling:
    """One name of an entity; ``type`` as in domain.md §1."""

    text: str
    type: str = "alias"
    lang: str = "en"
    script: str = "Latn"


@dataclass(frozen=True, slots=True)
class Actor:
    """One entity; its shown name is ``name``, the others are in ``spellings``."""

    key: str
    kind: str
    name: str
    spellings: tuple[Spelling, ...] = ()


@dataclass(frozen=True, slots=True)
class Event:
    """One incident. ``place`` is an entity's key; precisions are the numbers of domain.md §2."""

    key: str
    title: str
    tactic: str
    date_start: date
    date_end: date
    date_prec: int
    place: str
    where_prec: int
    type_of_violence: int | None = None
    event_clarity: int | None = None
    conflict_name: str = ""
    side_a: str = ""
    side_b: str = ""
    parent: str = ""


@dataclass(frozen=True, slots=True)
class Spot:
    """Where a place lies: the place around it by its key, degrees north and east (both or neither)."""

    place: str
    within: str = ""
    latitude: float | None = None
    longitude: float | None = None
    adm_1: str = ""
    adm_2: str = ""
    country: str = ""


@dataclass(frozen=True, slots=True)
class Promotion:
    """A reader comment (by its order under the article, from 0) that counts, and why."""

    file: str
    order: int
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Signature:
    """What sam signs for an incident and a measure: the rule's own answer; ``reopened`` says why not."""

    incident: str
    measure: str
    rule: str
    grade: str
    rationale: str
    credibility: int | None = None
    reopened: str = ""


@dataclass(frozen=True, slots=True)
class Words:
    """Words of an article: the ``nth`` occurrence of ``quote`` in its whole text, counted from 1."""

    quote: str
    nth: int = 1


@dataclass(frozen=True, slots=True)
class Mark:
    """One annotation. ``key`` only where a thread speaks about it; ``reason`` only where sam gave one."""

    quote: str
    tag: str
    analyst: str
    state: str = SUBMITTED
    nth: int = 1
    entity: str = ""
    reason: str = ""
    key: str = ""
    file: str = ""

    @property
    def words(self) -> Words:
        """Where the mark stands."""
        return Words(self.quote, self.nth)


def marks_in(file: str, *marks: Mark) -> tuple[Mark, ...]:
    """Put marks into a file."""
    return tuple(replace(mark, file=file) for mark in marks)


@dataclass(frozen=True, slots=True)
class Party:
    """Who was hurt, who says so, who did it: a label, the words it rests on, an entity's key."""

    label: str = ""
    words: Words | None = None
    entity: str = ""


@dataclass(frozen=True, slots=True)
class Hop:
    """One step of an attribution chain, the origin first."""

    agent: str
    act: str
    medium: str = ""
    on: date | None = None
    entity: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Saying:
    """One claim, with the values of domain.md §2. Empty means blank: not said, or not yet filled in.

    ``quantity`` holds the number's expression verbatim; its words are also the quantity range.
    """

    key: str
    file: str
    analyst: str
    evidence: Words
    state: str = SUBMITTED
    reason: str = ""
    kind: str = "casualty"
    measure: str = "killed"
    quantity: Words | None = None
    unit: str = "persons"
    additive: bool = False
    cumulative: bool = False
    as_of: date | None = None
    victims: Party = Party()
    victim_status: str = ""
    hors_de_combat: bool | None = None
    status_basis: str = ""
    claimant: Party = Party()
    claimant_side: str = "unknown"
    perpetrator: Party = Party()
    perpetrator_basis: str = ""
    place: Party = Party()
    where_prec: int | None = None
    time: Words | None = None
    date_start: date | None = None
    date_end: date | None = None
    date_prec: int | None = None
    date_basis: str = ""
    incident: str = ""
    chain: tuple[Hop, ...] = ()
    speech_act: str = "assert"
    stance: str = "asserted"
    narrator_stance: str = "asserted"
    rationale: str = ""


@dataclass(frozen=True, slots=True)
class Pair:
    """One link, ``a`` to ``b``: a repeats b, a is part of b, a supersedes b; the rest have no order."""

    key: str
    a: str
    b: str
    kind: str
    analyst: str
    state: str = SUBMITTED
    dimension: str = ""
    rationale: str = ""
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Talk:
    """One thread. ``about`` is article, annotation, claim or link; ``target`` a file name or a key."""

    about: str
    target: str
    messages: tuple[tuple[str, str], ...]
    resolved_by: str = ""
