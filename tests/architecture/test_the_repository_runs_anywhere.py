"""No path of one machine, no registry but the public one, no dependency without its lock."""

import re
import tomllib

import pytest
from django.db import connection

from tests.architecture.repository import ROOT, everything, name_of, text_of
from tests.databases import EXPECTED_VENDOR

SLASH = "/"
PLACES = [f"{SLASH}work{SLASH}", f"{SLASH}root{SLASH}", f"{SLASH}Users{SLASH}", f"{SLASH}home{SLASH}"]
MACHINE = re.compile(
    "|".join(rf"(?<![\w.>}})\]]){re.escape(place)}" for place in PLACES) + "|py" + "env|pypi" + "-more"
)
INDEX = re.compile("--(extra-)?index" + "-url|--find" + "-links|trusted" + "-host")
LINE = re.compile(r"^([a-z0-9-]+)==([^ ;\\]+)", re.MULTILINE)


def pins(name: str) -> dict[str, str]:
    """Return package and version of every line of a requirements file."""
    return dict(LINE.findall(text_of(ROOT / name)))


def test_no_file_names_a_path_of_one_machine() -> None:
    texts = {path: text_of(path) for path in everything() if path.name != "uv.lock"}
    assert len(texts) > 50
    assert [name_of(path) for path, text in texts.items() if MACHINE.search(text)] == []


def test_no_file_names_a_package_registry_of_its_own() -> None:
    lock = tomllib.loads(text_of(ROOT / "uv.lock"))
    registries = {package["source"].get("registry") for package in lock["package"]}
    assert registries - {None} == {"https://pypi.org/simple"}
    assert [name_of(path) for path in everything() if INDEX.search(text_of(path))] == []


def test_the_requirements_hold_what_the_lock_holds_each_with_a_hash() -> None:
    lock = {p["name"]: p["version"] for p in tomllib.loads(text_of(ROOT / "uv.lock"))["package"]}
    run, dev = pins("requirements.txt"), pins("requirements-dev.txt")
    assert dev == {name: version for name, version in lock.items() if name != "counterclaim"}
    assert run.items() <= dev.items()
    for name in ("requirements.txt", "requirements-dev.txt"):
        blocks = re.split(r"\n(?=[a-z])", text_of(ROOT / name))
        assert [block.split()[0] for block in blocks if "--hash=sha256:" not in block] == []


def test_every_declared_dependency_is_locked() -> None:
    project = tomllib.loads(text_of(ROOT / "pyproject.toml"))
    declared = [*project["project"]["dependencies"], *project["dependency-groups"]["dev"]]
    names = {re.split(r"[\[<>=]", line)[0] for line in declared}
    assert names - pins("requirements-dev.txt").keys() == set()


@pytest.mark.django_db
def test_the_run_uses_the_database_it_names() -> None:
    assert connection.vendor == EXPECTED_VENDOR
