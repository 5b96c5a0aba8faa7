"""House rule 15: a test file is a behaviour, a test's name is a sentence, and every test counts."""

import ast
import re

import pytest

from tests.architecture.repository import files, name_of, tree_of

VAGUE = {"views", "models", "forms", "urls", "admin", "misc", "all", "unit", "main", "app", "basic", "stuff"}
WAYS_OUT = {"skip", "skipif", "skipTest", "importorskip", "xfail"}
CASE_WORDS = 3


def test_every_test_file_is_named_for_a_behaviour() -> None:
    names = {name_of(path): path.stem.removeprefix("test_") for path in files("tests", suffix=".py")}
    tests = {name: rest for name, rest in names.items() if "/test_" in name}
    assert tests
    assert {name for name, rest in tests.items() if rest in VAGUE or re.search(r"\d$", rest)} == set()


def test_the_name_of_every_test_is_a_sentence() -> None:
    short = [
        f"{name_of(path)}: {node.name}"
        for path in files("tests", suffix=".py")
        for node in ast.walk(tree_of(path))
        if isinstance(node, ast.FunctionDef) and node.name.startswith("test_")
        if len(node.name.split("_")) - 1 < CASE_WORDS
    ]
    assert short == []


def test_no_test_names_a_way_out() -> None:
    ways = {
        f"{name_of(path)}: {node.attr}"
        for path in files("tests", suffix=".py")
        for node in ast.walk(tree_of(path))
        if isinstance(node, ast.Attribute) and node.attr in WAYS_OUT
        if ast.unparse(node.value) in {"pytest", "pytest.mark", "self", "unittest"}
    }
    assert ways == set()


LEAVING = """
import pytest

def test_one_leaves(): pytest.skip("no reason")

@pytest.mark.skip
def test_two_is_marked(): pass

@pytest.mark.xfail
def test_three_may_fail(): assert False

@pytest.mark.xfail
def test_four_may_fail_but_passes(): pass

def test_five_is_run(): pass
"""


def test_a_test_that_leaves_is_counted_as_failed(pytester: pytest.Pytester) -> None:
    pytester.makeconftest(
        "from tests.no_skips import pytest_make_collect_report, pytest_runtest_makereport  # noqa: F401"
    )
    pytester.makepyfile(
        test_leaving=LEAVING, test_absent="import pytest\npytest.importorskip('no_such_module')"
    )
    bare = ["-p", "no:django", "-p", "no:playwright", "-p", "no:cacheprovider"]
    whole = pytester.runpytest_inprocess(*bare, "test_leaving.py")
    absent = pytester.runpytest_inprocess(*bare, "test_absent.py")
    whole.assert_outcomes(passed=1, failed=3, errors=1)  # a mark fails before its test begins: an error
    absent.assert_outcomes(errors=1)
