"""Files stored as articles: in = new + duplicate + refused, each refused file named with its reason."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from django.db import IntegrityError

from articles.actions.articles import store_article
from articles.actions.import_chunks import Taken, store_taken, take
from articles.domain.errors import Refused
from articles.domain.passages import ReadArticle, read_article
from articles.domain.texts import Duplicate, Unreadable, file_name, refuse_size
from articles.models import Article, Project, User

NEW, DUPLICATE, REFUSED = "new", "duplicate", "refused"
CHUNK = 100  # texts stored in one transaction
CHUNK_BYTES = 8 * 1024 * 1024  # of files in memory at once


@dataclass(frozen=True, slots=True)
class Source:
    """A file that was handed in; it is not read before its ``size`` (bytes) was judged."""

    name: str
    size: int
    read: Callable[[], bytes]


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one file. ``article`` is the new article, or the one that it duplicates."""

    name: str
    result: str
    reason: str = ""
    title: str = ""
    article: str = ""
    paragraphs: int = 0
    comments: int = 0


@dataclass(frozen=True, slots=True)
class Report:
    """The outcomes of an import, in the order of its files."""

    outcomes: tuple[Outcome, ...]

    def count(self, result: str) -> int:
        """How many files ended as ``result``."""
        return sum(outcome.result == result for outcome in self.outcomes)


def import_texts(
    *,
    project: Project,
    sources: Iterable[Source],
    by: User,
    told: Callable[[Outcome], object] | None = None,
) -> Report:
    """Store the texts, CHUNK at a time; ``told`` hears of each outcome when its chunk is stored.

    A second run over the same files adds nothing, so that one that broke off is simply run again.
    """
    outcomes = []
    for chunk in _chunks(sources):
        for outcome in _chunk_imported(project, chunk, by):
            outcomes.append(outcome)
            if told is not None:
                told(outcome)
    return Report(tuple(outcomes))


def _chunks(sources: Iterable[Source]) -> Iterator[list[Source]]:
    """At most CHUNK files at a time, and no more than CHUNK_BYTES of them unless one alone has more."""
    chunk: list[Source] = []
    for source in sources:
        if chunk and (len(chunk) == CHUNK or sum(s.size for s in chunk) + source.size > CHUNK_BYTES):
            yield chunk
            chunk = []
        chunk.append(source)
    if chunk:
        yield chunk


def _chunk_imported(project: Project, chunk: list[Source], by: User) -> list[Outcome]:
    """Store what can be read of some files in one transaction.

    When somebody else stores one of them meanwhile, each is stored in a transaction of its own.
    """
    read = [_taken(project, source, by) for source in chunk]
    taken = [one for one in read if isinstance(one, Taken)]
    try:
        found = iter(store_taken(project=project, taken=taken, by=by))
    except IntegrityError:
        return [imported(project=project, source=source, by=by) for source in chunk]
    outcomes = []
    for one in read:
        if isinstance(one, Outcome):
            outcomes.append(one)
        else:
            twin = next(found)
            outcomes.append(_refused(one.article.raw_name, twin) if twin else _new(one.article, one.read))
    return outcomes


def _taken(project: Project, source: Source, by: User) -> Taken | Outcome:
    name = file_name(source.name)
    try:
        refuse_size(source.size, name)
        return take(project=project, raw=source.read(), name=name, by=by)
    except Unreadable as refusal:
        return _refused(name, refusal)
    except OSError as error:
        return _unopened(name, error)


def imported(*, project: Project, source: Source, by: User, **given: Any) -> Outcome:
    """Store one file in a transaction of its own, with the details that are ``given`` of it."""
    name = file_name(source.name)
    try:
        refuse_size(source.size, name)
        article = store_article(project=project, raw=source.read(), raw_name=name, by=by, **given)
    except (Unreadable, Duplicate) as refusal:
        return _refused(name, refusal)
    except Refused as refusal:
        return Outcome(name, REFUSED, refusal.reason)
    except OSError as error:
        return _unopened(name, error)
    return _new(article, read_article(article.text))


def _new(article: Article, read: ReadArticle) -> Outcome:
    return Outcome(
        article.raw_name,
        NEW,
        title=article.title,
        article=str(article.uuid),
        paragraphs=sum(passage.kind == "paragraph" for passage in read.passages),
        comments=len(read.comments),
    )


def _unopened(name: str, error: OSError) -> Outcome:
    return Outcome(name, REFUSED, f"the file cannot be opened: {error.strerror or error}")


def _refused(name: str, refusal: Unreadable | Duplicate) -> Outcome:
    if isinstance(refusal, Duplicate):
        return Outcome(name, DUPLICATE, refusal.cause, title=refusal.title, article=refusal.article)
    return Outcome(name, REFUSED, refusal.cause)
