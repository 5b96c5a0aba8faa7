"""Make, change or remove a mark: at most twelve queries, one round trip, only what looks different."""

import re
from dataclasses import dataclass
from functools import partial

import pytest
from django.test import Client

from articles.models import Annotation, Article, Passage
from tests.budgets.shapes import article_of, mark_up
from tests.cast import new_key
from tests.statements import statements

WRITE = 12
MORE = {
    "attach": 6,
    "undo": 2,
}  # a new entity is a second record with its log row; undo looks for the last act
SHARE = 20  # the reply is at most the 20th part of the page
SIZES = ((5_000, 50), (5_000, 500), (100_000, 5_000))
DRAWN = re.compile(rb'id="ps-(\d+)" hx-swap-oob')
LISTED = re.compile(rb'id="rows-(\d+)" hx-swap-oob')


@dataclass
class Desk:
    """A person at an article of some size, writing as the page does."""

    client: Client
    article: Article

    def page(self) -> str:
        return f"/p/orsel/articles/{self.article.uuid}/"

    def send(self, path: str, **form: object) -> tuple[bytes, int]:
        """The reply to a write and its number of statements; one round trip."""
        with statements() as seen:
            answer = self.client.post(
                path,
                {"key": new_key(), **form},
                headers={"HX-Request": "true", "HX-Current-URL": self.page()},
            )
        assert answer.status_code == 200, answer.content
        return answer.content, len(seen)

    def words(self) -> tuple[int, int]:
        """Two words in the middle of the article's middle paragraph."""
        paragraphs = Passage.objects.filter(article=self.article, kind="paragraph").order_by("order")
        one = paragraphs[paragraphs.count() // 2]
        start = self.article.text.index(" ", (one.start + one.end) // 2) + 1
        return start, self.article.text.index(" ", self.article.text.index(" ", start) + 1)

    def mark(self, tag) -> tuple[bytes, int]:
        start, end = self.words()
        return self.send(
            f"{self.page()}annotations/",
            tag=tag.uuid,
            start=start,
            end=end,
            quote=self.article.text[start:end],
        )

    def newest(self) -> Annotation:
        return Annotation.objects.filter(article=self.article).order_by("-id")[0]

    def change(self, act: str, **form: object) -> tuple[bytes, int]:
        row = self.newest()
        return self.send(f"/p/orsel/annotations/{row.uuid}/{act}/", version=row.version, **form)


@pytest.fixture
def desk_at(as_user, project, tags, ana, ben):
    def sit(chars: int, marks: int) -> Desk:
        article = article_of(project, ana, chars, seed=marks)
        mark_up(article, list(tags.values()), ana, marks // 2)
        mark_up(article, list(tags.values()), ben, marks - marks // 2, state="accepted", seed=2)
        desk = Desk(as_user(ana), article)
        desk.client.get("/p/orsel/library/")  # the first request of a session also stores when it began
        return desk

    return sit


def acts_on(desk: Desk, tags):
    """Every act on a mark, in an order in which each can be done."""
    row = partial(desk.change)
    yield "mark", lambda: desk.mark(tags["Killed"])
    yield "retag", lambda: row("tag", tag=tags["Place"].uuid)
    yield "move", lambda: row("range", move="end-later")
    yield "attach", lambda: row("entity", name=f"Sul Ford {desk.article.pk}", kind="place")
    yield "note", lambda: row("note", note="Said on Monday.")
    yield "remove", lambda: row("remove")
    yield "undo", lambda: desk.send(f"{desk.page()}undo/")


def test_every_act_on_a_mark_takes_at_most_twelve_queries_at_any_size(desk_at, tags):
    found: dict[str, list[int]] = {}
    for chars, marks in SIZES:
        for name, act in acts_on(desk_at(chars, marks), tags):
            found.setdefault(name, []).append(act()[1])
    dearer = {name: counts for name, counts in found.items() if max(counts) > WRITE + MORE.get(name, 0)}
    assert dearer == {}
    assert {name: counts for name, counts in found.items() if len(set(counts)) > 1} == {}


def test_the_reply_holds_only_the_passages_that_look_different(desk_at, tags):
    desk = desk_at(100_000, 5_000)
    page = desk.client.get(f"{desk.page()}?all=1").content
    start, _ = desk.words()
    place = Passage.objects.get(article=desk.article, start__lte=start, end__gt=start).order
    for name, act in acts_on(desk, tags):
        reply, _ = act()
        drawn, listed = DRAWN.findall(reply), LISTED.findall(reply)
        assert listed == [b"%d" % place], name
        assert drawn == ([] if name in {"attach", "note"} else [b"%d" % place]), name
        assert len(reply) * SHARE <= len(page), name


def test_a_mark_across_a_border_redraws_both_passages_and_no_third(desk_at, tags):
    desk = desk_at(100_000, 500)
    first, second = Passage.objects.filter(article=desk.article, kind="paragraph").order_by("order")[50:52]
    start, end = desk.article.text.rindex(" ", 0, first.end - 5) + 1, second.start + 6
    Annotation.objects.filter(article=desk.article, end__gt=first.start, start__lt=second.end).delete()
    reply, _ = desk.send(
        f"{desk.page()}annotations/",
        tag=tags["Killed"].uuid, start=start, end=end, quote=desk.article.text[start:end],
    )  # fmt: skip
    assert DRAWN.findall(reply) == [b"%d" % first.order, b"%d" % second.order]
