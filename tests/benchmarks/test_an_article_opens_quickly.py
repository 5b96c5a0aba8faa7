"""Server time of the reading page, and of one mark, over HTTP."""

import pytest

from articles.models import Passage
from tests.benchmarks.conftest import Measured
from tests.benchmarks.served import Site, Visitor, milliseconds
from tests.benchmarks.world import World, new_world

pytestmark = pytest.mark.bench
SIZES = {
    "5k/50": (5_000, 50), "5k/500": (5_000, 500), "100k/500": (100_000, 500), "100k/5,000": (100_000, 5_000),
    "1M/1,000": (1_000_000, 1_000),
}  # fmt: skip
GOALS = {"5k/500": 15.0, "100k/5,000": 90.0}  # milliseconds, on the machine the peers were measured on
MARKED = SIZES | {"5k/250": (5_000, 250)}  # as dense as 100k/5,000
BARE_TIMES = {"100k/5,000": 4.0}


@pytest.mark.parametrize("size", SIZES)
def test_the_page_against_a_bare_stream_of_its_bytes(site: Site, bare: Site, measured: Measured, size: str):
    world = new_world()
    page = world.page_of(world.marked_article(*SIZES[size]))
    visitor = Visitor(site, world.ana)
    content = visitor.get(page)
    same = bare.keep(f"{size.replace('/', '-')}.html", content)
    stream = Visitor(bare)
    assert stream.get(same) == content
    floor = milliseconds(lambda: stream.get(same), times=31)
    ours = milliseconds(lambda: visitor.get(page))
    measured(f"page {size}", len(content) / 1000, "KB")
    measured(f"bare stream of its bytes, {size}", floor, "ms")
    measured(f"server time of the page, {size}", ours, "ms", goal=GOALS.get(size))
    measured(f"page to bare stream, {size}", ours / floor, "times", BARE_TIMES.get(size))


def one_mark(world: World, visitor: Visitor, chars: int, marks: int) -> tuple[float, float]:
    """Milliseconds of one mark in the middle of an article, and the KB of the last reply."""
    article = world.marked_article(chars, marks, seed=marks)
    paragraphs = list(Passage.objects.filter(article=article, kind="paragraph").order_by("order"))
    middle = paragraphs[len(paragraphs) // 2]
    page = world.page_of(article)
    places = [at for at in range(middle.start, middle.end - 40) if article.text[at] == " "]

    replies: list[bytes] = []

    def mark() -> None:
        start = places.pop(len(places) // 2) + 1
        end = article.text.index(" ", start + 1)
        reply = visitor.post(
            f"{page}annotations/", page,
            tag=world.tags[0].uuid, start=start, end=end, quote=article.text[start:end],
        )  # fmt: skip
        replies.append(reply)

    return milliseconds(mark, times=25), len(replies[-1]) / 1000


def test_one_mark_takes_the_same_time_in_any_article(site: Site, measured: Measured):
    world = new_world()
    visitor = Visitor(site, world.ana)
    taken = {}
    for size, (chars, marks) in MARKED.items():
        taken[size], reply = one_mark(world, visitor, chars, marks)
        measured(f"add one mark, {size}", taken[size], "ms", goal=10)
        measured(f"reply to one mark, {size}", reply, "KB")
    longer = taken["100k/5,000"] / taken["5k/250"]
    measured("one mark in a text twenty times as long", longer, "times", 1.5)
    measured("one mark in a text of a million", taken["1M/1,000"] / taken["5k/50"], "times", 1.5)
