"""An incident with its signed assessment as a row of the UCDP Georeferenced Event Dataset (domain.md §6).

Source of the columns: Sundberg and Melander, "Introducing the UCDP Georeferenced Event Dataset", Journal of
Peace Research 50(4), 2013, and the codebook of the dataset. Whatever nobody recorded stays blank.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from math import floor

CELLS_A_DEGREE = 2
COLUMNS, ROWS = 360 * CELLS_A_DEGREE, 180 * CELLS_A_DEGREE

REASONS: tuple[tuple[str, str], ...] = (
    ("merged", "It was merged into another incident."),
    ("parts", "Incidents within it are exported; with it their dead would be counted twice."),
    ("unsigned", "Nobody has signed an assessment of the killed."),
    ("no_best", "The signed assessment of the killed gives no best estimate."),
    ("no_deaths", "The signed assessment of the killed gives no death in low, best or high."),
)
"""Why an incident is no GED event, in the order in which it is asked; the first that fits is given."""


def excluded(
    *, merged: bool, parts: bool, signed: bool, low: int | None, best: int | None, high: int | None
) -> str:
    """The word of REASONS for an incident, "" when it is an event.

    ``parts``: an incident within it, at any depth, is an event. The numbers are those of the standing
    assessment of the killed; a missing best is not made up from low or high, and an open top is no death.
    """
    checks = {
        "merged": merged,
        "parts": parts,
        "unsigned": not signed,
        "no_best": best is None,
        "no_deaths": not (low or best or high),
    }
    return next((word for word, _ in REASONS if checks[word]), "")


@dataclass(frozen=True, slots=True)
class Victims:
    """Whom one claim counts: status as in terms.VICTIM_STATUSES, the entity's id; "" is not recorded."""

    status: str = ""
    entity: str = ""


@dataclass(frozen=True, slots=True)
class Deaths:
    """The four columns whose sum is the best estimate."""

    a: int = 0
    b: int = 0
    civilians: int = 0
    unknown: int = 0

    @property
    def best(self) -> int:
        """Their sum."""
        return self.a + self.b + self.civilians + self.unknown


def split(best: int, claims: Iterable[Victims], *, side_a: str = "", side_b: str = "") -> Deaths:
    """The signed best as the four columns, never divided by guess.

    It goes into one column when all claims that it rests on agree: all count civilians, or all count people
    of one side who are not civilians. Otherwise, and with no claim at all, it is ``unknown``.
    """
    columns = {_column(victims, side_a, side_b) for victims in claims}
    column = columns.pop() if len(columns) == 1 else "unknown"
    return Deaths(**{column: best})


def _column(victims: Victims, side_a: str, side_b: str) -> str:
    if victims.status == "civilian":
        return "civilians"
    sides = {side_a: "a", side_b: "b"} if side_a != side_b else {}
    return sides.get(victims.entity, "unknown") if victims.entity else "unknown"


def priogrid_gid(latitude: float, longitude: float) -> int:
    """The id of the PRIO-GRID cell of half a degree: 1 at 90° S 180° W, counted eastwards, then northwards.

    Source: Tollefsen, Strand and Buhaug, "PRIO-GRID: A unified spatial data structure", Journal of Peace
    Research 49(2), 2012: 720 columns, 360 rows. The cell 62356 is centred on 46.75° S 37.75° E.
    """
    row = min(floor((latitude + 90) * CELLS_A_DEGREE), ROWS - 1)
    column = min(floor((longitude + 180) * CELLS_A_DEGREE), COLUMNS - 1)
    return row * COLUMNS + column + 1


def point(latitude: float, longitude: float) -> str:
    """Well-known text of the place, longitude first: "POINT (37.75 -46.75)"."""
    return f"POINT ({longitude} {latitude})"
