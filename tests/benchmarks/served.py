"""Servers in processes of their own, and a visitor that times what they answer."""

import os
import socket
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.client import HTTPConnection
from pathlib import Path
from urllib.parse import urlencode, urlsplit, urlunsplit

from django.conf import settings
from django.db import connection
from django.test import Client

from articles.models import User
from tests.cast import new_key

ROOT = Path(__file__).resolve().parents[2]
TOKEN = "t" * 32
PATIENCE = 30  # seconds


@dataclass
class Site:
    """A server that answers at ``port``; ``folder`` is where it reads what it serves."""

    port: int
    folder: Path

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def keep(self, name: str, content: bytes) -> str:
        """Put bytes where the bare server finds them; return their path."""
        (self.folder / name).write_bytes(content)
        return f"/{name}"


@dataclass
class Visitor:
    """One browser's worth of requests on one connection, signed in as ``user``."""

    site: Site
    user: User | None = None
    headers: dict[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.line = HTTPConnection("127.0.0.1", self.site.port, timeout=60)
        if self.user is not None:
            self.headers["Cookie"] = (
                f"{settings.SESSION_COOKIE_NAME}={session_of(self.user)}; csrftoken={TOKEN}"
            )
            self.headers["X-CSRFToken"] = TOKEN

    def get(self, path: str) -> bytes:
        """The whole answer, which has to be a 200."""
        return self._ask("GET", path, None, {})

    def post(self, path: str, page: str, **form: object) -> bytes:
        """What htmx gets for a form sent from ``page``."""
        sent = urlencode({"key": new_key(), **form})
        more = {"HX-Request": "true", "HX-Current-URL": f"{self.site.url}{page}"}
        return self._ask("POST", path, sent, more | {"Content-Type": "application/x-www-form-urlencoded"})

    def _ask(self, method: str, path: str, body: str | None, headers: Mapping[str, str]) -> bytes:
        self.line.request(method, path, body, {**self.headers, **headers})
        answer = self.line.getresponse()
        content = answer.read()
        assert answer.status == 200, (answer.status, path, content[:300])
        return content


def session_of(user: User) -> str:
    """The session key of a new signed-in session."""
    client = Client()
    client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
    return client.cookies[settings.SESSION_COOKIE_NAME].value


def milliseconds(act: Callable[[], object], *, times: int = 15, warm: int = 2) -> float:
    """The median of ``times`` calls after ``warm`` ones that do not count."""
    for _ in range(warm):
        act()
    taken = []
    for _ in range(times):
        begun = time.perf_counter()
        act()
        taken.append((time.perf_counter() - begun) * 1000)
    return statistics.median(taken)


@contextmanager
def our_site(folder: Path, secret_key: Path) -> Iterator[Site]:
    """Counterclaim on the database of this run, settings as in earnest (DEBUG off, hashed static files)."""
    environment = {
        "DATA_DIR": str(folder),
        "SECRET_KEY_FILE": str(secret_key),
        "DATABASE_URL": database_of_this_run(),
        "DATABASE_POOL": "1",
        "LOG_LEVEL": "WARNING",
        "DJANGO_SETTINGS_MODULE": "annotator.settings",
    }
    collect = [sys.executable, "manage.py", "collectstatic", "--no-input", "-v0"]
    subprocess.run(collect, cwd=ROOT, env=without_pytest(environment), check=True)
    with _gunicorn("annotator.wsgi:application", environment) as port:
        yield Site(port, folder)


@contextmanager
def bare_site(folder: Path) -> Iterator[Site]:
    """The yardstick (tests.benchmarks.bare)."""
    with _gunicorn("tests.benchmarks.bare:application", {"BARE_FOLDER": str(folder)}) as port:
        yield Site(port, folder)


def database_of_this_run() -> str:
    """The DATABASE_URL of the test database; empty for SQLite."""
    if connection.vendor == "sqlite":
        return ""
    return urlunsplit(
        urlsplit(os.environ["DATABASE_URL"])._replace(path=f"/{connection.settings_dict['NAME']}")
    )


def without_pytest(more: Mapping[str, str]) -> dict[str, str]:
    """This environment with ``more``, so that the settings do not take the process for a test."""
    return {name: value for name, value in os.environ.items() if name != "PYTEST_VERSION"} | dict(more)


@contextmanager
def _gunicorn(application: str, environment: Mapping[str, str]) -> Iterator[int]:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    server = subprocess.Popen(
        [sys.executable, "-m", "gunicorn", application, "--bind", f"127.0.0.1:{port}"]
        + ["--worker-class", "gthread", "--workers", "1", "--threads", "8", "--keep-alive", "60"]
        + ["--timeout", "120", "--log-level", "warning", "--no-control-socket"],
        cwd=ROOT,
        env=without_pytest(environment),
    )
    try:
        end = time.monotonic() + PATIENCE
        while True:
            try:
                socket.create_connection(("127.0.0.1", port), timeout=1).close()
                break
            except OSError:
                if server.poll() is not None or time.monotonic() > end:
                    raise RuntimeError(f"{application} did not start") from None
                time.sleep(0.1)
        yield port
    finally:
        server.terminate()
        server.wait(15)
