"""What colleagues say to each other about a piece of work."""

from django.conf import settings
from django.db import models

from articles.models.annotation import Annotation
from articles.models.article import Article
from articles.models.base import Exported
from articles.models.claim import Claim
from articles.models.claim_link import ClaimLink
from articles.models.incident import Incident
from articles.models.project import Project

TARGETS = ("article", "annotation", "claim", "link", "incident")


def _exactly_one(names: tuple[str, ...]) -> models.Q:
    cases = models.Q()
    for one in names:
        cases |= models.Q(**{f"{name}__isnull": name != one for name in names})
    return cases


class ThreadQuerySet(models.QuerySet["Thread"]):
    """Threads where the work is."""

    def open(self) -> "ThreadQuerySet":
        """Not resolved."""
        return self.filter(resolved_at__isnull=True)


class Thread(Exported):
    """A conversation about exactly one thing, open until somebody resolves it."""

    LOGGED = ("resolved_at", "resolved_by_id")

    project = models.ForeignKey(Project, models.PROTECT, related_name="threads")
    article = models.ForeignKey(Article, models.PROTECT, null=True, blank=True, related_name="threads")
    annotation = models.ForeignKey(Annotation, models.PROTECT, null=True, blank=True, related_name="threads")
    claim = models.ForeignKey(Claim, models.PROTECT, null=True, blank=True, related_name="threads")
    link = models.ForeignKey(ClaimLink, models.PROTECT, null=True, blank=True, related_name="threads")
    incident = models.ForeignKey(Incident, models.PROTECT, null=True, blank=True, related_name="threads")
    opened_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    resolved_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    resolved_at = models.DateTimeField(null=True, blank=True)

    objects = ThreadQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=_exactly_one(TARGETS), name="thread_has_one_target"),
            models.CheckConstraint(
                condition=models.Q(resolved_by__isnull=True, resolved_at__isnull=True)
                | models.Q(resolved_by__isnull=False, resolved_at__isnull=False),
                name="thread_resolved_pair",
            ),
        ]
        indexes = [models.Index(fields=["project", "resolved_at", "id"], name="thread_open")]

    def __str__(self) -> str:
        return f"thread {self.pk}"

    @property
    def target(self) -> Article | Annotation | Claim | ClaimLink | Incident:
        """The one thing this thread is about."""
        return next(getattr(self, name) for name in TARGETS if getattr(self, f"{name}_id") is not None)
