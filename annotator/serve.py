"""``make run``: brings database, static files and demo project up to date, then serves until Ctrl+C.

A second start finds everything in place and only compares: no migration to apply, the same fingerprint of the
static files, the demo project there.
"""

import ctypes
import hashlib
import importlib.metadata
import io
import os
import shutil
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from pathlib import Path
from types import FrameType

import django
import psycopg
from django.core.management import call_command

ADDRESS = "127.0.0.1"  # TLS is a proxy's work; it stands on this machine, too
WORKERS = 2
THREADS = 8
PEOPLE = (("ana", "analyst"), ("sam", "supervisor"))  # of the demo project
START_LIMIT = 30  # seconds


def main() -> int:
    """Prepare, serve, wait; return the exit code."""
    port = _port()
    os.umask(0o077)  # the database holds unpublished work: for this account's eyes only
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "annotator.settings")
    os.environ.setdefault("LOG_LEVEL", "WARNING")  # so that the sign-in links stay on the screen
    os.environ["PORT"] = str(port)
    django.setup()
    _reach_database()
    _migrate()
    _collect_static()
    call_command("demo")
    return _serve(port)


def _port() -> int:
    """Return the port to serve at; leave with a sentence when it cannot be had."""
    given = os.environ.get("PORT", "8000")
    if not given.isdigit() or not 0 < int(given) < 65536:
        raise SystemExit(f"PORT is “{given}”; it has to be a number between 1 and 65535.")
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((ADDRESS, int(given)))
        except PermissionError:
            raise SystemExit(
                f"Port {given} is reserved for the administrator. Choose one above 1023."
            ) from None
        except OSError:
            raise SystemExit(
                f"Port {given} is taken by another program. Choose another: PORT={int(given) + 1} make run"
            ) from None
    return int(given)


def _reach_database() -> None:
    """Leave with PostgreSQL's own words when DATABASE_URL leads nowhere; the pool would try for 20 s."""
    from django.conf import settings

    where = settings.DATABASES["default"]
    if "postgresql" not in where["ENGINE"]:
        return
    named = {"dbname": "NAME", "user": "USER", "password": "PASSWORD", "host": "HOST", "port": "PORT"}
    given = {theirs: where[ours] for theirs, ours in named.items() if where[ours]}
    try:
        options = {
            name: value for name, value in where["OPTIONS"].items() if name != "pool"
        }  # TLS among them
        psycopg.connect(**given, **{"connect_timeout": 10} | options).close()
    except psycopg.OperationalError as refusal:
        raise SystemExit(f"The database that DATABASE_URL names cannot be reached.\n{refusal}") from None


def _migrate() -> None:
    """Apply what is not applied yet; two queries when there is nothing."""
    from django.db import connection
    from django.db.migrations.executor import MigrationExecutor

    executor = MigrationExecutor(connection)
    if executor.migration_plan(executor.loader.graph.leaf_nodes()):
        print(f"Bringing the {connection.display_name} database up to date", flush=True)
        call_command("migrate", interactive=False, verbosity=0)


def _collect_static() -> None:
    """Collect, hash and compress the static files when one of them or a package has changed."""
    from django.conf import settings

    stamp = Path(settings.DATA_DIR) / "static.fingerprint"
    wanted = _fingerprint()
    if stamp.exists() and stamp.read_text() == wanted and Path(settings.STATIC_ROOT).is_dir():
        return
    print("Collecting the static files", flush=True)
    stamp.unlink(missing_ok=True)
    shutil.rmtree(settings.STATIC_ROOT, ignore_errors=True)
    call_command("collectstatic", interactive=False, verbosity=0)
    stamp.write_text(wanted)


def _fingerprint() -> str:
    """Return a digest of the path, size and time of every static file, and of what shapes them."""
    from django.contrib.staticfiles.finders import get_finders

    digest = hashlib.sha256()
    for package in ("django", "whitenoise"):
        digest.update(importlib.metadata.version(package).encode())
    own = Path(__file__).with_name("storage.py")
    digest.update(own.read_bytes())
    for finder in get_finders():
        for name, storage in finder.list([]):
            facts = Path(storage.path(name)).stat()
            digest.update(f"{name} {facts.st_size} {facts.st_mtime_ns}\n".encode())
    return digest.hexdigest()


def _serve(port: int) -> int:
    """Start the web server, print where it is and how to sign in, wait for its end."""
    signal.signal(signal.SIGTERM, _interrupt)
    signal.signal(signal.SIGHUP, _interrupt)
    server = subprocess.Popen(
        [sys.executable, "-m", "gunicorn", "annotator.wsgi:application"]
        + ["--bind", f"{ADDRESS}:{port}", "--worker-class", "gthread"]
        + ["--workers", str(WORKERS), "--threads", str(THREADS)]
        + ["--timeout", "60", "--graceful-timeout", "10", "--keep-alive", "15"]
        + ["--log-level", "warning", "--no-control-socket"],
        preexec_fn=_end_with_parent,
    )
    try:
        _wait_until_up(server, port)
        print(f"\nCounterclaim is at http://{ADDRESS}:{port}/")
        for username, role in PEOPLE:
            print(f"  sign in once as {username} ({role}): {_sign_in_link(username)}")
        print("Ctrl+C stops it.", flush=True)
        server.wait()
        print("The web server has stopped by itself; its last lines above say why.", file=sys.stderr)
        return server.returncode or 1
    except KeyboardInterrupt:
        print("\nStopping", flush=True)
        return 0
    finally:
        _stop(server)


def _end_with_parent() -> None:
    """Ask Linux to end the server when this program is killed, so that its port is free again."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(1, signal.SIGTERM)  # 1: PR_SET_PDEATHSIG


def _interrupt(number: int, frame: FrameType | None) -> None:
    raise KeyboardInterrupt


def _wait_until_up(server: "subprocess.Popen[bytes]", port: int) -> None:
    """Return as soon as the server answers anything; leave when it ends or START_LIMIT passes."""
    end = time.monotonic() + START_LIMIT
    while time.monotonic() < end:
        if server.poll() is not None:
            raise SystemExit("The web server did not start; its last lines above say why.")
        try:
            urllib.request.urlopen(f"http://{ADDRESS}:{port}/health/", timeout=5).close()
        except urllib.error.HTTPError:
            return
        except OSError:
            time.sleep(0.1)
        else:
            return
    raise SystemExit(f"The web server did not answer within {START_LIMIT} seconds.")


def _sign_in_link(username: str) -> str:
    """Return a fresh single-use link, as ``manage.py login_link`` prints it."""
    printed = io.StringIO()
    call_command("login_link", username, stdout=printed)
    return printed.getvalue().strip().splitlines()[-1]


def _stop(server: "subprocess.Popen[bytes]") -> None:
    """Let requests end, for ten seconds at most."""
    if server.poll() is None:
        server.terminate()
        try:
            server.wait(12)
        except (subprocess.TimeoutExpired, KeyboardInterrupt):
            server.kill()
            server.wait()


if __name__ == "__main__":
    sys.exit(main())
