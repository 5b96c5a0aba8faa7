"""Which annotations the list beside the text shows; every choice stands in the address."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any
from urllib.parse import urlencode

from articles.models import Tag


@dataclass(frozen=True, slots=True)
class ListFilter:
    """Letters of tags (none: all of them), words in the quote, only one's own."""

    letters: tuple[str, ...] = ()
    words: str = ""
    mine: bool = False
    whole: bool = False
    """Every row, also of an article with very many."""

    @property
    def hides(self) -> bool:
        """Whether the filter may hide a row."""
        return bool(self.letters or self.words or self.mine)

    def lets(self, tag: Tag, quote: str, *, own: bool) -> bool:
        """Whether an annotation is shown."""
        if self.letters and tag.letter not in self.letters:
            return False
        if self.words and self.words.casefold() not in quote.casefold():
            return False
        return own or not self.mine

    def query(self, **changes: Any) -> str:
        """The address's query with this filter, some of it changed: "?tag=K&q=guard"."""
        asked = replace(self, **changes)
        pairs = [("tag", letter) for letter in asked.letters]
        pairs += [("q", asked.words)] if asked.words else []
        pairs += [(name, "1") for name, on in (("mine", asked.mine), ("all", asked.whole)) if on]
        return "?" + urlencode(pairs)

    def toggled(self, letter: str) -> str:
        """The query with a tag switched on or off."""
        kept = tuple(x for x in self.letters if x != letter)
        return self.query(letters=kept if letter in self.letters else (*self.letters, letter))


def filter_from(asked: Mapping[str, list[str]]) -> ListFilter:
    """The filter that an address asks for (``asked``: every value of each name of its query)."""

    def last(name: str) -> str:
        return (asked.get(name) or [""])[-1]

    return ListFilter(
        letters=tuple(dict.fromkeys(asked.get("tag", []))),
        words=last("q").strip(),
        mine=last("mine") == "1",
        whole=last("all") == "1",
    )
