"""What the four rules take and give: a figure as it is counted, and a rule's answer."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from articles.domain.intervals import Interval
from articles.domain.rules_table import Rule

ABOUT_LOW, ABOUT_HIGH = 8, 12
"""Tenths: "about 40" allows 32 to 48 (domain.md §3)."""


@dataclass(frozen=True, slots=True)
class Counted:
    """One claim of an incident as the rules count it. Blank or None means "not recorded", never "none".

    ``hard`` is what the words exclude, ``soft`` their usual reading, ``by_hand`` whether an analyst set them
    instead of the words. ``origin_group``: one key for all claims that rest on one source; blank stands
    alone. ``part_of``: the claim that counts these people too. ``superseded``: a later figure of its claimant
    replaces it. ``as_of`` is the day that the figure was given for, ``published`` that of the article.
    ``reliability`` A–F and ``credibility`` 1–6 are the Admiralty ratings. ``tier``: article or comment; a
    comment counts when a supervisor ``promoted`` it.
    """

    claim_id: str
    measure: str = "killed"
    expression: str = ""
    qualifier: str = ""
    hard: Interval | None = None
    soft: Interval | None = None
    by_hand: bool = False
    additive: bool = False
    origin_group: str = ""
    claimant_side: str = ""
    speech_act: str = "assert"
    stance: str = "asserted"
    narrator_stance: str = ""
    tier: str = "article"
    promoted: bool = False
    as_of: date | None = None
    published: date | None = None
    reliability: str = ""
    credibility: int | None = None
    superseded: bool = False
    part_of: str = ""
    state: str = ""

    @property
    def day(self) -> date | None:
        """When the figure was given."""
        return self.as_of or self.published

    @property
    def source(self) -> str:
        """The key of its origin group; a claim without one is a source of its own."""
        return self.origin_group or f"claim:{self.claim_id}"

    @property
    def words(self) -> str:
        """The number as a sentence quotes it: "“dozens”", "“more than 100”", "101 or more"."""
        return f"“{self.expression}”" if self.expression else self.hard.words() if self.hard else "no number"

    @property
    def is_vague(self) -> bool:
        """A word that names no number. "A dozen", with one usual reading, does name one."""
        one_reading = self.soft is not None and self.soft.is_exact
        return self.qualifier == "vague" and not self.by_hand and not one_reading

    @property
    def names_a_number(self) -> bool:
        """Whether a least number is named: not by "up to 46", which leaves everything down to none."""
        return self.hard is not None and (self.hard.low > 0 or self.hard.high == 0)

    @property
    def named(self) -> int:
        """The number that the words name: 100 for "more than 100", 40 for "about 40", 12 for "dozens".

        Of a range, and of an interval set by hand, the lowest. Ask only where ``names_a_number``.
        """
        assert self.hard is not None
        low, high = self.hard.low, self.hard.high
        if self.by_hand:
            return low
        if self.qualifier == "more_than":
            return max(low - 1, 1)
        if self.qualifier == "nearly" and high is not None:
            return high
        if self.qualifier == "about" and high is not None:
            return _centre(low, high)
        if self.qualifier == "vague" and self.soft is not None and self.soft.is_exact:
            return self.soft.low
        return low

    @property
    def estimate(self) -> int:
        """As ``named``, within what the words allow: 101 for "more than 100"."""
        assert self.hard is not None
        return max(self.named, self.hard.low)


def _centre(low: int, high: int) -> int:
    """The number of "about N" from its interval; of "about 30 to 40" the lower one."""
    centre = (low + high) // 2
    if (-(-ABOUT_LOW * centre // 10), ABOUT_HIGH * centre // 10) == (low, high):
        return centre
    return max(low, min(high, 10 * low // ABOUT_LOW))


@dataclass(frozen=True, slots=True)
class Dropped:
    """A claim that a rule did not use, and the sentence why."""

    claim_id: str
    reason: str


@dataclass(frozen=True, slots=True)
class Answer:
    """What a rule says of one measure. All numbers None and ``high_open`` False: undefined, and ``reason``
    says why.

    ``low`` ≤ ``best`` ≤ ``high`` where they are given; range has no best, ACLED and GTD have only a best.
    With ``high_open``, ``high`` is the highest number that was named, or None where the rule names none.
    ``used`` are the claims that were weighed, ``low_from`` and ``best_from`` those that gave the number;
    claim ids are in order.
    """

    rule: Rule
    reason: str
    low: int | None = None
    best: int | None = None
    high: int | None = None
    high_open: bool = False
    used: tuple[str, ...] = ()
    dropped: tuple[Dropped, ...] = ()
    low_from: tuple[str, ...] = ()
    best_from: tuple[str, ...] = ()

    @property
    def is_defined(self) -> bool:
        return self.low is not None or self.best is not None or self.high is not None

    @property
    def words(self) -> str:
        """ "101–151+", "68 · 101 · open", "100", "undefined"."""
        if not self.is_defined:
            return "undefined"
        if self.rule is Rule.RANGE:
            return self._as_range()
        if self.low is None:
            return f"{self.best:,}"
        best = "no best" if self.best is None else f"{self.best:,}"
        high = "open" if self.high is None else f"{self.high:,}"
        return f"{self.low:,} · {best} · {high}"

    def _as_range(self) -> str:
        plus = "+" if self.high_open else ""
        if self.high is None or self.high == self.low:
            return f"{self.low:,}{plus}"
        return f"{self.low:,}–{self.high:,}{plus}"
