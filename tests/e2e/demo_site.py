"""The demo project in the journeys' database, and the addresses of what is in it."""

from dataclasses import dataclass

from django.core.management import call_command
from django.urls import reverse

from articles.demo import script
from articles.models import Article, Claim, Incident, Project, User


@dataclass(frozen=True)
class DemoSite:
    """The loaded demo project."""

    project: Project

    def person(self, name: str) -> User:
        """ana, ben, sam or vera."""
        return User.objects.get(username=name)

    def path(self, name: str, *ids: object) -> str:
        """The path of a page of the project by its URL name."""
        return reverse(name, args=[self.project.slug, *ids])

    def article(self, file: str) -> Article:
        """The article that was read from a file of ``articles/demo/texts``."""
        return Article.objects.get(project=self.project, raw_name=file)

    def claim(self, file: str, expression: str) -> Claim:
        """The claim of an article whose number stands there as ``expression``."""
        return Claim.objects.get(article=self.article(file), expression=expression)

    def incident(self, title: str) -> Incident:
        """The incident whose title begins so."""
        return Incident.objects.get(project=self.project, title__startswith=title)


def load() -> DemoSite:
    """Load the demo project, once for a database."""
    call_command("demo")
    return DemoSite(Project.objects.get(slug=script.SLUG))
