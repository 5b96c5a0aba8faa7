"""Who has read how far, and the counts beside the work."""

import pytest

from articles.access import seat_in
from articles.actions.threads import mark_read
from articles.domain.errors import Refused
from articles.models import LogEntry, ThreadReading
from articles.pages.threads import Counts, counts, thread_view
from tests.cast import make_article, new_key
from tests.statements import statements
from tests.threads.conftest import address, say

pytestmark = pytest.mark.django_db


def counted(user, kind, thing):
    return counts(seat_in(user, "orsel"), kind, [thing.pk]).get(thing.pk)


@pytest.mark.parametrize("kind", ["article", "annotation", "claim", "link", "incident"])
def test_a_message_is_unread_by_all_but_its_author(kind, things, ana, ben):
    say(things[kind], ana)
    assert counted(ana, kind, things[kind]) == Counts(open=1, unread=0)
    assert counted(ben, kind, things[kind]) == Counts(open=1, unread=1)


def test_what_was_read_is_not_unread_until_somebody_writes_again(article, ana, ben):
    message = say(article, ana)
    mark_read(thread=message.thread, message=message, by=ben)
    assert counted(ben, "article", article) == Counts(open=1, unread=0)
    say(article, ana, "And one more.")
    assert counted(ben, "article", article) == Counts(open=1, unread=1)


def test_reading_an_older_message_later_does_not_turn_back(article, ana, ben):
    first, second = say(article, ana), say(article, ana, "And one more.")
    mark_read(thread=first.thread, message=second, by=ben)
    mark_read(thread=first.thread, message=first, by=ben)
    assert ThreadReading.objects.get(user=ben).last_message == second.pk


def test_a_message_of_another_thread_marks_nothing_read(article, claim, ana, ben):
    here, there = say(article, ana), say(claim, ana)
    with pytest.raises(Refused):
        mark_read(thread=here.thread, message=there, by=ben)


def test_reading_leaves_no_trace_in_the_log(article, ana, ben):
    message = say(article, ana)
    before = LogEntry.objects.count()
    mark_read(thread=message.thread, message=message, by=ben)
    assert LogEntry.objects.count() == before


def test_a_get_marks_nothing_read_and_says_what_is_new(as_user, article, ana, ben):
    say(article, ana)
    page = as_user(ben).get(address(article, "article")).content.decode()
    assert not ThreadReading.objects.exists()
    assert 'class="new">new</span>' in page
    assert "1 new</span>" in page
    assert "Mark as read" in page


def test_what_is_written_between_the_page_and_its_mark_stays_unread(as_user, article, ana, ben):
    seen = say(article, ana)
    say(article, ana, "While ben was reading.")
    read = f"/p/orsel/threads/{seen.thread.uuid}/read/"
    answer = as_user(ben).post(
        read, {"last": str(seen.uuid), "key": new_key()}, headers={"HX-Request": "true"}
    )
    assert "1 new" in answer.content.decode()
    assert counted(ben, "article", article).unread == 1


def test_a_viewer_reads_and_marks_read(as_user, article, ana, vera):
    message = say(article, ana)
    read = f"/p/orsel/threads/{message.thread.uuid}/read/"
    assert as_user(vera).post(read, {"last": str(message.uuid)}).status_code == 302
    assert counted(vera, "article", article) == Counts(open=1, unread=0)


def test_marking_read_has_no_get_and_needs_a_message(as_user, article, ana, ben, eve):
    message = say(article, ana)
    read = f"/p/orsel/threads/{message.thread.uuid}/read/"
    assert as_user(ben).get(read).status_code == 405
    assert as_user(ben).post(read, {}).status_code == 422
    assert as_user(ben).post(read, {"last": new_key()}).status_code == 404
    assert as_user(eve).post(read, {"last": str(message.uuid)}).status_code == 404


def test_counts_for_many_things_take_one_query_and_leave_out_the_silent(project, ana, ben):
    articles = [make_article(project, ana, f"Report {n}\n\nNobody was hurt.\n") for n in range(6)]
    for article in articles[:4]:
        say(article, ana)
    with statements() as sent:
        found = counts(seat := seat_in(ben, "orsel"), "article", [a.pk for a in articles])
    assert len(sent) == 2  # one of them is the seat
    assert set(found) == {article.pk for article in articles[:4]}
    assert counts(seat, "article", []) == {}


def test_a_long_thread_costs_the_same_as_a_short_one(project, article, ana, ben):
    costs = []
    seat = seat_in(ben, "orsel")
    for _ in range(3):
        say(article, ana)
        with statements() as sent:
            view = thread_view(seat, article)
        costs.append(len(sent))
    assert costs == [3, 3, 3]
    assert view.counts == Counts(open=1, unread=3)
