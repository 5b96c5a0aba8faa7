"""Where in their article words stand: text, passage kind, commenter, for many rows at once."""

import hashlib
import hmac
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from django.conf import settings

from articles.models import Article, Passage, Project


class Corrupt(Exception):
    """Words that do not stand where their row says: the export stops and names the row."""


@dataclass(slots=True)
class PrintedText:
    """One article's text with its passages."""

    title: str
    uuid: str
    text: str
    sha256: str
    starts: list[int] = field(default_factory=list)
    kinds: list[str] = field(default_factory=list)
    commenters: list[str | None] = field(default_factory=list)

    def place(self, start: int) -> tuple[str, str | None]:
        """Kind of the passage at ``start``, and the commenter's name inside a comment."""
        at = bisect_right(self.starts, start) - 1
        return (self.kinds[at], self.commenters[at]) if at >= 0 else ("", None)

    def checked(self, start: int, end: int, quote: str, what: str, uuid: object) -> str:
        """``quote``, after looking it up in the text; raises Corrupt naming ``what`` it is and its id."""
        if self.text[start:end] != quote:
            raise Corrupt(
                f"{what} {uuid}: the words at {start}–{end} are not “{quote[:60]}”. Nothing was exported."
            )
        return quote


def printed_texts(articles: Iterable[int]) -> dict[int, PrintedText]:
    """The texts of these articles by key. Two queries."""
    wanted = set(articles)
    found = {
        pk: PrintedText(title, str(uuid), text, sha256)
        for pk, title, uuid, text, sha256 in Article.objects.filter(pk__in=wanted).values_list(
            "pk", "title", "uuid", "text", "text_sha256"
        )
    }
    passages = Passage.objects.filter(article__in=wanted).order_by("article", "start")
    for pk, start, kind, name in passages.values_list("article_id", "start", "kind", "comment__author_label"):
        one = found[pk]
        one.starts.append(start)
        one.kinds.append(kind)
        one.commenters.append(name)
    return found


def commenter_hash(project: Project, name: str | None) -> str | None:
    """A keyed hash: the same name gives the same hash within a project and nowhere else."""
    if not name:
        return None
    key = f"{settings.SECRET_KEY}:{project.uuid}".encode()
    return hmac.new(key, name.encode(), hashlib.sha256).hexdigest()[:16]


def grouped(pairs: Iterable[tuple[int, str]]) -> dict[int, list[str]]:
    """Values by key, in order."""
    found: dict[int, list[str]] = defaultdict(list)
    for key, value in pairs:
        found[key].append(value)
    return found
