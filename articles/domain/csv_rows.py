"""What a column of an export is, and how a value becomes a cell.

Blank means missing, everywhere: never 0, -1 or NA. Booleans are 0/1, dates ISO 8601, lists joined by ";".
"""

import unicodedata
from dataclasses import dataclass
from datetime import UTC, date, datetime
from uuid import UUID

NEVER = "never empty"

Value = str | int | float | bool | date | datetime | UUID | None

TRIGGERS = frozenset("=+-@\t\r\n\0＝＋－＠")
_UNSEEN = frozenset("\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180e\u2800\u3164\ufeff\uffa0")


@dataclass(frozen=True, slots=True)
class Column:
    """One column: ``kind`` is text, integer, number, boolean, date, datetime, uuid or list.

    ``allowed`` names the closed vocabulary, ``standard`` the source of the term, ``missing`` what an empty
    cell says.
    """

    name: str
    kind: str
    meaning: str
    allowed: tuple[str, ...] = ()
    standard: str = ""
    missing: str = "empty: not recorded"


def safe_cell(text: str) -> str:
    """Put ' before text that a spreadsheet would run (OWASP, CSV injection).

    Looked at is the first visible character: a formula sign behind spaces, zero-width characters or
    direction marks runs as well.
    """
    for char in text:
        if char in TRIGGERS:
            return f"'{text}"
        if char.isspace() or char in _UNSEEN or unicodedata.category(char) == "Cf":
            continue
        return text
    return text


def csv_cell(value: Value) -> str | int | float:
    """A value as the CSV holds it. Numbers are never prefixed; text is made safe for spreadsheets."""
    if value is None:
        return ""
    if isinstance(value, str):
        return safe_cell(value)
    if isinstance(value, bool):
        return int(value)
    if isinstance(value, (int, float)):
        return value
    return iso(value)


def json_value(value: Value) -> str | int | float | bool | None:
    """A value as NDJSON holds it: byte for byte, nothing escaped but what JSON needs; blank is null."""
    if value == "":
        return None
    if value is None or isinstance(value, (str, bool, int, float)):
        return value
    return iso(value)


def iso(value: date | datetime | UUID) -> str:
    """Dates as 2023-03-14, moments in UTC as 2023-03-14T09:30:00Z, ids as they are."""
    if isinstance(value, datetime):
        return value.astimezone(UTC).isoformat()[:19] + "Z"
    return str(value)


def joined(items: list[str]) -> str | None:
    """A list in one cell; None when there is nothing."""
    return ";".join(items) or None
