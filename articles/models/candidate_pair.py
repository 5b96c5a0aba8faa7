"""Which pairs of claims are worth a person's look: an index, not a judgement."""

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django.db import models

from articles.domain.review import EDITABLE, State
from articles.models.base import seen_by
from articles.models.claim import Claim
from articles.models.claim_link import ClaimLink
from articles.models.project import Project

OUT = (State.WITHDRAWN, State.REJECTED)
SAME_PAIR = models.Q(claim_a=models.OuterRef("claim_a"), claim_b=models.OuterRef("claim_b")) | models.Q(
    claim_a=models.OuterRef("claim_b"), claim_b=models.OuterRef("claim_a")
)
"""A link that joins the two claims of the pair, whichever way round."""

_words = ~models.Q(dimension__in=("", "number"))
KINDS = {
    "conflict": models.Q(result="conflict") | _words,
    "number": models.Q(result="conflict") & ~_words,
    "words": _words,
    "discrepant": models.Q(discrepant=True),
    "copies": models.Q(cause="same_origin"),
    "event": models.Q(cause="event_unresolved"),
    "agreeing": models.Q(result="compatible", discrepant=False, dimension=""),
}
"""What a pair can be looked for by."""

Place = tuple[float, int]
"""Where a pair stands in the desk's order: rank and key."""


class CandidatePairQuerySet(models.QuerySet["CandidatePair"]):
    """Pairs as the conflict desk asks for them."""

    def of(self, project: Project) -> "CandidatePairQuerySet":
        """The pairs of one project."""
        return self.filter(project=project)

    def touching(self, claim: Claim) -> "CandidatePairQuerySet":
        """The pairs in which ``claim`` stands."""
        return self.touching_any([claim.pk])

    def touching_any(self, claims: Iterable[int]) -> "CandidatePairQuerySet":
        """The pairs in which one of the claims (keys) stands."""
        keys = list(claims)
        return self.filter(models.Q(claim_a__in=keys) | models.Q(claim_b__in=keys))

    def standing(self) -> "CandidatePairQuerySet":
        """Pairs of claims that were neither withdrawn nor rejected."""
        return self.exclude(claim_a__state__in=OUT).exclude(claim_b__state__in=OUT)

    def visible_to(self, seat: Any) -> "CandidatePairQuerySet":
        """Pairs both of whose claims this person sees."""
        return self.filter(seen_by(seat, "claim_a__"), seen_by(seat, "claim_b__"))

    def undecided_for(self, seat: Any) -> "CandidatePairQuerySet":
        """Pairs that no link this person sees has settled, or whose claims changed since."""
        settled = (
            ClaimLink.objects.visible_to(seat)
            .standing()
            .exclude(state=State.REJECTED)
            .filter(changed_since__isnull=True)
            .filter(SAME_PAIR)
        )
        return self.filter(~models.Exists(settled))

    def open_to(self, seat: Any) -> "CandidatePairQuerySet":
        """Those left undecided, without pairs whose own decision was handed in or decided by others."""
        own = ClaimLink.objects.by(seat.user).standing().exclude(state__in=EDITABLE)
        return self.undecided_for(seat).filter(~models.Exists(own.filter(SAME_PAIR)))

    def about(self, incident: UUID) -> "CandidatePairQuerySet":
        """Pairs of which a claim is about the incident (its uuid)."""
        return self._either(incident__uuid=incident)

    def measuring(self, measure: str) -> "CandidatePairQuerySet":
        """Pairs of which a claim counts these."""
        return self._either(measure=measure)

    def printed_by(self, outlet: str) -> "CandidatePairQuerySet":
        """Pairs of which a claim stands in an article of the outlet."""
        return self._either(article__outlet=outlet)

    def recorded_by(self, username: str) -> "CandidatePairQuerySet":
        """Pairs of which this person recorded a claim."""
        return self._either(author__username=username)

    def of_kind(self, kind: str) -> "CandidatePairQuerySet":
        """Pairs by what the rules said when they were indexed (KINDS)."""
        return self.filter(KINDS[kind])

    def beyond(self, place: Place) -> "CandidatePairQuerySet":
        """Pairs that come after the place in the desk's order."""
        rank, pk = place
        return self.filter(rank__gte=rank).filter(models.Q(rank__gt=rank) | models.Q(rank=rank, pk__gt=pk))

    def ahead_of(self, place: Place) -> "CandidatePairQuerySet":
        """Pairs that come before the place in the desk's order."""
        rank, pk = place
        return self.filter(rank__lte=rank).filter(models.Q(rank__lt=rank) | models.Q(rank=rank, pk__lt=pk))

    def of_two(self, a: Claim, b: Claim) -> "CandidatePairQuerySet":
        """The pair of two claims, whichever way round."""
        return self.filter(claim_a=min(a.pk, b.pk), claim_b=max(a.pk, b.pk))

    def _either(self, **fields: Any) -> "CandidatePairQuerySet":
        sides = (models.Q(**{f"claim_{side}__{name}": v for name, v in fields.items()}) for side in "ab")
        return self.filter(next(sides) | next(sides))

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

    @property
    def place(self) -> Place:
        """Where it stands in the desk's order."""
        return self.rank, self.pk
