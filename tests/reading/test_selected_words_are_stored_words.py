"""What is selected in the browser is what is stored: 10,000 selections through both of its halves.

Texts are strung together from what breaks offsets: astral letters, combining signs, joiners, both directions,
pasted line breaks, controls. The HTML is the server's own; ``selecting.mjs`` reads it as a browser does.

Seen to fail with the danger planted: with ``isPair`` of offsets.js never true (an emoji counted as two), and
with the surrogate's half counted as after its character.
"""

import itertools
import json
import os
import random
import shutil
import subprocess
import uuid
from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import Path

import pytest

from articles.actions.annotations import mark
from articles.domain.anchors import require_fit, snap, snap_characters
from articles.domain.invisible import hidden_at
from articles.domain.segments import Mark, MarkedPassage, lay_out
from articles.models import Annotation
from articles.templatetags.marked_text import passage_html
from tests.cast import make_article

CASES = 10_000
DRAGS = 20
MEGABYTE = 1_000_000
PIECES = (
    "said", "Guard", "two-day", "68", "1,200", "20-30", "9.58", "U.S.", "St. Orsel", "stall_42", "guard’s",
    "قُتلوا", "مرصد", "٦٨", "وقال،", "الحَرَس", "גשר", "שָׁלוֹם", "村民", "が", "ทหาร", "한국",
    "\u1112\u1161\u11ab", "\u0915\u094d\u0937",
    "👩‍🚒", "👨‍👩‍👧‍👦", "👍🏽", "🇫🇮🇳🇴", "❤️", "𝟔𝟖", "𐤀𐤁", "𠮷", "🏴\U000e0067\U000e0062\U000e007f",
    "cafe\u0301", "o\u0308\u0304", "x\u200dy", "\u200c", "\u00ad", "\ufe0f",
    "\u200b", "\u200f", "\u202e", "\u202c", "\u2067", "\u2069",
    " ", " ", " ", " ", "\u00a0", "\t", "\n", "\n\n", "\r\n", "\r", "\x07", "\x1f", "\x85", "\u2028",
    ".", ", ", "; ", "…", "!", "(", ")", "“", "”", "&", "<", ">", '"', "'", "&amp;", "<b>", "-", "/",
)  # fmt: skip


@dataclass
class Case:
    """A text with its passages as the server draws them, and drags between text nodes."""

    text: str
    passages: list[tuple[int, int, str]]
    nodes: list[tuple[int, str]] = field(default_factory=list)
    drags: list[tuple[int, int, int, int, bool]] = field(default_factory=list)

    def sent(self) -> str:
        passages = [{"start": start, "end": end, "html": html} for start, end, html in self.passages]
        return json.dumps({"passages": passages, "drags": self.drags})

    def offset(self, node: int, utf16: int) -> int:
        """The code point at a UTF-16 offset of a text node; half a pair counts as before it."""
        first, words = self.nodes[node]
        return first + len(words.encode("utf-16-le")[: 2 * utf16].decode("utf-16-le", "ignore"))


