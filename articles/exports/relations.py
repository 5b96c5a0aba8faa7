"""relations: one row for each relation between two marks of an article."""

from collections.abc import Iterator
from typing import Any

from django.db.models import Q, QuerySet

from articles.domain.csv_rows import Value
from articles.domain.review import State
from articles.exports.chunks import in_chunks
from articles.exports.filters import Scope
from articles.models import Relation
from articles.models.uuid_text import UuidText

ENDS = tuple(
    field
    for end in ("source", "target")
    for field in (
        f"{end}__uuid", f"{end}__quote", f"{end}__start", f"{end}__end", f"{end}__tag__name",
        UuidText(f"{end}__entity__uuid"),
    )
)  # fmt: skip
FIELDS = (
    "uuid", "article__uuid", "type__name", "type__inverse", "type_version", "type__symmetric", *ENDS, "note",
    "author__username", "created_at", "state", "reviewer__username", "decided_at",
)  # fmt: skip


def query(scope: Scope) -> QuerySet[Any]:
    """The relations asked for, between marks that are in the same export.

    The tag asked for may be that of either mark; the days are those of the article.
    """
    filters = scope.filters
    every = Relation.objects.filter(article__project=scope.project).standing()
    rows = filters.on_work(every, days="article__published")
    if filters.accepted_only:
        rows = rows.filter(source__state=State.ACCEPTED, target__state=State.ACCEPTED)
    if filters.tag:
        rows = rows.filter(Q(source__tag__uuid=filters.tag) | Q(target__tag__uuid=filters.tag))
    if filters.incident:
        rows = rows.filter(article__claims__incident__uuid=filters.incident).distinct()
    return rows.order_by("article_id", "source__start", "id")


def rows(scope: Scope) -> Iterator[tuple[Value, ...]]:
    """Rows in reading order. One query."""
    for chunk in in_chunks(query(scope).values_list(*FIELDS)):
        yield from chunk
