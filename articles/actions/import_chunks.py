"""Many texts stored together: one look for duplicates, one INSERT for each kind of row, one stretch of log.

A text by itself costs fifteen statements and a commit, which is most of an import's time.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from uuid import uuid4

from django.db import transaction
from django.db.models import Q

from articles.actions.articles import BATCH, store_parts
from articles.actions.log import record_all, snapshot
from articles.domain.passages import ReadArticle, read_article
from articles.domain.texts import Duplicate, decode, sha256, shortened
from articles.models import Article, Project, User


@dataclass(frozen=True, slots=True)
class Taken:
    """A text that can be stored: the article, not saved yet, and what was understood of it."""

    article: Article
    read: ReadArticle


def take(*, project: Project, raw: bytes, name: str, by: User) -> Taken:
    """Read the bytes of one file. Raises Unreadable. No query."""
    text = decode(raw, name)
    read = read_article(text)
    article = Article(
        uuid=uuid4(),
        project=project,
        title=shortened(read.title, 500),
        text=text,
        text_sha256=sha256(text),
        raw=raw,
        raw_sha256=sha256(raw),
        raw_name=name,
        imported_by=by,
    )
    return Taken(article, read)


@transaction.atomic
def store_taken(*, project: Project, taken: Sequence[Taken], by: User) -> list[Duplicate | None]:
    """Store the texts that the project does not hold yet, each with its log row; for each what it duplicates.

    Of two equal ones among them the first is stored. Raises IntegrityError, and stores nothing, when somebody
    else stores one of them at the same moment. Seven queries, and one more for every hundred passages or
    comments (SQLite; 500 on PostgreSQL), four more when comments answer each other.
    """
    held = _held(project, taken)
    found: list[Duplicate | None] = []
    new: list[Taken] = []
    for one in taken:
        article = one.article
        twins = [held[sha] for sha in (article.raw_sha256, article.text_sha256) if sha in held]
        twin = min(twins, key=lambda row: (row.pk is None, row.pk or 0)) if twins else None
        found.append(_duplicate(article, twin) if twin else None)
        if twin is None:
            held[article.raw_sha256] = held[article.text_sha256] = article
            new.append(one)
    Article.objects.bulk_create([one.article for one in new], batch_size=BATCH)
    store_parts([(one.article, one.read) for one in new])
    record_all(
        verb="article.import",
        acts=[(one.article, one.article, _said(one.article)) for one in new],
        by=by,
        project=project,
    )
    return found


def _held(project: Project, taken: Sequence[Taken]) -> dict[str, Article]:
    """What the project holds of these bytes and words, by either hash; the oldest. One query."""
    raws = {one.article.raw_sha256 for one in taken}
    texts = {one.article.text_sha256 for one in taken}
    rows = (
        Article.objects.in_project(project)
        .filter(Q(raw_sha256__in=raws) | Q(text_sha256__in=texts))
        .only("uuid", "title", "raw_sha256", "text_sha256")
        .order_by("pk")
    )
    held: dict[str, Article] = {}
    for row in rows:
        held.setdefault(row.raw_sha256, row)
        held.setdefault(row.text_sha256, row)
    return held


def _duplicate(article: Article, twin: Article) -> Duplicate:
    return Duplicate(
        article.raw_name,
        article=str(twin.uuid),
        title=twin.title,
        same_bytes=twin.raw_sha256 == article.raw_sha256,
    )


def _said(article: Article) -> Mapping[str, object]:
    """What the log keeps of an import."""
    return snapshot(article) | {"raw_name": article.raw_name, "raw_sha256": article.raw_sha256}
