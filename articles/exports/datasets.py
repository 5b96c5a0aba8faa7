"""The datasets by name."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet

from articles.domain.columns import DATASET_COLUMNS
from articles.domain.csv_rows import Column, Value
from articles.exports import annotations, claims, links, records
from articles.exports.filters import Scope


@dataclass(frozen=True, slots=True)
class Dataset:
    """One table of an export. ``reviewed`` says whether its rows have a state."""

    name: str
    meaning: str
    query: Callable[[Scope], QuerySet[Any]]
    rows: Callable[[Scope], Iterator[tuple[Value, ...]]]
    reviewed: bool = True

    @property
    def columns(self) -> tuple[Column, ...]:
        """Its columns in order."""
        return DATASET_COLUMNS[self.name]

    def count(self, scope: Scope) -> int:
        """How many rows. One query."""
        return self.query(scope).count()


DATASETS: dict[str, Dataset] = {
    dataset.name: dataset
    for dataset in (
        Dataset("claims", "one row for each claim", claims.query, claims.rows),
        Dataset("annotations", "quote, offsets, tag, analyst", annotations.query, annotations.rows),
        Dataset("links", "pairs, verdict, decision", links.query, links.rows),
        Dataset("articles", "where each text came from", records.articles, records.article_rows, False),
        Dataset("comments", "reader comments, authors hashed", records.comments, records.comment_rows, False),
        Dataset("entities", "with every spelling", records.entities, records.entity_rows, False),
    )
}
