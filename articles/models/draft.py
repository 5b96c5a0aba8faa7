"""What a person has typed into a form and not saved yet."""

from typing import Any

from django.conf import settings
from django.db import models
from django.utils import timezone

from articles.domain.drafts import NAME_LENGTH, PART_LENGTH
from articles.models.article import Article
from articles.models.project import Project


class DraftQuerySet(models.QuerySet["Draft"]):
    """Drafts are read by whom they belong to, and by nobody else."""

    def of(self, user: Any) -> "DraftQuerySet":
        """A person's own."""
        return self.filter(user=user)

    def unsent(self) -> "DraftQuerySet":
        """Those whose form was not saved: a receipt with the same key says that it was."""
        from articles.models.receipt import Receipt

        saved = Receipt.objects.filter(user=models.OuterRef("user"), key=models.OuterRef("key"))
        return self.filter(~models.Exists(saved))


class Draft(models.Model):
    """A form while it is being written: no evidence, seen by its writer only, gone when the form is saved.

    ``fields`` lists [name, value] as the form would send them. ``key`` is the form's own, so that its receipt
    tells whether it was saved. ``window`` is the browser window that wrote it last.
    """

    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    project = models.ForeignKey(Project, models.CASCADE, related_name="+")
    article = models.ForeignKey(Article, models.CASCADE, null=True, blank=True, related_name="+")
    form = models.CharField(max_length=NAME_LENGTH)
    target_type = models.CharField(max_length=20)
    target = models.UUIDField()
    part = models.CharField(max_length=PART_LENGTH, blank=True, default="")
    fields = models.JSONField(default=list)
    key = models.UUIDField()
    window = models.UUIDField()
    version = models.PositiveIntegerField(default=1)
    updated_at = models.DateTimeField(default=timezone.now, db_index=True)

    objects = DraftQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["user", "form", "target_type", "target", "part"], name="draft_once"
            )
        ]
        indexes = [
            models.Index(fields=["user", "key"], name="draft_of_form"),
            models.Index(fields=["user", "project", "-updated_at"], name="draft_of_person"),
        ]

    def __str__(self) -> str:
        return f"{self.form} of {self.user_id}"
