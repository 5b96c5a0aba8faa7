"""Uuids as text, made by the database."""

from typing import Any

from django.db.models import CharField, Func

PARTS = ((1, 8), (9, 4), (13, 4), (17, 4), (21, 12))  # of the 32 digits that SQLite keeps


class UuidText(Func):
    """A uuid column as it is written everywhere: 36 characters, lower case; null stays null.

    For long lists: a UUID object for each row takes six times as long as the row itself.
    """

    arity = 1
    output_field = CharField()
    template = "CAST(%(expressions)s AS varchar(36))"

    def as_sqlite(self, compiler: Any, connection: Any, **context: Any) -> Any:
        """The dashes put between the digits."""
        parts = (f"substr(%(expressions)s, {start}, {length})" for start, length in PARTS)
        return self.as_sql(compiler, connection, template=" || '-' || ".join(parts), **context)
