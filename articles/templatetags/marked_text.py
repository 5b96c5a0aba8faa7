"""The one module that builds HTML by hand: an article's words with their marks, and the list of the marks.

A template loop over thousands of runs or hundreds of rows is too slow (performance.md), so each piece of text
is escaped here and joined once. The contract, property-tested against hostile text: parsing the output gives
back exactly ``text[start:end]`` (the browser counts its offsets in it) and the runs, or the rows; no element
or attribute comes from the text. Two characters HTML cannot carry as they are: CR is written as a reference,
NUL as U+FFFD.
"""

import re
from collections.abc import Callable, Sequence
from functools import lru_cache
from html import escape
from typing import Protocol

from django import template
from django.template.loader import render_to_string
from django.utils.safestring import SafeString

from articles.domain.invisible import SUSPECT, hidden_at, label
from articles.domain.segments import ROWS_DRAWN, MarkedPassage, Run
from articles.domain.word_edges import cuts_grapheme

register = template.Library()
Writer = Callable[[int, int], str]


class Coloured(Protocol):
    """A tag as the list shows it; ``no`` is its hue."""

    name: str
    letter: str

    @property
    def no(self) -> int: ...


class Listed(Protocol):
    """An annotation as the list shows it; ``author`` is blank for one's own, ``returned`` is the reason."""

    @property
    def uuid(self) -> str: ...
    @property
    def tag(self) -> Coloured: ...
    @property
    def quote(self) -> str: ...
    @property
    def state(self) -> str: ...
    @property
    def returned(self) -> str: ...
    @property
    def author(self) -> str: ...
    @property
    def entity(self) -> str: ...
    @property
    def current(self) -> bool: ...
    @property
    def confidence(self) -> str: ...


_FIRST_WORD = re.compile(r"\S{1,24}")
"""The chip hangs on one line box, so that a word without end is cut."""
_VEILED = (
    '<span class="vh" data-veil-said>graphic passage, hidden</span><bdi class="veiled" aria-hidden="true">'
)
_SPECIAL = re.compile(r"""[&<>"']""")
_UNPRINTABLE = {"\x00": "\ufffd", "\r": "&#13;"}


@register.simple_tag
def marked_text(view: MarkedPassage) -> SafeString:
    """``{% marked_text passage.view %}``: the passage's words with their marks."""
    return passage_html(view)


@register.simple_tag
def annotation_rows(rows: Sequence[Listed], number: int | None, graphic: bool = False) -> SafeString:
    """``{% annotation_rows passage.rows passage.number %}``: the list items of a passage's annotations.

    ``graphic``: its words are blurred and not read out until they are asked for (graphic.js).
    """
    place = f'<span class="p">¶{number:d}</span>' if number else '<span class="p"></span>'
    chips: dict[int, tuple[str, str]] = {}
    opened = _VEILED if graphic else "<bdi>"
    return SafeString("".join([_row(row, place, chips, opened) for row in rows]))


@register.filter
def visible(quote: str) -> SafeString:
    """``{{ quote|visible }}``: quoted words with their unseen characters as chips."""
    return SafeString(_writer(quote, 0, len(quote))(0, len(quote)))


def passage_html(view: MarkedPassage) -> SafeString:
    """Phrasing content, to be set inside the passage's own block element."""
    words = _writer(view.text, view.start, view.end)
    return SafeString("".join([_run(view.text, run, words) for run in view.runs]))


def _writer(text: str, start: int, end: int) -> Writer:
    """What writes the words of one passage: most hold nothing that needs a look at every run."""
    if SUSPECT.search(text, start, end):
        return lambda begin, until: _words(text, begin, until)
    if _SPECIAL.search(text, start, end):
        return lambda begin, until: _escaped(text[begin:until])
    return lambda begin, until: text[begin:until]


def _run(text: str, run: Run, words: Writer) -> str:
    start, end, annotations, ground, starts, more, claims, field, current, first, last = run
    if not annotations and not claims and not field:
        return words(start, end)
    if len(annotations) == 1:
        ((named, tag_no, row),) = annotations
        drawn: tuple[tuple[int, int], ...] = ((tag_no, row),) if row <= ROWS_DRAWN else ()
    else:
        named = " ".join([annotation[0] for annotation in annotations])
        drawn = tuple([(tag_no, row) for _, tag_no, row in annotations if row <= ROWS_DRAWN])
    before, inner, after = _frame(bool(annotations), drawn, ground, bool(claims), field, current, first, last)
    ids = f' data-a="{_escaped(named)}"' if annotations else ""
    if claims:
        ids += f' data-claims="{_escaped(" ".join(claims))}"'
    if not starts and not more:
        return f"{before}{ids}{inner}{words(start, end)}{after}"
    opened, closed = _letters(starts, more)
    begin, until = _first_word(text, start, end)
    lead = words(start, begin) if start < begin else ""
    rest = words(until, end) if until < end else ""
    return f"{before}{ids}{inner}{lead}{opened}{words(begin, until)}{closed}{rest}{after}"


