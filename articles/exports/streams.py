"""Rows to bytes, in one moment of the database and in constant memory."""

import csv
import io
import json
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from itertools import islice

from django.db import connection, transaction

from articles.domain.csv_rows import Column, Value, csv_cell, json_value

FORMATS = {"csv": "text/csv; charset=utf-8", "ndjson": "application/x-ndjson; charset=utf-8"}
BATCH = 500  # rows in one piece of the answer


@contextmanager
def one_moment() -> Iterator[None]:
    """A read-only view of the database as it is now, however long the reading takes.

    PostgreSQL: REPEATABLE READ. SQLite: a deferred transaction, so that reading never takes the write lock.
    """
    if connection.in_atomic_block:
        yield
        return
    if connection.vendor == "postgresql":
        with transaction.atomic():
            with connection.cursor() as cursor:
                cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY")
            yield
        return
    connection.ensure_connection()
    usual, connection.transaction_mode = connection.transaction_mode, "DEFERRED"  # type: ignore[attr-defined]
    try:
        with transaction.atomic():
            yield
    finally:
        connection.transaction_mode = usual  # type: ignore[attr-defined]


def as_bytes(columns: tuple[Column, ...], rows: Iterable[tuple[Value, ...]], form: str) -> Iterator[bytes]:
    """The file piece by piece; ``form`` is csv or ndjson."""
    return _csv(columns, rows) if form == "csv" else _ndjson(columns, rows)


def _csv(columns: tuple[Column, ...], rows: Iterable[tuple[Value, ...]]) -> Iterator[bytes]:
    stream = iter(rows)
    page = io.StringIO(newline="")
    writer = csv.writer(page, lineterminator="\r\n")  # RFC 4180
    writer.writerow([column.name for column in columns])
    yield page.getvalue().encode()
    while batch := list(islice(stream, BATCH)):
        page.seek(0)
        page.truncate()
        writer.writerows([_cells(row) for row in batch])
        yield page.getvalue().encode()


def _cells(row: tuple[Value, ...]) -> list[object]:
    """``csv_cell`` of each value; the plainest values are let through here, because there are millions."""
    return [
        value
        if value is None or type(value) is int or (type(value) is str and value[:1].isalnum())
        else csv_cell(value)
        for value in row
    ]


def _ndjson(columns: tuple[Column, ...], rows: Iterable[tuple[Value, ...]]) -> Iterator[bytes]:
    names = [column.name for column in columns]
    stream = iter(rows)
    while batch := list(islice(stream, BATCH)):
        lines = (
            json.dumps(dict(zip(names, map(json_value, row), strict=True)), ensure_ascii=False)
            for row in batch
        )
        yield ("\n".join(lines) + "\n").encode("utf-8", "surrogatepass")
