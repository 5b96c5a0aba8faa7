"""A PostgreSQL of our own for the length of one test run: a Unix socket, no network, gone afterwards."""

import os
import pwd
import shutil
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

QUICK = {  # the cluster is thrown away, so nothing in it has to outlive a crash
    "fsync": "off",
    "autovacuum": "off",  # rows of rolled-back tests would teach the planner that tables are empty
    "synchronous_commit": "off",
    "full_page_writes": "off",
    "listen_addresses": "",
    "max_connections": "80",
    "timezone": "UTC",
    "log_min_messages": "warning",
}


def programs() -> Path | None:
    """Return the folder that holds initdb and postgres of the newest PostgreSQL here, if there is one."""
    versions = sorted(Path("/usr/lib/postgresql").glob("*/bin"), key=lambda path: float(path.parent.name))
    on_path = [Path(found).parent for found in [shutil.which("initdb")] if found]
    for folder in [*reversed(versions), *on_path]:
        if (folder / "initdb").exists() and (folder / "postgres").exists():
            return folder
    return None


def _owner() -> str | None:
    """Return the account to run as: PostgreSQL refuses root, so root lends it another one."""
    if os.geteuid() != 0:
        return None
    names = {entry.pw_name for entry in pwd.getpwall()}
    return "postgres" if "postgres" in names else "nobody"


@contextmanager
def throwaway() -> Iterator[str]:
    """Yield the DATABASE_URL of a new, empty cluster; stop and delete it whatever happens inside."""
    found = programs()
    if found is None:
        raise SystemExit("PostgreSQL is not installed. Install it: apt-get install postgresql")
    owner = _owner()
    # The socket's path may not pass 107 bytes, so the folder is directly in /tmp, whatever TMPDIR says.
    folder = Path(tempfile.mkdtemp(prefix="claims-pg-", dir="/tmp"))
    if owner:
        os.chown(folder, pwd.getpwnam(owner).pw_uid, pwd.getpwnam(owner).pw_gid)
    as_owner = {"user": owner, "group": pwd.getpwnam(owner).pw_gid, "extra_groups": []} if owner else {}
    log = folder / "log"
    try:
        made = subprocess.run(
            [found / "initdb", "-D", folder / "db", "-U", "counterclaim", "-A", "trust", "-E", "UTF8"]
            + ["--locale=C.UTF-8", "--no-sync", "--no-instructions"],
            cwd=folder,
            capture_output=True,
            text=True,
            **as_owner,
        )
        if made.returncode:
            raise SystemExit(f"PostgreSQL's initdb failed:\n{made.stdout}{made.stderr}")
        settings = [part for name, value in QUICK.items() for part in ("-c", f"{name}={value}")]
        with log.open("w") as messages:
            server = subprocess.Popen(
                [found / "postgres", "-D", folder / "db", "-k", folder, *settings],
                cwd=folder,
                stdout=messages,
                stderr=messages,
                start_new_session=True,  # so that Ctrl+C reaches it through the lines below, once
                **as_owner,
            )
        try:
            for _ in range(300):
                ready = subprocess.run([found / "pg_isready", "-q", "-h", folder], check=False)
                if ready.returncode == 0:
                    break
                if server.poll() is not None:
                    raise SystemExit(f"PostgreSQL stopped while starting:\n{log.read_text()}")
                time.sleep(0.1)
            else:
                raise SystemExit(f"PostgreSQL did not answer within 30 seconds:\n{log.read_text()}")
            yield f"postgres://counterclaim@/counterclaim?host={folder}"
        finally:
            server.send_signal(2)  # a fast shutdown: open connections are closed
            try:
                server.wait(20)
            except subprocess.TimeoutExpired:
                server.kill()
                server.wait()
    finally:
        shutil.rmtree(folder, ignore_errors=True)
