"""People, groups, forces, places … and every name they go by."""

from django.db import models

from articles.models.base import Exported, Versioned
from articles.models.project import Project


class EntityQuerySet(models.QuerySet["Entity"]):
    """Entities as they are looked up."""

    def of(self, project: Project) -> "EntityQuerySet":
        """The entities of a project that were not merged into another."""
        return self.filter(project=project, merged_into__isnull=True)

    def named_like(self, folded: str) -> "EntityQuerySet":
        """Entities with a name (folded: articles.domain.names.fold) that contains ``folded``."""
        return self.filter(names__folded__contains=folded).distinct()


class Entity(Exported, Versioned):
    """Somebody or something that texts name (kinds ← FollowTheMoney)."""

    KINDS = tuple(
        (k, k.replace("_", " "))
        for k in (
            "person", "armed_group", "armed_unit", "state_force", "government", "coalition", "monitor",
            "media", "translation_service", "place", "facility", "weapon", "other",
        )
    )  # fmt: skip
    LOGGED = (
        "name", "kind", "note", "merged_into_id", "within_id", "latitude", "longitude", "adm_1", "adm_2",
        "country",
    )  # fmt: skip

    project = models.ForeignKey(Project, models.CASCADE, related_name="entities")
    kind = models.CharField(max_length=20, choices=KINDS)
    name = models.CharField(max_length=200, help_text="The name shown; also one of the names below.")
    note = models.TextField(blank=True, default="")
    merged_into = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="merged")
    within = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="holds", help_text="The place it lies in."
    )
    latitude = models.FloatField(null=True, blank=True, help_text="WGS 84, degrees north.")
    longitude = models.FloatField(null=True, blank=True, help_text="WGS 84, degrees east.")
    adm_1 = models.CharField(max_length=200, blank=True, default="", help_text="First-order administration.")
    adm_2 = models.CharField(max_length=200, blank=True, default="", help_text="Second-order administration.")
    country = models.CharField(max_length=200, blank=True, default="")

    objects = EntityQuerySet.as_manager()

    class Meta:
        verbose_name_plural = "entities"
        ordering = ["name", "id"]
        constraints = [
            models.CheckConstraint(condition=~models.Q(name=""), name="entity_has_name"),
            models.CheckConstraint(
                condition=~models.Q(merged_into=models.F("id")), name="entity_not_merged_into_itself"
            ),
            models.CheckConstraint(
                condition=~models.Q(within=models.F("id")), name="entity_not_within_itself"
            ),
            models.CheckConstraint(
                condition=models.Q(latitude__isnull=True, longitude__isnull=True)
                | models.Q(
                    latitude__isnull=False,
                    longitude__isnull=False,
                    latitude__range=(-90, 90),
                    longitude__range=(-180, 180),
                ),
                name="entity_coordinates_on_earth",
            ),
        ]
        indexes = [models.Index(fields=["project", "name"], name="entity_by_name")]

    def __str__(self) -> str:
        return self.name
