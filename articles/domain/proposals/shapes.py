"""What is proposed for a claim: each field with the words it rests on."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from articles.domain.quantities import Quantity


@dataclass(frozen=True, slots=True)
class Range:
    """``passage[start:end] == quote`` in code points of the passage that was read."""

    start: int
    end: int
    quote: str


@dataclass(frozen=True, slots=True)
class Label:
    """A field in the text's own words."""

    text: str
    at: Range


@dataclass(frozen=True, slots=True)
class Choice:
    """A value of a closed vocabulary (articles.domain.terms) with the cue it rests on; None: it follows."""

    value: str
    cue: Range | None = None


@dataclass(frozen=True, slots=True)
class HopProposal:
    """One hop of the chain of attribution."""

    agent: str
    act: str
    medium: str
    day: date | None
    at: Range


@dataclass(frozen=True, slots=True)
class Place:
    """A place in the text's words. ``precision``: terms.WHERE_PRECISIONS; None: the words leave it open."""

    label: str
    precision: int | None
    at: Range


@dataclass(frozen=True, slots=True)
class When:
    """Words that tell a date. ``start`` is None when they do not give one day or span for certain."""

    at: Range
    start: date | None = None
    end: date | None = None
    precision: int | None = None
    basis: str = ""


@dataclass(frozen=True, slots=True)
class Proposal:
    """One claim as the words seem to make it. None and empty mean: the words do not say it plainly.

    ``part_of`` is the place in the list of the claim that this one is a part of; ``selected`` says that its
    words lie in the selection. ``unit`` and ``kind`` are blank for persons.
    """

    evidence: Range
    selected: bool
    measure: Choice | None = None
    quantity: Quantity | None = None
    quantity_at: Range | None = None
    unit: str = ""
    kind: str = ""
    victims: Label | None = None
    status: Choice | None = None
    perpetrator: Label | None = None
    perpetrator_basis: Choice | None = None
    claimant: Label | None = None
    claimant_side: Choice | None = None
    chain: tuple[HopProposal, ...] = ()
    speech_act: Choice | None = None
    stance: Choice | None = None
    narrator_stance: Choice | None = None
    place: Place | None = None
    time: When | None = None
    part_of: int | None = None

    @property
    def cues(self) -> tuple[Range, ...]:
        """The words that tell speech act and stances, each once."""
        choices = (self.speech_act, self.stance, self.narrator_stance)
        return tuple(dict.fromkeys(c.cue for c in choices if c is not None and c.cue is not None))
