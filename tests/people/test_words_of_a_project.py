"""A project's own words for proposals: added by supervisors, previewed, versioned, used."""

from uuid import uuid4

import pytest

from articles.actions.lexicons import extend_lexicon
from articles.domain.errors import Refused, Stale
from articles.models import LogEntry, ProjectLexicon
from tests.cast import make_article, new_key

URL = "/p/orsel/people/words/"
PEOPLE = "/p/orsel/people/"
WORDS = {
    "lang": "en",
    "category": "measure.killed",
    "words": "martyred\nfell as Heroes, martyred",
    "why": "Our texts.",
}


def saving(**over: str) -> dict[str, str]:
    return WORDS | {"key": new_key(), "version": "0", "step": "save"} | over


@pytest.fixture
def martyred(project, sam) -> ProjectLexicon:
    return extend_lexicon(
        project=project, lang="en", words={"measure.killed": ["martyred"]}, reason="Our texts.", version=0,
        key=uuid4(), by=sam,
    )  # fmt: skip


def test_a_supervisor_sees_what_changes_before_it_is_saved(project, sam, as_user):
    page = as_user(sam).post(URL, WORDS | {"key": new_key()}).content.decode()
    assert "English, version 1: not saved yet." in page
    assert "martyred, fell as heroes" in page
    assert not ProjectLexicon.objects.exists()


def test_what_was_typed_can_be_changed_again(project, sam, as_user):
    page = as_user(sam).post(URL, WORDS | {"key": new_key(), "step": "again"}).content.decode()
    assert "fell as Heroes" in page
    assert "not saved yet" not in page


def test_saved_words_are_a_version_with_a_reason_and_a_log_row(project, sam, as_user):
    client = as_user(sam)
    assert client.post(URL, saving()).status_code == 302
    row = ProjectLexicon.objects.get()
    assert (row.lang, row.version, row.by) == ("en", 1, sam)
    assert row.words == {"measure.killed": ["martyred", "fell as heroes"]}
    entry = LogEntry.objects.get(verb="lexicon.extend")
    assert (entry.after["words"], entry.reason) == (row.words, "Our texts.")
    page = client.get(PEOPLE).content.decode()
    assert "Own words: English, version 1" in page
    assert "added <bdi>martyred, fell as heroes</bdi>" in page


def test_the_next_version_keeps_what_stood_and_may_take_words_out(project, sam, as_user, martyred):
    client = as_user(sam)
    sent = saving(words="laid to rest", drop="martyred", version="1", why="Too broad.")
    assert client.post(URL, sent).status_code == 302
    newest = ProjectLexicon.objects.get(version=2)
    assert newest.words == {"measure.killed": ["laid to rest"]}
    assert ProjectLexicon.objects.get(version=1).words == {"measure.killed": ["martyred"]}
    assert "took out <bdi>martyred</bdi>" in client.get(PEOPLE).content.decode()


def test_the_words_are_used_for_proposals_of_this_project(project, ana, as_user, martyred):
    text = "Title\n\nThe Accord said that 12 fighters were martyred."
    article = make_article(project, ana, text)
    url = f"/p/orsel/articles/{article.uuid}/claims/new/"
    page = as_user(ana).get(url, {"words": text.split("\n\n")[1]}).content.decode()
    assert '<option value="killed" selected>' in page


def test_the_same_form_sent_twice_makes_one_version(project, sam, as_user):
    client, sent = as_user(sam), saving()
    assert [client.post(URL, sent).status_code for _ in range(2)] == [302, 302]
    assert ProjectLexicon.objects.count() == 1
    assert client.post(URL, sent | {"words": "other"}).status_code == 422


def test_a_version_that_is_not_the_newest_is_stale(project, sam, as_user, martyred):
    answer = as_user(sam).post(URL, saving(words="laid to rest"))
    assert answer.status_code == 409
    assert "Somebody changed these words meanwhile" in answer.content.decode()
    assert "laid to rest" in answer.content.decode()
    assert ProjectLexicon.objects.count() == 1
    with pytest.raises(Stale):
        extend_lexicon(
            project=project, lang="en", words={"actor": ["x"]}, reason="y", version=7, key=uuid4(), by=sam
        )


@pytest.mark.parametrize(
    ("over", "sentence"),
    [
        ({"words": "killed"}, "there already"),
        ({"words": ""}, "there already"),
        ({"words": "12"}, "is no word"),
        ({"words": "x" * 61}, "at most 60"),
        ({"category": "colour"}, "colour"),
        ({"lang": "xx"}, "xx"),
        ({"why": ""}, "required"),
        ({"words": "a\x00b"}, "Null"),
    ],
)
def test_what_does_not_fit_is_refused(project, sam, as_user, over, sentence):
    answer = as_user(sam).post(URL, saving(**over))
    assert answer.status_code == 422
    assert sentence in answer.content.decode()
    assert not ProjectLexicon.objects.exists()


def test_a_change_needs_its_reason_and_a_known_language(project, sam):
    for lang, reason in (("en", " "), ("tlh", "why not")):
        with pytest.raises(Refused):
            extend_lexicon(
                project=project, lang=lang, words={"actor": ["squad"]}, reason=reason, version=0, key=uuid4(),
                by=sam,
            )  # fmt: skip


@pytest.mark.parametrize(("who", "status"), [("ana", 403), ("vera", 403), ("eve", 404)])
def test_others_do_not_change_the_words(project, as_user, request, who, status):
    client = as_user(request.getfixturevalue(who))
    assert client.post(URL, saving()).status_code == status
    assert client.get(URL).status_code == 405
    if status == 403:
        assert "Words for proposals" not in client.get(PEOPLE).content.decode()
