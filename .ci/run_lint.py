"""Every check that is not a behaviour: style, types, layers, templates, spelling, settings, migrations."""

import sys
import tempfile
from pathlib import Path

from steps import PYTHON, ROOT, TOOLS, Step, run_together, verdict

DEPLOYED = {"HTTPS": "1", "ALLOWED_HOSTS": "counterclaim.example", "DEBUG": ""}


def steps(folder: str) -> list[Step]:
    """Return the checks, the slow ones first; ``folder`` takes what the settings and collectstatic write."""
    here = {"DATA_DIR": folder, "DATABASE_URL": "", "DEBUG": ""}
    templates = [str(path.relative_to(ROOT)) for path in sorted((ROOT / "templates").rglob("*.html"))]
    shell = [str(path) for path in sorted((ROOT / ".ci").glob("*")) if path.is_file() and _is_shell(path)]

    def tool(name: str, *arguments: str) -> Step:
        return Step(f"{name} {arguments[0]}" if arguments else name, [str(TOOLS / name), *arguments], here)

    def manage(name: str, *arguments: str, **more: str) -> Step:
        return Step(name, [PYTHON, "manage.py", *arguments], here | more)

    return [
        tool("mypy"),
        Step("tests/architecture", [PYTHON, "-m", "pytest", "tests/architecture"], here),
        tool("djlint", "--lint", "--quiet", "templates"),
        tool("ruff", "format", "--check", "."),
        tool("ruff", "check", "."),
        tool("lint-imports"),
        Step("djade", [str(TOOLS / "djade"), "--check", *templates], here),
        tool("codespell"),
        tool("deptry", "."),
        manage("check --deploy", "check", "--deploy", "--fail-level", "WARNING", **DEPLOYED),
        manage("migrations are complete", "makemigrations", "--check", "--dry-run"),
        manage("collectstatic", "collectstatic", "--noinput", "-v", "0"),
        Step("shell syntax", ["sh", "-c", 'for f in "$@"; do sh -n "$f" || exit 1; done', "sh", *shell]),
    ]


def _is_shell(path: Path) -> bool:
    return path.read_bytes().startswith(b"#!/bin/sh")


def main() -> int:
    """Run every check, even after a failure; return the exit code."""
    with tempfile.TemporaryDirectory(prefix="claims-lint-") as folder:
        results = run_together(steps(folder))
    return verdict(results, "Lint")


if __name__ == "__main__":
    try:
        sys.exit(main())
    except KeyboardInterrupt:
        sys.exit("Stopped.")
