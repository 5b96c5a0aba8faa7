"""Reads DATABASE_URL into Django's database settings."""

import os
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, unquote, urlsplit

from django.core.exceptions import ImproperlyConfigured


def database_from_url(url: str, folder: Path) -> dict[str, Any]:
    """SQLite in ``folder`` when ``url`` is empty, else PostgreSQL as the URL says.

    SQLite: write-ahead log, every commit on disk (synchronous=FULL), write lock taken at BEGIN so that two
    writers queue instead of failing. PostgreSQL: psycopg's connection pool, unless DATABASE_POOL=0; no
    just-in-time compiling, which takes longer than any of our pages.
    """
    if not url:
        return {
            "ENGINE": "django.db.backends.sqlite3",
            "NAME": folder / "counterclaim.sqlite3",
            "OPTIONS": {
                "timeout": 20,
                "transaction_mode": "IMMEDIATE",
                "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON;",
            },
            "TEST": {"NAME": os.environ.get("TEST_SQLITE_NAME") or None},
        }
    parts = urlsplit(url)
    if parts.scheme not in {"postgres", "postgresql"}:
        raise ImproperlyConfigured(
            f"DATABASE_URL starts with {parts.scheme}:, but only postgres:// is known. "
            "Leave it empty for the embedded SQLite database."
        )
    query = dict(parse_qsl(parts.query))
    options: dict[str, Any] = {k: v for k, v in query.items() if k not in {"host", "port"}}
    options.setdefault("options", "-c jit=off")
    if os.environ.get("DATABASE_POOL", "1") != "0":
        options["pool"] = {"min_size": 1, "max_size": 16, "timeout": 20}
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": unquote(parts.path.lstrip("/")),
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": query.get("host") or parts.hostname or "",
        "PORT": query.get("port") or str(parts.port or ""),
        "OPTIONS": options,
        "DISABLE_SERVER_SIDE_CURSORS": False,
    }
