"""What a person handed in for import: shown first, stored only when confirmed."""

from django.conf import settings
from django.db import models

from articles.models.base import Exported
from articles.models.project import Project


class ImportBatchQuerySet(models.QuerySet["ImportBatch"]):
    """Batches as pages ask for them."""

    def of(self, project: Project) -> "ImportBatchQuerySet":
        """The batches of one project."""
        return self.filter(project=project)

    def open(self) -> "ImportBatchQuerySet":
        """Not confirmed yet: nothing of them is in the library."""
        return self.filter(confirmed_at__isnull=True)


class ImportBatch(Exported):
    """The files of one import: until ``confirmed_at`` a preview, afterwards the report of what came in."""

    project = models.ForeignKey(Project, models.CASCADE, related_name="import_batches")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    confirmed_at = models.DateTimeField(null=True, blank=True)

    objects = ImportBatchQuerySet.as_manager()

    class Meta:
        verbose_name_plural = "import batches"
        indexes = [models.Index(fields=["project", "by", "-id"], name="import_batch_of_person")]

    def __str__(self) -> str:
        return f"import {self.uuid}"
