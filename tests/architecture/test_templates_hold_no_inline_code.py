"""The Content-Security-Policy allows nothing inline, and markup is built in one audited module only."""

import ast
import re

from tests.architecture.repository import CODE, files, name_of, text_of, tree_of

AUDITED = "articles/templatetags/marked_text.py"
COMMENTS = re.compile(r"{#.*?#}|{% comment.*?endcomment %}|<!--.*?-->", re.DOTALL)
INLINE = {
    "a style attribute": re.compile(r"\sstyle\s*=", re.IGNORECASE),
    "a style element": re.compile(r"<style\b", re.IGNORECASE),
    "an event attribute": re.compile(r"<[^>]*\son[a-z]+\s*=", re.IGNORECASE),
    "htmx's own event attribute": re.compile(r"\bhx-on\b", re.IGNORECASE),
    "script in a value": re.compile(r"javascript:|[\"']js:", re.IGNORECASE),
    "a script without src": re.compile(r"<script\b(?![^>]*\bsrc=)", re.IGNORECASE),
    "a script with content": re.compile(r"<script\b[^>]*>\s*[^<\s]", re.IGNORECASE),
    "a resource from another site": re.compile(
        r"<(?:script|link|img|iframe)\b[^>]*(?:https?:)?//", re.IGNORECASE
    ),
}
UNESCAPED = re.compile(r"\|\s*(safe|safeseq)\b|{%\s*autoescape\s+off")
MARKUP = {"mark_safe", "SafeString", "SafeText", "SafeData"}


def faults(markup: str) -> set[str]:
    """Return the names of the rules that ``markup`` breaks."""
    bare = COMMENTS.sub("", markup)
    return {name for name, pattern in INLINE.items() if pattern.search(bare)}


def test_no_template_holds_inline_script_or_style() -> None:
    found = {name_of(path): faults(text_of(path)) for path in files("templates", suffix=".html")}
    assert {name: broken for name, broken in found.items() if broken} == {}


def test_each_rule_sees_what_it_forbids() -> None:
    planted = {
        "a style attribute": '<p style="color: red">',
        "a style element": "<style>p {}</style>",
        "an event attribute": '<button class="x" onclick="go()">',
        "htmx's own event attribute": '<p hx-on:click="go()">',
        "script in a value": '<a href="javascript:go()">',
        "a script without src": "<script></script>",
        "a script with content": '<script src="/a.js">go()</script>',
        "a resource from another site": '<img src="//elsewhere.example/a.png">',
    }
    assert set(planted) == set(INLINE)
    assert {name: name in faults(markup) for name, markup in planted.items()} == dict.fromkeys(planted, True)


def test_no_template_turns_escaping_off() -> None:
    assert [
        name_of(path) for path in files("templates", suffix=".html") if UNESCAPED.search(text_of(path))
    ] == []


def test_only_the_audited_module_builds_markup() -> None:
    builders = {
        name_of(path)
        for path in files(*CODE, suffix=".py")
        for node in ast.walk(tree_of(path))
        if (isinstance(node, ast.Name) and node.id in MARKUP)
        or (isinstance(node, ast.Attribute) and node.attr in MARKUP)
        or (isinstance(node, ast.alias) and node.name in MARKUP)
        or (isinstance(node, ast.FunctionDef) and node.name == "__html__")
    }
    assert builders <= {AUDITED}
