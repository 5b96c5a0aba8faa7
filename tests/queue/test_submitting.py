"""An analyst hands in an article."""

from uuid import uuid4

import pytest

from articles.actions.submissions import submit_article
from articles.models import Annotation, Claim, ClaimLink, LogEntry
from tests.cast import make_article, new_key
from tests.queue.work import make_claim, make_link, make_mark
from tests.statements import statements

pytestmark = pytest.mark.django_db


def url(article) -> str:
    return f"/p/orsel/articles/{article.uuid}/submit/"


def states(model) -> list[str]:
    return list(model.objects.order_by("id").values_list("state", flat=True))


@pytest.fixture
def other_article(project, ana, article):
    return make_article(project, ana, article.text.replace("Monday", "Tuesday"))


def test_all_own_drafts_and_returned_work_of_the_article_go_into_the_queue(
    as_user, ana, ben, article, other_article, tags
):
    make_mark(article, tags["Killed"], ana, "68 killed", state="draft")
    back = make_mark(article, tags["Killed"], ana, "23 officers", state="returned")
    Annotation.objects.filter(pk=back.pk).update(
        return_reason="Too short.", reviewer=ben, decided_at="2023-03-19T00:00Z"
    )
    make_mark(article, tags["Killed"], ana, "40 wounded", state="accepted")
    make_mark(article, tags["Killed"], ben, "40 wounded", state="draft")
    make_mark(other_article, tags["Killed"], ana, "68 killed", state="draft")
    a = make_claim(article, ana, "68 killed", state="draft")
    b = make_claim(other_article, ben, "68 killed", state="accepted")
    make_link(a, b, ana, state="draft")
    answer = as_user(ana).post(url(article), {"key": new_key()})
    assert answer.status_code == 302
    assert states(Annotation) == ["submitted", "submitted", "accepted", "draft", "draft"]
    assert states(Claim) == ["submitted", "accepted"]
    assert states(ClaimLink) == ["submitted"]
    back.refresh_from_db()
    assert (back.return_reason, back.reviewer, back.decided_at, back.version) == ("", None, None, 2)
    assert back.submitted_at is not None


def test_one_log_row_names_all_that_was_handed_in(as_user, ana, article, tags):
    rows = [make_mark(article, tags["Killed"], ana, "68 killed", state="draft") for _ in range(3)]
    as_user(ana).post(url(article), {"key": new_key()})
    entry = LogEntry.objects.filter(verb="article.submit").get()
    none: dict[str, list[str]] = {"claims": [], "links": [], "relations": []}
    assert entry.after == {"annotations": [str(row.uuid) for row in rows], **none}


def test_with_nothing_to_hand_in_it_says_so(as_user, ana, article):
    answer = as_user(ana).post(url(article), {"key": new_key()})
    assert answer.status_code == 422
    assert "nothing to submit" in answer.content.decode()
    assert not LogEntry.objects.filter(verb="article.submit").exists()


def test_the_same_form_twice_hands_in_once(as_user, ana, article, tags):
    make_mark(article, tags["Killed"], ana, "68 killed", state="draft")
    form = {"key": new_key()}
    assert as_user(ana).post(url(article), form).status_code == 302
    assert as_user(ana).post(url(article), form).status_code == 302
    assert LogEntry.objects.filter(verb="article.submit").count() == 1
    assert Annotation.objects.get().version == 2


def test_the_same_key_for_another_article_is_refused(as_user, ana, article, other_article, tags):
    for one in (article, other_article):
        make_mark(one, tags["Killed"], ana, "68 killed", state="draft")
    form = {"key": new_key()}
    as_user(ana).post(url(article), form)
    assert as_user(ana).post(url(other_article), form).status_code == 422
    assert states(Annotation) == ["submitted", "draft"]


def test_a_viewer_hands_in_nothing_and_a_stranger_finds_nothing(as_user, vera, eve, article):
    assert as_user(vera).post(url(article), {"key": new_key()}).status_code == 403
    assert as_user(eve).post(url(article), {"key": new_key()}).status_code == 404


def test_handing_in_is_a_post_with_a_key(as_user, ana, article):
    assert as_user(ana).get(url(article)).status_code == 405
    assert as_user(ana).post(url(article), {}).status_code == 422


def test_the_queries_do_not_grow_with_the_drafts(ana, article, tags):
    counted = []
    for drafts in (1, 20, 500):
        for _ in range(drafts):
            make_mark(article, tags["Killed"], ana, "68 killed", state="draft")
        with statements() as seen:
            submit_article(article=article, key=uuid4(), by=ana)
        counted.append(len(seen))
    assert counted == [counted[0]] * 3
    assert counted[0] <= 12
