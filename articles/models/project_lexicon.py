"""The words by which a project's proposals are made, beside those that come with the tool."""

from django.conf import settings
from django.db import models

from articles.models.base import Exported
from articles.models.project import Project


class ProjectLexicon(Exported):
    """One version of a project's own words in one language; a change is a new version, never an edit.

    ``words``: {category: [word, …]}, the categories as in articles/domain/lexicons.
    """

    LOGGED = ("lang", "version", "words", "reason")

    project = models.ForeignKey(Project, models.CASCADE, related_name="lexicons")
    lang = models.CharField(max_length=12)
    version = models.PositiveIntegerField()
    words = models.JSONField(default=dict)
    reason = models.TextField(blank=True, default="")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")

    class Meta:
        ordering = ["project", "lang", "version"]
        constraints = [
            models.UniqueConstraint(fields=["project", "lang", "version"], name="lexicon_version_once"),
            models.CheckConstraint(condition=models.Q(version__gte=1), name="lexicon_versions_from_one"),
            models.CheckConstraint(condition=~models.Q(lang=""), name="lexicon_has_language"),
        ]

    def __str__(self) -> str:
        return f"{self.lang} {self.version}"
