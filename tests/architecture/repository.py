"""The project's own files, read once for the checks of this folder."""

import ast
import os
from collections.abc import Iterator
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
CODE = ("annotator", "articles")
TEXT = {
    ".py",
    ".html",
    ".css",
    ".js",
    ".mjs",
    ".md",
    ".toml",
    ".txt",
    ".sh",
    ".csv",
    ".lock",
    ".json",
    ".svg",
    "",
}
NOT_OURS = {".git", ".venv", "var", "node_modules", "vendor", "__pycache__", ".hypothesis"}


def files(*folders: str, suffix: str) -> list[Path]:
    """Return every file below ``folders`` with that ending, migrations and caches left out, sorted."""
    found = [path for folder in folders for path in (ROOT / folder).rglob(f"*{suffix}")]
    return sorted(path for path in found if not NOT_OURS & set(path.parts) and "migrations" not in path.parts)


def everything() -> Iterator[Path]:
    """Yield every text file of the repository that is written here."""
    for folder, folders, names in os.walk(ROOT):
        folders[:] = [name for name in folders if name not in NOT_OURS and not name.endswith("_cache")]
        for name in names:
            path = Path(folder, name)
            if path.suffix in TEXT and ".sqlite3" not in name and name not in NOT_OURS:
                yield path


def name_of(path: Path) -> str:
    """Return the path as a person writes it, from the top of the repository."""
    return path.relative_to(ROOT).as_posix()


@cache
def text_of(path: Path) -> str:
    """Return the file's text."""
    return path.read_text(encoding="utf-8")


@cache
def tree_of(path: Path) -> ast.Module:
    """Return the file's syntax tree."""
    return ast.parse(text_of(path), str(path))


def imports_of(path: Path) -> set[str]:
    """Return the full dotted name of everything the module imports, e.g. articles.models.User."""
    names: set[str] = set()
    for node in ast.walk(tree_of(path)):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            names |= {f"{node.module}.{alias.name}" for alias in node.names}
    return names
