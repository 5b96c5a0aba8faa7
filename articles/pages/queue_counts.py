"""How much waits in each review queue, and since when."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Count, Min
from django.urls import reverse
from django.utils import timezone

from articles.access import Seat
from articles.models import Annotation, Claim, ClaimLink, Relation, Tag


@dataclass(frozen=True, slots=True)
class QueueCount:
    """One queue: the uses of a tag, the claims, the links, or the relations. ``tag`` is of the first only."""

    kind: str
    label: str
    url: str
    pending: int
    oldest: datetime | None
    tag: Tag | None = None

    @property
    def age(self) -> str:
        """The age of the oldest piece in whole days: "3 d", "today", or nothing."""
        return age_words(self.oldest)


def age_words(since: datetime | None) -> str:
    """How long ago in whole days: "3 d", "today", or nothing."""
    if since is None:
        return ""
    days = (timezone.now() - since).days
    return f"{days} d" if days else "today"


def queue_counts(seat: Seat) -> list[QueueCount]:
    """Every queue of the project with what this person may decide. Five queries.

    A retired tag is listed only while uses of it wait.
    """
    slug = seat.project.slug
    tags = list(Tag.objects.filter(project=seat.project).order_by("order", "id"))
    waiting = {
        row["tag"]: row
        for row in Annotation.objects.decidable_by(seat.user)
        .filter(tag__in=[tag.pk for tag in tags])
        .values("tag")
        .annotate(pending=Count("id"), oldest=Min("submitted_at"))
    }
    none: dict[str, Any] = {"pending": 0, "oldest": None}
    counts = [
        _count("annotations", tag.name, reverse("queue_tag", args=[slug, tag.uuid]), row, tag)
        for tag in tags
        if (row := waiting.get(tag.pk, none))["pending"] or tag.retired_at is None
    ]
    claims = Claim.objects.of(seat.project).decidable_by(seat.user)
    links = ClaimLink.objects.of(seat.project).decidable_by(seat.user)
    relations = Relation.objects.filter(article__project=seat.project).standing().decidable_by(seat.user)
    others = (("claims", "Claims", claims), ("links", "Links", links), ("relations", "Relations", relations))
    for kind, label, rows in others:
        row = rows.aggregate(pending=Count("id"), oldest=Min("submitted_at"))
        counts.append(_count(kind, label, reverse(f"queue_{kind}", args=[slug]), row))
    return counts


def _count(kind: str, label: str, url: str, row: dict[str, Any], tag: Tag | None = None) -> QueueCount:
    return QueueCount(kind, label, url, row["pending"], row["oldest"], tag)
