"""Deciding on a pair of the queue: what is stored, the next pair in the same answer, resends, stale forms."""

from uuid import uuid4

import pytest

from articles.actions.links import decide_link, edit_link
from articles.models import Claim, ClaimLink
from tests.claims.sample import Counted
from tests.conflicts.sample import DESK, body, index, url_of

HTMX = {"HX-Request": "true"}


@pytest.fixture
def url(pairs, few, more) -> str:
    return url_of(few, more)


def shown(answer) -> tuple[str, str]:
    """The figures of A and B on the desk."""
    pair = answer.context["desk"].pair
    return pair.a.words, pair.b.words


def test_the_desk_begins_with_the_most_urgent_pair(pairs, ana, as_user):
    page = as_user(ana).get(DESK)
    assert shown(page) == ("68 killed", "151 or more killed")
    text = page.content.decode()
    assert "Pair 1 of 3, most urgent first" in text
    assert "2 left after this" in text
    assert "68 is below 151, so both cannot be right about the same people." in text
    assert "all 8 steps" in text


def test_a_decision_brings_the_next_pair_in_the_same_answer(pairs, few, more, ana, as_user, url):
    answer = as_user(ana).post(url, body(), headers=HTMX)
    assert answer.status_code == 200
    assert shown(answer) == ("101 or more killed", "68 killed")
    assert "Pair 2 of 3" in answer.content.decode()
    assert "They conflict on number" in answer.content.decode()
    link = ClaimLink.objects.get()
    assert (link.claim_a, link.claim_b, link.kind, link.dimension) == (few, more, "conflicts", "number")
    assert f"last={link.uuid}" in answer.headers["HX-Push-Url"]
    assert "decided=1" in answer.headers["HX-Push-Url"]
    assert answer.content.decode().count('id="desk"') == 1
    assert "<html" not in answer.content.decode()


def test_without_htmx_the_next_pair_is_where_the_answer_leads(pairs, many, few, ana, as_user, url):
    answer = as_user(ana).post(url, body())
    assert answer.status_code == 302
    assert answer.url.startswith(url_of(many, few))
    assert "Undo last" in as_user(ana).get(answer.url).content.decode()


def test_a_decided_pair_does_not_come_back(pairs, ana, as_user, url):
    as_user(ana).post(url, body())
    page = as_user(ana).get(DESK)
    assert shown(page) == ("101 or more killed", "68 killed")
    assert "Pair 1 of 2" in page.content.decode()


def test_the_last_pair_ends_with_what_was_skipped(pairs, many, more, ana, as_user):
    answer = as_user(ana).post(url_of(many, more), body(kind="compatible"), headers=HTMX)
    text = answer.content.decode()
    assert "You have seen all 3; 2 were skipped." in text
    assert "Start again" in text
    page = as_user(ana).get(answer.headers["HX-Push-Url"]).content.decode()
    assert "You have seen all 3; 2 were skipped." in page


def test_when_all_are_decided_nothing_is_left(pairs, ana, as_user):
    client = as_user(ana)
    for pair in pairs:
        answer = client.post(url_of(pair.claim_a, pair.claim_b), body(), headers=HTMX)
    assert "No pair is left" in answer.content.decode()
    assert "No pair waits for a decision" in client.get(DESK).content.decode()


def test_decide_and_next_take_at_most_twenty_queries(pairs, ana, as_user, url):
    client = as_user(ana)
    client.get("/p/orsel/library/")  # the first request of a session also stores when it began
    with Counted() as counted:
        assert client.post(url, body(), headers=HTMX).status_code == 200
    assert len(counted.statements) <= 20, counted.statements


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({"kind": ""}, "Choose what the two claims are"),
        ({"kind": "friends"}, "Choose what the two claims are"),
        ({"dimension": "colour"}, "Choose what they conflict on"),
        ({"key": "no"}, "lost its key"),
        ({"rationale": "x" * 5000}, "longer than 4,000"),
    ],
)
def test_a_refused_decision_keeps_the_pair_and_what_was_typed(pairs, ana, as_user, url, fields, sentence):
    answer = as_user(ana).post(url, body(rationale="kept words") | fields, headers=HTMX)
    assert answer.status_code == 422
    assert shown(answer) == ("68 killed", "151 or more killed")
    assert sentence in answer.content.decode()
    if "rationale" not in fields:
        assert "kept words</textarea>" in answer.content.decode()
    assert not ClaimLink.objects.exists()


def test_the_same_form_sent_twice_makes_one_link(pairs, ana, as_user, url):
    sent = body()
    answers = [as_user(ana).post(url, sent, headers=HTMX) for _ in range(2)]
    assert [shown(answer) for answer in answers] == [("101 or more killed", "68 killed")] * 2
    assert ClaimLink.objects.count() == 1
    other = as_user(ana).post(url, sent | {"kind": "distinct"}, headers=HTMX)
    assert other.status_code == 422
    assert ClaimLink.objects.get().kind == "conflicts"


def test_a_stale_decision_says_so_and_keeps_the_reason(pairs, few, more, ana, as_user, url):
    link = decide_link(a=few, b=more, kind="conflicts", dimension="number", key=uuid4(), by=ana)
    edit_link(link=link, kind="repeats", version=1, key=uuid4(), by=ana)
    sent = body(kind="distinct", link=str(link.uuid), version=1, rationale="kept words")
    answer = as_user(ana).post(url, sent, headers=HTMX)
    assert answer.status_code == 409
    assert "kept words</textarea>" in answer.content.decode()
    link.refresh_from_db()
    assert (link.kind, link.version) == ("repeats", 2)
    again = body(kind="distinct", link=str(link.uuid), version=2, rationale="kept words")
    assert as_user(ana).post(url, again, headers=HTMX).status_code == 200
    link.refresh_from_db()
    assert (link.kind, link.rationale) == ("distinct", "kept words")


def test_a_pair_decided_in_another_window_is_not_decided_twice(pairs, few, more, ana, as_user, url):
    decide_link(a=few, b=more, kind="repeats", key=uuid4(), by=ana)
    answer = as_user(ana).post(url, body(rationale="kept words"), headers=HTMX)
    assert answer.status_code == 422
    assert "linked these two claims already" in answer.content.decode()
    assert "kept words</textarea>" in answer.content.decode()
    assert ClaimLink.objects.get().kind == "repeats"


@pytest.mark.parametrize(("who", "status"), [("ana", 302), ("sam", 302), ("vera", 403), ("eve", 404)])
def test_who_may_decide_on_a_pair_of_accepted_claims(pairs, as_user, url, request, who, status):
    Claim.objects.update(state="accepted")
    assert as_user(request.getfixturevalue(who)).post(url, body()).status_code == status
    assert ClaimLink.objects.count() == (1 if status == 302 else 0)


def test_the_queue_itself_takes_no_post(pairs, ana, as_user):
    assert as_user(ana).post(DESK, body()).status_code == 405


def test_a_pair_that_is_not_in_the_queue_can_still_be_decided(many, few, ana, as_user):
    index(many, few).delete()
    page = as_user(ana).get(url_of(many, few))
    assert "This pair is not in the queue." in page.content.decode()
    answer = as_user(ana).post(url_of(many, few), body(), headers=HTMX)
    assert answer.status_code == 200
    assert ClaimLink.objects.count() == 1
