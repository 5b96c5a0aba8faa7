"""Keys in the markup and in the scripts are those of articles/domain/keys.py, and the other way round."""

import re
from html import unescape

from articles.domain.keys import ACTS, EVERYWHERE, GO
from articles.pages.frame import GO_KEYS
from tests.architecture.repository import files, name_of, text_of

Named = set[tuple[str, str]]
KEY = re.compile(r'\bdata-key="([^"]+)"')
CHOICE = re.compile(r"{% if [^%]*%}([^{]*){% else %}([^{]*){% endif %}")
MOVES = re.compile(r"Arrow|Home|End")
IN_SCRIPT = re.compile(r"""\bkey (?:===|!==) "([^"]+)"|\["(\w)", -?1\]|\b(Arrow(?:Left|Right|Up|Down))\b""")
FIXED = {
    " ",
    "Escape",
    "Tab",
    "Delete",
    "Shift",
    "Control",
    "Alt",
    "Meta",
}  # the browser's customs, never remapped

PLACES: dict[str, tuple[str, ...]] = {
    "base.html": (EVERYWHERE,),
    "articles/reading/": ("Reading",),
    "articles/claims/_claim.html": ("Reading", "Claim"),
    "articles/incidents/_near_incidents.html": ("Reading", "Claim"),
    "articles/claims/": ("Claims",),
    "articles/links/candidates.html": ("Claim",),
    "articles/links/": ("Conflicts",),
    "articles/conflicts/": ("Conflicts",),
    "articles/queue/": ("Queue",),
}
"""Where a template's keys count: the first that fits."""

SCRIPTS: dict[str, tuple[str, ...]] = {
    "claims_list.js": ("Claims",),
    "menus.js": (EVERYWHERE,),
    "blur.js": (EVERYWHERE,),
    "shortcuts.js": (),  # names keys only to leave them to others
    "keymap.js": (),  # translates whatever it is
    "key_names.js": (),  # names of keys only
    "go.js": (),  # reads the letters from the menu
    "tagging.js": (),  # arrows between the buttons of the toolbar that has the focus
    "tag_picker.js": (),  # keys in the picker's own field
    "reading_list.js": (),  # arrows between the rows of the list that has the focus
}
"""Where the keys count that a script asks for by name; on the reading page where nothing is said."""


def in_templates() -> Named:
    found: Named = set()
    for path in files("templates", suffix=".html"):
        name = name_of(path).removeprefix("templates/")
        keys = [key for value in KEY.findall(choices_apart(text_of(path))) for key in unescape(value).split()]
        written = [key for key in keys if "{{" not in key and "}}" not in key and "." not in key.strip(".")]
        panes = next((panes for start, panes in PLACES.items() if name.startswith(start)), ())
        assert panes or not written, f"say in PLACES in which pane the keys of {name} count"
        found |= {(pane, key) for pane in panes for key in written}
    return found


def choices_apart(text: str) -> str:
    """A key that depends on something, as one attribute for each."""
    return re.sub(
        r'data-key="({% if [^>]*?{% endif %})"',
        lambda m: " ".join(f'data-key="{key}"' for key in CHOICE.search(m[1].replace('"', "'")).groups()),  # type: ignore[union-attr]
        text,
    )


def in_scripts() -> Named:
    found: Named = {(EVERYWHERE, "g")}  # go.js: PREFIX
    for path in files("static/js", suffix=".js"):
        keys = {key for match in IN_SCRIPT.findall(text_of(path)) for key in match if key} - FIXED
        keys = {"Space" if key == " " else key for key in keys}
        found |= {(pane, key) for pane in SCRIPTS.get(path.name, ("Reading",)) for key in keys}
    return found


TABLE = {(act.pane, act.key) for act in ACTS}
BY_VALUE = {("Reading", key) for key in [*"1234567890", *(f"Shift+{n}" for n in "1234567890")]}
BY_VALUE |= {("Conflicts", key) for key in "123456789"}  # data-key-digits
BY_VALUE |= {(GO, key) for key in GO_KEYS.values()}


def test_every_key_of_the_pages_is_in_the_table():
    """A new data-key needs its line in articles/domain/keys.py, or nobody can give it another key."""
    missing = {
        (pane, key)
        for pane, key in in_templates() | in_scripts() | BY_VALUE
        if (pane, key) not in TABLE and (EVERYWHERE, key) not in TABLE
    }
    assert sorted(missing) == []


def test_every_line_of_the_table_is_a_key_of_the_pages():
    shifted = {("Reading", f"Shift+{key}") for _, key in in_scripts() if MOVES.match(key)}
    assert sorted(TABLE - in_templates() - in_scripts() - BY_VALUE - shifted) == []


def test_both_searches_find_something():
    assert ("Queue", "r") in in_templates()
    assert ("Queue", "x") in in_templates()
    assert ("Reading", "Home") in in_scripts()
    assert ("Claims", "k") in in_scripts()
