"""Threads: the one of a thing with its messages, the list of a project, the counts beside the work."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import Count, Exists, IntegerField, Max, OuterRef, QuerySet, Subquery, Value
from django.db.models.functions import Coalesce, Lower
from django.urls import reverse

from articles.access import Seat
from articles.domain.mentions import Piece, pieces
from articles.domain.permissions import Action
from articles.models import Annotation, Article, Claim, ClaimLink, Membership, Message, Tag, Thread
from articles.models.thread import Target, kind_of
from articles.pages.claims_figures import figure_words
from articles.pages.keyset import Stretch, cut
from articles.pages.queue_rows import source_of

PAGE = 50
CLIP = 220  # characters of the latest message in the list
KINDS = {"article": "Article", "annotation": "Mark", "claim": "Claim", "link": "Link", "incident": "Incident"}
SHOW = ("open", "resolved")
HEAVY = tuple(
    f"{path}__{column}"
    for path in ("article", "annotation__article", "claim__article")
    for column in ("text", "raw")
)


@dataclass(frozen=True, slots=True)
class Counts:
    """``open``: threads nobody has resolved (0 or 1 for one thing); ``unread``: messages others wrote."""

    open: int = 0
    unread: int = 0


@dataclass(frozen=True, slots=True)
class About:
    """What a thread is about. ``words`` is a quote or a title, ``figure`` says what a claim or link holds."""

    kind: str
    uuid: UUID
    label: str
    words: str
    url: str
    source: str = ""
    figure: str = ""
    language: str = ""
    tag: Tag | None = None

    @property
    def printed(self) -> bool:
        """Whether the words are an outlet's, and not ours."""
        return self.kind in {"article", "annotation", "claim"}


@dataclass(frozen=True, slots=True)
class MessageView:
    """One message; ``version`` is what an edit of it names."""

    uuid: UUID
    author: str
    at: datetime
    edited_at: datetime | None
    own: bool
    unread: bool
    body: str
    pieces: tuple[Piece, ...]
    version: int


@dataclass(frozen=True, slots=True)
class ThreadView:
    """The thread of a thing; without messages nobody has written yet and ``uuid`` is None."""

    about: About
    uuid: UUID | None
    messages: tuple[MessageView, ...]
    resolved_by: str
    resolved_at: datetime | None
    may_write: bool

    @property
    def counts(self) -> Counts:
        """The two numbers of its slot."""
        is_open = bool(self.messages) and self.resolved_at is None
        return Counts(int(is_open), sum(message.unread for message in self.messages))


@dataclass(frozen=True, slots=True)
class ThreadRow:
    """One line of the list: what it is about and the latest message."""

    about: About
    url: str
    author: str
    at: datetime
    body: str
    messages: int
    unread: int


@dataclass(frozen=True, slots=True)
class ThreadsPage:
    """The list; ``after`` is the address part of what follows, empty at the end."""

    rows: tuple[ThreadRow, ...]
    shown: str
    after: str
    begun: bool


def counts(seat: Seat, target_type: str, ids: Iterable[int]) -> dict[int, Counts]:
    """Counts by key for things that this person sees; without those nobody has talked about. One query."""
    path = f"{target_type}_id"
    rows = (
        Thread.objects.filter(**{f"{path}__in": list(ids)})
        .annotate(unread=_number(Message.objects.unread_by(seat.user)))
        .values_list(path, "resolved_at", "unread")
    )
    return {key: Counts(int(resolved is None), unread) for key, resolved, unread in rows}


def counts_of(seat: Seat, target: Target) -> Counts:
    """The counts of one thing. One query."""
    return counts(seat, kind_of(target), [target.pk]).get(target.pk, Counts())


def thread_view(seat: Seat, target: Target) -> ThreadView:
    """The thread of ``target`` with all its messages. Three queries."""
    thread = Thread.objects.about(target).select_related("resolved_by").first()
    return ThreadView(
        about=about(seat, target),
        uuid=thread.uuid if thread else None,
        messages=tuple(_messages(seat, thread)) if thread else (),
        resolved_by=thread.resolved_by.name if thread and thread.resolved_by else "",
        resolved_at=thread.resolved_at if thread else None,
        may_write=seat.may(Action.CREATE),
    )


def message_view(seat: Seat, message: Message) -> MessageView:
    """One message, as it stands. One query."""
    return _view(seat, message, unread=False, names=_names(seat))


