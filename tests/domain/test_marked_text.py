"""The HTML of marked words: what the browser reads is the text, and nothing in the text is markup."""

import re
from html.parser import HTMLParser
from itertools import pairwise

from django.template import Context, Template
from hypothesis import given
from hypothesis import strategies as st

from articles.domain.segments import ROWS_DRAWN, Evidence, Mark, MarkedPassage, lay_out
from articles.templatetags.marked_text import passage_html, visible

HOSTILE = [
    "<script>alert(1)</script>",
    '<img src=x onerror="alert(1)">',
    '<b hx-get="/x" hx-trigger="load">',
    "</mark></p>",
    "&amp;",
    "&lt;b&#62;",
    "&nbsp",
    '"',
    "'>",
    "<!--",
    "]]>",
    "{{ 7|add:1 }}{% now 'Y' %}",
    "\u202e",
    "\u200f",
    "\x00",
    "\r",
    "👩🏽‍🚒",
    "e\u0301",
    " ",
    "\n",
    "word",
]
texts = st.lists(st.sampled_from(HOSTILE) | st.text(max_size=6), min_size=1, max_size=12).map("".join)
texts = texts.filter(bool)
CLASS = re.compile(r"run|u|st|invisible|ev|is-(field|current|first|last)|[tg]-(10|[1-9])|l[123]|c[23]")
ATTRIBUTES = {"mark": {"class", "data-a", "data-claims"}, "span": {"class", "data-l", "data-more", "data-c"}}
ATTRIBUTES["span"].add("data-claims")


