"""What a supervisor signs for an incident and a measure, and what it rests on."""

from django.conf import settings
from django.db import models

from articles.domain import terms
from articles.models.base import Exported
from articles.models.claim import Claim
from articles.models.incident import Incident
from articles.models.project import Project


class AssessmentQuerySet(models.QuerySet["Assessment"]):
    """Assessments as pages and exports ask for them."""

    def of(self, project: Project) -> "AssessmentQuerySet":
        """The assessments of one project."""
        return self.filter(project=project)

    def standing(self) -> "AssessmentQuerySet":
        """Those that were not reopened: at most one for an incident and a measure."""
        return self.filter(reopened_at__isnull=True)


class Assessment(Exported):
    """A signed low, best and high by a named rule. What was signed never changes; it can be reopened once.

    Blank low, best or high: not given. ``high_open``: the top is open, ``high`` is blank then. The figures
    the rule itself gave stand in ``rule_low`` …, so that a departure from the rule shows.
    """

    LOGGED = (
        "incident_id", "measure", "rule", "rule_version", "low", "best", "high", "high_open", "grade",
        "credibility", "rationale", "reopen_reason",
    )  # fmt: skip

    project = models.ForeignKey(Project, models.PROTECT, related_name="assessments")
    incident = models.ForeignKey(Incident, models.PROTECT, related_name="assessments")
    measure = models.CharField(max_length=24, choices=terms.MEASURES)
    rule = models.CharField(max_length=8, choices=terms.RULES)
    rule_version = models.CharField(max_length=20)
    low = models.PositiveBigIntegerField(null=True, blank=True)
    best = models.PositiveBigIntegerField(null=True, blank=True)
    high = models.PositiveBigIntegerField(null=True, blank=True)
    high_open = models.BooleanField(default=False)
    rule_low = models.PositiveBigIntegerField(null=True, blank=True)
    rule_best = models.PositiveBigIntegerField(null=True, blank=True)
    rule_high = models.PositiveBigIntegerField(null=True, blank=True)
    rule_high_open = models.BooleanField(default=False)
    grade = models.CharField(max_length=12, choices=terms.GRADES)
    credibility = models.PositiveSmallIntegerField(
        null=True, blank=True, choices=terms.INFORMATION_CREDIBILITIES
    )
    rationale = models.TextField()
    n_origins = models.PositiveIntegerField(help_text="Origin groups of the claims it rests on, as signed.")
    n_conflicts = models.PositiveIntegerField(help_text="Conflicts between those claims, as signed.")
    signed_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="assessments")
    reopened_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    reopened_at = models.DateTimeField(null=True, blank=True)
    reopen_reason = models.TextField(blank=True, default="")

    objects = AssessmentQuerySet.as_manager()

    class Meta:
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(
                fields=["incident", "measure"],
                condition=models.Q(reopened_at__isnull=True),
                name="assessment_one_stands",
            ),
            models.CheckConstraint(condition=~models.Q(rationale=""), name="assessment_has_rationale"),
            models.CheckConstraint(
                condition=models.Q(measure__in=terms.values(terms.MEASURES)), name="assessment_measure_known"
            ),
            models.CheckConstraint(
                condition=models.Q(rule__in=terms.values(terms.RULES)), name="assessment_rule_known"
            ),
            models.CheckConstraint(
                condition=models.Q(grade__in=terms.values(terms.GRADES)), name="assessment_grade_known"
            ),
            models.CheckConstraint(
                condition=(
                    models.Q(low__isnull=True)
                    | models.Q(best__isnull=True)
                    | models.Q(low__lte=models.F("best"))
                )
                & (
                    models.Q(best__isnull=True)
                    | models.Q(high__isnull=True)
                    | models.Q(best__lte=models.F("high"))
                )
                & (
                    models.Q(low__isnull=True)
                    | models.Q(high__isnull=True)
                    | models.Q(low__lte=models.F("high"))
                ),
                name="assessment_in_order",
            ),
            models.CheckConstraint(
                condition=models.Q(high_open=False) | models.Q(high__isnull=True),
                name="assessment_open_top_is_blank",
            ),
            models.CheckConstraint(
                condition=models.Q(reopened_by__isnull=True, reopened_at__isnull=True, reopen_reason="")
                | (
                    models.Q(reopened_by__isnull=False, reopened_at__isnull=False)
                    & ~models.Q(reopen_reason="")
                ),
                name="assessment_reopened_with_reason",
            ),
        ]
        indexes = [models.Index(fields=["project", "id"], name="assessment_of_project")]

    def __str__(self) -> str:
        return f"{self.incident_id} {self.measure} by {self.rule}"


class AssessmentClaim(models.Model):
    """One claim of an assessment as it stood when it was signed; ``reason`` says why it was left out."""

    assessment = models.ForeignKey(Assessment, models.CASCADE, related_name="rests_on")
    claim = models.ForeignKey(Claim, models.PROTECT, related_name="assessed")
    included = models.BooleanField()
    reason = models.TextField(blank=True, default="")
    claim_version = models.PositiveIntegerField()
    quote = models.TextField(blank=True, default="", help_text="The words as they were marked then.")
    expression = models.CharField(max_length=300, blank=True, default="")
    low = models.PositiveBigIntegerField(null=True, blank=True)
    high = models.PositiveBigIntegerField(null=True, blank=True)

    class Meta:
        ordering = ["assessment", "id"]
        constraints = [
            models.UniqueConstraint(fields=["assessment", "claim"], name="assessment_claim_once"),
            models.CheckConstraint(
                condition=models.Q(included=True) | ~models.Q(reason=""), name="assessment_left_out_says_why"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.claim_id} in {self.assessment_id}"
