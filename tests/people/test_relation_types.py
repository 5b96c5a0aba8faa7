"""Relation types: supervisors add, change and retire them; every change is a version with its reason."""

import pytest

from articles.models import LogEntry, RelationType
from tests.cast import new_key
from tests.queue.work import make_mark
from tests.reading.relating import make_relation, make_type

URL = "/p/orsel/people/"
RELATIONS = f"{URL}relations/"
FIELDS = {
    "name": "ordered by",
    "inverse": "ordered",
    "letter": "O",
    "source_kinds": [],
    "target_kinds": ["person", "armed_group"],
    "definition": "Who gave the order.",
    "order": "9",
}
CHANGE = FIELDS | {"reason": "Orders by radio count.", "version": "1"}


@pytest.fixture
def kind(project):
    return make_type(project, "ordered by", inverse="ordered", letter="O", target_kinds="person")


def url_of(kind):
    return f"{RELATIONS}{kind.uuid}/"


def test_everybody_reads_them_and_only_supervisors_are_offered_to_change_them(kind, as_user, vera, sam):
    page = as_user(vera).get(URL).content.decode()
    assert "any mark to person" in page
    assert "Add a relation type" not in page
    assert url_of(kind) not in page
    assert url_of(kind) in as_user(sam).get(URL).content.decode()


def test_a_supervisor_adds_one_once(project, as_user, sam):
    client, key = as_user(sam), new_key()
    for _ in range(2):
        answer = client.post(RELATIONS, FIELDS | {"key": key})
        assert (answer.status_code, answer["Location"]) == (302, f"{URL}#relation-types")
    kind = RelationType.objects.get()
    assert (kind.name, kind.inverse, kind.targets) == ("ordered by", "ordered", ("person", "armed_group"))
    assert LogEntry.objects.filter(verb="relation_type.create").count() == 1


def test_the_same_key_with_another_type_is_refused(project, as_user, sam):
    client, key = as_user(sam), new_key()
    client.post(RELATIONS, FIELDS | {"key": key})
    assert client.post(RELATIONS, FIELDS | {"key": key, "name": "urged by"}).status_code == 422


@pytest.mark.parametrize(
    ("over", "words"),
    [
        ({"name": "ordered by"}, "Another relation type of this project"),
        ({"letter": "O"}, "Another relation type of this project"),
        ({"inverse": ""}, "how it reads backwards"),
        ({"name": ""}, "required"),
        ({"target_kinds": ["wish"]}, "wish"),
    ],
)
def test_what_does_not_fit_is_said_and_kept(over, words, kind, as_user, sam):
    sent = FIELDS | {"key": new_key(), "name": "urged by", "letter": "U", "definition": "Typed."} | over
    answer = as_user(sam).post(RELATIONS, sent)
    assert answer.status_code == 422
    assert words in answer.content.decode()
    assert "Typed." in answer.content.decode()
    assert RelationType.objects.count() == 1


def test_a_change_is_the_next_version_and_logged_with_its_reason(kind, as_user, sam):
    assert "any mark" in as_user(sam).get(url_of(kind)).content.decode()
    sent = CHANGE | {"key": new_key(), "definition": "Also by radio."}
    for _ in range(2):
        assert as_user(sam).post(url_of(kind), sent).status_code == 302
    kind.refresh_from_db()
    assert (kind.version, kind.definition) == (2, "Also by radio.")
    entry = LogEntry.objects.get(verb="relation_type.edit")
    assert (entry.reason, entry.after["definition"]) == ("Orders by radio count.", "Also by radio.")


def test_a_change_without_a_reason_is_refused_and_kept(kind, as_user, sam):
    answer = as_user(sam).post(url_of(kind), CHANGE | {"key": new_key(), "reason": " ", "name": "told by"})
    assert answer.status_code == 422
    assert "Say why it changes" in answer.content.decode()
    assert "told by" in answer.content.decode()
    kind.refresh_from_db()
    assert kind.version == 1


