"""Stretches of an article's text."""

from collections.abc import Iterable

from django.db import connections, models

from articles.models.article import Article, PassageKind
from articles.models.reader_comment import ReaderComment

Row = tuple[int, int, str, int | None, int, int, int | None]
INSERT = """
INSERT INTO articles_passage (article_id, "order", kind, number, start, "end", comment_id)
VALUES (%s, %s, %s, %s, %s, %s, %s)
"""


class PassageQuerySet(models.QuerySet["Passage"]):
    """Passages as an import stores them."""

    def insert(self, rows: Iterable[Row]) -> None:
        """Insert (article, order, kind, number, start, end, comment) by keys; a third of bulk_create's time.

        Raises IntegrityError as any INSERT. One statement.
        """
        with connections[self.db].cursor() as cursor:
            cursor.executemany(INSERT, list(rows))


class Passage(models.Model):
    """[start, end) of the text with one role; the passages of an article cover it without gap or overlap."""

    article = models.ForeignKey(Article, models.CASCADE, related_name="passages")
    order = models.PositiveIntegerField()
    kind = models.CharField(max_length=12, choices=PassageKind.choices)
    number = models.PositiveIntegerField(null=True, blank=True, help_text="¶ number of a paragraph.")
    start = models.PositiveIntegerField()
    end = models.PositiveIntegerField()
    graphic = models.BooleanField(
        default=False, db_default=False, help_text="Blurred until asked for; no evidence."
    )
    comment = models.ForeignKey(ReaderComment, models.CASCADE, null=True, blank=True, related_name="passages")

    objects = PassageQuerySet.as_manager()

    class Meta:
        ordering = ["article", "order"]
        constraints = [
            models.UniqueConstraint(fields=["article", "order"], name="passage_order_once"),
            models.UniqueConstraint(fields=["article", "start"], name="passage_start_once"),
            models.UniqueConstraint(fields=["article", "end"], name="passage_end_once"),
            models.CheckConstraint(condition=models.Q(start__lt=models.F("end")), name="passage_not_empty"),
            models.CheckConstraint(
                condition=models.Q(kind__in=PassageKind.values), name="passage_kind_known"
            ),
            models.CheckConstraint(
                condition=~models.Q(kind="comment") | models.Q(comment__isnull=False),
                name="passage_of_comment_names_it",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.start}–{self.end}"
