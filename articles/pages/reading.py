"""The reading page: an article's passages with their marks, the outline, the list, the tag bar."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from articles.access import Seat
from articles.domain.outline import OutlineEntry, outline
from articles.domain.passages import PassageSpan
from articles.domain.permissions import Action
from articles.models import Article, Passage, Tag
from articles.pages.reading_claims import claim_marks
from articles.pages.reading_filter import NO_FILTER, ListFilter
from articles.pages.reading_find import Found, find
from articles.pages.reading_list import AnnotationList, Choice, annotation_list
from articles.pages.reading_marks import (
    PASSAGE_COLUMNS,
    PassageView,
    build_passages,
    marks_of,
    tags_of,
)
from articles.pages.reading_relations import RelationList, relation_list

DEEPEST = 8  # replies are indented so far; deeper ones stand at this depth
NO_TAG = Choice("", "", 0, False)
BASES = {"mention": "reply known by the name it calls", "markup": "reply known by markup", "none": ""}


@dataclass(frozen=True, slots=True)
class CommentView:
    """A reader comment with its passages (the first is its head line) and the replies under it."""

    uuid: UUID
    promoted: bool
    order: int
    basis: str
    passages: tuple[PassageView, ...]
    replies: tuple["CommentView", ...]


@dataclass(frozen=True, slots=True)
class TagChoice:
    """One button of the tag bar."""

    tag: Tag
    value: str
    under: str
    """The name of the tag it is a part of, or blank."""


@dataclass(frozen=True, slots=True)
class ReadingPage:
    """What the reading page shows."""

    article: Article
    before: tuple[PassageView, ...]
    comments: tuple[CommentView, ...]
    after: tuple[PassageView, ...]
    passages: tuple[PassageView, ...]
    outline: tuple[OutlineEntry, ...]
    tags: tuple[TagChoice, ...]
    annotations: AnnotationList
    found: Found
    relations: RelationList
    state: str
    place: int
    count: int
    earlier: UUID | None
    later: UUID | None
    may_mark: bool
    may_submit: bool
    may_promote: bool

    @property
    def comment_count(self) -> int:
        """Readers' comments, replies included."""
        return next((entry.count for entry in self.outline if entry.kind == "comments"), 0)

    @property
    def shown(self) -> ListFilter:
        """The filter of the list, and the one tag that the text draws."""
        return self.annotations.shown

    @property
    def only_tag(self) -> Tag | None:
        """The one tag that the text draws, or None for all."""
        return next((t for t in self.annotations.facets.tags if t.value == self.shown.only), NO_TAG).tag

    @property
    def every_tag_url(self) -> str:
        """The same list, with all tags drawn."""
        return self.shown.query(only="")

    @property
    def is_rtl(self) -> bool:
        """Whether the article's language runs from right to left."""
        return self.article.language.split("-")[0] in {"ar", "fa", "he", "ur", "ps", "ckb", "sd", "ug", "yi"}


def reading_page(
    seat: Seat,
    article: Article,
    *,
    tags: Mapping[int, Tag] | None = None,
    shown: ListFilter | None = None,
    current: UUID | None = None,
    find_text: str = "",
    asked: Mapping[str, Sequence[str]] | None = None,
) -> ReadingPage:
    """The whole page. Six queries at any size (five with ``tags``); time linear in text and marks."""
    shown = shown or NO_FILTER
    tags = tags_of(seat) if tags is None else tags
    rows = list(
        Passage.objects.filter(article=article)
        .order_by("order")
        .values(
            *PASSAGE_COLUMNS, "comment__order", "comment__parent_id", "comment__parent_basis", "comment__uuid"
        )
    )
    marks = marks_of(seat, article, tags)
    claims = claim_marks(seat, article)
    views = build_passages(seat, article, rows, marks, claims, shown=shown, current=current, with_rows=False)
    around = _neighbours(article)
    mine = {row.state for row in marks.rows if row.author == seat.user.pk}
    before, comments, after = _parted(views, rows)
    return ReadingPage(
        article=article,
        before=before,
        comments=comments,
        after=after,
        passages=views,
        outline=outline([_span(row) for row in rows], article.text),
        tags=tuple(
            TagChoice(tag, str(tag.uuid), tags[tag.parent_id].name if tag.parent_id is not None else "")
            for tag in tags.values()
            if tag.retired_at is None
        ),
        annotations=annotation_list(seat, article, marks, rows, shown=shown, current=current),
        found=find(article, find_text, rows),
        relations=relation_list(seat, article, asked or {}),
        state=next((s for s in ("returned", "draft", "submitted", "rejected", "accepted") if s in mine), ""),
        place=around["place"] or 1,
        count=around["count"] or 1,
        earlier=around["earlier"],
        later=around["later"],
        may_mark=seat.may(Action.CREATE),
        may_submit=seat.may(Action.SUBMIT, own=True),
        may_promote=seat.may(Action.PROMOTE),
    )


def _neighbours(article: Article) -> Mapping[str, Any]:
    """The articles before and after this one. One query unless they came with it (access: ``placed``)."""
    names = ("earlier", "later", "place", "count")
    if hasattr(article, "place"):
        return {name: getattr(article, name) for name in names}
    found: Mapping[str, Any] = Article.objects.filter(pk=article.pk).placed().values(*names)[0]
    return found


def _span(row: Mapping[str, Any]) -> PassageSpan:
    """A stored passage as the outline reads it."""
    return PassageSpan(
        row["order"], row["kind"], row["start"], row["end"], row["comment__order"], row["number"]
    )


def _parted(
    views: Sequence[PassageView], rows: Sequence[Mapping[str, Any]]
) -> tuple[tuple[PassageView, ...], tuple[CommentView, ...], tuple[PassageView, ...]]:
    """What stands before the comments, the comments as a tree, what stands after or between them."""
    own: dict[int, list[PassageView]] = {}
    facts: dict[int, Mapping[str, Any]] = {}
    before: list[PassageView] = []
    after: list[PassageView] = []
    for view, row in zip(views, rows, strict=True):
        if row["comment_id"] is None:
            (after if own else before).append(view)
        else:
            own.setdefault(row["comment_id"], []).append(view)
            facts[row["comment_id"]] = row
    return tuple(before), _tree(own, facts), tuple(after)


def _tree(
    own: Mapping[int, Sequence[PassageView]], facts: Mapping[int, Mapping[str, Any]]
) -> tuple[CommentView, ...]:
    """Replies under what they answer, DEEPEST levels deep, both in printed order."""
    depth: dict[int, int] = {}
    under: dict[int | None, list[int]] = {}
    above: dict[int, int | None] = {}
    for comment in own:
        parent = facts[comment]["comment__parent_id"]
        if parent in depth and depth[parent] == DEEPEST:
            parent = above[parent]
        above[comment] = parent if parent in depth else None
        depth[comment] = depth.get(parent, 0) + 1
        under.setdefault(above[comment], []).append(comment)

    def views(parent: int | None) -> tuple[CommentView, ...]:
        return tuple(
            CommentView(
                uuid=facts[comment]["comment__uuid"],
                promoted=facts[comment]["comment__promoted"],
                order=facts[comment]["comment__order"],
                basis=BASES[facts[comment]["comment__parent_basis"]],
                passages=tuple(own[comment]),
                replies=views(comment),
            )
            for comment in under.get(parent, [])
        )

    return views(None)
