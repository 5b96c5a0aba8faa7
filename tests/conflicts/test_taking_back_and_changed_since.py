"""Backspace takes one's own decisions back, latest first; a pair comes back when a claim changed since."""

from uuid import uuid4

import pytest
from django.utils import timezone

from articles.actions.links import decide_link, edit_link
from articles.models import Claim, ClaimLink, LogEntry
from tests.conflicts.sample import DESK, body, url_of

HTMX = {"HX-Request": "true"}


def undo(client, page, **more):
    """Send the undo form that the desk shows."""
    last = page.context["desk"].last
    sent = {"key": str(uuid4()), "version": last.row.version, **more}
    return client.post(page.context["desk"].urls.undo, sent, headers=HTMX)


@pytest.fixture
def decided(pairs, ana) -> list[ClaimLink]:
    """ana's decisions on all three pairs, in order."""
    return [
        decide_link(
            a=pair.claim_a, b=pair.claim_b, kind="conflicts", dimension="number", rationale=f"Reason {n}.",
            key=uuid4(), by=ana,
        )
        for n, pair in enumerate(pairs)
    ]  # fmt: skip


def changed(link: ClaimLink) -> None:
    ClaimLink.objects.filter(pk=link.pk).update(changed_since=timezone.now())


def test_undo_brings_the_pair_back_with_what_was_typed(pairs, few, more, ana, as_user):
    client = as_user(ana)
    answer = client.post(url_of(few, more), body(kind="repeats", rationale="One register."), headers=HTMX)
    back = undo(client, answer)
    desk = back.context["desk"]
    assert back.status_code == 200
    assert desk.pair.a.words == "68 killed"
    assert desk.progress.words == "Pair 1 of 3"
    assert "One register.</textarea>" in back.content.decode()
    assert ClaimLink.objects.get().state == "withdrawn"
    assert LogEntry.objects.filter(verb="link.remove").count() == 1
    assert "decided" not in back.headers["HX-Push-Url"]


def test_undo_walks_back_over_a_reload(decided, ana, as_user):
    client = as_user(ana)
    taken = []
    for _ in range(3):
        page = client.get(DESK)
        taken.append(page.context["desk"].last.uuid)
        assert undo(client, page).status_code == 200
    assert taken == [link.uuid for link in reversed(decided)]
    assert client.get(DESK).context["desk"].last is None


def test_without_scripts_undo_leads_to_the_pair(decided, ana, as_user, many, more):
    client = as_user(ana)
    desk = client.get(DESK).context["desk"]
    answer = client.post(desk.urls.undo, {"key": str(uuid4()), "version": 1})
    assert (answer.status_code, answer.url) == (302, url_of(many, more))


def test_undo_sent_twice_takes_one_decision_back(decided, ana, as_user):
    client, key = as_user(ana), str(uuid4())
    page = client.get(DESK)
    for _ in range(2):
        assert undo(client, page, key=key).status_code == 200
    assert ClaimLink.objects.filter(state="withdrawn").count() == 1


def test_undo_of_a_decision_changed_elsewhere_is_refused(decided, ana, as_user):
    client = as_user(ana)
    page = client.get(DESK)
    edit_link(link=decided[-1], kind="distinct", version=1, key=uuid4(), by=ana)
    assert undo(client, page).status_code == 409
    assert not ClaimLink.objects.filter(state="withdrawn").exists()


def test_a_decision_handed_in_is_not_offered_for_undo(decided, ana, as_user):
    ClaimLink.objects.filter(pk=decided[-1].pk).update(state="submitted")
    assert as_user(ana).get(DESK).context["desk"].last.uuid == decided[1].uuid


@pytest.mark.parametrize(
    ("who", "status"), [("ben", 403), ("sam", 403), ("vera", 403), ("eve", 404), ("ana", 200)]
)
def test_nobody_takes_anothers_decision_back(decided, as_user, request, who, status):
    Claim.objects.update(state="accepted")
    link = decided[0]
    if who != "ana":
        ClaimLink.objects.update(state="accepted")
    client = as_user(request.getfixturevalue(who))
    sent = {"key": str(uuid4()), "version": 1}
    url = f"{DESK}{link.uuid}/undo/"
    assert client.post(url, sent, headers=HTMX).status_code == status
    assert client.get(url).status_code == (404 if who == "eve" else 405) or status == 404


def test_a_pair_comes_back_when_a_claim_changed_and_says_what_was_decided(decided, ana, as_user):
    client = as_user(ana)
    assert client.get(DESK).context["desk"].pair is None
    changed(decided[1])
    page = client.get(DESK)
    text = page.content.decode()
    assert page.context["desk"].pair.a.words == "101 or more killed"
    assert "Changed since your decision" in text
    assert "They conflict on number" in text
    assert "Reason 1." in text
    link = decided[1]
    assert f'name="link" value="{link.uuid}"' in text
    sent = body(kind="compatible", link=str(link.uuid), version=1)
    answer = client.post(page.context["desk"].urls.here, sent, headers=HTMX)
    assert answer.status_code == 200
    assert answer.context["desk"].last.uuid == link.uuid
    link.refresh_from_db()
    assert (link.kind, link.version) == ("compatible", 2)
    assert ClaimLink.objects.count() == 3


def test_a_changed_decision_of_another_is_shown_to_who_sees_it(decided, sam, as_user):
    changed(decided[0])
    text = as_user(sam).get(DESK).content.decode()
    assert "Changed since the decision" in text
    assert "ana" in text
    assert 'name="link"' not in text


@pytest.mark.parametrize("state", ["submitted", "accepted", "rejected"])
def test_a_decision_out_of_ones_hands_is_not_asked_for_again(decided, ana, as_user, state):
    changed(decided[0])
    ClaimLink.objects.filter(pk=decided[0].pk).update(state=state)
    client = as_user(ana)
    assert client.get(DESK).context["desk"].pair is None
    page = client.get(url_of(decided[0].claim_a, decided[0].claim_b)).content.decode()
    assert "It was handed in" in page
    assert "They conflict</button>" not in page


def test_what_a_colleague_decided_unseen_stays_open_for_me(decided, ben, as_user):
    Claim.objects.update(state="accepted")
    assert as_user(ben).get(DESK).context["desk"].progress.total == 3
    ClaimLink.objects.filter(pk=decided[0].pk).update(state="accepted")
    assert as_user(ben).get(DESK).context["desk"].progress.total == 2
