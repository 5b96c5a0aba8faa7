"""One reader comment: its words, the claims in it, whether they count and who said so."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from articles.access import Seat
from articles.models import Article, Claim, LogEntry, ReaderComment
from articles.pages.claims_figures import figure_words, who

CLAIMS = 50
STEPS = 20


@dataclass(frozen=True, slots=True)
class CommentClaim:
    """A claim that rests on the comment."""

    uuid: UUID
    words: str
    by_whom: str
    quote: str
    state: str


@dataclass(frozen=True, slots=True)
class Step:
    """Who promoted it, or took that back, and why."""

    who: str
    promoted: bool
    reason: str
    at: datetime


@dataclass(frozen=True, slots=True)
class CommentPage:
    """A reader comment as a supervisor judges it."""

    comment: ReaderComment
    article: Article
    words: str
    claims: tuple[CommentClaim, ...]
    steps: tuple[Step, ...]


def comment_page(seat: Seat, comment: ReaderComment) -> CommentPage:
    """The comment with the claims this person sees in it. Three queries."""
    article = Article.objects.defer("raw").get(pk=comment.article_id)
    rows: Any = Claim.objects.visible_to(seat).standing().filter(article=article)
    rows = rows.filter(start__gte=comment.start, start__lt=comment.end).select_related("claimant_entity")
    return CommentPage(
        comment=comment,
        article=article,
        words=article.text[comment.start : comment.end],
        claims=tuple(
            CommentClaim(row.uuid, figure_words(row), who(row), row.quote, row.state)
            for row in rows.order_by("start", "pk")[:CLAIMS]
        ),
        steps=tuple(_steps(comment)),
    )


def _steps(comment: ReaderComment) -> Sequence[Step]:
    entries = LogEntry.objects.filter(subject_type="readercomment", subject_id=str(comment.uuid))
    rows = entries.filter(verb__in=("comment.promote", "comment.demote")).select_related("by")
    return [
        Step(row.by.name if row.by else row.who, row.verb == "comment.promote", row.reason, row.at)
        for row in rows.order_by("-id")[:STEPS]
    ]
