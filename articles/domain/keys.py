"""The keys of the pages as ONE table: which pane, which key as shipped, what it does.

An act is named by its pane and its key as shipped, as the markup declares it (``data-key`` inside a
``data-keys-pane``). Key names are those of KeyboardEvent.key, "Space" for a blank, "Shift+1" for a shifted
digit, "Shift+ArrowRight" for a shifted arrow; a shifted letter is its capital.

The list that ? opens and the page of keys are made from it; tests/architecture compares it with the keys in
the templates and in the scripts, so that neither can drift. A person's own keys: own_keys.py.
"""

from dataclasses import dataclass

EVERYWHERE, GO = "Everywhere", "Go"


@dataclass(frozen=True, slots=True)
class Pane:
    """A part of a page with keys of its own; ``markup``: the values of data-keys-pane that belong to it."""

    name: str
    title: str
    markup: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Act:
    """One thing a key does; ``key`` is the key as shipped."""

    pane: str
    key: str
    words: str

    @property
    def name(self) -> str:
        """What a form calls it: "Reading z"."""
        return f"{self.pane} {self.key}"


PANES: tuple[Pane, ...] = (
    Pane(EVERYWHERE, "Everywhere", ("",)),
    Pane(GO, "Go, after the key for it", (GO,)),
    Pane("Reading", "Reading", ("Reading", "Details")),
    Pane("Claim", "One claim and its candidates", ("Claim", "Candidates")),
    Pane("Claims", "List of claims", ("Claims",)),
    Pane("Conflicts", "Two claims beside each other", ("Conflicts", "Two claims")),
    Pane("Queue", "Review queue", ("Queue",)),
)


def _acts(pane: str, *rows: tuple[str, str]) -> tuple[Act, ...]:
    """One act for each key; keys of one act are parted by spaces."""
    return tuple(Act(pane, key, words) for keys, words in rows for key in keys.split())


TAG_KEYS = " ".join([*"1234567890", *(f"Shift+{digit}" for digit in "1234567890")])

ACTS: tuple[Act, ...] = (
    *_acts(
        EVERYWHERE,
        ("?", "the list of keys"),
        ("/", "to the page’s search field"),
        ("b", "blur everything, and bring it back"),
        ("g", "go to another page: then one of the keys below"),
    ),
    *_acts(
        GO,
        ("h", "Home"),
        ("a", "Library of articles"),
        ("q", "Queue"),
        ("c", "Claims"),
        ("x", "Conflicts"),
    ),
    *_acts(
        "Reading",
        ("ArrowRight ArrowLeft", "next, previous word; with Alt character by character"),
        ("ArrowDown ArrowUp", "next, previous sentence; with Ctrl passage"),
        ("Home End", "the first, the last word of the passage; with Ctrl of the article"),
        ("Shift+ArrowRight Shift+ArrowLeft", "extend or shrink the selection by a word"),
        ("Shift+ArrowDown Shift+ArrowUp", "extend the selection by a sentence"),
        ("Shift+Home Shift+End", "extend the selection to the beginning, the end of the passage"),
        ("[ ]", "shrink, grow the selection by a word"),
        ("{ }", "begin the selection, or the open mark without one, one word earlier, later"),
        ("< >", "end the open mark a word earlier, later; from right to left the other way round"),
        ("+", "add the selection to the open mark"),
        ("r", "relate the open mark to another one"),
        ("s", "split the open mark before the selection or the chosen word"),
        ("j", "merge the open mark with the one next to it"),
        ("u", "say how sure you are of the open mark"),
        (TAG_KEYS, "mark the selection with the tag of this key, or give it to the open mark"),
        ("t", "choose a tag by its name"),
        (".", "mark with the last tag again"),
        ("y", "keep one tag armed: selecting marks; Enter marks what was selected by keys"),
        ("a", "tag every place where these words stand"),
        ("d", "what a tag means"),
        ("c", "claim from the selection"),
        ("l", "compare the open claim with others"),
        ("i", "attach the open claim to the first incident offered"),
        ("n", "next mark"),
        ("p", "previous mark"),
        ("Enter", "to the details of the open mark, or open the marks at the caret"),
        ("x", "dim what is not marked, and back"),
        ("o", "draw only the open mark’s tag, and all again"),
        ("e", "attach an entity to the open mark"),
        ("m", "move the open mark to the selection"),
        ("Backspace Delete", "remove the open mark"),
        ("z", "undo your last act in this article"),
        ("Z", "do again what you undid last"),
    ),
    *_acts(
        "Claim",
        ("l Enter", "compare the claim with others"),
        ("i", "attach the claim to the first incident offered"),
    ),
    *_acts(
        "Claims",
        ("j", "next claim"),
        ("k", "previous claim"),
        ("x", "tick the claim"),
        ("X", "tick all from the last one ticked"),
        ("Enter", "open the claim"),
        ("i", "say that the ticked claims are about one incident"),
    ),
    *_acts(
        "Conflicts",
        ("c", "they conflict"),
        ("1 2 3 4 5 6 7 8 9", "choose what a conflict is on, by its place in the list"),
        ("o", "both can hold"),
        ("r", "one repeats the other"),
        ("p", "one is part of the other, as the button says"),
        ("P", "part of, the other way round"),
        ("s", "one supersedes the other, as the button says"),
        ("S", "supersedes, the other way round"),
        ("d", "distinct: different events or people"),
        ("e", "both are about one event"),
        ("m", "write a reason"),
        ("Space", "skip, the next pair"),
        ("Enter", "start again with the skipped pairs"),
        ("Backspace", "undo your last decision"),
    ),
    *_acts(
        "Queue",
        ("a", "accept"),
        ("e", "correct and accept"),
        ("r", "return with a reason"),
        ("x", "reject with a reason"),
        ("Space j", "skip, next card"),
        ("k", "previous card"),
        ("Backspace u", "take the last decision back"),
    ),
)

FIXED: tuple[tuple[tuple[str, ...], str], ...] = (
    (("Ctrl", "Enter"), "save the form you are in"),
    (("Escape",), "close, select nothing, back to the text"),
    (("Alt", "Delete"), "empty a proposed field; with Shift all of them"),
)
"""What stays as it is: keys of the browser's own customs."""

CAPS = {
    "Backspace": "⌫", "Delete": "⌦", "Enter": "↵", "Escape": "Esc",
    "ArrowRight": "→", "ArrowLeft": "←", "ArrowDown": "↓", "ArrowUp": "↑",
}  # fmt: skip


def cap(key: str) -> str:
    """What stands on the key: "⌫" for Backspace, "Shift →"."""
    return " ".join(CAPS.get(part, part) for part in key.split("+")) if len(key) > 1 else key


def acts_in(pane: str) -> tuple[Act, ...]:
    """The acts that answer while a pane has the focus: its own, and those of everywhere."""
    if pane in {EVERYWHERE, GO}:
        return tuple(act for act in ACTS if act.pane == pane)
    return tuple(act for act in ACTS if act.pane in {pane, EVERYWHERE})
