"""Readers' comments in a plain-text article: who wrote them and whom they answer."""

import unicodedata
from collections.abc import Sequence

AUTHOR_LONGEST = 120
"""Characters; a longer "name" before "says:" is a sentence."""
_BULLETS = "•‣·*"
_SAYS = frozenset("says said writes wrote يقول تقول قال قالت كتب كتبت".split())
_ARABIC_SAYS = frozenset("يقول تقول قال قالت كتب كتبت".split())
_TITLES = frozenset(
    "mr mrs ms miss dr prof sir madam السيد السيدة الدكتور الدكتورة الأستاذ الأستاذة د".split()
)
_GREETINGS = frozenset("hi hello hey dear يا".split())
_STOPS = ",،:;؛—–"
_TAIL = ".,:;!?،؛"
_NAME_WORDS = 20
_OPENING_LONGEST = 200


def comment_author(line: str) -> str | None:
    """The name in "  • NAME says:" (or "• NAME يقول:", "• يقول NAME:"); None for any other line."""
    bare = line.strip()
    if len(bare) < 4 or bare[0] not in _BULLETS or bare[-1] not in ":：":
        return None
    words = bare[1:-1].split()
    if len(words) < 2:
        return None
    if words[-1].casefold() in _SAYS:
        name = " ".join(words[:-1])
    elif words[0] in _ARABIC_SAYS:
        name = " ".join(words[1:])
    else:
        return None
    return name if len(name) <= AUTHOR_LONGEST else None


def replies(authors: Sequence[str], openings: Sequence[str]) -> list[int | None]:
    """For each comment the index of the earlier one it answers, or None; linear in the comments.

    ``openings`` are the first words of each comment. Known are "@name …", "Mr. Name, …" (any title, by last
    name) and "name, …"; the latest earlier comment of that person counts. A part of a name that fits two
    people names nobody.
    """
    earlier = _Voices()
    parents: list[int | None] = []
    for index, (author, opening) in enumerate(zip(authors, openings, strict=True)):
        parents.append(earlier.addressed(opening))
        earlier.add(author, index)
    return parents


def _folded(name: str) -> str:
    """A name for comparing: compatibility form, no case, single spaces, no punctuation at its end."""
    return " ".join(unicodedata.normalize("NFKC", name).casefold().split()).rstrip(_TAIL)


class _Voices:
    """The people who have spoken so far, by their whole names, last names and parts of names."""

    def __init__(self) -> None:
        self.latest: dict[str, int] = {}
        self.by_part: dict[str, set[str]] = {}
        self.by_last: dict[str, set[str]] = {}

    def add(self, author: str, index: int) -> None:
        name = _folded(author)
        if not name:
            return
        self.latest[name] = index
        parts = name.split()
        self.by_last.setdefault(parts[-1], set()).add(name)
        for part in parts:
            self.by_part.setdefault(part.rstrip(_TAIL), set()).add(name)

    def addressed(self, opening: str) -> int | None:
        words = " ".join(unicodedata.normalize("NFKC", opening[:_OPENING_LONGEST]).casefold().split())
        name = self._after_at(words[1:].split()) if words.startswith("@") else self._before_stop(words)
        return None if name is None else self.latest[name]

    def _after_at(self, words: Sequence[str]) -> str | None:
        for length in range(min(len(words), _NAME_WORDS), 0, -1):
            name = " ".join(words[:length]).rstrip(_TAIL)
            for spelled in (name, name.removesuffix("’s").removesuffix("'s")):
                if spelled in self.latest:
                    return spelled
        token = words[0].rstrip(_TAIL) if words else ""
        return _only(self.by_part.get(token, set())) if len(token) >= 3 else None

    def _before_stop(self, words: str) -> str | None:
        stops = [at for at in map(words.find, _STOPS) if at >= 0]
        if not stops:
            return None
        name = words[: min(stops)].rstrip().rstrip(_TAIL)
        if name in self.latest:
            return name
        first, _, rest = name.partition(" ")
        if first in _GREETINGS:
            return rest if rest in self.latest else None
        if first.rstrip(".") in _TITLES:
            return rest if rest in self.latest else _only(self.by_last.get(rest, set()))
        return None


def _only(names: set[str]) -> str | None:
    return next(iter(names)) if len(names) == 1 else None
