"""Receipts: the same form sent twice makes one record."""

from django.conf import settings
from django.db import models


class Receipt(models.Model):
    """``key`` came with a form; ``digest`` is the hash of what it said; the result is what was made."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    key = models.UUIDField()
    verb = models.CharField(max_length=60)
    digest = models.CharField(max_length=64)
    result = models.JSONField(default=dict)
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["user", "key"], name="receipt_once")]

    def __str__(self) -> str:
        return f"{self.verb} {self.key}"
