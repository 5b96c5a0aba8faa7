"""Which database the tests use: SQLite, or the PostgreSQL that DATABASE_URL names (see .ci/run_tests.py)."""

import os

URL = os.environ.get("DATABASE_URL", "")
EXPECTED_VENDOR = "postgresql" if URL else "sqlite"


def pytest_report_header() -> str:
    """Say it above the results."""
    return f"database: {EXPECTED_VENDOR}"
