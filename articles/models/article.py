"""An article as it was printed: its bytes, its text and where it came from."""

from django.conf import settings
from django.db import connections, models
from django.db.models.functions import Lower

from articles.models.base import Exported, Versioned
from articles.models.project import Project

OUTLETS = """
WITH RECURSIVE names(outlet) AS (
    SELECT (SELECT MIN(outlet) FROM articles_article WHERE project_id = %s AND outlet > '')
    UNION ALL
    SELECT (SELECT MIN(outlet) FROM articles_article WHERE project_id = %s AND outlet > names.outlet)
    FROM names WHERE names.outlet IS NOT NULL
)
SELECT outlet FROM names WHERE outlet IS NOT NULL LIMIT %s
"""
"""The different outlets, one step in the index for each instead of one for each article."""


class ArticleQuerySet(models.QuerySet["Article"]):
    """Articles as the library lists them."""

    def in_project(self, project: Project) -> "ArticleQuerySet":
        """The articles of one project."""
        return self.filter(project=project)

    def light(self) -> "ArticleQuerySet":
        """Without the text and the raw bytes, for lists."""
        return self.defer("text", "raw")

    def placed(self) -> "ArticleQuerySet":
        """Each with the ids of those imported before and after it, its number, and how many there are."""
        own = Article.objects.filter(project=models.OuterRef("project")).order_by()

        def number(rows: "models.QuerySet[Article]") -> models.Subquery:
            return models.Subquery(rows.values("project").annotate(n=models.Count("pk")).values("n"))

        here = models.OuterRef("pk")
        return self.annotate(
            earlier=models.Subquery(own.filter(pk__lt=here).order_by("-pk").values("uuid")[:1]),
            later=models.Subquery(own.filter(pk__gt=here).order_by("pk").values("uuid")[:1]),
            place=number(own.filter(pk__lte=here)),
            count=number(own),
        )

    def outlets(self, project: Project, most: int) -> list[str]:
        """The names of a project's outlets in the database's order. One query, as long as the answer."""
        with connections[self.db].cursor() as cursor:
            cursor.execute(OUTLETS, [project.pk, project.pk, most])
            return [name for (name,) in cursor.fetchall()]


class Article(Exported, Versioned):
    """An immutable text from an outlet, with its provenance.

    ``raw`` is the evidence copy (attachment only); ``text`` is it decoded, newlines to LF, otherwise as
    printed. A database trigger refuses any change of the two. Blank metadata is unknown, never guessed.
    """

    LOGGED = ("title", "url", "outlet", "author_name", "published", "language", "supersedes_id", "categories")

    project = models.ForeignKey(Project, models.PROTECT, related_name="articles")
    title = models.CharField(max_length=500)
    text = models.TextField()
    text_sha256 = models.CharField(max_length=64)
    raw = models.BinaryField()
    raw_sha256 = models.CharField(max_length=64)
    raw_name = models.CharField(max_length=255, blank=True, default="")
    url = models.URLField(max_length=2000, blank=True, default="")
    outlet = models.CharField(max_length=200, blank=True, default="")
    author_name = models.CharField("author", max_length=200, blank=True, default="")
    published = models.DateField(null=True, blank=True)
    language = models.CharField(max_length=12, blank=True, default="")
    supersedes = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="superseded_by"
    )
    categories = models.JSONField(
        default=list, blank=True, help_text="What a note names before it is opened: domain/comfort.py."
    )
    imported_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")

    objects = ArticleQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["project", "raw_sha256"], name="article_bytes_once"),
            models.UniqueConstraint(fields=["project", "text_sha256"], name="article_text_once"),
            models.CheckConstraint(condition=~models.Q(text=""), name="article_has_text"),
            models.CheckConstraint(
                condition=~models.Q(supersedes=models.F("id")), name="article_not_its_own_successor"
            ),
        ]
        indexes = [
            models.Index(fields=["project", "published", "id"], name="article_by_date"),
            models.Index(fields=["project", "outlet"], name="article_outlets"),
            models.Index("project", Lower("title"), "id", name="article_by_title"),
            models.Index("project", Lower("outlet"), "id", name="article_by_outlet"),
        ]

    def __str__(self) -> str:
        return self.title


class PassageKind(models.TextChoices):
    """The role of a stretch of text."""

    TITLE = "title"
    NOTE = "note", "update note"
    PARAGRAPH = "paragraph"
    HEADING = "heading"
    CAPTION = "caption"
    BYLINE = "byline"
    COMMENT = "comment", "reader comment"
    FURNITURE = "furniture"
