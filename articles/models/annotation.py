"""One analyst's tag on one range of one article."""

from django.db import models

from articles.domain.pieces import quoted
from articles.models.article import Article
from articles.models.base import Work, WorkQuerySet, decision_pair, state_check
from articles.models.entity import Entity
from articles.models.tag import Tag


class AnnotationQuerySet(WorkQuerySet):
    """Annotations as pages ask for them."""

    def on(self, article: Article) -> "AnnotationQuerySet":
        """The annotations of one article."""
        return self.filter(article=article)

    def tagged(self, tag: Tag) -> "AnnotationQuerySet":
        """Uses of one tag."""
        return self.filter(tag=tag)

    def under_older_wording(self) -> "AnnotationQuerySet":
        """Those whose tag was worded anew since they were marked, or looked at again."""
        return self.filter(tag_version__lt=models.F("tag__worded_in"))

    def in_reading_order(self) -> "AnnotationQuerySet":
        """By start, the longer first."""
        return self.order_by("start", "-end", "id")

    def told_apart(self) -> "AnnotationQuerySet":
        """Each row knows whether it is in pieces."""
        from articles.models.annotation_fragment import AnnotationFragment

        own = AnnotationFragment.objects.filter(annotation=models.OuterRef("pk"))
        known: AnnotationQuerySet = self.annotate(in_pieces=models.Exists(own))
        return known

    def touching(self, start: int, end: int) -> "AnnotationQuerySet":
        """Annotations that share a character with [start, end)."""
        return self.filter(start__lt=end, end__gt=start)


class Annotation(Work):
    """A tag on [start, end) of the text, in code points; ``quote`` is text[start:end].

    With fragments (articles.models.annotation_fragment) the range is their hull and ``quote`` the hull's
    words; the fragments hold the exact parts.
    """

    CONFIDENCES = (("sure", "sure"), ("probable", "probable"), ("unsure", "unsure"))
    ORIGINS = (("person", "a person"), ("import", "an import"), ("suggestion", "a suggestion"))
    LOGGED = ("tag_id", "tag_version", "start", "end", "quote", "entity_id", "note", "confidence", "state")

    article = models.ForeignKey(Article, models.PROTECT, related_name="annotations")
    tag = models.ForeignKey(Tag, models.PROTECT, related_name="annotations")
    tag_version = models.PositiveIntegerField(default=1)
    start = models.PositiveIntegerField()
    end = models.PositiveIntegerField()
    quote = models.TextField()
    entity = models.ForeignKey(Entity, models.PROTECT, null=True, blank=True, related_name="mentions")
    origin = models.CharField(max_length=12, choices=ORIGINS, default="person")
    note = models.TextField(blank=True, default="")
    confidence = models.CharField(
        max_length=8,
        choices=CONFIDENCES,
        blank=True,
        default="",
        help_text="How sure the analyst is of tag and range; blank: not said.",
    )

    in_pieces: bool | None = None  # a query may say so; None: look
    _pieces: tuple[tuple[int, int], ...] | None = None

    objects = AnnotationQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(start__lt=models.F("end")), name="annotation_not_empty"
            ),
            models.CheckConstraint(condition=~models.Q(quote=""), name="annotation_has_quote"),
            models.CheckConstraint(
                condition=models.Q(confidence__in=["", "sure", "probable", "unsure"]),
                name="annotation_confidence_known",
            ),
            state_check("annotation_state_known"),
            decision_pair("annotation_decided_pair"),
        ]
        indexes = [
            models.Index(fields=["article", "start", "id"], name="annotation_reading_order"),
            models.Index(fields=["tag", "state", "submitted_at", "id"], name="annotation_queue"),
            models.Index(fields=["author", "state", "id"], name="annotation_of_author"),
            models.Index(fields=["tag", "tag_version", "id"], name="annotation_by_wording"),
        ]

    def __str__(self) -> str:
        return f"{self.tag} “{self.quote[:40]}”"

    @property
    def pieces(self) -> tuple[tuple[int, int], ...]:
        """The ranges it holds, in order. One query, none when it is known to be in one piece."""
        if self._pieces is None:
            rows = tuple(self.fragments.values_list("start", "end")) if self.in_pieces is not False else ()
            self._pieces = rows
        return self._pieces or ((self.start, self.end),)

    @property
    def words(self) -> str:
        """What it holds, as it is quoted: “…” for the words left out. Queries as ``pieces``."""
        return self.quote if len(self.pieces) == 1 else quoted(self.article.text, self.pieces)

    def remember(self, pieces: tuple[tuple[int, int], ...]) -> None:
        """Let the row know what was stored, so that nothing reads it again."""
        self._pieces = pieces if len(pieces) > 1 else ()
