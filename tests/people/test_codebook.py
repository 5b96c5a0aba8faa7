"""The codebook: supervisors add, change and retire tags; every change is a version."""

import pytest

from articles.models import LogEntry, Tag
from tests.cast import make_user, new_key

URL = "/p/orsel/people/"
FIELDS = {
    "name": "Doubt",
    "letter": "D",
    "shortcut": "8",
    "hue": "mustard",
    "order": "9",
    "definition": "Denied.",
}


@pytest.fixture
def doubt(project, tags):
    return Tag.objects.create(project=project, name="Doubt", letter="D", hue="mustard", key="8", order=9)


def tag_url(tag):
    return f"{URL}tags/{tag.uuid}/"


def test_everybody_reads_the_codebook(tags, as_user, vera):
    page = as_user(vera).get(URL).content.decode()
    assert "Killed" in page
    assert "Add a tag" not in page
    assert "Invite" not in page


def test_a_supervisor_adds_a_tag_once(tags, project, as_user, sam):
    client, key = as_user(sam), new_key()
    for _ in range(2):
        assert client.post(f"{URL}tags/", FIELDS | {"key": key}).status_code == 302
    tag = Tag.objects.get(name="Doubt")
    assert (tag.key, tag.letter, tag.version) == ("8", "D", 1)
    assert LogEntry.objects.filter(verb="tag.create").count() == 1


def test_the_same_key_with_another_tag_is_refused(tags, as_user, sam):
    client, key = as_user(sam), new_key()
    client.post(f"{URL}tags/", FIELDS | {"key": key})
    answer = client.post(f"{URL}tags/", FIELDS | {"key": key, "definition": "Other."})
    assert answer.status_code == 422
    assert "already sent with other content" in answer.content.decode()


@pytest.mark.parametrize(
    ("over", "words"),
    [
        ({"name": "Killed"}, "Another tag of this project"),
        ({"letter": "K"}, "Another tag of this project"),
        ({"shortcut": "1"}, "Another tag of this project"),
        ({"shortcut": "q"}, "one of 1 to 9 and 0"),
        ({"name": ""}, "required"),
        ({"hue": "pink"}, "pink"),
    ],
)
def test_what_does_not_fit_is_said_and_kept(over, words, tags, as_user, sam):
    answer = as_user(sam).post(f"{URL}tags/", FIELDS | {"key": new_key(), "definition": "Typed."} | over)
    assert answer.status_code == 422
    assert words in answer.content.decode()
    assert "Typed." in answer.content.decode()
    assert Tag.objects.count() == 3


def test_a_change_is_the_next_version_and_logged(doubt, as_user, sam):
    sent = FIELDS | {"key": new_key(), "version": "1", "definition": "Doubted or denied."}
    assert as_user(sam).post(tag_url(doubt), sent).status_code == 302
    doubt.refresh_from_db()
    assert (doubt.version, doubt.definition) == (2, "Doubted or denied.")
    entry = LogEntry.objects.get(verb="tag.edit")
    assert (entry.before["definition"], entry.after["definition"]) == ("", "Doubted or denied.")


def test_a_stale_change_shows_what_stands_now_and_keeps_mine(doubt, as_user, sam):
    client = as_user(sam)
    client.post(tag_url(doubt), FIELDS | {"key": new_key(), "version": "1", "definition": "Theirs."})
    answer = client.post(tag_url(doubt), FIELDS | {"key": new_key(), "version": "1", "definition": "Mine."})
    page = answer.content.decode()
    assert answer.status_code == 409
    assert "Theirs." in page
    assert "Mine." in page
    doubt.refresh_from_db()
    assert doubt.definition == "Theirs."


def test_a_retired_tag_leaves_the_bar_and_comes_back(doubt, project, as_user, sam):
    client = as_user(sam)
    client.post(f"{tag_url(doubt)}retire/", {"key": new_key(), "version": "1", "retired": "1"})
    assert "Doubt" not in {tag.name for tag in Tag.objects.of(project)}
    client.post(f"{tag_url(doubt)}retire/", {"key": new_key(), "version": "2", "retired": "0"})
    assert "Doubt" in {tag.name for tag in Tag.objects.of(project)}


@pytest.mark.parametrize("who", ["ana", "vera"])
def test_only_supervisors_change_the_codebook(who, doubt, as_user, request):
    client = as_user(request.getfixturevalue(who))
    for url in (f"{URL}tags/", tag_url(doubt), f"{tag_url(doubt)}retire/"):
        assert client.post(url, FIELDS | {"key": new_key(), "version": "1"}).status_code == 403


def test_a_stranger_gets_404(doubt, as_user, eve):
    client = as_user(eve)
    assert [client.get(u).status_code for u in (URL, tag_url(doubt))] == [404, 404]
    assert client.post(f"{tag_url(doubt)}retire/").status_code == 404


def test_writing_needs_a_post(doubt, as_user, sam):
    client = as_user(sam)
    assert [client.get(f"{URL}{p}").status_code for p in ("tags/", "invite/")] == [405, 405]
    assert client.get(f"{tag_url(doubt)}retire/").status_code == 405


def test_an_invitation_shows_a_link_that_works_once(project, client, as_user, sam):
    answer = as_user(sam).post(f"{URL}invite/", {"username": "noor", "role": "analyst"})
    link = answer.context["link"]
    assert link in answer.content.decode()
    path = link.removeprefix("http://testserver")
    assert client.post(path).status_code == 302
    assert client.get(URL).status_code == 200
    assert "used already" in client.post(path).content.decode()


def test_somebody_with_an_account_gets_a_seat_but_nobody_gets_the_key_to_it(project, as_user, sam):
    make_user("noor")
    answer = as_user(sam).post(f"{URL}invite/", {"username": "noor", "role": "viewer"})
    assert answer.context["link"] == ""
    assert project.memberships.filter(user__username="noor", role="viewer").exists()


@pytest.mark.parametrize(
    ("sent", "words"),
    [
        ({"username": "ana", "role": "analyst"}, "has a seat in this project already"),
        ({"username": "noor", "role": "supervisor"}, "Select a valid choice"),
        ({"username": "no or?", "role": "viewer"}, "cannot be a user name"),
    ],
)
def test_an_invitation_that_cannot_be_says_why(sent, words, project, as_user, sam):
    answer = as_user(sam).post(f"{URL}invite/", sent)
    assert answer.status_code == 422
    assert words in answer.content.decode()


@pytest.mark.parametrize("who", ["ana", "vera"])
def test_only_supervisors_invite(who, project, as_user, request):
    client = as_user(request.getfixturevalue(who))
    assert client.post(f"{URL}invite/", {"username": "noor", "role": "viewer"}).status_code == 403


def test_the_page_costs_the_same_for_many_tags(tags, project, as_user, sam, django_assert_max_num_queries):
    for n in range(40):
        Tag.objects.create(project=project, name=f"T{n}", letter=f"L{n}", hue="blue", order=n)
    client = as_user(sam)
    client.get(URL)
    with django_assert_max_num_queries(7):
        client.get(URL)
