"""House rules 14 and 17: no module over 300 lines, no room whose name says nothing."""

import ast
import re

from tests.architecture.repository import CODE, ROOT, files, name_of, text_of, tree_of

LONGEST = 300
BANNED = {"utils", "util", "helpers", "helper", "manager", "managers", "data", "info", "process", "handle"}
BANNED |= {"misc", "common", "stuff", "services", "service", "handler", "handlers", "tools"}
BANNED_ENDING = re.compile(r"(Utils?|Helpers?|Info|Data|Handler|Processor|Service)$")


def test_no_python_module_is_longer_than_300_lines() -> None:
    modules = files(*CODE, "tests", ".ci", suffix=".py")
    long = {name_of(path): n for path in modules if (n := len(text_of(path).splitlines())) > LONGEST}
    assert len(modules) > 20
    assert long == {}


def test_no_script_of_the_browser_is_longer_than_300_lines() -> None:
    scripts = files("static/js", "tests/js", suffix="js")
    assert {name_of(path): n for path in scripts if (n := len(text_of(path).splitlines())) > LONGEST} == {}


def test_no_file_or_folder_has_a_name_that_says_nothing() -> None:
    ours = files(*CODE, "templates", "static", "tests", ".ci", suffix="")
    parts = {part.split(".")[0].lstrip("_") for path in ours for part in path.relative_to(ROOT).parts}
    assert parts & BANNED == set()


def test_no_class_has_a_name_that_says_nothing() -> None:
    classes = [
        f"{name_of(path)}: {node.name}"
        for path in files(*CODE, suffix=".py")
        for node in ast.walk(tree_of(path))
        if isinstance(node, ast.ClassDef) and BANNED_ENDING.search(node.name)
    ]
    assert classes == []
