"""Comments printed under an article: evidence of a lower tier."""

from django.db import models

from articles.models.article import Article
from articles.models.base import Exported


class ReaderComment(Exported):
    """One comment with its place in the reply tree. ``parent_basis`` says how the parent is known."""

    BASES = (("none", "no reply"), ("mention", "names the person"), ("markup", "nested in the page"))

    article = models.ForeignKey(Article, models.CASCADE, related_name="comments")
    order = models.PositiveIntegerField()
    author_label = models.CharField(max_length=200)
    start = models.PositiveIntegerField()
    end = models.PositiveIntegerField()
    parent = models.ForeignKey("self", models.CASCADE, null=True, blank=True, related_name="replies")
    parent_basis = models.CharField(max_length=8, choices=BASES, default="none")
    promoted = models.BooleanField(default=False)

    class Meta:
        ordering = ["article", "order"]
        constraints = [
            models.UniqueConstraint(fields=["article", "order"], name="comment_order_once"),
            models.CheckConstraint(condition=models.Q(start__lt=models.F("end")), name="comment_not_empty"),
            models.CheckConstraint(
                condition=models.Q(parent__isnull=True, parent_basis="none")
                | models.Q(parent__isnull=False, parent_basis__in=["mention", "markup"]),
                name="comment_parent_has_basis",
            ),
            models.CheckConstraint(
                condition=~models.Q(parent=models.F("id")), name="comment_not_its_own_parent"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.author_label} ({self.order})"
