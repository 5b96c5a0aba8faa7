"""The queue, home, log and account pages have no accessibility fault that axe can find."""

import pytest

from tests.e2e.axe import faults
from tests.queue.work import make_claim, make_link, make_mark

pytestmark = pytest.mark.e2e


@pytest.fixture
def waiting(world):
    """Something in every queue, and something that came back."""
    mark = make_mark(world.article, world.tags["Killed"], world.ana, "68 killed")
    make_mark(world.article, world.tags["Killed"], world.ana, "23 officers", state="returned")
    a = make_claim(world.article, world.ana, "its losses at 68 killed")
    b = make_claim(world.article, world.ana, "more than 100 guards", low=101, high=None, state="accepted")
    make_link(a, b, world.ana)
    return mark


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_supervisors_pages(open_as, world, waiting, scheme):
    page = open_as(world.sam, world.path("queue/claims/"), color_scheme=scheme)
    assert faults(page) == []
    for path in (f"queue/tags/{world.tags['Killed'].uuid}/", "queue/links/", "", "log/"):
        page.goto(world.path(path))
        for more in page.locator("details.qmore > summary").all():
            more.click()
            assert faults(page) == [], path
        assert faults(page) == [], path


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_an_analysts_and_a_viewers_pages(open_as, world, waiting, scheme):
    for person in (world.ana, world.vera):
        page = open_as(person, world.path(), color_scheme=scheme)
        assert faults(page) == []
    page.goto("/account/")
    assert faults(page) == []