@lru_cache(maxsize=4096)
def _frame(
    marked: bool,
    drawn: tuple[tuple[int, int], ...],
    ground: int,
    claimed: bool,
    field: bool,
    current: bool,
    first: bool,
    last: bool,
) -> tuple[str, str, str]:
    """What stands before the ids, between ids and words, and after the words."""
    classes = ["run"]
    if drawn:
        classes += [f"t-{drawn[0][0]}", f"l{drawn[0][1]}"]
    if ground:
        classes.append(f"g-{ground}")
    if claimed or field:
        classes.append("ev")
    named = (("is-field", field), ("is-current", current), ("is-first", first), ("is-last", last))
    classes += [name for name, on in named if on]
    element = "mark" if marked else "span"
    inner = "".join([f'<span class="u t-{tag_no} l{row}">' for tag_no, row in drawn[1:]])
    return (
        f'<{element} class="{" ".join(classes)}"',
        f">{inner}",
        "</span>" * len(drawn[1:]) + f"</{element}>",
    )


@lru_cache(maxsize=4096)
def _letters(starts: tuple[tuple[str, int], ...], more: int) -> tuple[str, str]:
    """What stands around a run's first word: the letters of what begins, the count of what is not drawn."""
    spans = [
        f'<span class="st t-{tag_no}{f" c{step}" if step > 1 else ""}" data-l="{escape(letter)}"'
        for step, (letter, tag_no) in enumerate(starts, 1)
    ] or ['<span class="st"']
    counted = f' data-more="+{more}"' if more else ""
    return ">".join(spans) + counted + ">", "</span>" * len(spans)


def _first_word(text: str, start: int, end: int) -> tuple[int, int]:
    """The range of a run's first word, or the whole run when it has none."""
    found = _FIRST_WORD.search(text, start, end)
    begin, until = found.span() if found else (start, end)
    while until < end and cuts_grapheme(text, until):
        until += 1
    return begin, until


def _row(row: Listed, place: str, chips: dict[int, tuple[str, str]], opened: str) -> str:
    """One annotation in the list: its letter, its words as the link to it, its place, what else is known.

    ``chips`` keeps what ``_chip`` drew, by the tag's id in memory.
    """
    letter, name = chips.get(id(row.tag)) or chips.setdefault(id(row.tag), _chip(row.tag))
    selected, is_current = (' class="is-selected"', ' aria-current="true"') if row.current else ("", "")
    uuid = _escaped(row.uuid)
    return (
        f'<li{selected} hx-disable hx-ignore>{letter}<a href="?mark={uuid}" data-inspects="{uuid}"'
        f"{is_current}>{name}{opened}{_shown(row.quote)}</bdi></a>{place}{_known(row)}</li>"
    )


def _chip(tag: Coloured) -> tuple[str, str]:
    """A tag's letter for the eye, and its name for the ear."""
    return (
        f'<span class="lc t-{tag.no:d}" aria-hidden="true">{escape(tag.letter)}</span>',
        f'<span class="vh">{escape(tag.name)}: </span>',
    )


def _known(row: Listed) -> str:
    """The second line of a row: entity, author if another, how sure, state if it is more than a draft."""
    parts = [f"<bdi>{_shown(words)}</bdi>" for words in (row.entity, row.author) if words]
    if row.confidence:
        parts.append(f"<span>{_escaped(row.confidence)}</span>")
    if row.state != "draft":
        parts.append(_state(row.state, row.returned))
    return f'<span class="meta">{"".join(parts)}</span>' if parts else ""


@lru_cache(maxsize=256)
def _state(state: str, note: str) -> str:
    """The component, drawn once for each state and reason."""
    return render_to_string("components/_state.html", {"state": state, "note": note}).strip()


def _escaped(words: str) -> str:
    """``html.escape``, asked only where there is something to escape: most runs are a few plain words."""
    return escape(words) if _SPECIAL.search(words) else words


def _shown(words: str) -> str:
    """Words of a row, escaped, what is not seen as chips."""
    return _words(words, 0, len(words)) if SUSPECT.search(words) else _escaped(words)


def _words(text: str, start: int, end: int) -> str:
    """The escaped words; the unseen characters stand in their chips, still counted."""
    parts: list[str] = []
    for at in hidden_at(text, start, end):
        char = text[at]
        parts.append(escape(text[start:at]))
        parts.append(
            f'<span class="invisible" data-c="{label(char)}">{_UNPRINTABLE.get(char) or escape(char)}</span>'
        )
        start = at + 1
    parts.append(escape(text[start:end]))
    return "".join(parts)
