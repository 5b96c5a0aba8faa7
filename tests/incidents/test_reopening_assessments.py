"""A signature is taken back with a reason; what was signed stays readable, what changed since is marked."""

from uuid import uuid4

import pytest

from articles.actions.assessments import reopen_assessment
from articles.domain.errors import NotAllowed, Refused, Stale
from articles.models import Assessment, Claim, LogEntry
from tests.incidents.garrison import Garrison, make_garrison, signed


@pytest.fixture
def garrison(article, ana, ben) -> Garrison:
    return make_garrison(article, ana, ben)


@pytest.fixture
def row(garrison, sam, as_user) -> Assessment:
    return signed(as_user(sam), garrison)


def url(row: Assessment) -> str:
    return f"/p/orsel/assessments/{row.uuid}/reopen/"


def body(**fields: str) -> dict[str, str]:
    return {"key": str(uuid4()), "reason": "The register was corrected.", **fields}


def test_a_reopened_signature_stays_with_who_when_and_why(garrison, row, sam, as_user):
    client = as_user(sam)
    answer = client.post(url(row), body())
    assert answer.url == f"/p/orsel/incidents/{garrison.incident.uuid}/#assessment-killed"
    row.refresh_from_db()
    assert (row.reopened_by, row.reopen_reason, row.low) == (sam, "The register was corrected.", 68)
    entry = LogEntry.objects.get(verb="assessment.reopen")
    assert (entry.reason, entry.before["reopen_reason"]) == ("The register was corrected.", "")
    card = client.get(answer.url).context["view"].weighing.cards[0]
    assert card.standing is None
    assert [(old.words, old.reopened_by) for old in card.earlier] == [("68 · 101 · open", "sam")]
    assert card.may_sign
    page = client.get(f"/p/orsel/assessments/{row.uuid}/").content.decode()
    assert "Reopened: this signature does not stand any more" in page
    assert signed(client, garrison, low="60").low == 60


@pytest.mark.parametrize(("who", "status"), [("sam", 302), ("ana", 403), ("vera", 403), ("eve", 404)])
def test_only_supervisors_of_the_project_reopen(row, as_user, request, who, status):
    assert as_user(request.getfixturevalue(who)).post(url(row), body()).status_code == status
    row.refresh_from_db()
    assert (row.reopened_at is None) == (status != 302)


def test_the_action_refuses_an_analyst_too(row, ana):
    with pytest.raises(NotAllowed):
        reopen_assessment(assessment=row, reason="No", key=uuid4(), by=ana)


@pytest.mark.parametrize(("reason", "sentence"), [("  ", "Write why"), ("x" * 4001, "longer than 4,000")])
def test_a_reason_is_asked_for(row, sam, as_user, reason, sentence):
    answer = as_user(sam).post(url(row), body(reason=reason))
    assert answer.status_code == 422
    assert sentence in answer.content.decode()
    assert Assessment.objects.standing().exists()


def test_the_same_form_twice_reopens_once(row, sam, as_user):
    client, sent = as_user(sam), body()
    for _ in range(2):
        assert client.post(url(row), sent).status_code == 302
    assert LogEntry.objects.filter(verb="assessment.reopen").count() == 1
    assert client.post(url(row), sent | {"reason": "Other"}).status_code == 422
    assert client.post(url(row), {"reason": "No key"}).status_code == 422


def test_whoever_reopens_second_is_told_who_was_first(row, sam, as_user):
    as_user(sam).post(url(row), body())
    answer = as_user(sam).post(url(row), body(reason="Mine"))
    assert answer.status_code == 409
    assert "sam reopened this assessment meanwhile: The register was corrected." in answer.content.decode()
    with pytest.raises(Stale):
        reopen_assessment(assessment=row, reason="Mine", key=uuid4(), by=sam)
    with pytest.raises(Refused):
        reopen_assessment(assessment=row, reason="", key=uuid4(), by=sam)


def test_the_page_of_a_signature_shows_the_claims_as_they_were_signed(garrison, row, vera, as_user):
    Claim.objects.filter(pk=garrison.losses.pk).update(expression="86", low=86, high=86, version=9)
    Claim.objects.filter(pk=garrison.many.pk).update(version=9)
    answer = as_user(vera).get(f"/p/orsel/assessments/{row.uuid}/")
    card = answer.context["view"].card
    assert [(line.figure, line.quote, line.now) for line in card.included] == [
        ("more than 100 (101 or more)", "more than 100 guards were killed", ""),
        ("68", "68 killed", "now 86"),
    ]  # fmt: skip
    assert [line.reason for line in card.excluded] == ["Who was executed is counted under killed already."]
    assert (card.changed, card.authors, card.low_by, card.best_by) == (
        1,
        "ana, ben",
        "Interior Guard",
        "Northern Accord",
    )
    assert "Reopen" not in answer.content.decode()


def test_claims_that_a_person_may_not_see_are_counted_and_not_shown(garrison, row, vera, as_user):
    Claim.objects.filter(pk=garrison.losses.pk).update(state="submitted")
    answer = as_user(vera).get(f"/p/orsel/assessments/{row.uuid}/")
    card = answer.context["view"].card
    assert (card.hidden, card.n_included, len(card.included)) == (1, 2, 1)
    assert "68 killed" not in answer.content.decode()


def test_strangers_find_no_signature(row, eve, as_user):
    assert as_user(eve).get(f"/p/orsel/assessments/{row.uuid}/").status_code == 404
