"""Every place of an article where the same words stand, each in context, before a tag is put on them."""

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate
from uuid import UUID

from articles.access import Seat
from articles.domain.anchors import context, snap
from articles.domain.errors import Refused
from articles.domain.occurrences import Span, few, occurrences
from articles.models import Annotation, Article, Tag

WIDTH = 44  # characters of context on either side


@dataclass(frozen=True, slots=True)
class Occurrence:
    """One place. ``place`` is the order of its passage, ``number`` its ¶.

    ``marked``: these words have the tag already; ``inside``: they are part of a longer mark with it.
    """

    value: str
    before: str
    quote: str
    after: str
    place: int
    number: int | None
    marked: bool
    inside: bool


@dataclass(frozen=True, slots=True)
class Occurrences:
    """The places in the article and in its readers' comments; ``refusal`` says why none can be shown."""

    words: str
    same_case: bool
    tag: Tag | None
    tags: tuple[Tag, ...]
    article: tuple[Occurrence, ...] = ()
    comments: tuple[Occurrence, ...] = ()
    refusal: str = ""

    @property
    def total(self) -> int:
        """All places."""
        return len(self.article) + len(self.comments)

    @property
    def marked(self) -> int:
        """Those that have the tag already."""
        return sum(one.marked for one in (*self.article, *self.comments))

    @property
    def open(self) -> int:
        """Those that can be marked."""
        return self.total - self.marked

    @property
    def ticked(self) -> int:
        """Those that are chosen at first: no part of a longer mark."""
        return sum(not (one.marked or one.inside) for one in (*self.article, *self.comments))


def occurrences_page(
    seat: Seat,
    article: Article,
    tags: Mapping[int, Tag],
    *,
    words: str,
    same_case: bool = False,
    tag: UUID | None = None,
    refusal: str = "",
) -> Occurrences:
    """The preview. Two queries; time linear in the text."""
    usable = tuple(one for one in tags.values() if one.retired_at is None)
    chosen = next((one for one in usable if one.uuid == tag), usable[0] if usable else None)
    shown = {"words": words, "same_case": same_case, "tag": chosen, "tags": usable}
    if not words.strip():
        return Occurrences(**shown, refusal=refusal)  # type: ignore[arg-type]
    try:
        found = few(occurrences(article.text, words, same_case=same_case))
    except Refused as refused:
        return Occurrences(**shown, refusal=refused.reason)  # type: ignore[arg-type]
    here, below = _placed(article, found, _own_marks(seat, article, chosen))
    return Occurrences(**shown, article=here, comments=below, refusal=refusal)  # type: ignore[arg-type]


def words_at(article: Article, start: int, end: int) -> str:
    """The whole words of a selection."""
    return article.text[slice(*snap(article.text, start, end))]


def _own_marks(seat: Seat, article: Article, tag: Tag | None) -> Sequence[Span]:
    """One's own marks with the tag, by start. One query."""
    if tag is None:
        return ()
    own = Annotation.objects.on(article).standing().by(seat.user).tagged(tag)
    return list(own.order_by("start", "end").values_list("start", "end"))


def _placed(
    article: Article, found: Sequence[Span], own: Sequence[Span]
) -> tuple[tuple[Occurrence, ...], tuple[Occurrence, ...]]:
    """The hits of the article's own passages and of its comments. One query."""
    passages = list(article.passages.order_by("order").values_list("start", "order", "number", "comment_id"))
    starts = [passage[0] for passage in passages]
    begins, reaches = [start for start, _ in own], list(accumulate((end for _, end in own), max))
    taken = set(own)
    parted: tuple[list[Occurrence], list[Occurrence]] = ([], [])
    for start, end in found:
        _, order, number, comment = passages[max(bisect_right(starts, start) - 1, 0)]
        around = bisect_right(begins, start) - 1
        before, after = context(article.text, start, end, WIDTH)
        parted[comment is not None].append(
            Occurrence(
                value=f"{start}-{end}",
                before=before.split("\n")[-1],
                quote=article.text[start:end],
                after=after.split("\n")[0],
                place=order,
                number=number,
                marked=(start, end) in taken,
                inside=around >= 0 and reaches[around] >= end,
            )
        )
    return tuple(parted[0]), tuple(parted[1])
