"""articles, comments, entities, entity_names: what everybody in the project may read."""

from collections.abc import Iterator

from django.db.models import QuerySet
from django.db.models.functions import Length

from articles.domain.csv_rows import Value, joined
from articles.exports.chunks import in_chunks
from articles.exports.filters import Scope
from articles.exports.places import commenter_hash, grouped
from articles.models import Article, Entity, EntityName, ReaderComment


def articles(scope: Scope) -> QuerySet[Article]:
    """The articles asked for: by days of printing, by an incident their claims are about."""
    rows = scope.filters.between(Article.objects.filter(project=scope.project), "published")
    if scope.filters.incident:
        rows = rows.filter(claims__incident__uuid=scope.filters.incident).distinct()
    return rows.order_by("id")


def article_rows(scope: Scope) -> Iterator[tuple[Value, ...]]:
    """Rows in the order they came in. One query."""
    fields = (
        "uuid", "title", "outlet", "author_name", "url", "published", "language", "supersedes__uuid",
        Length("text"), "text_sha256", "raw_sha256", "raw_name", "imported_by__username", "created_at",
    )  # fmt: skip
    for chunk in in_chunks(articles(scope).values_list(*fields)):
        yield from chunk


def comments(scope: Scope) -> QuerySet[ReaderComment]:
    """The reader comments under the articles asked for."""
    rows = ReaderComment.objects.filter(article__project=scope.project)
    return scope.filters.between(rows, "article__published").order_by("article_id", "order")


def comment_rows(scope: Scope) -> Iterator[tuple[Value, ...]]:
    """Rows in reading order, commenters hashed. One query."""
    fields = (
        "uuid", "article__uuid", "order", "author_label", "parent__uuid", "parent_basis", "start", "end",
        "promoted",
    )  # fmt: skip
    for chunk in in_chunks(comments(scope).values_list(*fields)):
        for uuid, article, order, name, *rest in chunk:
            yield (uuid, article, order, commenter_hash(scope.project, name), *rest)


def entities(scope: Scope) -> QuerySet[Entity]:
    """Every entity, merged ones too."""
    return Entity.objects.filter(project=scope.project).order_by("id")


def entity_rows(scope: Scope) -> Iterator[tuple[Value, ...]]:
    """Rows in the order they were recorded. One query a chunk beside the first."""
    fields = ("pk", "uuid", "kind", "name", "note", "merged_into__uuid", "created_at")
    for chunk in in_chunks(entities(scope).values_list(*fields)):
        names = grouped(
            EntityName.objects.filter(entity__in=[row[0] for row in chunk])
            .order_by("entity", "id")
            .values_list("entity_id", "text")
        )
        for pk, uuid, kind, name, note, into, made in chunk:
            spellings = [name, *(text for text in names[pk] if text != name)]
            yield (uuid, kind, name, joined(spellings), note, into, made)


def names(scope: Scope) -> QuerySet[EntityName]:
    """Every spelling of every entity."""
    return EntityName.objects.filter(entity__project=scope.project).order_by("entity_id", "id")


def name_rows(scope: Scope) -> Iterator[tuple[Value, ...]]:
    """Rows entity by entity, in the order they were recorded. One query."""
    fields = ("entity__uuid", "text", "lang", "script", "type")
    for chunk in in_chunks(names(scope).values_list(*fields)):
        yield from chunk
