"""What was understood of a text, line by line, before it is stored."""

from collections.abc import Iterable
from dataclasses import dataclass

from articles.domain.passages import CommentSpan, PassageSpan, ReadArticle

CLIP = 110  # characters of a passage in the preview
OPENING = 2  # paragraphs shown of a run; the others fold behind "n more paragraphs"
LINES = 400  # lines of a preview
DEEPEST = 3  # steps of indentation


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the preview: what it was read as, and its words. ``more`` are folded behind it."""

    label: str
    words: str
    indent: int = 0
    furniture: bool = False
    more: tuple["Line", ...] = ()


LABELS = {
    "title": "Title",
    "note": "Update note",
    "heading": "Heading",
    "caption": "Caption",
    "byline": "Byline",
    "furniture": "Furniture",
}


def preview_lines(text: str, read: ReadArticle) -> tuple[tuple[Line, ...], int]:
    """What was understood, in reading order, and how many lines were left off beyond LINES."""
    lines: list[Line] = []
    run: list[Line] = []
    spoken: dict[int, list[PassageSpan]] = {}
    for passage in read.passages:
        if passage.comment is not None and passage.kind == "comment":
            spoken.setdefault(passage.comment, []).append(passage)
    told: set[int] = set()
    for passage in read.passages:
        words = clip(text[passage.start : passage.end])
        if passage.kind == "paragraph":
            run.append(Line(f"Paragraph {passage.number}", words))
            continue
        lines += _folded(run)
        run = []
        if passage.comment is None:
            lines.append(Line(LABELS[passage.kind], words, furniture=passage.kind == "furniture"))
        elif passage.comment not in told:
            told.add(passage.comment)
            lines.append(_comment(text, read.comments, passage.comment, spoken.get(passage.comment, [])))
    lines += _folded(run)
    return tuple(lines[:LINES]), max(0, len(lines) - LINES)


def _folded(run: list[Line]) -> list[Line]:
    if len(run) <= OPENING + 1:
        return run
    rest = run[OPENING:]
    return [*run[:OPENING], Line("", f"{len(rest):,} more paragraphs", more=tuple(rest[:LINES]))]


BASES = {"none": "Comment", "mention": "Reply, by name", "markup": "Reply, by markup"}


def _comment(
    text: str, comments: tuple[CommentSpan, ...], index: int, passages: Iterable[PassageSpan]
) -> Line:
    span = comments[index]
    body = [text[p.start : p.end] for p in passages]
    words = f"{span.author}: {clip(' '.join(body))}"
    if len(body) > 1:
        words += f" ({len(body)} paragraphs)"
    return Line(BASES[span.parent_basis], words, indent=min(_depth(comments, index), DEEPEST))


def _depth(comments: tuple[CommentSpan, ...], index: int) -> int:
    """Steps up to a comment that answers nobody; a parent always stands earlier, so this ends."""
    depth, parent = 0, comments[index].parent
    while parent is not None and depth < DEEPEST:
        depth, parent = depth + 1, comments[parent].parent
    return depth


def clip(words: str) -> str:
    """The first CLIP characters on one line, to the end of a word."""
    line = " ".join(words[: CLIP * 4].split())
    if len(line) <= CLIP:
        return line
    return line[:CLIP].rsplit(" ", 1)[0].rstrip(" ,;:–-") + "…"
