"""A selector with "+ *" makes a browser style a parent anew whenever a child of it comes or goes."""

import re

from tests.architecture.repository import files, name_of, text_of

COMMENTS = re.compile(r"/\*.*?\*/", re.DOTALL)
ANY_SIBLING = re.compile(r"[+~]\s*\*")


def test_no_selector_asks_for_any_next_sibling() -> None:
    sheets = files("static/css", suffix=".css")
    assert sheets
    assert [name_of(path) for path in sheets if ANY_SIBLING.search(COMMENTS.sub("", text_of(path)))] == []


def test_the_rule_sees_what_it_forbids() -> None:
    assert ANY_SIBLING.search(".stack > * + * { margin: 0; }")
    assert not ANY_SIBLING.search(".psg + .psg { inline-size: calc(1rem + 2 * var(--s5)); }")