class Reader(HTMLParser):
    """What a browser would see: the text, and for each character the attributes of the elements around it."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.text = ""
        self.around: list[list[dict[str, str]]] = []
        self.open: list[tuple[str, dict[str, str]]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        found = {name: value or "" for name, value in attrs}
        assert tag in ATTRIBUTES
        assert set(found) <= ATTRIBUTES[tag]
        assert len(found) == len(attrs)
        assert all(CLASS.fullmatch(word) for word in found["class"].split())
        self.open.append((tag, found))

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop()[0] == tag

    def handle_data(self, data: str) -> None:
        self.text += data
        self.around += [[found for _, found in self.open]] * len(data)

    def handle_comment(self, data: str) -> None:
        raise AssertionError(f"a comment: {data}")

    def handle_decl(self, decl: str) -> None:
        raise AssertionError(f"a declaration: {decl}")

    def handle_pi(self, data: str) -> None:
        raise AssertionError(f"an instruction: {data}")


def read(html: str) -> Reader:
    reader = Reader()
    reader.feed(html)
    reader.close()
    assert reader.open == []
    return reader


@st.composite
def passages(draw: st.DrawFn) -> tuple[MarkedPassage, list[Mark], list[Evidence]]:
    text = draw(texts)
    edges = st.integers(0, len(text))
    marks = []
    for i, (a, b) in enumerate(draw(st.lists(st.tuples(edges, edges), max_size=7))):
        if a != b:
            letter = draw(st.sampled_from(["K", "ق", '"', "<b>"]))
            marks.append(Mark(f"id-{i}", min(a, b), max(a, b), draw(st.integers(1, 10)), letter, i))
    evidence = [
        Evidence("claim", min(a, b), max(a, b))
        for a, b in draw(st.lists(st.tuples(edges, edges), max_size=2))
        if a != b
    ]
    start, end = sorted((draw(edges), draw(edges)))
    if start == end:
        start, end = 0, len(text)
    fields = [(start, start + 1)] if draw(st.booleans()) else []
    current = draw(st.sampled_from(["", "id-0", "id-1"]))
    (runs,) = lay_out([(start, end)], marks, evidence=evidence, fields=fields, current=current)
    return MarkedPassage(text, start, end, runs), marks, evidence


def as_html_can(text: str) -> str:
    """NUL is the one character that HTML cannot hold."""
    return text.replace("\x00", "\ufffd")


def words(marks: list[Mark], text: str, **options: object) -> str:
    (runs,) = lay_out([(0, len(text))], marks, **options)  # type: ignore[arg-type]
    return passage_html(MarkedPassage(text, 0, len(text), runs))


@given(passages())
def test_what_is_read_back_is_the_text_character_by_character(
    passage: tuple[MarkedPassage, list[Mark], list[Evidence]],
) -> None:
    view = passage[0]
    assert read(passage_html(view)).text == as_html_can(view.text[view.start : view.end])


@given(passages())
def test_what_is_read_back_are_the_marks_of_every_character(
    passage: tuple[MarkedPassage, list[Mark], list[Evidence]],
) -> None:
    view, marks, evidence = passage
    for at, around in enumerate(read(passage_html(view)).around, view.start):
        ids = next((found["data-a"].split() for found in around if "data-a" in found), [])
        assert set(ids) == {mark.id for mark in marks if mark.start <= at < mark.end}
        claimed = any(e.start <= at < e.end for e in evidence)
        assert claimed == any("data-claims" in found for found in around)


@given(passages())
def test_each_drawn_tag_has_one_underline_in_its_own_row(
    passage: tuple[MarkedPassage, list[Mark], list[Evidence]],
) -> None:
    view = passage[0]
    around = read(passage_html(view)).around
    for run in view.runs:
        drawn = [(f"t-{tag_no}", f"l{row}") for _, tag_no, row in run.annotations if row <= ROWS_DRAWN]
        for elements in around[run.start - view.start : run.end - view.start]:
            lined = [found["class"].split() for found in elements if re.search(r"\bl[123]\b", found["class"])]
            assert [tuple(w for w in classes if re.fullmatch(r"t-\d+|l\d", w)) for classes in lined] == drawn


@given(passages())
def test_the_letters_of_a_run_hang_on_its_first_word(
    passage: tuple[MarkedPassage, list[Mark], list[Evidence]],
) -> None:
    view = passage[0]
    html = passage_html(view)
    letters = [found["data-l"] for found in map(dict, elements(html)) if "data-l" in found]
    assert letters == [letter for run in view.runs for letter, _ in run.starts]
    more = [found["data-more"] for found in map(dict, elements(html)) if "data-more" in found]
    assert more == [f"+{run.more}" for run in view.runs if run.more]


def elements(html: str) -> list[dict[str, str]]:
    """The attributes of every element, in order."""
    found: list[dict[str, str]] = []

    class Lister(HTMLParser):
        def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
            found.append({name: value or "" for name, value in attrs})

    Lister().feed(html)
    return found


@given(texts)
def test_a_quote_with_its_chips_reads_back_as_the_quote(quote: str) -> None:
    assert read(visible(quote)).text == as_html_can(quote)


def test_the_design_s_vocabulary_is_spoken() -> None:
    text = "more than 100 guards were killed."
    marks = [Mark("k", 0, 32, 1, "K", 1), Mark("s", 14, 20, 5, "S", 2)]
    assert words(marks, text, evidence=[Evidence("c", 0, 32)], fields=[(0, 13)], current="k") == (
        '<mark class="run t-1 l1 g-1 ev is-field is-current is-first" data-a="k" data-claims="c">'
        '<span class="st t-1" data-l="K">more</span> than 100</mark>'
        '<mark class="run t-1 l1 g-1 ev is-current" data-a="k" data-claims="c"> </mark>'
        '<mark class="run t-1 l1 g-5 ev is-current" data-a="k s" data-claims="c">'
        '<span class="u t-5 l2"><span class="st t-5" data-l="S">guards</span></span></mark>'
        '<mark class="run t-1 l1 g-1 ev is-current is-last" data-a="k" data-claims="c"> were killed</mark>.'
    )


def test_equal_starts_step_sideways_and_the_fourth_is_counted() -> None:
    marks = [Mark(f"m{i}", 0, 5, i + 1, "ABCD"[i], i) for i in range(4)]
    assert words(marks, "Three left") == (
        '<mark class="run t-1 l1 g-1" data-a="m0 m1 m2 m3"><span class="u t-2 l2"><span class="u t-3 l3">'
        '<span class="st t-1" data-l="A"><span class="st t-2 c2" data-l="B">'
        '<span class="st t-3 c3" data-l="C" data-more="+1">Three</span></span></span>'
        "</span></span></mark> left"
    )


def test_evidence_without_a_tag_is_no_mark() -> None:
    html = words([], "in the yard", evidence=[Evidence("c", 0, 6)])
    assert html == '<span class="run ev" data-claims="c">in the</span> yard'


def test_an_unseen_character_stands_in_a_chip_that_says_its_name() -> None:
    assert words([], "51\u202e dead\x00\r") == (
        '51<span class="invisible" data-c="U+202E">\u202e</span> dead'
        '<span class="invisible" data-c="U+0000">\ufffd</span>'
        '<span class="invisible" data-c="U+000D">&#13;</span>'
    )


def test_the_template_tag_and_the_filter_write_the_same_words_escaped_once() -> None:
    view = MarkedPassage("a < b", 0, 5, lay_out([(0, 5)], [])[0])
    template = Template("{% load marked_text %}{% marked_text view %}|{{ view.text|visible }}")
    assert template.render(Context({"view": view})) == "a &lt; b|a &lt; b"


@given(passages())
def test_no_run_is_split_inside_its_first_word_by_more_than_the_word(
    passage: tuple[MarkedPassage, list[Mark], list[Evidence]],
) -> None:
    view = passage[0]
    runs = [run for run in view.runs if run.starts or run.more]
    for run in runs:
        html = passage_html(MarkedPassage(view.text, run.start, run.end, (run,)))
        around = read(html).around
        hung = [any("st" in found["class"].split() for found in elements) for elements in around]
        assert any(hung)
        assert sum(a != b for a, b in pairwise([False, *hung, False])) == 2
