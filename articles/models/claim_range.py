"""The words that a claim's fields rest on."""

from django.db import models

from articles.domain import terms
from articles.models.claim import Claim


class ClaimRange(models.Model):
    """One grounded range of a claim: its role, and text[start:end] == quote."""

    claim = models.ForeignKey(Claim, models.CASCADE, related_name="ranges")
    role = models.CharField(max_length=12, choices=terms.RANGE_ROLES)
    start = models.PositiveIntegerField()
    end = models.PositiveIntegerField()
    quote = models.TextField()

    class Meta:
        ordering = ["claim", "start", "id"]
        constraints = [
            models.UniqueConstraint(fields=["claim", "role", "start", "end"], name="claim_range_once"),
            models.CheckConstraint(
                condition=models.Q(start__lt=models.F("end")), name="claim_range_not_empty"
            ),
            models.CheckConstraint(
                condition=models.Q(role__in=terms.values(terms.RANGE_ROLES)), name="claim_range_role_known"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.role} “{self.quote[:40]}”"
