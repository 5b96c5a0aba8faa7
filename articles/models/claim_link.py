"""What two claims are to each other, and what the machine makes of them."""

from collections.abc import Iterable
from typing import Any, Self

from django.db import models
from django.db.models.functions import Greatest, Least

from articles.domain import terms
from articles.domain.review import State
from articles.models.base import Work, WorkQuerySet, decision_pair, seen_by, state_check
from articles.models.claim import Claim
from articles.models.project import Project


class ClaimLinkQuerySet(WorkQuerySet):
    """Links as pages ask for them."""

    def of(self, project: Project) -> "ClaimLinkQuerySet":
        """The links of one project."""
        return self.filter(project=project)

    def touching(self, claim: Claim) -> "ClaimLinkQuerySet":
        """Links from or to ``claim``."""
        return self.touching_any([claim.pk])

    def touching_any(self, claims: Iterable[int]) -> "ClaimLinkQuerySet":
        """Links from or to any of the claims (keys)."""
        keys = list(claims)
        return self.filter(models.Q(claim_a__in=keys) | models.Q(claim_b__in=keys))

    def standing(self) -> Self:
        """Links that were not withdrawn, between claims that were not withdrawn."""
        return (
            super().standing().exclude(claim_a__state=State.WITHDRAWN).exclude(claim_b__state=State.WITHDRAWN)
        )

    def visible_to(self, seat: Any) -> Self:
        """A link is seen by who sees it and both of its claims."""
        return super().visible_to(seat).filter(seen_by(seat, "claim_a__"), seen_by(seat, "claim_b__"))


class ClaimLink(Work):
    """A person's decision on a pair of claims beside the machine's verdict at that moment.

    Symmetric kinds are stored once, the older claim first (a < b); part_of reads "a is part of b",
    supersedes "a supersedes b".
    """

    LOGGED = (
        "kind", "dimension", "rationale", "state", "claim_a_id", "claim_b_id", "verdict", "verdict_reason",
        "rule_version",
    )  # fmt: skip

    project = models.ForeignKey(Project, models.PROTECT, related_name="links")
    claim_a = models.ForeignKey(Claim, models.PROTECT, related_name="links_from")
    claim_b = models.ForeignKey(Claim, models.PROTECT, related_name="links_to")
    kind = models.CharField(max_length=12, choices=terms.LINK_KINDS)
    dimension = models.CharField(max_length=16, choices=terms.DIMENSIONS, blank=True, default="")
    rationale = models.TextField(blank=True, default="")
    verdict = models.CharField(max_length=20)
    verdict_cause = models.CharField(max_length=40, blank=True, default="")
    verdict_reason = models.TextField()
    discrepant = models.BooleanField(default=False)
    gap = models.FloatField(null=True, blank=True)
    rule_version = models.CharField(max_length=20)
    changed_since = models.DateTimeField(
        null=True, blank=True, help_text="When one of the claims changed after the decision; blank: none did."
    )

    objects = ClaimLinkQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=~models.Q(claim_a=models.F("claim_b")), name="link_joins_two_claims"
            ),
            models.CheckConstraint(
                condition=~models.Q(kind__in=terms.SYMMETRIC_LINK_KINDS)
                | models.Q(claim_a__lt=models.F("claim_b")),
                name="link_symmetric_stored_once",
            ),
            models.CheckConstraint(
                condition=~models.Q(kind="conflicts") | ~models.Q(dimension=""),
                name="link_conflict_names_dimension",
            ),
            models.CheckConstraint(
                condition=models.Q(kind__in=terms.values(terms.LINK_KINDS)), name="link_kind_known"
            ),
            models.UniqueConstraint(
                Least("claim_a", "claim_b"),
                Greatest("claim_a", "claim_b"),
                "author",
                condition=~models.Q(state=State.WITHDRAWN),
                name="link_pair_once_per_author",
            ),
            state_check("link_state_known"),
            decision_pair("link_decided_pair"),
        ]
        indexes = [
            models.Index(fields=["project", "state", "submitted_at", "id"], name="link_queue"),
            models.Index(fields=["author", "state", "id"], name="link_of_author"),
        ]

    def __str__(self) -> str:
        return f"{self.claim_a_id} {self.kind} {self.claim_b_id}"
