"""Projects for measurements: made once in a run, committed, each with people of its own."""

import uuid
from dataclasses import dataclass

from articles.domain.permissions import Role
from articles.models import Article, Membership, Project, Tag, User
from tests.budgets.shapes import article_of, mark_up
from tests.cast import make_user

TAGS = (("Killed", "K", "plum", "1"), ("Wounded", "W", "ochre", "2"), ("Place", "P", "blue", "6"))


@dataclass
class World:
    """A project with an analyst, a supervisor and three tags."""

    project: Project
    ana: User
    sam: User
    tags: list[Tag]

    def path(self, rest: str = "") -> str:
        return f"/p/{self.project.slug}/{rest}"

    def marked_article(self, chars: int, marks: int, *, seed: int = 1) -> Article:
        """An article with overlapping marks, all of them seen by ana."""
        article = article_of(self.project, self.ana, chars, seed=seed)
        mark_up(article, self.tags, self.ana, marks, seed=seed)
        return article

    def page_of(self, article: Article) -> str:
        return self.path(f"articles/{article.uuid}/")


def new_world() -> World:
    """A new, empty project."""
    mark = uuid.uuid4().hex[:8]
    project = Project.objects.create(slug=f"bench-{mark}", title="Orsel 2023")
    ana, sam = make_user(f"ana-{mark}"), make_user(f"sam-{mark}")
    for user, role in ((ana, Role.ANALYST), (sam, Role.SUPERVISOR)):
        Membership.objects.create(project=project, user=user, role=role.value, can_import=True)
    tags = [
        Tag.objects.create(project=project, name=name, letter=letter, hue=hue, key=key, order=order)
        for order, (name, letter, hue, key) in enumerate(TAGS)
    ]
    return World(project, ana, sam, tags)
