"""One file of an import, with what was understood of it or why it was refused."""

from django.db import models

from articles.models.article import Article
from articles.models.base import Exported
from articles.models.import_batch import ImportBatch


class ImportFile(Exported):
    """A file waiting to be confirmed, or the line about it in the report.

    ``raw`` is kept for new files until the batch is confirmed, then emptied. ``article`` is the article it
    became, or the one it duplicates. ``title``, ``characters``, ``paragraphs`` and ``comments`` say what was
    read, once; the details are what the person wrote beside the preview.
    """

    RESULTS = (("new", "new"), ("duplicate", "duplicate"), ("refused", "refused"))

    batch = models.ForeignKey(ImportBatch, models.CASCADE, related_name="files")
    order = models.PositiveIntegerField()
    name = models.CharField(max_length=255, blank=True, default="", help_text="Blank for a pasted text.")
    size = models.PositiveBigIntegerField(help_text="Bytes.")
    raw = models.BinaryField(default=b"")
    raw_sha256 = models.CharField(max_length=64, blank=True, default="")
    text_sha256 = models.CharField(max_length=64, blank=True, default="")
    result = models.CharField(max_length=10, choices=RESULTS)
    reason = models.CharField(max_length=600, blank=True, default="")
    article = models.ForeignKey(Article, models.SET_NULL, null=True, blank=True, related_name="+")
    title = models.CharField(max_length=500, blank=True, default="")
    characters = models.PositiveIntegerField(default=0)
    paragraphs = models.PositiveIntegerField(default=0)
    comments = models.PositiveIntegerField(default=0)
    url = models.URLField(max_length=2000, blank=True, default="")
    outlet = models.CharField(max_length=200, blank=True, default="")
    author_name = models.CharField("author", max_length=200, blank=True, default="")
    published = models.DateField(null=True, blank=True)
    language = models.CharField(max_length=12, blank=True, default="")
    supersedes = models.ForeignKey(Article, models.SET_NULL, null=True, blank=True, related_name="+")

    class Meta:
        ordering = ["batch", "order"]
        constraints = [
            models.UniqueConstraint(fields=["batch", "order"], name="import_file_order_once"),
            models.CheckConstraint(
                condition=models.Q(result__in=["new", "duplicate", "refused"]),
                name="import_file_result_known",
            ),
            models.CheckConstraint(
                condition=models.Q(result="new") | ~models.Q(reason=""), name="import_file_not_new_says_why"
            ),
        ]

    def __str__(self) -> str:
        return self.name or "pasted text"
