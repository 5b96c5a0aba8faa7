"""Projects."""

from django.db import models
from django.db.models.functions import Lower

from articles.models.base import Exported


class ProjectQuerySet(models.QuerySet["Project"]):
    """Projects as a person meets them."""

    def of(self, user) -> "ProjectQuerySet":  # type: ignore[no-untyped-def]
        """The projects in which ``user`` has a seat."""
        return self.filter(memberships__user=user)


class Project(Exported):
    """A body of articles with its own tags, people and incidents."""

    slug = models.SlugField(unique=True, max_length=60)
    title = models.CharField(max_length=200)
    description = models.TextField(blank=True, default="")
    open_work = models.BooleanField(
        default=False, help_text="Analysts see each other's work before it is accepted."
    )

    objects = ProjectQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(Lower("slug"), name="project_slug_any_case"),
            models.CheckConstraint(condition=~models.Q(title=""), name="project_has_title"),
        ]

    def __str__(self) -> str:
        return self.title
