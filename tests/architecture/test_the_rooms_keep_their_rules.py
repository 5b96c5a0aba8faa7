"""What import-linter cannot say about the rooms: the standard library, shapes of functions, signals."""

import ast
import sys
from pathlib import Path

from tests.architecture.repository import CODE, ROOT, files, imports_of, name_of, tree_of

VIEW_LINES = 20
SHARED_BY_ACTS = {"log", "receipts", "versions"}  # what the acts are made of, not acts
NOBODY_YET = {"use_sign_in_link"}  # the link itself says who acts
DJANGO_VIEWS = {"LoginView", "LogoutView", "PasswordChangeView"}  # adapted, not written again
WRITELESS = ("articles/pages", "articles/exports", "articles/templatetags")


def functions(path: Path) -> list[ast.FunctionDef]:
    """Return the functions at the top of a module."""
    return [node for node in tree_of(path).body if isinstance(node, ast.FunctionDef)]


def test_the_domain_imports_only_the_standard_library_and_itself() -> None:
    modules = files("articles/domain", suffix=".py")
    foreign = {
        f"{name_of(path)}: {name}"
        for path in modules
        for name in imports_of(path)
        if name.split(".")[0] not in sys.stdlib_module_names and not name.startswith("articles.domain")
    }
    assert modules
    assert foreign == set()


def test_dataclasses_of_the_domain_are_frozen_and_slotted() -> None:
    loose = [
        f"{name_of(path)}: {node.name}"
        for path in files("articles/domain", suffix=".py")
        for node in ast.walk(tree_of(path))
        if isinstance(node, ast.ClassDef)
        for mark in node.decorator_list
        if "dataclass" in ast.unparse(mark)
        and not {"frozen=True", "slots=True"}
        <= set(ast.unparse(mark).strip(")").replace("(", ", ").split(", "))
    ]
    assert loose == []


def test_what_shows_never_imports_what_writes() -> None:
    writing = {
        f"{name_of(path)}: {name}"
        for path in files("articles", suffix=".py")
        if name_of(path).startswith(WRITELESS)
        for name in imports_of(path)
        if name.startswith("articles.actions")
    }
    assert writing == set()


def asked_for(act: ast.FunctionDef) -> list[str]:
    """Return the keyword arguments a caller has to give, in order."""
    pairs = zip(act.args.kwonlyargs, act.args.kw_defaults, strict=True)
    return [argument.arg for argument, default in pairs if default is None]


def writes(act: ast.FunctionDef) -> bool:
    """Tell whether the function is an act: it appends to the log or opens a transaction."""
    return "record(" in ast.unparse(act) or any("atomic" in ast.unparse(mark) for mark in act.decorator_list)


def test_every_public_act_takes_keywords_only_and_ends_in_by() -> None:
    acts = [
        (path, act)
        for path in files("articles/actions", suffix=".py")
        if path.stem not in SHARED_BY_ACTS
        for act in functions(path)
        if not act.name.startswith("_") and act.name not in NOBODY_YET and writes(act)
    ]
    loose = [
        f"{name_of(path)}: {act.name}"
        for path, act in acts
        if act.args.args or act.args.posonlyargs or asked_for(act)[-1:] != ["by"]
    ]
    assert acts
    assert loose == []


def test_a_view_is_a_function_of_at_most_20_lines() -> None:
    long = {
        f"{name_of(path)}: {view.name}": lines
        for path in files("articles/views", suffix=".py")
        for view in functions(path)
        if (lines := (view.end_lineno or 0) - view.body[0].lineno + 1) > VIEW_LINES
    }
    classes = [
        f"{name_of(path)}: {node.name}"
        for path in files("articles/views", suffix=".py")
        for node in tree_of(path).body
        if isinstance(node, ast.ClassDef) and not {ast.unparse(base) for base in node.bases} <= DJANGO_VIEWS
    ]
    assert long == {}
    assert classes == []


def test_nothing_listens_to_signals_and_no_model_overrides_save() -> None:
    signals = {
        f"{name_of(path)}: {name}"
        for path in files(*CODE, suffix=".py")
        for name in imports_of(path)
        if name.startswith(("django.dispatch", "django.db.models.signals", "django.core.signals"))
    }
    saves = [
        f"{name_of(path)}: {node.name}"
        for path in files("articles/models", suffix=".py")
        for node in ast.walk(tree_of(path))
        if isinstance(node, ast.FunctionDef) and node.name in {"save", "delete"}
    ]
    assert signals == set()
    assert saves == []


def test_the_top_level_holds_nothing_new() -> None:
    allowed = {"manage.py", "pyproject.toml", "annotator", "articles", "templates", "static", "tests", "docs"}
    allowed |= {"README.md", "ARCHITECTURE.md", "CONTRIBUTING.md", "CHANGELOG.md", "LICENSE", "Makefile"}
    allowed |= {"uv.lock", "requirements.txt", "requirements-dev.txt", "var", "node_modules"}
    allowed |= {"bench-results.json", "htmlcov"}
    assert {path.name for path in ROOT.iterdir() if not path.name.startswith(".")} - allowed == set()
