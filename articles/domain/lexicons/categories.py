"""Which word lists a project may add to, and what a change of its words is."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from articles.domain import terms
from articles.domain.errors import Refused

Words = dict[str, list[str]]
"""Category → words, as a project's row holds them."""

_SAYING = (
    ("assert", "says"), ("claim", "claims (at arm’s length)"), ("confirm", "confirms"), ("deny", "denies"),
    ("accuse", "accuses"), ("estimate", "estimates"), ("announce", "announces"), ("count", "counts"),
)  # fmt: skip
CATEGORIES: tuple[tuple[str, str], ...] = (
    *((f"measure.{value}", f"Measure: {words.split(' (')[0]}") for value, words in terms.MEASURES),
    *(
        (f"status.{value}", f"Status: {words}")
        for value, words in terms.VICTIM_STATUSES
        if value != "unknown"
    ),
    *((f"says.{value}", f"Verb: {words}") for value, words in _SAYING),
    ("source.monitor", "Claimant: a monitor"),
    ("actor", "Perpetrator: who can do it"),
    ("means", "Not a perpetrator: a weapon or an attack"),
    ("medium", "Medium"),
    ("hedge.claimant", "Hedge: may, appear"),
    ("hedge.narrator", "Hedge of the narrator"),
    ("doubt", "Doubt of the narrator"),
    ("place.settlement", "Place: a kind of settlement"),
    ("place.facility", "Place: a kind of site"),
)
LABELS = dict(CATEGORIES)
LANGUAGES = (
    ("en", "English"),
    ("ar", "Arabic"),
    ("fr", "French"),
    ("es", "Spanish"),
    ("ru", "Russian"),
    ("uk", "Ukrainian"),
)
LONGEST = 60
MOST = 500


@dataclass(frozen=True, slots=True)
class Change:
    """What a new version changes: words that come, words that go, words that were there already."""

    added: tuple[tuple[str, str], ...]
    dropped: tuple[tuple[str, str], ...]
    known: tuple[tuple[str, str], ...]
    words: Words


def change(
    stands: Mapping[str, Iterable[str]],
    built_in: Mapping[str, Iterable[str]],
    *,
    add: Mapping[str, Iterable[str]],
    drop: Iterable[tuple[str, str]] = (),
) -> Change:
    """The project's next words, and what is different about them. Words are (category, word).

    Raises Refused for an unknown category, for words that are too long, have no letter or are too many, and
    when nothing would change.
    """
    words: Words = {name: list(some) for name, some in stands.items()}
    gone = {(name, word) for name, word in drop if word in words.get(name, ())}
    came, known = [], []
    for name, some in add.items():
        if name not in LABELS:
            raise Refused("Choose what the words are.", field="category")
        for raw in some:
            word = _checked(raw)
            if word in words.get(name, ()) or word in built_in.get(name, ()):
                known.append((name, word))
            else:
                words.setdefault(name, []).append(word)
                came.append((name, word))
    words = {n: kept for n, some in words.items() if (kept := [w for w in some if (n, w) not in gone])}
    if not came and not gone:
        raise Refused("These words are there already. Nothing would change.", field="words")
    if sum(map(len, words.values())) > MOST:
        raise Refused(f"A project holds at most {MOST} words of its own for one language.", field="words")
    return Change(tuple(came), tuple(sorted(gone)), tuple(known), words)


def typed_words(text: str) -> list[str]:
    """The words of a text area: one a line, or parted by commas; each once."""
    parts = (part.strip() for line in text.splitlines() for part in line.split(","))
    return list(dict.fromkeys(" ".join(part.casefold().split()) for part in parts if part))


def _checked(raw: str) -> str:
    word = " ".join(raw.casefold().split())
    if not any(char.isalpha() for char in word):
        raise Refused(f"“{raw}” is no word. Write words, one on each line.", field="words")
    if len(word) > LONGEST:
        raise Refused(f"A word or phrase has at most {LONGEST} letters.", field="words")
    return word
