"""What a relation between two marks can say: the project's own vocabulary."""

from django.db import models

from articles.models.base import Exported, Versioned
from articles.models.project import Project


class RelationTypeQuerySet(models.QuerySet["RelationType"]):
    """Relation types as forms offer them."""

    def of(self, project: Project) -> "RelationTypeQuerySet":
        """The types of a project in their order, retired ones left out."""
        return self.filter(project=project, retired_at__isnull=True).order_by("order", "id")


class RelationType(Exported, Versioned):
    """One kind of relation, e.g. "commander of", read backwards as "commanded by".

    A symmetric type reads the same both ways and has no inverse; that is settled when it is made. The kinds
    (of articles.models.entity.Entity.KINDS, parted by spaces) say which marks fit its ends; blank: any.
    """

    LOGGED = (
        "name", "inverse", "letter", "symmetric", "source_kinds", "target_kinds", "definition", "order",
    )  # fmt: skip

    project = models.ForeignKey(Project, models.CASCADE, related_name="relation_types")
    name = models.CharField(max_length=60)
    inverse = models.CharField(max_length=60, blank=True, default="")
    letter = models.CharField(max_length=4)
    symmetric = models.BooleanField(default=False)
    source_kinds = models.CharField(max_length=200, blank=True, default="")
    target_kinds = models.CharField(max_length=200, blank=True, default="")
    definition = models.TextField(blank=True, default="")
    order = models.PositiveIntegerField(default=0)
    retired_at = models.DateTimeField(null=True, blank=True)

    objects = RelationTypeQuerySet.as_manager()

    class Meta:
        ordering = ["project", "order", "id"]
        constraints = [
            models.UniqueConstraint(fields=["project", "name"], name="relation_type_name_once"),
            models.UniqueConstraint(fields=["project", "letter"], name="relation_type_letter_once"),
            models.CheckConstraint(condition=~models.Q(name=""), name="relation_type_has_name"),
            models.CheckConstraint(condition=~models.Q(letter=""), name="relation_type_has_letter"),
            models.CheckConstraint(
                condition=models.Q(symmetric=True, inverse="")
                | (models.Q(symmetric=False) & ~models.Q(inverse="")),
                name="relation_type_reads_both_ways",
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def sources(self) -> tuple[str, ...]:
        """The kinds that fit its source; none: any mark."""
        return tuple(self.source_kinds.split())

    @property
    def targets(self) -> tuple[str, ...]:
        """The kinds that fit its target; none: any mark."""
        return tuple(self.target_kinds.split())