def test_a_type_that_reads_the_same_both_ways_gets_no_words_backwards(project, as_user, sam):
    client = as_user(sam)
    client.post(RELATIONS, FIELDS | {"key": new_key(), "symmetric": "on"})
    kind = RelationType.objects.get()
    client.post(url_of(kind), CHANGE | {"key": new_key(), "name": "at odds with"})
    kind.refresh_from_db()
    assert (kind.name, kind.symmetric, kind.inverse) == ("at odds with", True, "")


def test_a_stale_change_shows_what_stands_now_and_keeps_mine(kind, as_user, sam):
    client = as_user(sam)
    client.post(url_of(kind), CHANGE | {"key": new_key(), "definition": "Theirs."})
    answer = client.post(url_of(kind), CHANGE | {"key": new_key(), "definition": "Mine."})
    page = answer.content.decode()
    assert answer.status_code == 409
    assert "Theirs." in page
    assert "Mine." in page
    kind.refresh_from_db()
    assert kind.definition == "Theirs."


def test_a_retired_type_is_listed_apart_and_comes_back(kind, project, as_user, sam):
    client, key = as_user(sam), new_key()
    for _ in range(2):
        client.post(f"{url_of(kind)}retire/", {"key": key, "version": "1", "retired": "1"})
    assert not RelationType.objects.of(project)
    assert "Retired relations" in client.get(URL).content.decode()
    stale = client.post(f"{url_of(kind)}retire/", {"key": new_key(), "version": "1", "retired": "0"})
    assert stale.status_code == 409
    client.post(f"{url_of(kind)}retire/", {"key": new_key(), "version": "2", "retired": "0"})
    assert list(RelationType.objects.of(project)) == [kind]


def test_a_project_without_types_gets_the_usual_ones_once(project, as_user, sam):
    client, key = as_user(sam), new_key()
    assert "Add the usual types" in client.get(URL).content.decode()
    for sent in (key, key, new_key()):
        assert client.post(f"{RELATIONS}usual/", {"key": sent}).status_code == 302
    assert RelationType.objects.of(project).count() == 7
    assert "Add the usual types" not in client.get(URL).content.decode()


def test_uses_count_what_stands(kind, article, tags, ana, as_user, vera):
    tag = tags["Killed"]
    one, two, gone = (make_mark(article, tag, ana, words) for words in ("68", "23 officers", "68"))
    make_relation(kind, one, two, ana)
    make_relation(kind, two, one, ana, state="withdrawn")
    make_relation(kind, one, gone, ana)
    type(gone).objects.filter(pk=gone.pk).update(state="withdrawn")
    (row,) = as_user(vera).get(URL).context["shown"].relations.rows
    assert row.uses == 1


@pytest.mark.parametrize("who", ["ana", "vera"])
def test_only_supervisors_change_them(who, kind, as_user, request):
    client = as_user(request.getfixturevalue(who))
    for url in (RELATIONS, f"{RELATIONS}usual/", url_of(kind), f"{url_of(kind)}retire/"):
        assert client.post(url, CHANGE | {"key": new_key()}).status_code == 403
    assert client.get(url_of(kind)).status_code == 403


def test_a_stranger_gets_404(kind, as_user, eve):
    client = as_user(eve)
    assert client.get(url_of(kind)).status_code == 404
    for url in (RELATIONS, f"{RELATIONS}usual/", url_of(kind), f"{url_of(kind)}retire/"):
        assert client.post(url, CHANGE | {"key": new_key()}).status_code == 404


def test_writing_needs_a_post(kind, as_user, sam):
    client = as_user(sam)
    for url in (RELATIONS, f"{RELATIONS}usual/", f"{url_of(kind)}retire/"):
        assert client.get(url).status_code == 405


def test_the_page_costs_the_same_for_many_types(kind, as_user, sam, project, django_assert_num_queries):
    client = as_user(sam)
    client.get(URL)
    for begin, end in ((0, 1), (1, 20), (20, 200)):
        for n in range(begin, end):
            make_type(project, f"r{n}", letter=f"n{n}")
        with django_assert_num_queries(7):
            client.get(URL)
