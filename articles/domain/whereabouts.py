"""Where and when: whether two claims may speak of one event (domain.md §4, rule 3)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from math import asin, cos, radians, sin, sqrt

EARTH_KM = 6371.0
NEAR_KM = {1: 5.0, 2: 25.0}
"""By where_prec (1 exact, 2 within about 25 km): up to this distance two places may be one."""
COUNTRY = 6  # where_prec from which on a place is a country


@dataclass(frozen=True, slots=True)
class Window:
    """The days that a claim speaks of, both included; ``first`` ≤ ``last``."""

    first: date
    last: date

    def meets(self, other: Window) -> bool:
        """Whether the two share a day."""
        return self.first <= other.last and other.first <= self.last

    def strictly_contains(self, other: Window) -> bool:
        """Every day of ``other`` and at least one more: a campaign against one of its days."""
        return self != other and self.first <= other.first and other.last <= self.last


@dataclass(frozen=True, slots=True)
class Place:
    """A place as it is compared; "" and None mean "not recorded".

    ``key`` identifies an entity, ``name`` is the folded name, ``above`` are the keys of the places it lies
    in. Degrees are WGS 84. ``precision`` is UCDP's where_prec of the claim.
    """

    key: str = ""
    name: str = ""
    above: tuple[str, ...] = ()
    latitude: float | None = None
    longitude: float | None = None
    adm_1: str = ""
    adm_2: str = ""
    country: str = ""
    precision: int | None = None

    def is_same_as(self, other: Place) -> bool:
        """One entity, or one name where at least one of them is only a name."""
        if self.key and other.key:
            return self.key == other.key
        return bool(self.name) and self.name == other.name

    def lies_in(self, other: Place) -> bool:
        """Whether ``other`` is one of the places above this one."""
        return bool(other.key) and other.key in self.above

    def may_be(self, other: Place) -> bool:
        """Same entity, containment, at most 5 or 25 km apart, else a shared administrative area.

        The distance decides where both have coordinates and neither is coarser than where_prec 2; the
        coarser of the two says how far. A missing precision is taken as 2.
        """
        if self.is_same_as(other) or self.lies_in(other) or other.lies_in(self):
            return True
        coarser = max(self.precision or 2, other.precision or 2)
        apart = kilometres(self, other)
        if apart is not None and coarser in NEAR_KM:
            return apart <= NEAR_KM[coarser]
        return self._shares_area(other, coarser)

    def _shares_area(self, other: Place, coarser: int) -> bool:
        if self.country and other.country and self.country != other.country:
            return False
        for mine, its in ((self.adm_2, other.adm_2), (self.adm_1, other.adm_1)):
            if mine and its:
                return mine == its
        return coarser >= COUNTRY and bool(self.country) and self.country == other.country


def kilometres(a: Place, b: Place) -> float | None:
    """The great-circle distance (haversine), None when one of them has no coordinates."""
    if a.latitude is None or a.longitude is None or b.latitude is None or b.longitude is None:
        return None
    north, south = radians(a.latitude), radians(b.latitude)
    half = sin((south - north) / 2) ** 2
    half += cos(north) * cos(south) * sin(radians(b.longitude - a.longitude) / 2) ** 2
    return 2 * EARTH_KM * asin(min(1.0, sqrt(half)))
