"""How far a person has read a thread."""

from django.conf import settings
from django.db import models

from articles.models.thread import Thread


class ThreadReading(models.Model):
    """``last_message`` is the id of the last message this person has seen."""

    thread = models.ForeignKey(Thread, models.CASCADE, related_name="readings")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    last_message = models.PositiveBigIntegerField(default=0)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["thread", "user"], name="thread_reading_once")]

    def __str__(self) -> str:
        return f"{self.user_id} read {self.thread_id} to {self.last_message}"
