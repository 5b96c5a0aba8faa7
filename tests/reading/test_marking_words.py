"""Making a mark: what may be marked, by whom, and what a resend or a false quote does."""

import uuid

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from articles.actions.annotations import mark
from articles.domain.errors import Refused
from articles.models import Annotation, Entity, LogEntry, Project, Tag
from tests.cast import make_article, new_key
from tests.reading.shared import path_of, put_mark, selection, send_mark, statements, swapped

pytestmark = pytest.mark.django_db


def test_a_mark_holds_the_words_and_answers_with_what_changed(as_user, ana, article, tags):
    answer = send_mark(as_user(ana), article, tags["Killed"], "68 killed")
    row = Annotation.objects.get()
    assert answer.status_code == 200
    assert (row.quote, row.author, row.tag, row.state) == ("68 killed", ana, tags["Killed"], "draft")
    assert article.text[row.start : row.end] == "68 killed"
    assert set(swapped(answer.content.decode())) == {"ps-2", "rows-2", "marks-total"}
    assert "Marked Killed" in answer.headers["HX-Trigger"]
    entry = LogEntry.objects.get(verb="annotation.mark")
    assert (entry.by, entry.article, entry.before, entry.after["quote"]) == (ana, article, None, "68 killed")


def test_making_a_mark_costs_at_most_twelve_statements(as_user, ana, article, tags):
    client = as_user(ana)
    send_mark(client, article, tags["Killed"], "more than 100")
    with CaptureQueriesContext(connection) as queries:
        assert send_mark(client, article, tags["Killed"], "68 killed").status_code == 200
    assert len(statements(queries.captured_queries)) <= 12


@pytest.mark.parametrize(
    ("words", "redrawn"),
    [
        ("👩‍🚒", {"ps-6"}),
        ("about 90 at the ford", {"ps-6"}),
        ("officers.\n\nThe Interior Guard", {"ps-1", "ps-2"}),
        ("Depot", {"ps-0"}),
        ("Tags: , ,", {"ps-3"}),
    ],
)
def test_marks_stand_on_emoji_in_comments_and_across_passages(as_user, ana, article, tags, words, redrawn):
    answer = send_mark(as_user(ana), article, tags["Killed"], words)
    assert answer.status_code == 200, answer.content
    assert {i for i in swapped(answer.content.decode()) if i.startswith("ps-")} == redrawn
    assert Annotation.objects.get().quote == words


def test_equal_nested_and_overlapping_marks_all_stay(as_user, ana, article, tags):
    for tag, words in (
        ("Killed", "68 killed"),
        ("Wounded", "68 killed"),
        ("Place", "68"),
        ("Killed", "killed and some 40"),
    ):
        assert send_mark(as_user(ana), article, tags[tag], words).status_code == 200
    page = as_user(ana).get(path_of(article)).content.decode()
    assert Annotation.objects.count() == 4
    assert page.count('class="u ') >= 3


@pytest.mark.parametrize(
    "lie",
    [
        {"quote": "86 killed"},
        {"start": 0},
        {"end": 10_000},
        {"start": -1},
        {"quote": ""},
    ],
)
def test_a_range_that_does_not_hold_its_quote_is_refused(as_user, ana, article, tags, lie):
    answer = send_mark(as_user(ana), article, tags["Killed"], "68 killed", **lie)
    assert answer.status_code == 422
    assert not Annotation.objects.exists()
    assert not LogEntry.objects.filter(verb="annotation.mark").exists()


def test_the_same_press_sent_again_makes_one_mark(as_user, ana, article, tags):
    client, key = as_user(ana), new_key()
    first = send_mark(client, article, tags["Killed"], "68 killed", key=key)
    again = send_mark(client, article, tags["Killed"], "68 killed", key=key)
    assert (first.status_code, again.status_code) == (200, 200)
    assert Annotation.objects.count() == 1
    other = send_mark(client, article, tags["Killed"], "some 40", key=key)
    assert other.status_code == 422
    assert "already sent with other content" in other.content.decode()


def test_a_mark_without_a_key_or_with_a_strange_tag_is_refused(as_user, ana, article, tags):
    elsewhere = Project.objects.create(slug="elsewhere", title="Elsewhere")
    strange = Tag.objects.create(project=elsewhere, name="Killed", letter="K", hue="plum")
    client = as_user(ana)
    assert send_mark(client, article, tags["Killed"], "68 killed", key="").status_code == 422
    assert send_mark(client, article, strange, "68 killed").status_code == 422
    assert send_mark(client, article, tags["Killed"], "68 killed", tag="").status_code == 422
    assert not Annotation.objects.exists()


