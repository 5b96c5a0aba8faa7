"""A plain-text article taken apart: title, note, paragraphs, headings, captions, byline, comments, furniture.

The forms are those of formats.md ("Article texts"). Whatever is not recognised is a paragraph, so that no
character is lost and none is hidden: the passages cover the text without gap or overlap.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from articles.domain import article_lines as lines_are
from articles.domain.comments_text import comment_author, replies

WRAPPED_WIDEST = 100
"""Characters of the longest line in a block that counts as one hard-wrapped paragraph."""


@dataclass(frozen=True, slots=True)
class PassageSpan:
    """[start, end) with one role; blank lines belong to the passage before them, leading ones to the first.

    ``comment`` is the index of the reader comment it belongs to (its head line is furniture with an index);
    ``number`` is the ¶ of a paragraph, counted from 1.
    """

    order: int
    kind: str
    start: int
    end: int
    comment: int | None = None
    number: int | None = None


@dataclass(frozen=True, slots=True)
class CommentSpan:
    """A reader comment with its head line. ``parent`` is the index of the comment it answers."""

    order: int
    author: str
    start: int
    end: int
    parent: int | None = None
    parent_basis: str = "none"


@dataclass(frozen=True, slots=True)
class ReadArticle:
    """What was understood of a text."""

    title: str
    passages: tuple[PassageSpan, ...]
    comments: tuple[CommentSpan, ...]


@dataclass(frozen=True, slots=True)
class _Line:
    start: int
    text: str
    joined: bool
    """Follows the line before without a blank line between."""


@dataclass(frozen=True, slots=True)
class _Unit:
    start: int
    kind: str
    comment: int | None = None


def read_article(text: str) -> ReadArticle:
    """Linear in the text; never refuses one."""
    lines = _lines(text)
    if not lines:
        return ReadArticle("", (PassageSpan(0, "furniture", 0, len(text)),) if text else (), ())
    title, *rest = lines
    first_comment = next((i for i, line in enumerate(rest) if comment_author(line.text)), len(rest))
    units = [_Unit(title.start, "title"), *_body(rest[:first_comment])]
    authors: list[str] = []
    openings: list[str] = []
    units += _discussion(rest[first_comment:], authors, openings)
    passages = _stretched(units, len(text))
    comments = _comments(passages, authors, openings)
    return ReadArticle(title.text.strip("\ufeff").strip(), passages, comments)


def _lines(text: str) -> list[_Line]:
    """The lines with words in them."""
    found: list[_Line] = []
    start, joined = 0, False
    for line in text.split("\n"):
        blank = lines_are.is_blank(line)
        if not blank:
            found.append(_Line(start, line, joined))
        joined = not blank
        start += len(line) + 1
    return found


def _body(lines: Sequence[_Line]) -> list[_Unit]:
    """Title and comments apart, every line (or hard-wrapped block) with its kind.

    Read from the end, because a heading is known by what follows it and a bio by nothing following it.
    """
    blocks = _blocks(lines)
    tags_at = next((i for i, block in enumerate(blocks) if lines_are.is_tag_line(block.text)), len(blocks))
    kinds: list[str] = [""] * len(blocks)
    at_foot, following, prose_before = True, "", _prose_before(blocks)
    for i in reversed(range(len(blocks))):
        line = blocks[i].text
        kind = _own_kind(line, following=following, after_tags=i > tags_at)
        at_head = not prose_before[i]
        signed = lines_are.is_signature(line, at_edge=at_foot or at_head)
        if not kind and (signed or (at_foot and lines_are.is_bio(line))):
            kind = "byline"
        elif not kind and not at_head and following == "paragraph" and lines_are.is_short(line):
            kind = "heading"
        kinds[i] = kind or "paragraph"
        if kind != "caption" or following != "paragraph":
            following = kinds[i]
        at_foot = at_foot and kinds[i] in ("furniture", "byline", "note")
    _trailing_site_tags(blocks, kinds)
    return [_Unit(block.start, kind) for block, kind in zip(blocks, kinds, strict=True)]


def _own_kind(line: str, *, following: str, after_tags: bool) -> str:
    """The kind that the line's words alone decide, or the empty string."""
    if lines_are.is_tag_line(line) or lines_are.is_comment_count(line):
        return "furniture"
    if after_tags and not lines_are.is_prose(line):
        return "furniture"
    if lines_are.is_file_name(line) or lines_are.is_caption(line, before_picture=following == "caption"):
        return "caption"
    return "note" if lines_are.is_note(line) else ""


