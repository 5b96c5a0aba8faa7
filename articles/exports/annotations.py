"""annotations: one row for each mark."""

from collections.abc import Iterator
from typing import Any

from django.db.models import QuerySet

from articles.domain.csv_rows import Value, joined
from articles.exports.chunks import in_chunks
from articles.exports.filters import Scope
from articles.exports.places import commenter_hash, grouped, printed_texts
from articles.models import Annotation, AnnotationFragment
from articles.models.uuid_text import UuidText

CONTEXT = 32  # characters of prefix and suffix
FIELDS = (
    "id", "article_id", UuidText("uuid"), "start", "end", "quote", "tag__name", "tag_version",
    UuidText("entity__uuid"), "entity__name", "author__username", "state", "reviewer__username", "created_at",
    "confidence",
)  # fmt: skip


def query(scope: Scope) -> QuerySet[Any]:
    """The annotations asked for."""
    every = Annotation.objects.filter(article__project=scope.project)
    rows = scope.filters.on_work(every, days="article__published").filter(scope.filters.touching_tag("tag"))
    if scope.filters.incident:
        rows = rows.filter(article__claims__incident__uuid=scope.filters.incident).distinct()
    return rows.order_by("article_id", "start", "id")


def rows(scope: Scope) -> Iterator[tuple[Value, ...]]:
    """Rows in reading order, their words looked up in the text. Three queries a chunk beside the first."""
    for chunk in in_chunks(query(scope).values_list(*FIELDS)):
        texts = printed_texts(row[1] for row in chunk)
        pieces = _fragments([row[0] for row in chunk])
        for row in chunk:
            key, article, uuid, start, end, quote, tag, version, entity, name, who, *review = row
            state, reviewer, made, confidence = review
            printed = texts[article]
            printed.checked(start, end, quote, "annotation", uuid)
            kind, commenter = printed.place(start)
            yield (
                uuid, printed.uuid, printed.title, printed.sha256, start, end, "codepoint", quote,
                printed.text[max(0, start - CONTEXT) : start], printed.text[end : end + CONTEXT], kind,
                commenter_hash(scope.project, commenter), tag, version, entity, name, who, state, reviewer,
                made, confidence, joined(pieces.get(key, [])),
            )  # fmt: skip


def _fragments(keys: list[int]) -> dict[int, list[str]]:
    """The ranges of the annotations in pieces, by key. One query."""
    rows = AnnotationFragment.objects.filter(annotation__in=keys).order_by("annotation", "order")
    return grouped(
        (key, f"{start}-{end}") for key, start, end in rows.values_list("annotation_id", "start", "end")
    )
