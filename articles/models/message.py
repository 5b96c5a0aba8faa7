"""Messages of a thread, and who has read how far."""

from django.conf import settings
from django.db import models

from articles.models.base import Exported
from articles.models.thread import Thread


class Message(Exported):
    """One message. An edit keeps the earlier words in the log."""

    LOGGED = ("body",)

    thread = models.ForeignKey(Thread, models.PROTECT, related_name="messages")
    author = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    body = models.TextField()
    edited_at = models.DateTimeField(null=True, blank=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ["thread", "id"]
        constraints = [models.CheckConstraint(condition=~models.Q(body=""), name="message_not_empty")]

    def __str__(self) -> str:
        return self.body[:40]