def _prose_before(blocks: Sequence[_Line]) -> list[bool]:
    """For each block, whether a paragraph (anything but notes and signatures) stands before it."""
    found, before = [], False
    for block in blocks:
        found.append(before)
        aside = lines_are.is_note(block.text) or lines_are.is_signature(block.text, at_edge=True)
        before = before or not aside
    return found


def _trailing_site_tags(blocks: Sequence[_Line], kinds: list[str]) -> None:
    """Two or more short lines that nothing follows are the site's own list, not paragraphs."""
    foot = len(kinds)
    while foot and kinds[foot - 1] == "furniture":
        foot -= 1
    first = foot
    while first and kinds[first - 1] == "paragraph" and lines_are.is_short(blocks[first - 1].text):
        first -= 1
    if foot - first >= 2 and first:
        kinds[first:foot] = ["furniture"] * (foot - first)


def _blocks(lines: Sequence[_Line]) -> list[_Line]:
    """Lines, with the lines of a hard-wrapped paragraph joined into one."""
    blocks: list[_Line] = []
    i = 0
    while i < len(lines):
        j = i + 1
        while j < len(lines) and lines[j].joined:
            j += 1
        group = lines[i:j]
        wrapped = (
            len(group) > 1
            and all(len(line.text) <= WRAPPED_WIDEST for line in group)
            and any(lines_are.lacks_end(line.text) for line in group[:-1])
            and not any(_own_kind(line.text, following="", after_tags=False) for line in group)
        )
        if wrapped:
            blocks.append(_Line(group[0].start, " ".join(line.text.strip() for line in group), False))
        else:
            blocks.extend(group)
        i = j
    return blocks


def _discussion(lines: Sequence[_Line], authors: list[str], openings: list[str]) -> list[_Unit]:
    """Comment heads, their bodies line by line, and the furniture after them; fills authors and openings."""
    units: list[_Unit] = []
    inside = seen_indented = seen_any = False
    for line in lines:
        author = comment_author(line.text)
        if author is not None:
            authors.append(author)
            openings.append("")
            units.append(_Unit(line.start, "furniture", len(authors) - 1))
            inside, seen_indented, seen_any = True, False, False
            continue
        indented = line.text[:1].isspace()
        # A comment pasted without its indent: the first block after the head is still its body.
        unindented_body = not seen_indented and (not seen_any or line.joined)
        if inside and (indented or unindented_body or lines_are.is_prose(line.text)):
            openings[-1] = openings[-1] or line.text.strip()
            units.append(_Unit(line.start, "comment", len(authors) - 1))
            seen_indented, seen_any = seen_indented or indented, True
        else:
            inside = False
            units.append(_Unit(line.start, "furniture"))
    return units


def _stretched(units: Sequence[_Unit], length: int) -> tuple[PassageSpan, ...]:
    """Every unit up to the next one, the first from 0."""
    spans: list[PassageSpan] = []
    paragraphs = 0
    for i, unit in enumerate(units):
        paragraphs += unit.kind == "paragraph"
        spans.append(
            PassageSpan(
                i,
                unit.kind,
                unit.start if i else 0,
                units[i + 1].start if i + 1 < len(units) else length,
                unit.comment,
                paragraphs if unit.kind == "paragraph" else None,
            )
        )
    return tuple(spans)


def _comments(
    passages: Sequence[PassageSpan], authors: Sequence[str], openings: Sequence[str]
) -> tuple[CommentSpan, ...]:
    starts: dict[int, int] = {}
    ends: dict[int, int] = {}
    for passage in passages:
        if passage.comment is not None:
            starts.setdefault(passage.comment, passage.start)
            ends[passage.comment] = passage.end
    parents = replies(authors, openings)
    return tuple(
        CommentSpan(
            i, authors[i], starts[i], ends[i], parents[i], "none" if parents[i] is None else "mention"
        )
        for i in range(len(authors))
    )
