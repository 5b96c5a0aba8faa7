"""What spares readers: notes on what an article contains, passages that are blurred until asked for.

Neither is evidence: no word, offset, mark or export changes (ARCHITECTURE.md). The last choice counts;
the log keeps them all.
"""

from collections.abc import Sequence
from uuid import UUID

from django.db import transaction

from articles.actions.log import record
from articles.actions.receipts import once
from articles.actions.versions import save_over
from articles.domain.comfort import checked_categories
from articles.domain.errors import Refused
from articles.models import Article, Passage, User


@transaction.atomic
def set_contents(
    *, article: Article, categories: Sequence[str], version: int, key: UUID, by: User
) -> Article:
    """Say what an article contains, for the note before it. Six queries; raises Refused or Stale."""
    chosen = checked_categories(categories)

    def make() -> Article:
        before = {"categories": article.categories}
        saved = save_over(article, version=version, changes={"categories": chosen})
        record(
            verb="article.contents",
            subject=saved,
            by=by,
            project=saved.project,
            article=saved,
            before=before,
            after={"categories": chosen},
        )
        return saved

    given = {"categories": chosen, "version": version}
    return once(key=key, by=by, verb="article.contents", given=given, subject=article, make=make)


@transaction.atomic
def set_graphic(
    *, article: Article, passages: Sequence[Passage], graphic: bool, key: UUID, by: User
) -> Article:
    """Blur these passages until asked for, or no longer. Five queries.

    Raises Refused when there are none. A passage that is so already stays so.
    """
    orders = [passage.order for passage in passages]

    def make() -> Article:
        if not orders:
            raise Refused("Select words of the passage, or write its ¶ number.", field="number")
        Passage.objects.filter(article=article, order__in=orders).update(graphic=graphic)
        before = {"graphic": [passage.order for passage in passages if passage.graphic]}
        record(
            verb="article.graphic",
            subject=article,
            by=by,
            project=article.project,
            article=article,
            before=before,
            after={"graphic": orders if graphic else []},
        )
        return article

    given = {"passages": orders, "graphic": graphic}
    return once(key=key, by=by, verb="article.graphic", given=given, subject=article, make=make)
