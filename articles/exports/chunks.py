"""Long results piece by piece."""

from collections.abc import Iterator
from itertools import islice
from typing import Any

from django.db.models import QuerySet

CHUNK = 1000


def in_chunks(query: QuerySet[Any, Any]) -> Iterator[list[Any]]:
    """Lists of at most CHUNK rows; the database sends them as they are read."""
    stream = query.iterator(chunk_size=CHUNK)
    while chunk := list(islice(stream, CHUNK)):
        yield chunk
