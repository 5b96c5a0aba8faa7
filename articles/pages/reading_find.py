"""Words found in the article: each hit in its context, with the passage it stands in."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from articles.domain.word_search import folded, places
from articles.models import Article, Passage

SHOWN = 200  # hits listed; all are counted
AROUND = 32  # characters of context on either side


@dataclass(frozen=True, slots=True)
class Hit:
    """One place: the words as printed, what stands around them, the passage's order and ¶.

    Of a ``graphic`` passage the words are not shown.
    """

    start: int
    end: int
    before: str
    words: str
    after: str
    order: int
    number: int | None
    graphic: bool = False


@dataclass(frozen=True, slots=True)
class Found:
    """What was looked for, how often it stands there, the first hits."""

    words: str
    total: int
    hits: tuple[Hit, ...]

    @property
    def unlisted(self) -> int:
        """Hits that are counted and not listed."""
        return self.total - len(self.hits)


def find(article: Article, words: str, passages: Sequence[Mapping[str, Any]] | None = None) -> Found:
    """The hits in reading order. One query, none with ``passages`` (order, number, start, end, graphic)."""
    words = words.strip()
    spans = places(folded(article.text), words) if words else []
    if not spans:
        return Found(words, 0, ())
    if passages is None:
        rows = Passage.objects.filter(article=article).order_by("order")
        passages = list(rows.values("order", "number", "start", "end", "graphic"))
    hits = []
    place = 0
    for start, end in spans[:SHOWN]:
        while place + 1 < len(passages) and passages[place]["end"] <= start:
            place += 1
        hits.append(_hit(article.text, start, end, passages[place]))
    return Found(words, len(spans), tuple(hits))


def _hit(text: str, start: int, end: int, passage: Mapping[str, Any]) -> Hit:
    low, high = max(start - AROUND, passage["start"]), min(end + AROUND, max(end, passage["end"]))
    before, after = text[low:start], text[end:high]
    if low > passage["start"]:
        before = "…" + before.partition(" ")[2]
    if high < passage["end"]:
        after = after.rpartition(" ")[0] + "…"
    return Hit(
        start, end, before, text[start:end], after, passage["order"], passage["number"], passage["graphic"]
    )
