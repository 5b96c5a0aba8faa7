"""The parts of a discontinuous annotation."""

from django.db import models

from articles.models.annotation import Annotation


class AnnotationFragment(models.Model):
    """One part [start, end) of an annotation that skips words."""

    annotation = models.ForeignKey(Annotation, models.CASCADE, related_name="fragments")
    order = models.PositiveIntegerField()
    start = models.PositiveIntegerField()
    end = models.PositiveIntegerField()
    quote = models.TextField()

    class Meta:
        ordering = ["annotation", "order"]
        constraints = [
            models.UniqueConstraint(fields=["annotation", "order"], name="fragment_order_once"),
            models.CheckConstraint(condition=models.Q(start__lt=models.F("end")), name="fragment_not_empty"),
        ]

    def __str__(self) -> str:
        return self.quote[:40]