class _Nodes(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.texts: list[str] = []
        self.open = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.open = False

    def handle_endtag(self, tag: str) -> None:
        self.open = False

    def handle_data(self, data: str) -> None:
        if self.open:
            self.texts[-1] += data
        else:
            self.texts.append(data)
        self.open = True


def case(chance: random.Random, text: str) -> Case:
    """The text cut into passages, with overlapping marks, and random drags over it."""
    length = len(text)
    cuts = sorted(
        {0, length, *(chance.randrange(1, length) for _ in range(chance.randrange(4)) if length > 1)}
    )
    spans = list(itertools.pairwise(cuts))
    reach = min(length, 400)
    starts = [chance.randrange(length) for _ in range(chance.randrange(14))]
    marks = [
        Mark(f"m{i}", start, min(length, start + 1 + chance.randrange(reach)), 1 + i % 10, "K", i)
        for i, start in enumerate(starts)
    ]
    drawn = lay_out(spans, marks)
    made = Case(
        text,
        [
            (*span, passage_html(MarkedPassage(text, *span, runs)))
            for span, runs in zip(spans, drawn, strict=True)
        ],
    )
    for start, _end, html in made.passages:
        parser = _Nodes()
        parser.feed(html)
        parser.close()
        for words in parser.texts:
            made.nodes.append((start, words))
            start += len(words)
    for _ in range(DRAGS):
        first = chance.randrange(len(made.nodes))
        last = (
            min(len(made.nodes) - 1, first + chance.randrange(6))
            if chance.random() < 0.9
            else chance.randrange(len(made.nodes))
        )
        made.drags.append(
            (first, units(chance, made, first), last, units(chance, made, last), chance.random() < 0.3)
        )
    return made


def units(chance: random.Random, made: Case, node: int) -> int:
    """A random UTF-16 offset in a text node, inside a pair too."""
    return chance.randint(0, len(made.nodes[node][1].encode("utf-16-le")) // 2)


def words(chance: random.Random, length: int) -> str:
    text = "".join(chance.choices(PIECES, k=length))
    return text or "said"


@pytest.fixture(scope="module")
def browser_half() -> Iterator[subprocess.Popen[str]]:
    """One Node.js for all cases."""
    node = shutil.which("node") or shutil.which("nodejs") or "node"
    script = Path(__file__).with_name("selecting.mjs")
    with subprocess.Popen(
        [node, str(script)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        encoding="utf-8",
        env=os.environ | {"LC_ALL": "C.UTF-8"},
    ) as running:
        yield running
        assert running.stdin
        running.stdin.close()


def ask(half: subprocess.Popen[str], made: Case) -> dict:
    assert half.stdin
    assert half.stdout
    half.stdin.write(made.sent() + "\n")
    half.stdin.flush()
    return json.loads(half.stdout.readline())


def check(made: Case, answer: dict) -> None:
    text = made.text
    assert answer["chars"] == len(text)
    assert answer["hidden"] == list(hidden_at(text, 0, len(text)))
    for (first, one, last, other, characters), found in zip(made.drags, answer["selected"], strict=True):
        start, end = made.offset(first, one), made.offset(last, other)
        assert (found["from"], found["to"]) == (start, end)
        expected = (snap_characters if characters else snap)(text, start, end)
        assert (found["start"], found["end"]) == expected, (
            text[min(start, end) - 20 : max(start, end) + 20],
            found,
        )
        assert found["quote"] == text[found["start"] : found["end"]]
        if found["quote"]:
            require_fit(text, *expected, found["quote"])
            assert found["back"] == list(expected)


def test_ten_thousand_selections_are_the_words_at_their_offsets(browser_half):
    chance = random.Random(20230318)
    for _ in range(CASES // DRAGS):
        made = case(chance, words(chance, chance.choice((1, 4, 20, 60, 200))))
        check(made, ask(browser_half, made))


def test_a_text_of_a_megabyte_is_selected_as_exactly(browser_half):
    chance = random.Random(68)
    for size in (MEGABYTE, MEGABYTE // 20):
        text = words(chance, size // 3)[:size]
        made = case(chance, text)
        check(made, ask(browser_half, made))


def test_a_sample_goes_through_the_database(browser_half, project, tags, ana):
    chance = random.Random(101)
    tag = next(iter(tags.values()))
    sent = 0
    while sent < 60:
        article = make_article(project, ana, f"Depot {sent} burns\n\n{words(chance, 80)}\n\nThe end {sent}")
        made = case(chance, article.text)
        answer = ask(browser_half, made)
        check(made, answer)
        for found in answer["selected"][:6]:
            if not found["quote"]:
                continue
            anchor = {name: found[name] for name in ("start", "end", "quote")}
            row = mark(article=article, tag=tag, key=uuid.uuid4(), by=ana, **anchor)
            row = Annotation.objects.get(pk=row.pk)
            assert row.quote == found["quote"] == article.text[row.start : row.end]
            sent += 1
