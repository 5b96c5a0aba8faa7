"""Whole-number intervals: the two faces (hard and soft) of every quantity."""

from __future__ import annotations

from dataclasses import dataclass

from articles.domain.errors import Refused


@dataclass(frozen=True, slots=True)
class Interval:
    """All whole numbers from ``low`` to ``high``, both included; ``high`` None means the top is open."""

    low: int
    high: int | None

    def __post_init__(self) -> None:
        if self.low < 0:
            raise Refused(f"Low ({self.low}) is below zero. Nobody can be counted less than zero times.")
        if self.high is not None and self.low > self.high:
            raise Refused(f"Low ({self.low}) is above high ({self.high}). Change one of them.", field="low")

    @property
    def is_exact(self) -> bool:
        return self.low == self.high

    @property
    def is_open(self) -> bool:
        return self.high is None

    def contains(self, other: Interval) -> bool:
        """Every number of ``other`` lies in this interval."""
        if other.low < self.low:
            return False
        return self.high is None or (other.high is not None and other.high <= self.high)

    def overlaps(self, other: Interval) -> bool:
        return self.gap(other) == 0

    def gap(self, other: Interval) -> int:
        """Distance between the nearest ends, 0 when they share a number ([68,68] to [101,∞] is 33)."""
        if self.high is not None and self.high < other.low:
            return other.low - self.high
        if other.high is not None and other.high < self.low:
            return self.low - other.high
        return 0

    def hull(self, other: Interval) -> Interval:
        """The smallest interval that holds both."""
        open_top = self.high is None or other.high is None
        high = None if open_top else max(self.high or 0, other.high or 0)
        return Interval(min(self.low, other.low), high)

    def words(self) -> str:
        """As a sentence says it: "101 or more", "68", "72 to 108", "up to 46", "none", "any number"."""
        if self.high is None:
            return f"{self.low:,} or more" if self.low else "any number"
        if self.is_exact:
            return f"{self.low:,}" if self.low else "none"
        if self.low == 0:
            return f"up to {self.high:,}"
        return f"{self.low:,} to {self.high:,}"

    def dashed(self) -> str:
        """The short form inside a sentence: "151–199", "151 or more", "24"."""
        if self.high is None or self.is_exact:
            return self.words()
        return f"{self.low:,}–{self.high:,}"
