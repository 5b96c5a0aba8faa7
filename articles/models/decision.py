"""Review decisions, never changed and never removed."""

from django.conf import settings
from django.db import models

from articles.domain.review import Act
from articles.models.annotation import Annotation
from articles.models.base import Exported
from articles.models.claim import Claim
from articles.models.claim_link import ClaimLink
from articles.models.project import Project
from articles.models.relation import Relation


def one_of(*names: str) -> models.Q:
    """A condition: exactly one of these is there."""
    found = models.Q()
    for name in names:
        found |= models.Q(**{f"{other}__isnull": other != name for other in names})
    return found


class Decision(Exported):
    """What a supervisor decided on one piece of work. ``undoes`` names the decision it takes back."""

    ACTS = tuple(
        (a.value, a.value) for a in (Act.ACCEPT, Act.CORRECT, Act.RETURN, Act.REJECT, Act.REOPEN)
    ) + (("undo", "undo"),)

    project = models.ForeignKey(Project, models.PROTECT, related_name="decisions")
    annotation = models.ForeignKey(
        Annotation, models.PROTECT, null=True, blank=True, related_name="decisions"
    )
    claim = models.ForeignKey(Claim, models.PROTECT, null=True, blank=True, related_name="decisions")
    link = models.ForeignKey(ClaimLink, models.PROTECT, null=True, blank=True, related_name="decisions")
    relation = models.ForeignKey(Relation, models.PROTECT, null=True, blank=True, related_name="decisions")
    act = models.CharField(max_length=10, choices=ACTS)
    reason = models.TextField(blank=True, default="")
    before = models.JSONField(default=dict)
    after = models.JSONField(default=dict)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="decisions")
    undoes = models.OneToOneField("self", models.PROTECT, null=True, blank=True, related_name="undone_by")

    class Meta:
        ordering = ["id"]
        constraints = [
            models.CheckConstraint(
                condition=one_of("annotation", "claim", "link", "relation"),
                name="decision_has_one_subject",
            ),
            models.CheckConstraint(
                condition=~models.Q(act__in=["return", "reject", "reopen"]) | ~models.Q(reason=""),
                name="decision_gives_reason",
            ),
            models.CheckConstraint(
                condition=models.Q(act="undo", undoes__isnull=False)
                | (~models.Q(act="undo") & models.Q(undoes__isnull=True)),
                name="decision_undo_names_what",
            ),
        ]
        indexes = [
            models.Index(fields=["by", "project", "-id"], name="decision_of_person"),
            models.Index(fields=["project", "created_at"], name="decision_by_day"),
        ]

    def __str__(self) -> str:
        return f"{self.act} by {self.by_id}"
