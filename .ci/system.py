"""The programs that tests need beside Python: found, or installed by apt, or asked for by name."""

import os
import shutil
import subprocess
from collections.abc import Callable
from dataclasses import dataclass

from postgres import programs


@dataclass(frozen=True, slots=True)
class Program:
    """Something to find on this machine, and the Debian package that brings it."""

    name: str
    package: str
    find: Callable[[], str | None]


def chromium() -> str | None:
    """Return the path of Chromium; the environment variable CHROMIUM comes first."""
    named = os.environ.get("CHROMIUM")
    if named:
        return shutil.which(named)
    names = ("chromium", "chromium-browser", "google-chrome-stable", "google-chrome")
    return next((path for name in names if (path := shutil.which(name))), None)


def _postgres() -> str | None:
    found = programs()
    return str(found) if found else None


POSTGRESQL = Program("PostgreSQL", "postgresql", _postgres)
CHROMIUM = Program("Chromium", "chromium", chromium)
NODE = Program("Node.js", "nodejs", lambda: shutil.which("node") or shutil.which("nodejs"))


def _apt() -> list[str] | None:
    """Return how apt-get may be called here without a question, or None."""
    if not shutil.which("apt-get"):
        return None
    if os.geteuid() == 0:
        return ["apt-get"]
    if shutil.which("sudo") and subprocess.run(["sudo", "-n", "true"], capture_output=True).returncode == 0:
        return ["sudo", "-n", "apt-get"]
    return None


def require(*wanted: Program) -> None:
    """Install what is missing of ``wanted``; leave with a sentence that names the packages if that fails."""
    missing = [program for program in wanted if program.find() is None]
    apt = _apt()
    if missing and apt:
        packages = [program.package for program in missing]
        print(f"Installing {', '.join(packages)} with apt-get", flush=True)
        quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
        subprocess.run([*apt, "update", "-qq"], check=False, env=quiet)
        install = [*apt, "install", "-y", "-qq", "--no-install-recommends", *packages]
        subprocess.run(install, check=False, env=quiet, stdin=subprocess.DEVNULL)
        missing = [program for program in missing if program.find() is None]
    if missing:
        names = ", ".join(program.name for program in missing)
        packages_asked = " ".join(program.package for program in missing)
        raise SystemExit(
            f"{names} needed for the tests, and not found. Install: apt-get install {packages_asked}\n"
            "No test is left out quietly, so nothing was run."
        )
