"""What every measurement shares: where its figures go, a database, a server and a browser's flags."""

import json
import os
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from django.conf import settings
from django.db import connection
from django.test.utils import setup_databases, teardown_databases

from tests.benchmarks.served import Site, bare_site, our_site
from tests.databases import EXPECTED_VENDOR
from tests.e2e.conftest import browser_type_launch_args

__all__ = ["browser_type_launch_args"]
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"  # Playwright's own loop runs in this thread

Measured = Callable[..., None]


@pytest.fixture
def measured(request: pytest.FixtureRequest) -> Iterator[Measured]:
    """``measured(what, value, unit, budget=None, goal=None)`` prints a figure and keeps it.

    A figure above its ``budget`` (a count or a ratio) fails the test once all were taken. A ``goal`` is an
    absolute figure of another machine: printed beside ours, never judged.
    """
    over: list[str] = []

    def keep(
        what: str, value: float, unit: str, budget: float | None = None, goal: float | None = None
    ) -> None:
        row = {
            "test": request.node.name,
            "database": EXPECTED_VENDOR,
            "what": what,
            "value": round(value, 3),
            "unit": unit,
            "budget": budget,
            "goal": goal,
        }
        allowed = f" (budget {budget:g})" if budget is not None else f" (goal {goal:g})" if goal else ""
        print(f"  {what}: {value:,.4g} {unit}{allowed}", flush=True)
        if rows := os.environ.get("BENCH_ROWS"):
            with Path(rows).open("a", encoding="utf-8") as stream:
                stream.write(json.dumps(row) + "\n")
        if budget is not None and value > budget:
            over.append(f"{what}: {value:g} {unit}, budget {budget:g}")

    yield keep
    if over:
        pytest.fail("over budget: " + "; ".join(over), pytrace=False)


@pytest.fixture(scope="session")
def bench_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("bench")


@pytest.fixture(scope="session")
def django_db_modify_db_settings(bench_folder: Path) -> None:
    """A database file instead of memory, so that the server's own process can open it."""
    from django.db import connections

    if connections["default"].vendor == "sqlite":
        connections["default"].settings_dict["TEST"]["NAME"] = str(bench_folder / "counterclaim.sqlite3")


@pytest.fixture(scope="session")
def django_db_setup(  # type: ignore[no-untyped-def]
    django_test_environment: None, django_db_blocker, django_db_modify_db_settings: None
) -> Iterator[None]:
    """Make the database and let every measurement commit to it: nothing is taken back between them."""
    with django_db_blocker.unblock():
        made = setup_databases(verbosity=0, interactive=False, aliases={"default"})
        yield
        end_other_sessions()
        teardown_databases(made, verbosity=0)


def end_other_sessions() -> None:
    """PostgreSQL drops no database in which somebody is, be it a thread of the browser's driver."""
    if EXPECTED_VENDOR == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute(
                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
                " WHERE datname = current_database() AND pid <> pg_backend_pid()"
            )


@pytest.fixture(scope="session")
def site(django_db_setup: None, bench_folder: Path) -> Iterator[Site]:
    """Counterclaim under gunicorn, as ``make run`` serves it, with one worker."""
    with our_site(bench_folder, Path(settings.DATA_DIR) / "secret_key") as served:
        yield served


@pytest.fixture(scope="session")
def bare(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """A Django of one view that streams a file's bytes from memory; the file is written with ``keep``."""
    with bare_site(tmp_path_factory.mktemp("bare")) as served:
        yield served