def test_a_retired_tag_marks_nothing(as_user, ana, article, tags):
    from django.utils import timezone

    Tag.objects.filter(pk=tags["Killed"].pk).update(retired_at=timezone.now())
    answer = send_mark(as_user(ana), article, tags["Killed"], "68 killed")
    assert answer.status_code == 422
    assert "not in the codebook" in answer.content.decode()


def test_viewers_may_not_mark_and_strangers_find_no_article(as_user, vera, eve, article, tags):
    assert send_mark(as_user(vera), article, tags["Killed"], "68 killed").status_code == 403
    assert send_mark(as_user(eve), article, tags["Killed"], "68 killed").status_code == 404
    assert not Annotation.objects.exists()


def test_the_address_of_marking_takes_no_get(as_user, ana, article):
    assert as_user(ana).get(f"{path_of(article)}annotations/").status_code == 405


def test_an_entity_of_another_project_is_not_attached(article, tags, ana):
    elsewhere = Project.objects.create(slug="elsewhere", title="Elsewhere")
    strange = Entity.objects.create(project=elsewhere, kind="place", name="Ilvane")
    with pytest.raises(Refused, match="not in the project"):
        mark(
            article=article, tag=tags["Place"], **selection(article, "Sul Ford"), entity=strange,
            key=uuid.uuid4(), by=ana,
        )  # fmt: skip


def test_without_htmx_a_mark_leads_back_to_its_place_in_the_text(as_user, ana, article, tags):
    sent = {"tag": str(tags["Killed"].uuid), "key": new_key(), **selection(article, "68 killed")}
    answer = as_user(ana).post(f"{path_of(article)}annotations/", sent)
    row = Annotation.objects.get()
    assert (answer.status_code, answer.url) == (302, f"{path_of(article)}?mark={row.uuid}")


def typed(client, article, tags, words, **fields):
    sent = {"tag": str(tags["Killed"].uuid), "words": words, "key": new_key()} | fields
    return client.post(f"{path_of(article)}annotations/", sent)


def test_typed_words_are_found_with_other_spaces_between_them(as_user, ana, article, tags):
    assert typed(as_user(ana), article, tags, "23 officers.  The Interior").status_code == 302
    assert Annotation.objects.get().quote == "23 officers.\n\nThe Interior"


def test_typed_words_that_stand_there_twice_ask_which(as_user, ana, article, tags):
    client = as_user(ana)
    count = article.text.count("killed")
    answer = typed(client, article, tags, "killed")
    assert answer.status_code == 422
    assert f"stand in the text {count} times" in answer.content.decode()
    assert ">killed</textarea>" in answer.content.decode()
    assert typed(client, article, tags, "killed", nth="9").status_code == 422
    assert typed(client, article, tags, "killed", nth="2").status_code == 302
    row = Annotation.objects.get()
    assert row.start == article.text.index("killed", article.text.index("killed") + 1)


def test_typed_words_that_do_not_stand_there_are_refused_and_kept(as_user, ana, article, tags):
    answer = typed(as_user(ana), article, tags, "69 killed <b>")
    assert answer.status_code == 422
    assert "do not stand in the text" in answer.content.decode()
    assert "69 killed &lt;b&gt;</textarea>" in answer.content.decode()
    assert not Annotation.objects.exists()


def test_other_peoples_drafts_are_neither_shown_nor_counted(as_user, ana, ben, sam, article, tags):
    put_mark(article, tags["Killed"], ben, "68 killed")
    totals = {
        user: as_user(user).get(path_of(article)).context["page"].annotations.total
        for user in (ana, ben, sam)
    }
    assert totals == {ana: 0, ben: 1, sam: 1}
    reply = send_mark(as_user(ana), article, tags["Place"], "losses at 68")
    assert "killed</mark>" not in reply.content.decode()


def test_a_mark_in_a_long_article_costs_the_same_wherever_it_stands(as_user, ana, project, tags):
    paragraphs = [f"On day {n} the ford was quiet and {n} trucks crossed it." for n in range(300)]
    article = make_article(project, ana, "Quiet days\n\n" + "\n\n".join(paragraphs) + "\n")
    for n in range(300):
        put_mark(article, tags["Killed"], ana, f"{n} trucks crossed")
    client, costs, sizes = as_user(ana), [], []
    client.get(path_of(article))
    for n in (3, 150, 297):
        with CaptureQueriesContext(connection) as queries:
            answer = send_mark(client, article, tags["Place"], f"day {n} the ford")
        costs.append(len(statements(queries.captured_queries)))
        sizes.append(len(answer.content))
    whole = len(client.get(path_of(article)).content)
    assert costs == [costs[0]] * 3
    assert costs[0] <= 12
    assert max(sizes) < whole / 20
