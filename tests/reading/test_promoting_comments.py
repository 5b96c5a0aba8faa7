"""A reader comment counts only when a supervisor promotes it, with a reason; that can be taken back.

Planted: counted() without its condition, comment_for without require: each is seen here.
"""

from uuid import uuid4

import pytest

from articles.actions.links import decide_link
from articles.models import CandidatePair, Claim, ClaimLink, LogEntry, ReaderComment
from articles.models.claim_figure import comparable, figure_of
from tests.claims.sample import make_claim, make_incident

WORDS = "about 90 at the ford"


@pytest.fixture
def comment(article) -> ReaderComment:
    return article.comments.get(author_label="karst_reader")


def path(comment: ReaderComment) -> str:
    return f"/p/orsel/comments/{comment.uuid}/"


def body(promoted: bool = True, **fields: object) -> dict[str, object]:
    return {"key": str(uuid4()), "promoted": "1" if promoted else "0", "reason": "A witness.", **fields}


def test_a_supervisor_promotes_a_comment_and_takes_it_back_with_reasons(comment, sam, as_user):
    client = as_user(sam)
    page = client.post(path(comment), body(), follow=True).content.decode()
    assert "Promoted: its claims count" in page
    assert "“A witness.”" in page
    comment.refresh_from_db()
    assert comment.promoted is True
    entry = LogEntry.objects.get(verb="comment.promote")
    assert (entry.before, entry.after, entry.reason) == (
        {"promoted": False},
        {"promoted": True},
        "A witness.",
    )
    client.post(path(comment), body(False, reason="Not there at all."))
    comment.refresh_from_db()
    assert comment.promoted is False
    assert LogEntry.objects.get(verb="comment.demote").reason == "Not there at all."


def test_its_claims_count_after_the_promotion_and_not_before(project, article, comment, ana, sam, as_user):
    raid = make_incident(project, ana)
    make_claim(article, ana, WORDS, expression="about 90", incident=raid)
    make_claim(article, ana, incident=raid)

    def seen() -> tuple[int, int, bool]:
        rows = as_user(ana).get("/p/orsel/incidents/").context["list"].rows
        figures = [figure_of(row) for row in comparable(Claim.objects.all())]
        counted = sum(figure.tier == "article" or figure.promoted for figure in figures)
        text = as_user(ana).get(f"/p/orsel/articles/{article.uuid}/").content.decode()
        return rows[0].claims, counted, "reader tier" in text

    assert seen() == (1, 1, True)
    as_user(sam).post(path(comment), body())
    assert seen() == (2, 2, False)
    as_user(sam).post(path(comment), body(False))
    assert seen() == (1, 1, True)


@pytest.mark.parametrize(("who", "status"), [("ana", 403), ("vera", 403), ("eve", 404)])
def test_only_a_supervisor_may(comment, as_user, request, who, status):
    client = as_user(request.getfixturevalue(who))
    assert client.get(path(comment)).status_code == status
    assert client.post(path(comment), body()).status_code == status
    assert not ReaderComment.objects.filter(promoted=True).exists()


def test_only_a_supervisor_is_shown_the_way_there(article, comment, ana, sam, as_user):
    url = f"/p/orsel/articles/{article.uuid}/"
    assert path(comment) in as_user(sam).get(url).content.decode()
    assert path(comment) not in as_user(ana).get(url).content.decode()
    as_user(sam).post(path(comment), body())
    assert "promoted: it counts" in as_user(ana).get(url).content.decode()


@pytest.mark.parametrize(("reason", "sentence"), [(" ", "Write why"), ("x" * 2001, "Shorten it")])
def test_a_reason_is_asked_for_and_the_typed_one_kept(comment, sam, as_user, reason, sentence):
    answer = as_user(sam).post(path(comment), body(reason=reason))
    assert answer.status_code == 422
    assert sentence in answer.content.decode()
    assert reason.strip() in answer.content.decode()
    assert not ReaderComment.objects.filter(promoted=True).exists()


def test_the_same_form_twice_promotes_once_and_a_second_person_is_told(comment, sam, as_user):
    sent = body()
    for _ in range(2):
        assert as_user(sam).post(path(comment), sent).status_code == 302
    assert LogEntry.objects.filter(verb="comment.promote").count() == 1
    answer = as_user(sam).post(path(comment), body(reason="kept words"))
    assert answer.status_code == 409
    page = answer.content.decode()
    assert "Somebody did this already" in page
    assert "kept words" in page
    assert as_user(sam).post(path(comment), sent | {"reason": "Other."}).status_code == 422


def test_other_methods_and_a_lost_key_change_nothing(comment, sam, as_user):
    assert as_user(sam).put(path(comment)).status_code == 405
    assert as_user(sam).post(path(comment), body(key="")).status_code == 422
    assert not LogEntry.objects.filter(verb="comment.promote").exists()


def test_the_claims_that_would_count_are_listed(article, comment, ben, sam, as_user):
    claim = make_claim(article, ben, WORDS, expression="about 90")
    make_claim(article, ben)
    view = as_user(sam).get(path(comment)).context["view"]
    assert [row.uuid for row in view.claims] == [claim.uuid]
    assert "counted about 90 at the ford" in view.words


def test_pairs_and_verdicts_are_taken_anew(project, article, comment, ana, sam, as_user):
    raid = make_incident(project, ana)
    told = make_claim(article, ana, WORDS, expression="about 90", incident=raid)
    said = make_claim(article, ana, incident=raid)
    link = decide_link(a=told, b=said, kind="conflicts", dimension="number", key=uuid4(), by=ana)
    assert link.verdict == "not_evaluated"
    assert not CandidatePair.objects.filter(result="conflict").exists()
    as_user(sam).post(path(comment), body())
    assert ClaimLink.objects.get().verdict == "conflict"
    assert CandidatePair.objects.filter(result="conflict").count() == 1
    assert LogEntry.objects.get(verb="comment.promote").after["links"] == [str(link.uuid)]
