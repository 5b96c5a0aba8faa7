"""Which pairs of claims are worth a person's look: an index, not a judgement."""

from typing import Any

from django.db import models

from articles.domain.review import State
from articles.models.claim import Claim
from articles.models.claim_link import ClaimLink
from articles.models.project import Project

OUT = (State.WITHDRAWN, State.REJECTED)


class CandidatePairQuerySet(models.QuerySet["CandidatePair"]):
    """Pairs as the conflict desk asks for them."""

    def of(self, project: Project) -> "CandidatePairQuerySet":
        """The pairs of one project."""
        return self.filter(project=project)

    def touching(self, claim: Claim) -> "CandidatePairQuerySet":
        """The pairs in which ``claim`` stands."""
        return self.filter(models.Q(claim_a=claim) | models.Q(claim_b=claim))

    def standing(self) -> "CandidatePairQuerySet":
        """Pairs of claims that were neither withdrawn nor rejected."""
        return self.exclude(claim_a__state__in=OUT).exclude(claim_b__state__in=OUT)

    def visible_to(self, seat: Any) -> "CandidatePairQuerySet":
        """Pairs both of whose claims this person sees."""
        from articles.domain.permissions import Role

        if seat.role is Role.SUPERVISOR:
            return self
        seen = Claim.objects.visible_to(seat).order_by().values("pk")
        return self.filter(claim_a__in=seen, claim_b__in=seen)

    def undecided_for(self, seat: Any) -> "CandidatePairQuerySet":
        """Pairs that no link this person sees has settled, or whose claims changed since."""
        settled = (
            ClaimLink.objects.visible_to(seat)
            .standing()
            .exclude(state=State.REJECTED)
            .filter(changed_since__isnull=True)
            .filter(
                models.Q(claim_a=models.OuterRef("claim_a"), claim_b=models.OuterRef("claim_b"))
                | models.Q(claim_a=models.OuterRef("claim_b"), claim_b=models.OuterRef("claim_a"))
            )
        )
        return self.filter(~models.Exists(settled))

    def in_desk_order(self) -> "CandidatePairQuerySet":
        """The most urgent first (articles.domain.ranking)."""
        return self.order_by("rank", "id")


class CandidatePair(models.Model):
    """Two claims that the rules would have compared, written by the actions that change claims.

    The verdict on screen is always taken anew; ``rank`` (articles.domain.ranking, smaller first) and the rest
    only say which pair to look at next. The older claim stands first.
    """

    project = models.ForeignKey(Project, models.CASCADE, related_name="candidate_pairs")
    claim_a = models.ForeignKey(Claim, models.CASCADE, related_name="pairs_from")
    claim_b = models.ForeignKey(Claim, models.CASCADE, related_name="pairs_to")
    rank = models.FloatField()
    result = models.CharField(max_length=20)
    cause = models.CharField(max_length=40, blank=True, default="")
    dimension = models.CharField(max_length=16, blank=True, default="")
    discrepant = models.BooleanField(default=False)
    gap = models.FloatField(null=True, blank=True)
    independent = models.BooleanField(default=False, help_text="The two rest on different origins.")
    rule_version = models.CharField(max_length=20)

    objects = CandidatePairQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(claim_a__lt=models.F("claim_b")), name="pair_older_claim_first"
            ),
            models.UniqueConstraint(fields=["claim_a", "claim_b"], name="pair_once"),
        ]
        indexes = [models.Index(fields=["project", "rank", "id"], name="pair_desk_order")]

    def __str__(self) -> str:
        return f"{self.claim_a_id} and {self.claim_b_id}: {self.result}"
