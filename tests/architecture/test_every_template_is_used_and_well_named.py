"""No forgotten template, no missing one, and names that say page or fragment (house rules 9 and 10)."""

import ast
import re
from pathlib import Path

from tests.architecture.repository import CODE, ROOT, files, name_of, text_of, tree_of

TEMPLATES = ROOT / "templates"
PAGES = {  # one word, six rooms; a new page is a new word here
    "account", "claims", "conflicts", "details", "drafts", "entities", "exports", "home", "imports",
    "incidents", "library", "links", "log", "people", "queue", "reading", "search", "threads",
}  # fmt: skip
OTHER_VIEWS = {"errors", "health"}  # views without a page of their own
SHEETS_TOO = {"signin"}  # before anybody is known, the page has no frame
PARTS_OF_PAGES = {"frame", "keyset"}  # what every page has, what every long list has
FROM_TEMPLATE = re.compile(r"{%\s*(include|extends)\s+[\"']([^\"'#]+\.html)")
BY_STATUS = {"400.html", "403.html", "404.html", "500.html"}  # Django looks for these by name


def all_templates() -> dict[str, Path]:
    """Return every template by the name it is loaded with."""
    return {path.relative_to(TEMPLATES).as_posix(): path for path in files("templates", suffix=".html")}


def named_in_templates() -> dict[str, set[str]]:
    """Return the templates that templates include and extend."""
    named: dict[str, set[str]] = {"include": set(), "extends": set()}
    for path in all_templates().values():
        for how, template in FROM_TEMPLATE.findall(text_of(path)):
            named[how].add(template)
    return named


def named_in_code() -> set[str]:
    """Return every string of the code that is a template's name, without what follows a #."""
    return {
        node.value.split("#")[0]
        for path in files(*CODE, suffix=".py")
        for node in ast.walk(tree_of(path))
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and ".html" in node.value
        if re.fullmatch(r"[\w/]+\.html(#\w+)?", node.value)
    }


def test_every_template_is_used() -> None:
    named = named_in_templates()
    used = named["include"] | named["extends"] | named_in_code() | BY_STATUS
    assert set(all_templates()) - used == set()


def test_every_named_template_exists() -> None:
    named = named_in_templates()
    assert (named["include"] | named["extends"] | named_in_code()) - set(all_templates()) == set()


def test_a_fragment_is_named_with_a_leading_underscore_and_a_page_is_not() -> None:
    wrong = []
    for name, path in all_templates().items():
        text = text_of(path)
        is_fragment = Path(name).name.startswith("_")
        whole = "{% extends" in text or "<html" in text
        if is_fragment == whole or not re.fullmatch(r"_?[a-z0-9]+(_[a-z0-9]+)*\.html", Path(name).name):
            wrong.append(name)
    assert wrong == []


def test_only_fragments_are_included() -> None:
    assert {name for name in named_in_templates()["include"] if not Path(name).name.startswith("_")} == set()


def first_words(folder: str, suffix: str) -> set[str]:
    """Return the page words of a room's files: queue for queue.py and for its part queue_cards.py."""
    return {path.stem.split("_")[0] for path in files(folder, suffix=suffix) if path.stem != "__init__"}


def test_a_page_has_the_same_word_in_every_room() -> None:
    folders = {path.name for path in (TEMPLATES / "articles").glob("*") if path.is_dir()}
    assert folders - PAGES == set()
    assert first_words("static/css/pages", ".css") - PAGES - SHEETS_TOO == set()
    assert first_words("articles/views", ".py") - PAGES - OTHER_VIEWS == set()
    assert first_words("articles/pages", ".py") - PAGES - PARTS_OF_PAGES == set()


def test_templates_stay_in_their_two_folders() -> None:
    places = {name for name in all_templates() if "/" in name}
    assert {n for n in places if not n.startswith(("components/_", "articles/"))} == set()
    assert {name_of(path) for path in files("articles", suffix=".html")} == set()
