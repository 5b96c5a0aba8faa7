"""Writing in the thread of a thing and editing one's own words: the acts and their addresses."""

import uuid

import pytest
from django.db import IntegrityError, transaction

from articles.actions.threads import LONGEST, edit_message, resolve_thread, write_message
from articles.domain.errors import KeyReused, NotAllowed, Refused, Stale
from articles.models import LogEntry, Message, Thread
from tests.cast import new_key
from tests.statements import statements
from tests.threads.conftest import address, say

pytestmark = pytest.mark.django_db

KINDS = ("article", "annotation", "claim", "link", "incident")


@pytest.mark.parametrize("kind", KINDS)
def test_the_first_message_opens_the_thread_of_a_thing_and_the_second_joins_it(kind, things, ana, ben):
    first, second = say(things[kind], ana), say(things[kind], ben, "“including” says so.")
    assert first.thread == second.thread == Thread.objects.get(**{kind: things[kind]})
    assert first.thread.opened_by == ana
    assert [entry.by for entry in LogEntry.objects.filter(verb="message.write")] == [ana, ben]


def test_the_database_holds_one_thread_for_a_thing(article, project, ana):
    say(article, ana)
    with pytest.raises(IntegrityError), transaction.atomic():
        Thread.objects.create(project=project, article=article, opened_by=ana)


def test_a_message_keeps_its_lines_and_loses_blank_ends(article, ana):
    assert say(article, ana, "\r\nOne.\r\n\r\nTwo. \n").body == "One.\n\nTwo."


@pytest.mark.parametrize("body", ["", " \n ", "x" * (LONGEST + 1)])
def test_an_empty_or_overlong_message_is_refused_and_opens_nothing(article, ana, body):
    with pytest.raises(Refused):
        say(article, ana, body)
    assert not Thread.objects.exists()


def test_the_same_form_sent_twice_writes_one_message(article, ana):
    key = uuid.uuid4()
    made = [write_message(target=article, body="Once.", key=key, by=ana) for _ in range(2)]
    assert made[0] == made[1]
    assert Message.objects.count() == 1
    with pytest.raises(KeyReused):
        write_message(target=article, body="Twice.", key=key, by=ana)


def test_a_reply_opens_a_resolved_thread_again(article, ana, ben):
    thread = say(article, ana).thread
    resolve_thread(thread=thread, key=uuid.uuid4(), by=ana)
    say(article, ben, "Not yet.")
    thread.refresh_from_db()
    assert (thread.resolved_at, thread.resolved_by) == (None, None)
    assert LogEntry.objects.latest("id").after["reopens"] is True


def test_a_message_costs_at_most_nine_statements(claim, ana, ben):
    say(claim, ana)
    with statements() as sent:
        say(claim, ben, "A reply.")
    assert len(sent) <= 9


def test_an_edit_keeps_the_earlier_words_in_the_log(article, ana):
    message = say(article, ana, "Forty?")
    edit_message(message=message, body="Fourteen?", version=1, key=uuid.uuid4(), by=ana)
    message.refresh_from_db()
    entry = LogEntry.objects.get(verb="message.edit")
    assert (message.body, message.version, message.edited_at is None) == ("Fourteen?", 2, False)
    assert (entry.before["body"], entry.after["body"], entry.article) == ("Forty?", "Fourteen?", article)


def test_an_edit_that_changes_nothing_is_not_called_one(article, ana):
    message = say(article, ana, "Forty?")
    edit_message(message=message, body="Forty?", version=1, key=uuid.uuid4(), by=ana)
    message.refresh_from_db()
    assert message.edited_at is None
    assert not LogEntry.objects.filter(verb="message.edit").exists()


def test_nobody_edits_anothers_message(article, ana, sam):
    message = say(article, ana)
    with pytest.raises(NotAllowed):
        edit_message(message=message, body="Mine now.", version=1, key=uuid.uuid4(), by=sam)


def test_a_stale_edit_changes_nothing(article, ana):
    message = say(article, ana, "Forty?")
    edit_message(message=message, body="Fourteen?", version=1, key=uuid.uuid4(), by=ana)
    with pytest.raises(Stale):
        edit_message(message=message, body="Four?", version=1, key=uuid.uuid4(), by=ana)
    assert Message.objects.get().body == "Fourteen?"


# the addresses


def test_writing_without_htmx_leads_to_the_message_on_the_page_of_its_thread(as_user, ana, article):
    answer = as_user(ana).post(address(article, "article", "messages/"), {"body": "Noted.", "key": new_key()})
    made = Message.objects.get()
    assert answer.status_code == 302
    assert answer.url == f"{address(article, 'article')}#message-{made.uuid}"
    assert "Noted." in as_user(ana).get(address(article, "article")).content.decode()


