"""What two marks of one article are to each other."""

from typing import Any, Self

from django.db import models

from articles.domain.review import State
from articles.models.annotation import Annotation
from articles.models.article import Article
from articles.models.base import Work, WorkQuerySet, decision_pair, seen_by, state_check
from articles.models.relation_type import RelationType


class RelationQuerySet(WorkQuerySet):
    """Relations as pages ask for them."""

    def on(self, article: Article) -> "RelationQuerySet":
        """The relations of one article."""
        return self.filter(article=article)

    def touching(self, mark: Annotation) -> "RelationQuerySet":
        """Relations from or to ``mark``."""
        return self.filter(models.Q(source=mark) | models.Q(target=mark))

    def standing(self) -> Self:
        """Relations that were not withdrawn, between marks that were not withdrawn."""
        ends = models.Q(source__state=State.WITHDRAWN) | models.Q(target__state=State.WITHDRAWN)
        return super().standing().exclude(ends)

    def visible_to(self, seat: Any) -> Self:
        """A relation is seen by who sees it and both of its marks."""
        return super().visible_to(seat).filter(seen_by(seat, "source__"), seen_by(seat, "target__"))

    def in_reading_order(self) -> "RelationQuerySet":
        """By the beginning of the source, then as they were made."""
        return self.order_by("source__start", "id")


class Relation(Work):
    """``source`` is ``type`` (of) ``target``: "A is commander of B".

    A symmetric relation is stored once, the older mark first (a < b): a trigger holds that, and that both
    marks are of the relation's article (articles.models.guards).
    """

    LOGGED = ("type_id", "type_version", "source_id", "target_id", "note", "state")

    article = models.ForeignKey(Article, models.PROTECT, related_name="relations")
    type = models.ForeignKey(RelationType, models.PROTECT, related_name="relations")
    type_version = models.PositiveIntegerField(default=1)
    source = models.ForeignKey(Annotation, models.PROTECT, related_name="relations_from")
    target = models.ForeignKey(Annotation, models.PROTECT, related_name="relations_to")
    note = models.TextField(blank=True, default="")

    objects = RelationQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=~models.Q(source=models.F("target")), name="relation_joins_two_marks"
            ),
            models.UniqueConstraint(
                fields=["type", "source", "target", "author"],
                condition=~models.Q(state=State.WITHDRAWN),
                name="relation_once_per_author",
            ),
            state_check("relation_state_known"),
            decision_pair("relation_decided_pair"),
        ]
        indexes = [
            models.Index(fields=["article", "state", "id"], name="relation_of_article"),
            models.Index(fields=["type", "state", "submitted_at", "id"], name="relation_queue"),
            models.Index(fields=["author", "state", "id"], name="relation_of_author"),
        ]

    def __str__(self) -> str:
        return f"{self.source_id} {self.type} {self.target_id}"
