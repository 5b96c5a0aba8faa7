"""Pieces of work in any state, made directly, for tests of what happens to them."""

from datetime import UTC, datetime, timedelta

from articles.models import Annotation, Article, Claim, ClaimLink, Tag, User

BEGUN = datetime(2023, 3, 18, 9, 0, tzinfo=UTC)


def make_mark(article: Article, tag: Tag, by: User, words: str, *, state: str = "submitted", minute: int = 0):
    """A mark on the first place where ``words`` stand."""
    start = article.text.index(words)
    return Annotation.objects.create(
        article=article, tag=tag, author=by, start=start, end=start + len(words), quote=words, state=state,
        submitted_at=None if state == "draft" else BEGUN + timedelta(minutes=minute),
    )  # fmt: skip


def make_claim(
    article: Article, by: User, words: str, *, state: str = "submitted", **fields: object
) -> Claim:
    """A claim that rests on the first place where ``words`` stand."""
    start = article.text.index(words)
    given = {"measure": "killed", "expression": "68", "qualifier": "exact", "low": 68, "high": 68} | fields
    return Claim.objects.create(
        project=article.project, article=article, author=by, start=start, end=start + len(words), quote=words,
        state=state,
        submitted_at=None if state == "draft" else BEGUN, **given,
    )  # fmt: skip


def make_link(a: Claim, b: Claim, by: User, *, state: str = "submitted") -> ClaimLink:
    """A conflict of numbers between two claims."""
    return ClaimLink.objects.create(
        project=a.article.project, claim_a=a, claim_b=b, author=by, kind="conflicts", dimension="number",
        verdict="conflict", verdict_cause="number", gap=0.33, rule_version="1", state=state,
        verdict_reason="68 is below 101, so both cannot be right about the same people.",
        submitted_at=None if state == "draft" else BEGUN,
    )  # fmt: skip
