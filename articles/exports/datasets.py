"""The datasets by name."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet

from articles.domain.columns import DATASET_COLUMNS
from articles.domain.csv_rows import Column, Value
from articles.exports import (
    annotations,
    assessments,
    claims,
    codebook,
    events,
    incidents,
    links,
    records,
    relations,
)
from articles.exports.filters import Scope


@dataclass(frozen=True, slots=True)
class Dataset:
    """One table of an export.

    ``query`` is None for what comes from the code; ``reviewed`` says whether a choice of state changes it.
    """

    name: str
    meaning: str
    query: Callable[[Scope], QuerySet[Any]] | None
    rows: Callable[[Scope], Iterator[tuple[Value, ...]]]
    reviewed: bool = True

    @property
    def columns(self) -> tuple[Column, ...]:
        """Its columns in order."""
        return DATASET_COLUMNS[self.name]

    def count(self, scope: Scope) -> int:
        """How many rows. At most one query."""
        return sum(1 for _ in self.rows(scope)) if self.query is None else self.query(scope).count()


DATASETS: dict[str, Dataset] = {
    dataset.name: dataset
    for dataset in (
        Dataset("claims", "one row for each claim", claims.query, claims.rows),
        Dataset("annotations", "quote, offsets, tag, analyst", annotations.query, annotations.rows),
        Dataset("links", "pairs, verdict, decision", links.query, links.rows),
        Dataset("relations", "what two marks of an article are", relations.query, relations.rows),
        Dataset("incidents", "events, with their claims counted", incidents.query, incidents.rows),
        Dataset("assessments", "signed low, best and high", assessments.query, assessments.rows),
        Dataset("events_ged", "signed deaths as UCDP GED rows", events.events, events.event_rows, False),
        Dataset(
            "events_excluded", "the other incidents, and why", events.excluded, events.excluded_rows, False
        ),
        Dataset("articles", "where each text came from", records.articles, records.article_rows, False),
        Dataset("comments", "reader comments, authors hashed", records.comments, records.comment_rows, False),
        Dataset("entities", "with every spelling", records.entities, records.entity_rows, False),
        Dataset("entity_names", "one row for each spelling", records.names, records.name_rows, False),
        Dataset("codebook", "what every column means", None, codebook.rows, False),
    )
}
