"""The one module that builds HTML by hand: an article's words with their marks.

A template loop over thousands of runs is too slow (performance.md), so each piece of text is escaped here and
joined once. The contract, property-tested against hostile text: parsing the output gives back exactly
``text[start:end]`` (the browser counts its offsets in it) and the runs; no element or attribute comes from
the text. Two characters HTML cannot carry as they are: CR is written as a reference, NUL as U+FFFD.
"""

import re
from functools import lru_cache
from html import escape

from django import template
from django.utils.safestring import SafeString

from articles.domain.invisible import SUSPECT, hidden_at, label
from articles.domain.segments import ROWS_DRAWN, MarkedPassage, Run
from articles.domain.word_edges import cuts_grapheme

register = template.Library()

_FIRST_WORD = re.compile(r"\S{1,24}")
"""The chip hangs on one line box, so that a word without end is cut."""
_SPECIAL = re.compile(r"""[&<>"']""")
_UNPRINTABLE = {"\x00": "\ufffd", "\r": "&#13;"}


@register.simple_tag
def marked_text(view: MarkedPassage) -> SafeString:
    """``{% marked_text passage.view %}``: the passage's words with their marks."""
    return passage_html(view)


@register.filter
def visible(quote: str) -> SafeString:
    """``{{ quote|visible }}``: quoted words with their unseen characters as chips."""
    return SafeString(_words(quote, 0, len(quote), SUSPECT.search(quote) is not None))


def passage_html(view: MarkedPassage) -> SafeString:
    """Phrasing content, to be set inside the passage's own block element."""
    text = view.text
    chips = SUSPECT.search(text, view.start, view.end) is not None
    return SafeString("".join([_run(text, run, chips) for run in view.runs]))


def _run(text: str, run: Run, chips: bool) -> str:
    if not run.annotations and not run.claims and not run.field:
        return _words(text, run.start, run.end, chips)
    drawn = tuple([(tag_no, row) for _, tag_no, row in run.annotations if row <= ROWS_DRAWN])
    flags = (bool(run.claims), run.field, run.current, run.first, run.last)
    before, inner, after = _frame(bool(run.annotations), drawn, run.ground, flags)
    ids = ""
    if run.annotations:
        ids = f' data-a="{_escaped(" ".join([annotation[0] for annotation in run.annotations]))}"'
    if run.claims:
        ids += f' data-claims="{_escaped(" ".join(run.claims))}"'
    if run.starts or run.more:
        words = _with_first_word(text, run, chips)
    else:
        words = _words(text, run.start, run.end, chips)
    return f"{before}{ids}{inner}{words}{after}"


@lru_cache(maxsize=4096)
def _frame(
    marked: bool, drawn: tuple[tuple[int, int], ...], ground: int, flags: tuple[bool, bool, bool, bool, bool]
) -> tuple[str, str, str]:
    """What stands before the ids, between ids and words, and after the words."""
    claimed, field, current, first, last = flags
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


def _with_first_word(text: str, run: Run, chips: bool) -> str:
    """The letters of what begins here, and the count of what is not drawn, over the run's first word."""
    found = _FIRST_WORD.search(text, run.start, run.end)
    begin, end = found.span() if found else (run.start, run.end)
    while end < run.end and cuts_grapheme(text, end):
        end += 1
    more = f' data-more="+{run.more}"' if run.more else ""
    spans = [
        f'<span class="st t-{tag_no}{f" c{step}" if step > 1 else ""}" data-l="{escape(letter)}"'
        for step, (letter, tag_no) in enumerate(run.starts, 1)
    ] or ['<span class="st"']
    opened = ">".join(spans) + more + ">"
    return (
        _words(text, run.start, begin, chips)
        + opened
        + _words(text, begin, end, chips)
        + "</span>" * len(spans)
        + _words(text, end, run.end, chips)
    )


def _escaped(words: str) -> str:
    """``html.escape``, asked only where there is something to escape: most runs are a few plain words."""
    return escape(words) if _SPECIAL.search(words) else words


def _words(text: str, start: int, end: int, chips: bool) -> str:
    """The escaped words; with ``chips`` the unseen characters stand in their chips, still counted."""
    if not chips:
        return _escaped(text[start:end])
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