def test_writing_with_htmx_answers_the_thread_and_the_counts_beside_the_work(as_user, ana, article):
    answer = as_user(ana).post(
        address(article, "article", "messages/"), {"body": "Noted.", "key": new_key()}, HX_Request="true",
        headers={"HX-Request": "true"},
    )  # fmt: skip
    text = answer.content.decode()
    assert text.count(f'id="thread-{article.uuid}"') == 1
    assert f'id="thread-counts-{article.uuid}" hx-swap-oob="true">open' in text
    assert "<html" not in text
    assert "Sent." in answer.headers["HX-Trigger"]


@pytest.mark.parametrize("headers", [{}, {"HX-Request": "true"}])
def test_a_refused_message_stays_in_its_field(as_user, ana, article, headers):
    typed = "y" * (LONGEST + 1)
    answer = as_user(ana).post(
        address(article, "article", "messages/"), {"body": typed, "key": new_key()}, headers=headers
    )
    assert answer.status_code == 422
    assert "A message has at most 10,000 characters" in answer.content.decode()
    assert f"\n{typed}</textarea>" in answer.content.decode()


def test_the_same_key_with_other_words_is_refused_and_the_words_are_kept(as_user, ana, article):
    key, client = new_key(), as_user(ana)
    sent = [
        client.post(address(article, "article", "messages/"), {"body": body, "key": key})
        for body in ("One.", "One.", "Two.")
    ]
    assert [answer.status_code for answer in sent] == [302, 302, 422]
    assert "\nTwo.</textarea>" in sent[2].content.decode()
    assert Message.objects.count() == 1


@pytest.mark.parametrize("headers", [{}, {"HX-Request": "true"}])
def test_ones_own_message_is_edited_in_place(as_user, ana, article, headers):
    message = say(article, ana, "Forty?")
    edit = f"/p/orsel/messages/{message.uuid}/edit/"
    form = as_user(ana).get(edit, headers=headers)
    assert "\nForty?</textarea>" in form.content.decode()
    sent = {"body": "Fourteen?", "version": 1, "key": new_key()}
    answer = as_user(ana).post(edit, sent, headers=headers)
    assert answer.status_code == (200 if headers else 302)
    assert Message.objects.get().body == "Fourteen?"


def test_a_stale_edit_shows_mine_and_theirs_and_can_be_saved_over_theirs(as_user, ana, article):
    message = say(article, ana, "Forty?")
    edit_message(message=message, body="Fourteen?", version=1, key=uuid.uuid4(), by=ana)
    edit, client = f"/p/orsel/messages/{message.uuid}/edit/", as_user(ana)
    answer = client.post(edit, {"body": "Four?", "version": 1, "key": new_key()})
    text = answer.content.decode()
    assert answer.status_code == 409
    assert "“Fourteen?”" in text
    assert "\nFour?</textarea>" in text
    assert 'name="version" value="2"' in text
    assert client.post(edit, {"body": "Four?", "version": 2, "key": new_key()}).status_code == 302
    assert Message.objects.get().body == "Four?"


def test_an_empty_edit_is_refused_and_says_so(as_user, ana, article):
    message = say(article, ana, "Forty?")
    sent = {"body": "", "version": 1, "key": new_key()}
    answer = as_user(ana).post(f"/p/orsel/messages/{message.uuid}/edit/", sent)
    assert answer.status_code == 422
    assert "the message is empty" in answer.content.decode()


def test_anothers_message_cannot_be_edited_even_by_a_supervisor(as_user, ana, sam, article):
    edit = f"/p/orsel/messages/{say(article, ana).uuid}/edit/"
    assert as_user(sam).get(edit).status_code == 403
    assert as_user(sam).post(edit, {"body": "x", "version": 1, "key": new_key()}).status_code == 403


def test_writing_has_no_get_and_editing_has_no_delete(as_user, ana, article):
    message = say(article, ana)
    assert as_user(ana).get(address(article, "article", "messages/")).status_code == 405
    assert as_user(ana).delete(f"/p/orsel/messages/{message.uuid}/edit/").status_code == 405
    assert as_user(ana).post(f"/p/orsel/messages/{message.uuid}/").status_code == 405


def test_a_form_without_its_key_or_version_says_so_and_changes_nothing(as_user, ana, article):
    assert as_user(ana).post(address(article, "article", "messages/"), {"body": "x"}).status_code == 422
    message = say(article, ana, "Forty?")
    answer = as_user(ana).post(f"/p/orsel/messages/{message.uuid}/edit/", {"body": "x", "key": new_key()})
    assert answer.status_code == 422
    assert Message.objects.get().body == "Forty?"


def test_a_message_is_shown_as_text_and_its_mentions_stand_out(as_user, ana, article):
    say(article, ana, '@sam <img src=x onerror=alert(1)> <b hx-get="/x">look</b> @nobody')
    page = as_user(ana).get(address(article, "article")).content.decode()
    assert '<span class="at">@sam</span>' in page
    assert "&lt;img src=x onerror=alert(1)&gt; &lt;b hx-get=&quot;/x&quot;&gt;" in page
    assert '<span class="at">@nobody' not in page
    assert "<img src=x" not in page
