"""A thread is seen by those who see the thing it is about; viewers read; strangers find nothing."""

import pytest

from articles.domain.review import State
from articles.models import Message
from tests.cast import new_key
from tests.threads.conftest import address, say

pytestmark = pytest.mark.django_db
KINDS = ("article", "annotation", "claim", "link", "incident")
WORK = ("annotation", "claim", "link")


def draft(thing):
    type(thing).objects.filter(pk=thing.pk).update(state=State.DRAFT)


@pytest.mark.parametrize("kind", KINDS)
def test_members_read_the_thread_of_what_they_see(as_user, kind, things, ana, ben, sam, vera):
    say(things[kind], ana)
    for reader in (ana, ben, sam, vera):
        page = as_user(reader).get(address(things[kind], kind))
        assert "Do the 23 sit inside the 100?" in page.content.decode()


@pytest.mark.parametrize("kind", KINDS)
def test_a_viewer_reads_but_does_not_write(as_user, kind, things, ana, vera):
    message = say(things[kind], ana)
    page = as_user(vera).get(address(things[kind], kind)).content.decode()
    assert "<textarea" not in page
    assert "Resolve<" not in page
    sent = {"body": "May I?", "key": new_key()}
    assert as_user(vera).post(address(things[kind], kind, "messages/"), sent).status_code == 403
    assert as_user(vera).get(f"/p/orsel/messages/{message.uuid}/edit/").status_code == 403
    assert Message.objects.count() == 1


@pytest.mark.parametrize("kind", WORK)
def test_the_thread_of_anothers_draft_is_not_there(as_user, kind, things, ana, ben, sam):
    message = say(things[kind], ana)
    draft(things[kind])
    hidden = [
        address(things[kind], kind),
        f"/p/orsel/threads/{message.thread.uuid}/",
        f"/p/orsel/messages/{message.uuid}/",
    ]
    assert [as_user(ben).get(url, follow=True).status_code for url in hidden] == [404, 404, 404]
    assert [as_user(sam).get(url, follow=True).status_code for url in hidden] == [200, 200, 200]
    client, thread = as_user(ben), f"/p/orsel/threads/{message.thread.uuid}/"
    assert client.get(hidden[2], headers={"HX-Request": "true"}).status_code == 404
    sent = {"body": "May I?", "last": str(message.uuid), "key": new_key()}
    writes = [address(things[kind], kind, "messages/"), *(f"{thread}{act}/" for act in ("resolve", "read"))]
    assert [client.post(url, sent).status_code for url in writes] == [404, 404, 404]
    listed = [as_user(user).get("/p/orsel/threads/").context["list"].rows for user in (ana, ben, sam)]
    assert [len(rows) for rows in listed] == [1, 0, 1]


@pytest.mark.parametrize("kind", KINDS)
def test_a_stranger_finds_no_thread(as_user, kind, things, ana, eve):
    message = say(things[kind], ana)
    client = as_user(eve)
    found = [
        address(things[kind], kind),
        "/p/orsel/threads/",
        f"/p/orsel/threads/{message.thread.uuid}/",
        f"/p/orsel/messages/{message.uuid}/",
        f"/p/orsel/messages/{message.uuid}/edit/",
    ]
    assert {client.get(url).status_code for url in found} == {404}
    sent = {"body": "May I?", "key": new_key()}
    assert client.post(address(things[kind], kind, "messages/"), sent).status_code == 404


def test_there_are_threads_about_five_kinds_of_things_only(as_user, ana, article):
    assert as_user(ana).get(address(article, "passage")).status_code == 404
    assert as_user(ana).get(address(article, "claim")).status_code == 404


def test_the_page_of_a_thread_leads_to_what_it_is_about(as_user, ana, mark):
    page = as_user(ana).get(address(mark, "annotation")).content.decode()
    assert "more than 100 guards were killed" in page
    assert f"/articles/{mark.article.uuid}/?mark={mark.uuid}" in page
    assert "Harbour Wire" in page
