"""Incidents: the events that claims are about (fields ← UCDP)."""

from django.db import models

from articles.domain import terms
from articles.models.base import Exported, Versioned
from articles.models.entity import Entity
from articles.models.project import Project


class IncidentQuerySet(models.QuerySet["Incident"]):
    """Incidents as pages list them."""

    def of(self, project: Project) -> "IncidentQuerySet":
        """The incidents of a project that were not merged into another, the latest first."""
        return self.filter(project=project, merged_into__isnull=True).order_by(
            models.F("date_start").desc(nulls_last=True), "id"
        )


class Incident(Exported, Versioned):
    """An event with its date and place, each with its precision; blank is unknown."""

    LOGGED = (
        "title", "tactic", "date_start", "date_end", "date_prec", "place_id", "place_label", "where_prec",
        "type_of_violence", "event_clarity", "parent_id", "merged_into_id", "conflict_name", "side_a_id",
        "side_b_id", "where_description",
    )  # fmt: skip

    project = models.ForeignKey(Project, models.CASCADE, related_name="incidents")
    title = models.CharField(max_length=200)
    tactic = models.CharField(max_length=100, blank=True, default="")
    date_start = models.DateField(null=True, blank=True)
    date_end = models.DateField(null=True, blank=True)
    date_prec = models.PositiveSmallIntegerField(null=True, blank=True, choices=terms.DATE_PRECISIONS)
    place = models.ForeignKey(Entity, models.PROTECT, null=True, blank=True, related_name="incidents_at")
    place_label = models.CharField(max_length=200, blank=True, default="")
    where_prec = models.PositiveSmallIntegerField(null=True, blank=True, choices=terms.WHERE_PRECISIONS)
    type_of_violence = models.PositiveSmallIntegerField(null=True, blank=True, choices=terms.VIOLENCE_TYPES)
    event_clarity = models.PositiveSmallIntegerField(null=True, blank=True, choices=terms.EVENT_CLARITIES)
    conflict_name = models.CharField(max_length=200, blank=True, default="")
    side_a = models.ForeignKey(Entity, models.PROTECT, null=True, blank=True, related_name="incidents_as_a")
    side_b = models.ForeignKey(Entity, models.PROTECT, null=True, blank=True, related_name="incidents_as_b")
    where_description = models.CharField(max_length=300, blank=True, default="")
    parent = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="parts")
    merged_into = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="merged")

    objects = IncidentQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=~models.Q(title=""), name="incident_has_title"),
            models.CheckConstraint(
                condition=models.Q(date_end__isnull=True)
                | models.Q(date_start__isnull=False, date_start__lte=models.F("date_end")),
                name="incident_dates_in_order",
            ),
            models.CheckConstraint(
                condition=~models.Q(parent=models.F("id")), name="incident_not_its_own_parent"
            ),
            models.CheckConstraint(
                condition=~models.Q(merged_into=models.F("id")), name="incident_not_merged_into_itself"
            ),
        ]
        indexes = [models.Index(fields=["project", "-date_start", "id"], name="incident_by_day")]

    def __str__(self) -> str:
        return self.title
