"""Which database the tests use: SQLite, or the PostgreSQL that DATABASE_URL names (see .ci/run_tests.py).

Each process of a run has a database of its own. MIGRATED names one that is migrated already, a file of SQLite
or a database of the same PostgreSQL: then each begins as its copy, in a tenth of the time. A migration
that is missing there is still run.
"""

import os
import sqlite3
from contextlib import closing
from typing import Any

import pytest
from django.db import connections
from django.db.backends.signals import connection_created

URL = os.environ.get("DATABASE_URL", "")
MIGRATED = os.environ.get("MIGRATED", "")
EXPECTED_VENDOR = "postgresql" if URL else "sqlite"


def pytest_report_header() -> str:
    """Say it above the results."""
    return f"database: {EXPECTED_VENDOR}"


@pytest.fixture(scope="session", autouse=True)
def begun_as_a_copy() -> None:
    """Let every test database begin as a copy of the migrated one."""
    if not MIGRATED:
        return
    if EXPECTED_VENDOR == "postgresql":
        connections["default"].settings_dict["TEST"]["TEMPLATE"] = MIGRATED
    else:
        connection_created.connect(_filled)


def _filled(connection: Any, **_: object) -> None:
    """What a new and empty database of SQLite holds from its first connection on."""
    if connection.connection.execute("SELECT 1 FROM sqlite_master LIMIT 1").fetchone():
        return
    with closing(sqlite3.connect(MIGRATED)) as made:
        made.backup(connection.connection)
