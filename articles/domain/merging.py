"""Two versions of one record side by side: what a person sees when a save came too late (409)."""

from dataclasses import dataclass
from difflib import SequenceMatcher


@dataclass(frozen=True, slots=True)
class Piece:
    """Some words of a value; ``differs`` when the other version has others."""

    text: str
    differs: bool


@dataclass(frozen=True, slots=True)
class MergeRow:
    """One field of which two versions exist; ``take`` is mine or theirs."""

    label: str
    name: str
    mine: tuple[Piece, ...]
    theirs: tuple[Piece, ...]
    take: str


@dataclass(frozen=True, slots=True)
class Merge:
    """What the 409 card shows (components/_merge.html)."""

    what: str
    who: str
    at: str
    rows: tuple[MergeRow, ...]
    same: str
    theirs_url: str
    mine_text: str


def compared(mine: str, theirs: str) -> tuple[tuple[Piece, ...], tuple[Piece, ...]]:
    """Both in pieces, the words that the other has not marked as differing."""
    left, right = mine.split(" "), theirs.split(" ")
    one: list[Piece] = []
    other: list[Piece] = []
    for tag, i, j, k, m in SequenceMatcher(None, left, right, autojunk=False).get_opcodes():
        for pieces, words in ((one, left[i:j]), (other, right[k:m])):
            if said := " ".join(words):
                pieces.append(Piece((" " if pieces else "") + said, tag != "equal"))
    return tuple(one), tuple(other)
