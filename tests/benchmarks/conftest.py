"""What every measurement shares: where its figures go."""

import json
import os
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.databases import EXPECTED_VENDOR

Measured = Callable[..., None]


@pytest.fixture
def measured(request: pytest.FixtureRequest) -> Measured:
    """Return ``measured(what, value, unit, budget)``: prints a figure and keeps it for bench-results.json."""

    def keep(what: str, value: float, unit: str, budget: float | None = None) -> None:
        row = {
            "test": request.node.name,
            "database": EXPECTED_VENDOR,
            "what": what,
            "value": value,
            "unit": unit,
            "budget": budget,
        }
        allowed = "" if budget is None else f" (budget {budget:g})"
        print(f"  {what}: {value:g} {unit}{allowed}")
        if rows := os.environ.get("BENCH_ROWS"):
            with Path(rows).open("a", encoding="utf-8") as stream:
                stream.write(json.dumps(row) + "\n")

    return keep
