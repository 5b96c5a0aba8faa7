"""codebook: one row for each column of each file, from the code itself."""

from collections.abc import Iterator

from articles.domain.columns import DATASET_COLUMNS
from articles.domain.csv_rows import Value, joined
from articles.exports.filters import Scope


def rows(scope: Scope) -> Iterator[tuple[Value, ...]]:
    """Every column in its order; the same for every project and filter. No query."""
    for file, columns in DATASET_COLUMNS.items():
        for column in columns:
            yield (
                file, column.name, column.kind, joined(list(column.allowed)), column.missing,
                column.standard, column.meaning,
            )  # fmt: skip
