"""Relations between two marks: the types a project starts with, what fits an end, how one reads."""

from collections.abc import Collection
from dataclasses import dataclass
from typing import Protocol

OUT, IN = "out", "in"
"""Which end the mark at hand is of a relation: its source, or its target."""

GROUPS = ("armed_group", "armed_unit", "state_force")
PLACES = ("place", "facility")


class Typed(Protocol):
    """A relation type as this module reads it."""

    @property
    def name(self) -> str: ...
    @property
    def inverse(self) -> str: ...
    @property
    def symmetric(self) -> bool: ...
    @property
    def sources(self) -> tuple[str, ...]: ...
    @property
    def targets(self) -> tuple[str, ...]: ...


@dataclass(frozen=True, slots=True)
class RelationCode:
    """One type that a project starts with; the kinds are those of entities, none of them: any mark."""

    name: str
    inverse: str
    letter: str
    definition: str
    source_kinds: str = ""
    target_kinds: str = ""
    symmetric: bool = False


START_RELATIONS: tuple[RelationCode, ...] = (
    RelationCode(
        "commander of", "commanded by", "C",
        "The first leads the second: an officer his unit, a spokesman’s chief his guard.",
        target_kinds=" ".join(GROUPS),
    ),
    RelationCode(
        "located in", "location of", "L",
        "The first happened or stood at the second.",
        target_kinds=" ".join(PLACES),
    ),
    RelationCode(
        "part of", "includes", "P",
        "The first belongs to the second: a brigade to its force, a ward to its town.",
    ),
    RelationCode(
        "carried out by", "carried out", "B",
        "Who did what the first names, as the article says it.",
        target_kinds=" ".join(GROUPS),
    ),
    RelationCode(
        "said by", "says", "S",
        "The words of the first are told by whom the second names.",
    ),
    RelationCode(
        "allied with", "", "A",
        "Both fight on one side in what the article tells.",
        " ".join(GROUPS), " ".join(GROUPS), symmetric=True,
    ),
    RelationCode(
        "same as", "", "E",
        "Two wordings for one and the same person, thing or event.",
        symmetric=True,
    ),
)  # fmt: skip


def fits(wanted: Collection[str], kinds: Collection[str]) -> bool:
    """Whether a mark of these ``kinds`` (its tag's, its entity's) may stand at an end that wants ``wanted``.

    An end that wants nothing takes any mark.
    """
    return not wanted or any(kind in wanted for kind in kinds)


def ways(kind: Typed, kinds: Collection[str]) -> tuple[str, ...]:
    """The ends of a relation at which a mark of ``kinds`` may stand; a symmetric relation has one only."""
    if kind.symmetric:
        return (OUT,) if fits(kind.sources, kinds) or fits(kind.targets, kinds) else ()
    return tuple(way for way, wanted in ((OUT, kind.sources), (IN, kind.targets)) if fits(wanted, kinds))


def joins(kind: Typed, source: Collection[str], target: Collection[str]) -> bool:
    """Whether a relation of this type may lead from a mark of the first kinds to one of the second."""
    straight = fits(kind.sources, source) and fits(kind.targets, target)
    turned = fits(kind.sources, target) and fits(kind.targets, source)
    return straight or (kind.symmetric and turned)


def reads(kind: Typed, way: str) -> str:
    """The words between the mark at hand and the other one: "commander of", "commanded by"."""
    if way == OUT or kind.symmetric:
        return kind.name
    return kind.inverse or f"{kind.name} (from there)"
