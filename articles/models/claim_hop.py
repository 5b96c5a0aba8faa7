"""The attribution chain of a claim, hop by hop."""

from django.db import models

from articles.domain import terms
from articles.models.claim import Claim
from articles.models.entity import Entity


class ClaimHop(models.Model):
    """One hop: who did what with the words. The first hop is the claim's origin."""

    claim = models.ForeignKey(Claim, models.CASCADE, related_name="hops")
    order = models.PositiveSmallIntegerField()
    agent_label = models.CharField(max_length=300)
    agent_entity = models.ForeignKey(Entity, models.PROTECT, null=True, blank=True, related_name="hops")
    act = models.CharField(max_length=12, choices=terms.HOP_ACTS)
    medium = models.CharField(max_length=200, blank=True, default="")
    date = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ["claim", "order"]
        constraints = [
            models.UniqueConstraint(fields=["claim", "order"], name="hop_order_once"),
            models.CheckConstraint(condition=~models.Q(agent_label=""), name="hop_has_agent"),
        ]

    def __str__(self) -> str:
        return f"{self.agent_label} {self.act}"
