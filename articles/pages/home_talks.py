"""What colleagues wrote to a person and he or she has not read."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Exists, OuterRef, Q, Subquery, Value
from django.db.models.functions import Coalesce
from django.urls import reverse
from django.utils import timezone

from articles.access import Seat
from articles.domain.day_words import since_words
from articles.models import Message, Thread, ThreadReading
from articles.models.thread import TARGETS

SHOWN = 12
WORK = ("annotation", "claim", "link")


@dataclass(frozen=True, slots=True)
class Talk:
    """The latest unread message of a thread that concerns the person."""

    url: str
    author: str
    where: str
    body: str
    at: datetime
    mentions: bool

    @property
    def age(self) -> str:
        """How long ago it was written."""
        return since_words(self.at, timezone.now())


def talks(seat: Seat) -> list[Talk]:
    """Open threads on own work, begun or joined by the person, or naming him or her. One query."""
    me = seat.user
    concerns = Q(opened_by=me) | Q(Exists(Message.objects.filter(thread=OuterRef("pk"), author=me)))
    for work in WORK:
        concerns |= Q(**{f"{work}__author": me})
    unread = Message.objects.filter(
        thread=OuterRef("pk"),
        id__gt=Coalesce(
            Subquery(
                ThreadReading.objects.filter(thread=OuterRef("thread"), user=me).values("last_message")[:1]
            ),
            Value(0),
        ),
    ).exclude(author=me)
    named = unread.filter(body__icontains=f"@{me.username}")
    latest = unread.order_by("-id").values("id")[:1]
    threads = (
        Thread.objects.filter(project=seat.project)
        .open()
        .visible_to(seat)
        .annotate(unread=Subquery(latest), mentions=Exists(named))
        .filter(unread__isnull=False)
        .filter(concerns | Q(mentions=True))
    )
    rows = (
        Message.objects.filter(id__in=threads.values("unread"))
        .annotate(mentions=Exists(threads.filter(pk=OuterRef("thread"), mentions=True)))
        .select_related("author", *(f"thread__{name}" for name in TARGETS))
        .defer("thread__article__text", "thread__article__raw")
        .order_by("-id")[:SHOWN]
    )
    return [_talk(seat, row) for row in rows]


def _talk(seat: Seat, message: Any) -> Talk:
    thread = message.thread
    kind = next(name for name in TARGETS if getattr(thread, f"{name}_id") is not None)
    return Talk(
        url=reverse("thread", args=[seat.project.slug, thread.uuid]),
        author=message.author.name,
        where=f"{'an' if kind[0] in 'aeiou' else 'a'} {kind}",
        body=message.body,
        at=message.created_at,
        mentions=message.mentions,
    )
