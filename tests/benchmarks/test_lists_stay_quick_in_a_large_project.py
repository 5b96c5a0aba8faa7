"""The library of 10,000 articles against one of 1,000: the same page in the same time."""

import pytest

from articles.models import Article
from tests.benchmarks.conftest import Measured
from tests.benchmarks.served import Site, Visitor, milliseconds
from tests.benchmarks.world import World, new_world
from tests.budgets.shapes import many_articles, mark_up

pytestmark = pytest.mark.bench
MARKED = 200


def library_of(articles: int) -> World:
    """A project of so many articles, some of them marked."""
    world = new_world()
    for article in many_articles(world.project, world.ana, articles)[:MARKED]:
        mark_up(article, world.tags, world.ana, 10)
    return world


def test_the_library_of_10_000_articles(site: Site, measured: Measured):
    small, large = library_of(1_000), library_of(10_000)
    visitors = {world.project.slug: Visitor(site, world.ana) for world in (small, large)}

    def page(world: World, query: str = "") -> float:
        return milliseconds(lambda: visitors[world.project.slug].get(world.path(f"library/{query}")))

    middle = Article.objects.filter(project=large.project).order_by("published", "id")[5_000]
    first, deep = page(large), page(large, f"?after={middle.uuid}")
    measured("library, first page of 10,000", first, "ms", goal=15)
    measured("library, first page of 10,000 to first page of 1,000", first / page(small), "times", 2)
    measured("library, a page in the middle to the first", deep / first, "times", 2)
