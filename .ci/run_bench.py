"""Runs tests/benchmarks on both databases and writes what they measured to bench-results.json."""

import json
import os
import platform
import sys
import tempfile
from datetime import UTC, datetime
from pathlib import Path

from postgres import throwaway
from steps import PYTHON, ROOT, Step, run_in_turn, verdict
from system import POSTGRESQL, require


def main() -> int:
    """Measure; return 1 when a budget is passed. Nothing is measured in parallel."""
    require(POSTGRESQL)
    command = [PYTHON, "-m", "pytest", "tests/benchmarks", "-m", "bench", "-s"]
    with throwaway() as url, tempfile.TemporaryDirectory(prefix="claims-bench-") as folder:
        rows = Path(folder) / "rows.ndjson"
        rows.touch()
        here = {"DATA_DIR": folder, "DEBUG": "", "BENCH_ROWS": str(rows)}
        results = run_in_turn(
            [
                Step("Benchmarks on SQLite", command, here | {"DATABASE_URL": ""}),
                Step("Benchmarks on PostgreSQL", command, here | {"DATABASE_URL": url, "DATABASE_POOL": "0"}),
            ]
        )
        measured = [json.loads(line) for line in rows.read_text(encoding="utf-8").splitlines()]
    report = {
        "measured_at": datetime.now(UTC).isoformat(timespec="seconds"),
        "python": platform.python_version(),
        "cores": os.cpu_count(),
        "rows": measured,
    }
    (ROOT / "bench-results.json").write_text(json.dumps(report, indent=1) + "\n", encoding="utf-8")
    print(f"\n{len(measured)} figures written to bench-results.json")
    return verdict(results, "Benchmarks")


if __name__ == "__main__":
    sys.exit(main())
