"""The log: one row for each act, chained by hashes, never changed and never removed."""

from django.conf import settings
from django.db import models

from articles.models.article import Article
from articles.models.project import Project


class LogEntry(models.Model):
    """Who did what to what, when, before and after (articles.actions.log writes them)."""

    chain = models.CharField(max_length=36, help_text="The project's uuid, or 'site'.")
    seq = models.PositiveBigIntegerField()
    at = models.DateTimeField()
    project = models.ForeignKey(Project, models.PROTECT, null=True, blank=True, related_name="log")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+")
    who = models.CharField(max_length=150)
    verb = models.CharField(max_length=60)
    subject_type = models.CharField(max_length=30)
    subject_id = models.CharField(max_length=36)
    article = models.ForeignKey(Article, models.PROTECT, null=True, blank=True, related_name="log")
    before = models.JSONField(null=True, blank=True)
    after = models.JSONField(null=True, blank=True)
    reason = models.TextField(blank=True, default="")
    undoes = models.OneToOneField("self", models.PROTECT, null=True, blank=True, related_name="undone_by")
    previous_hash = models.CharField(max_length=64)
    hash = models.CharField(max_length=64)

    class Meta:
        verbose_name_plural = "log entries"
        ordering = ["id"]
        constraints = [models.UniqueConstraint(fields=["chain", "seq"], name="log_seq_once")]
        indexes = [
            models.Index(fields=["subject_type", "subject_id", "id"], name="log_of_subject"),
            models.Index(fields=["by", "article", "-id"], name="log_of_person_in_article"),
        ]

    def __str__(self) -> str:
        return f"{self.seq} {self.who} {self.verb}"


class LogHead(models.Model):
    """The last link of a chain: locked while an entry is appended."""

    chain = models.CharField(max_length=36, unique=True)
    seq = models.PositiveBigIntegerField(default=0)
    hash = models.CharField(max_length=64, blank=True, default="")

    def __str__(self) -> str:
        return f"{self.chain}: {self.seq}"
