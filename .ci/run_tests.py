"""Every test: Python on SQLite and on a PostgreSQL of our own, JavaScript, journeys in a real browser."""

import os
import signal
import sqlite3
import subprocess
import sys
import tempfile
from contextlib import closing
from pathlib import Path

import psycopg
from postgres import throwaway
from steps import PYTHON, ROOT, Step, run_in_turn, verdict
from system import CHROMIUM, NODE, POSTGRESQL, require

WORKERS = "2"
BROWSERS = "3"  # a journey often waits for its page, so that a third one fits beside two


PURE = ("tests/domain", "tests/architecture")  # they never open a database: once is enough


def migrated(folder: Path, postgres_url: str) -> tuple[str, str]:
    """Make a migrated database of each kind, to be copied for every process of a run; return their names."""
    folder.mkdir()
    with psycopg.connect(postgres_url.replace("/counterclaim?", "/postgres?"), autocommit=True) as postgres:
        postgres.execute("CREATE DATABASE migrated")
    for url in ("", postgres_url.replace("/counterclaim?", "/migrated?")):
        here = {"DATA_DIR": str(folder), "DATABASE_URL": url, "DATABASE_POOL": "0", "DEBUG": ""}
        subprocess.run(
            [PYTHON, "manage.py", "migrate", "-v0"], cwd=ROOT, env={**os.environ, **here}, check=True
        )
    file = folder / "counterclaim.sqlite3"
    with closing(sqlite3.connect(file)) as connection:
        connection.execute("PRAGMA journal_mode = DELETE")  # one file, nothing beside it
    return str(file), "migrated"


def pytest(
    name: str,
    marks: str,
    environment: dict[str, str],
    without: tuple[str, ...] = (),
    workers: str = WORKERS,
) -> Step:
    """Return the run of the Python tests that ``marks`` selects, folders ``without`` left out."""
    command = [PYTHON, "-m", "pytest", "-n", workers, "-m", marks, "--durations=5", "--durations-min=1"]
    return Step(name, command + [f"--ignore={folder}" for folder in without], environment)


def steps(folder: str, postgres_url: str, file: str, database: str) -> list[Step]:
    """Return the four runs; ``folder`` takes the secret key and whatever else the settings write.

    ``file`` and ``database`` are migrated already.
    """
    embedded = {"DATA_DIR": folder, "DATABASE_URL": "", "DEBUG": "", "MIGRATED": file}
    team = embedded | {"DATABASE_URL": postgres_url, "MIGRATED": database}
    team |= {"DATABASE_POOL": "0"}  # a pool holds test databases open
    scripts = sorted(str(path.relative_to(ROOT)) for path in (ROOT / "tests" / "js").glob("*.mjs"))
    node = [NODE.find() or "node", "--test", "--test-reporter=spec", *(scripts or ["tests/js"])]
    return [
        pytest("Python on SQLite", "not e2e and not bench", embedded),
        pytest("Python on PostgreSQL", "not e2e and not bench", team, without=PURE),
        Step("JavaScript", node),
        pytest(
            "Journeys in Chromium", "e2e", embedded | {"CHROMIUM": CHROMIUM.find() or ""}, workers=BROWSERS
        ),
    ]


def main() -> int:
    """Run everything, even after a failure; return the exit code."""
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))  # so that PostgreSQL is stopped then, too
    require(POSTGRESQL, CHROMIUM, NODE)
    with throwaway() as url, tempfile.TemporaryDirectory(prefix="claims-test-") as folder:
        (Path(folder) / "static").mkdir()
        results = run_in_turn(steps(folder, url, *migrated(Path(folder) / "migrated", url)))
    return verdict(results, "Tests")


if __name__ == "__main__":
    try:
        sys.exit(main())
    except KeyboardInterrupt:
        sys.exit("Stopped.")
