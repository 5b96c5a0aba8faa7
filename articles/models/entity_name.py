"""Every spelling an entity goes by."""

from anyascii import anyascii
from django.db import models

from articles.domain.names import fold
from articles.models.entity import Entity


def folded_name(text: str) -> str:
    """``text`` as names are matched, in any script: in Latin letters, then folded. At most 400 characters."""
    return fold(anyascii(text))[:400]


class EntityName(models.Model):
    """One spelling of an entity's name."""

    TYPES = tuple(
        (t, t.replace("_", " "))
        for t in ("name", "alias", "weak_alias", "previous_name", "translation", "spelling_error")
    )

    entity = models.ForeignKey(Entity, models.CASCADE, related_name="names")
    text = models.CharField(max_length=200)
    folded = models.CharField(max_length=400, help_text="For matching: lower case, plain Latin letters.")
    lang = models.CharField(max_length=12, blank=True, default="")
    script = models.CharField(max_length=4, blank=True, default="")
    type = models.CharField(max_length=16, choices=TYPES, default="alias")

    class Meta:
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(fields=["entity", "text"], name="entity_name_once"),
            models.UniqueConstraint(
                fields=["entity"], condition=models.Q(type="name"), name="entity_one_main_name"
            ),
            models.CheckConstraint(condition=~models.Q(text=""), name="entity_name_not_empty"),
        ]
        indexes = [models.Index(fields=["folded"], name="entity_name_folded")]

    def __str__(self) -> str:
        return self.text
