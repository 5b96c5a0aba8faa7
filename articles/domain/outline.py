"""The outline of an article, as the left rail shows it."""

from collections.abc import Sequence
from dataclasses import dataclass

from articles.domain.passages import PassageSpan


@dataclass(frozen=True, slots=True)
class OutlineEntry:
    """A line of the outline: kind is note, beginning, heading or comments; ``order`` is the passage it opens.

    ``first`` and ``last`` are the paragraph numbers it governs; ``count`` is the number of reader comments.
    """

    kind: str
    order: int
    label: str
    first: int | None = None
    last: int | None = None
    count: int = 0


def outline(passages: Sequence[PassageSpan], text: str) -> tuple[OutlineEntry, ...]:
    """Notes, the beginning, every heading with its paragraphs, and the comments, in reading order."""
    opened: list[tuple[str, PassageSpan]] = []
    governed: list[list[int]] = []
    comments: set[int] = set()
    for passage in passages:
        if passage.comment is not None:
            if not comments:
                opened.append(("comments", passage))
                governed.append([])
            comments.add(passage.comment)
        elif passage.kind in ("note", "heading"):
            opened.append((passage.kind, passage))
            governed.append([])
        elif passage.number is not None:
            under = next((i for i in reversed(range(len(opened))) if opened[i][0] != "note"), None)
            if under is None:
                opened.append(("beginning", passage))
                governed.append([])
                under = len(opened) - 1
            governed[under].append(passage.number)
    return tuple(
        OutlineEntry(
            kind,
            passage.order,
            text[passage.start : passage.end].strip() if kind == "heading" else "",
            numbers[0] if numbers else None,
            numbers[-1] if numbers else None,
            len(comments) if kind == "comments" else 0,
        )
        for (kind, passage), numbers in zip(opened, governed, strict=True)
    )
