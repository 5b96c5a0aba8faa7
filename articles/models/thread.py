"""What colleagues say to each other about a piece of work."""

from typing import Any

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
WORK: dict[str, type[Annotation] | type[Claim] | type[ClaimLink]] = {  # what not every member sees
    "annotation": Annotation,
    "claim": Claim,
    "link": ClaimLink,
}

Target = Article | Annotation | Claim | ClaimLink | Incident


def kind_of(target: Target) -> str:
    """The word of TARGETS for a thing."""
    return "link" if isinstance(target, ClaimLink) else target._meta.model_name or ""


def _exactly_one(names: tuple[str, ...]) -> models.Q:
    cases = models.Q()
    for one in names:
        cases |= models.Q(**{f"{name}__isnull": name != one for name in names})
    return cases


class ThreadQuerySet(models.QuerySet["Thread"]):
    """Threads where the work is."""

    def of(self, project: Project) -> "ThreadQuerySet":
        """The threads of one project."""
        return self.filter(project=project)

    def open(self) -> "ThreadQuerySet":
        """Not resolved."""
        return self.filter(resolved_at__isnull=True)

    def about(self, target: Target) -> "ThreadQuerySet":
        """The thread of one thing, or none."""
        return self.filter(**{kind_of(target): target})

    def visible_to(self, seat: Any) -> "ThreadQuerySet":
        """Threads whose target this person may see: a thread is as visible as the work it is about."""
        seen = models.Q(article__isnull=False) | models.Q(incident__isnull=False)
        for kind, model in WORK.items():
            same = model.objects.visible_to(seat).filter(pk=models.OuterRef(f"{kind}_id"))
            seen |= models.Q(models.Exists(same))
        return self.filter(seen)


class Thread(Exported):
    """The one conversation about a thing, open until somebody resolves it; a reply opens it again."""

    LOGGED = ("resolved_at", "resolved_by_id")

    project = models.ForeignKey(Project, models.PROTECT, related_name="threads")
    article = models.OneToOneField(Article, models.PROTECT, null=True, blank=True, related_name="thread")
    annotation = models.OneToOneField(
        Annotation, models.PROTECT, null=True, blank=True, related_name="thread"
    )
    claim = models.OneToOneField(Claim, models.PROTECT, null=True, blank=True, related_name="thread")
    link = models.OneToOneField(ClaimLink, models.PROTECT, null=True, blank=True, related_name="thread")
    incident = models.OneToOneField(Incident, models.PROTECT, null=True, blank=True, related_name="thread")
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
    def target(self) -> Target:
        """The one thing this thread is about."""
        found = self.article or self.annotation or self.claim or self.link or self.incident
        if found is None:
            raise TypeError("a thread has exactly one target")
        return found
