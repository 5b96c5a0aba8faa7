"""How complete a claim is: the least that a record of casualties has to say.

Source: Every Casualty Counts, "Standards for Casualty Recording", 2016, and its list of what casualty
recorders collect for an incident: location, date, source, numbers, status of the victims, actors. Here each
is asked of one claim. A field that says "unknown" is filled: somebody looked, and it is not known.
"""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Minimum:
    """What a claim has to say: in any of ``columns``, and not while ``unless`` = (column, value)."""

    name: str
    columns: tuple[str, ...]
    unless: tuple[str, str] | None = None


MINIMA: tuple[Minimum, ...] = (
    Minimum("location", ("place_label", "place_entity_id")),
    Minimum("date", ("date_start",)),
    Minimum("source", ("claimant_label", "claimant_entity_id")),
    Minimum("numbers", ("low",), unless=("qualifier", "unspecified")),
    Minimum("status", ("victim_status",)),
    Minimum("actors", ("perpetrator_label", "perpetrator_entity_id")),
)
COLUMNS = tuple(
    dict.fromkeys(
        column
        for minimum in MINIMA
        for column in (*minimum.columns, *([minimum.unless[0]] if minimum.unless else []))
    )
)
"""Every column that the rule reads."""


@dataclass(frozen=True, slots=True)
class Completeness:
    """What is there and what is missing, by name, in the order of MINIMA."""

    present: tuple[str, ...]
    missing: tuple[str, ...]

    @property
    def of(self) -> int:
        """How many are asked for."""
        return len(self.present) + len(self.missing)

    @property
    def percent(self) -> int:
        """The share that is there, 0 to 100: the length of the meter."""
        return 100 * len(self.present) // self.of

    @property
    def words(self) -> str:
        """ "6 of 6", "4 of 6: date and actors missing"."""
        said = f"{len(self.present)} of {self.of}"
        if not self.missing:
            return said
        *first, last = self.missing
        return f"{said}: {', '.join(first)}{' and ' if first else ''}{last} missing"


def completeness(claim: Mapping[str, object]) -> Completeness:
    """The completeness of a claim given by its columns (COLUMNS). Blank is "" or None; 0 is a number."""
    present = tuple(minimum.name for minimum in MINIMA if _says(claim, minimum))
    return Completeness(present, tuple(m.name for m in MINIMA if m.name not in present))


def _says(claim: Mapping[str, object], minimum: Minimum) -> bool:
    if minimum.unless and claim[minimum.unless[0]] == minimum.unless[1]:
        return False
    return any(claim[column] not in (None, "") for column in minimum.columns)