def threads_page(seat: Seat, *, shown: str = "open", after: str = "") -> ThreadsPage:
    """Fifty threads that this person may see, unread ones first, then by the latest message. Five queries.

    ``after`` is "0-<uuid>" (among the unread) or "1-<uuid>".
    """
    shown = shown if shown in SHOW else SHOW[0]
    rows = Thread.objects.of(seat.project).visible_to(seat).filter(resolved_at__isnull=shown == "open")
    unread = Message.objects.unread_by(seat.user).filter(thread=OuterRef("pk"))
    with_all: QuerySet[Thread] = rows.select_related(
        "article", "annotation__article", "annotation__tag", "claim__article", "link__claim_a",
        "link__claim_b", "incident",
    ).defer(*HEAVY)  # fmt: skip
    latest = Message.objects.filter(thread=OuterRef("pk")).order_by().values("thread")
    key = Coalesce(Subquery(latest.annotate(last=Max("id")).values("last")), Value(0))
    stretches = [
        Stretch(with_all.filter(Exists(unread)), key, down=True),
        Stretch(with_all.filter(~Exists(unread)), key, down=True),
    ]
    at, edge = _edge(rows, after)
    page = cut(stretches, PAGE, edge=edge, at=at)
    last = page.rows[-1] if page.later else None
    found = _rows(seat, page.rows)
    return ThreadsPage(
        rows=tuple(found),
        shown=shown,
        after=f"{int(not found[-1].unread)}-{last.uuid}" if last else "",
        begun=edge is not None,
    )


def about(seat: Seat, target: Target) -> About:
    """What a thread is about, from a row with its article (a link: with its claims). No query."""
    kind, slug = kind_of(target), seat.project.slug
    label = KINDS[kind]
    if isinstance(target, Annotation):
        url = f"{reverse('article', args=[slug, target.article.uuid])}?mark={target.uuid}"
        article = target.article
        source, language = source_of(article), article.language
        return About(kind, target.uuid, label, target.quote, url, source, "", language, target.tag)
    url = reverse(kind, args=[slug, target.uuid])
    if isinstance(target, Claim):
        source, language = source_of(target.article), target.article.language
        return About(kind, target.uuid, label, target.quote, url, source, figure_words(target), language)
    if isinstance(target, ClaimLink):
        pair = f"{figure_words(target.claim_a)} · {figure_words(target.claim_b)}"
        return About(kind, target.uuid, label, target.get_kind_display(), url, figure=pair)
    if isinstance(target, Article):
        source, language = source_of(target), target.language
        return About(kind, target.uuid, label, target.title, url, source, "", language)
    return About(kind, target.uuid, label, target.title, url)


def _messages(seat: Seat, thread: Thread) -> Iterable[MessageView]:
    names = _names(seat)
    unread = Message.objects.unread_by(seat.user).filter(pk=OuterRef("pk"))
    rows = thread.messages.select_related("author").order_by("id").annotate(is_unread=Exists(unread))
    return [_view(seat, row, unread=row.is_unread, names=names) for row in rows]  # type: ignore[attr-defined]


def _view(seat: Seat, row: Message, *, unread: bool, names: frozenset[str]) -> MessageView:
    return MessageView(
        uuid=row.uuid,
        author=row.author.name,
        at=row.created_at,
        edited_at=row.edited_at,
        own=row.author_id == seat.user.pk,
        unread=unread,
        body=row.body,
        pieces=pieces(row.body, names),
        version=row.version,
    )


def _names(seat: Seat) -> frozenset[str]:
    """The user names of the project, lower case: who can be called. One query."""
    seats = Membership.objects.filter(project=seat.project)
    return frozenset(seats.values_list(Lower("user__username"), flat=True))


def _number(messages: QuerySet[Message]) -> Coalesce:
    """How many of ``messages`` a thread has, as a column."""
    own = messages.filter(thread=OuterRef("pk")).order_by().values("thread")
    return Coalesce(Subquery(own.annotate(n=Count("pk")).values("n"), output_field=IntegerField()), Value(0))


def _edge(rows: QuerySet[Thread], after: str) -> tuple[int, Thread | None]:
    part, _, name = after.partition("-")
    try:
        return int(part == "1"), rows.filter(uuid=UUID(name)).first()
    except ValueError:
        return 0, None


def _rows(seat: Seat, threads: list[Thread]) -> list[ThreadRow]:
    """The lines, with each thread's latest message and its numbers. Two queries."""
    latest: dict[int, Message] = {
        message.thread_id: message
        for message in Message.objects.filter(
            pk__in=[thread.edge_key for thread in threads]  # type: ignore[attr-defined]
        ).select_related("author")
    }
    numbers = _numbers(seat, threads)
    return [_row(seat, thread, latest[thread.pk], numbers[thread.pk]) for thread in threads]


def _numbers(seat: Seat, threads: list[Thread]) -> Mapping[int, Mapping[str, Any]]:
    rows = Thread.objects.filter(pk__in=[thread.pk for thread in threads]).annotate(
        n=_number(Message.objects.all()), unread=_number(Message.objects.unread_by(seat.user))
    )
    return {row["pk"]: row for row in rows.values("pk", "n", "unread")}


def _row(seat: Seat, thread: Thread, latest: Message, numbers: Mapping[str, Any]) -> ThreadRow:
    where = about(seat, thread.target)
    return ThreadRow(
        about=where,
        url=reverse("thread_of", args=[seat.project.slug, where.kind, where.uuid]),
        author=latest.author.name,
        at=latest.created_at,
        body=latest.body if len(latest.body) <= CLIP else f"{latest.body[:CLIP].rstrip()}…",
        messages=numbers["n"],
        unread=numbers["unread"],
    )
