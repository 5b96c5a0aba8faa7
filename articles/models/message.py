"""Messages of a thread."""

from django.conf import settings
from django.db import models
from django.db.models.functions import Coalesce

from articles.models.base import Exported, Versioned
from articles.models.thread import Thread
from articles.models.thread_reading import ThreadReading
from articles.models.user import User


class MessageQuerySet(models.QuerySet["Message"]):
    """Messages as pages ask for them."""

    def unread_by(self, user: User) -> "MessageQuerySet":
        """What others wrote after the last message this person has seen of the thread."""
        seen = ThreadReading.objects.filter(thread=models.OuterRef("thread"), user=user)
        last = Coalesce(models.Subquery(seen.values("last_message")[:1]), models.Value(0))
        return self.exclude(author=user).filter(id__gt=last)


class Message(Exported, Versioned):
    """One message. An edit keeps the earlier words in the log."""

    LOGGED = ("body",)

    thread = models.ForeignKey(Thread, models.PROTECT, related_name="messages")
    author = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    body = models.TextField()
    edited_at = models.DateTimeField(null=True, blank=True)

    objects = MessageQuerySet.as_manager()

    class Meta:
        ordering = ["thread", "id"]
        constraints = [models.CheckConstraint(condition=~models.Q(body=""), name="message_not_empty")]

    def __str__(self) -> str:
        return self.body[:40]
