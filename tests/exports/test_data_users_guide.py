"""docs/data-users.md lists every column as the code has it. UPDATE_DOCS=1 writes the tables anew."""

import os
import re
from pathlib import Path

from articles.domain.columns import DATASET_COLUMNS
from articles.domain.csv_rows import Column
from articles.exports.datasets import DATASETS
from articles.exports.filters import Filters, Scope
from articles.exports.streams import as_bytes
from tests.exports.assessed import incident, sign

GUIDE = Path(__file__).parents[2] / "docs" / "data-users.md"
BLOCK = re.compile(r"<!-- columns -->.*<!-- /columns -->", re.S)


def line(column: Column) -> str:
    allowed = ", ".join(f"`{value}`" for value in column.allowed)
    more = " ".join(
        part
        for part in (
            f"One of {allowed}." if allowed else "",
            f"({column.standard})" if column.standard else "",
        )
        if part
    )
    return f"| `{column.name}` | {column.kind} | {column.meaning}{' ' + more if more else ''} |"


def tables() -> str:
    parts = []
    for name, columns in DATASET_COLUMNS.items():
        rows = "\n".join(line(column) for column in columns)
        parts.append(f"### {name}\n\n| column | type | meaning |\n|---|---|---|\n{rows}\n")
    return "<!-- columns -->\n" + "\n".join(parts) + "<!-- /columns -->"


def test_the_guide_lists_every_column_as_the_code_has_it():
    text = GUIDE.read_text(encoding="utf-8")
    if os.environ.get("UPDATE_DOCS"):
        GUIDE.write_text(BLOCK.sub(lambda _: tables(), text), encoding="utf-8")
        text = GUIDE.read_text(encoding="utf-8")
    assert BLOCK.search(text).group() == tables(), "run this test once with UPDATE_DOCS=1"


def test_the_worked_example_runs_on_real_files(work, sam, exported, project, tmp_path, monkeypatch):
    sign(work.incident, sam, work.high, low=101, best=None, high=None, high_open=True)
    incident(project, "Shelling of Osk")
    for name in ("claims", "assessments", "incidents"):
        one = DATASETS[name]
        pieces = as_bytes(one.columns, one.rows(Scope(project, Filters())), "csv")
        (tmp_path / f"{name}.csv").write_bytes(b"".join(pieces))
    monkeypatch.chdir(tmp_path)
    example = re.search(r"```python\n(import csv.*?)```", GUIDE.read_text(encoding="utf-8"), re.S).group(1)
    names: dict[str, object] = {}
    exec(example, names)
    assert names["report"] == [
        ("Night raid on Sul Ford", (101, None, "open"), 1),
        ("Shelling of Osk", "not signed", 0),
    ]
