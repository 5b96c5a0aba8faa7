"""The embedded database as the site opens it: a save that was acknowledged is on the disk."""

import sqlite3
from pathlib import Path

import pytest
from django.db import IntegrityError
from django.db.backends.sqlite3.base import DatabaseWrapper

from annotator.databases import database_from_url

PLAIN = {"ATOMIC_REQUESTS": False, "AUTOCOMMIT": True, "CONN_MAX_AGE": 0, "CONN_HEALTH_CHECKS": False}
PLAIN |= {"TIME_ZONE": None, "USER": "", "PASSWORD": "", "HOST": "", "PORT": ""}


@pytest.fixture
def opened(tmp_path: Path, django_db_blocker):  # type: ignore[no-untyped-def]
    """A connection to a new file, made from the site's own settings."""
    with django_db_blocker.unblock():
        connection = DatabaseWrapper(PLAIN | database_from_url("", tmp_path))
        connection.connect()
        yield connection
        connection.close()


def pragma(connection: DatabaseWrapper, name: str) -> object:
    with connection.cursor() as cursor:
        return cursor.execute(f"PRAGMA {name}").fetchone()[0]


@pytest.mark.parametrize(
    ("name", "value"),
    [("journal_mode", "wal"), ("synchronous", 2), ("foreign_keys", 1), ("busy_timeout", 20_000)],
)
def test_every_connection_is_opened_with_the_promised_setting(opened, name, value):
    assert pragma(opened, name) == value


def test_the_write_ahead_log_outlives_the_connection(opened, tmp_path):
    with sqlite3.connect(tmp_path / "counterclaim.sqlite3") as other:
        assert other.execute("PRAGMA journal_mode").fetchone() == ("wal",)


def test_a_transaction_takes_the_write_lock_at_its_beginning(opened, tmp_path):
    opened.set_autocommit(False, force_begin_transaction_with_broken_autocommit=True)
    with (
        sqlite3.connect(tmp_path / "counterclaim.sqlite3", timeout=0) as other,
        pytest.raises(sqlite3.OperationalError, match="locked"),
    ):
        other.execute("BEGIN IMMEDIATE")
    opened.rollback()
    opened.set_autocommit(True)
    with sqlite3.connect(tmp_path / "counterclaim.sqlite3", timeout=0) as other:
        other.execute("BEGIN IMMEDIATE")


def test_foreign_keys_are_checked(opened):
    with opened.cursor() as cursor:
        cursor.execute("CREATE TABLE a (id INTEGER PRIMARY KEY)")
        cursor.execute("CREATE TABLE b (a INTEGER REFERENCES a (id))")
        with pytest.raises(IntegrityError):
            cursor.execute("INSERT INTO b VALUES (7)")
