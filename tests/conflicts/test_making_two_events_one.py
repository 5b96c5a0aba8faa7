"""“Same event”: both claims go to one incident, which says so before, and the pair is there anew."""

from datetime import date
from uuid import uuid4

import pytest

from articles.domain.figures import Result, Verdict
from articles.models import Claim, Incident
from articles.pages.conflicts_events import one_event
from tests.claims.sample import KILLED, LOSSES, make_claim, make_incident
from tests.conflicts.sample import url_of

HTMX = {"HX-Request": "true"}


@pytest.fixture
def raid(project, ana) -> Incident:
    return make_incident(project, ana)


@pytest.fixture
def placed(article, ana, raid) -> Claim:
    return make_claim(article, ana, KILLED, expression="more than 100", incident=raid)


@pytest.fixture
def loose(article, ana) -> Claim:
    return make_claim(article, ana, LOSSES, place_label="Sul Ford depot", date_start=date(2023, 3, 13))


def sent(event, a: Claim, b: Claim, **more: object) -> dict[str, object]:
    """What the form of the desk sends."""
    return {
        "key": str(uuid4()), "incident": str(event.incident.uuid) if event.incident else "",
        "title": event.title, "joins": event.joins, "version_a": a.version, "version_b": b.version, **more,
    }  # fmt: skip


def test_the_claim_without_incident_joins_the_other(placed, loose, raid, ana, as_user):
    event = one_event(placed, loose)
    assert event.words == "B joins “Raid on Sul Ford”"
    url = url_of(placed, loose, "same-event/")
    answer = as_user(ana).post(url, sent(event, placed, loose, rationale="kept words"), headers=HTMX)
    assert answer.status_code == 200
    assert "kept words</textarea>" in answer.content.decode()
    assert "Same incident" in answer.content.decode()
    loose.refresh_from_db()
    assert loose.incident == raid
    assert one_event(loose, placed).joins == ""


def test_two_loose_claims_make_an_incident_named_for_place_and_day(loose, article, ana, as_user):
    other = make_claim(article, ana, KILLED, expression="more than 100")
    event = one_event(loose, other)
    assert event.words == "Both go to a new incident “Sul Ford depot, 13 March 2023”"
    as_user(ana).post(url_of(loose, other, "same-event/"), sent(event, loose, other), headers=HTMX)
    made = Incident.objects.get()
    assert made.title == "Sul Ford depot, 13 March 2023"
    assert set(made.claims.all()) == {loose, other}


def test_without_a_place_the_incident_is_named_for_the_article(article, ana):
    a, b = make_claim(article, ana), make_claim(article, ana, KILLED, expression="more than 100")
    assert one_event(a, b).title == "Depot at Sul Ford burns after night raid"


def test_the_same_form_sent_twice_moves_once(placed, loose, raid, ana, as_user):
    form = sent(one_event(placed, loose), placed, loose)
    for _ in range(2):
        answer = as_user(ana).post(url_of(placed, loose, "same-event/"), form)
        assert (answer.status_code, answer.url) == (302, url_of(placed, loose))
    loose.refresh_from_db()
    assert (loose.incident, loose.version) == (raid, 2)


def test_a_claim_changed_meanwhile_is_not_moved(placed, loose, ana, as_user):
    form = sent(one_event(placed, loose), placed, loose, rationale="kept words")
    Claim.objects.filter(pk=loose.pk).update(version=7)
    answer = as_user(ana).post(url_of(placed, loose, "same-event/"), form, headers=HTMX)
    assert answer.status_code == 409
    assert "kept words</textarea>" in answer.content.decode()
    loose.refresh_from_db()
    assert loose.incident is None


@pytest.mark.parametrize("wrong", [{"joins": "x"}, {"joins": ""}, {"version_b": ""}, {"key": ""}])
def test_a_form_that_lost_a_part_moves_nothing(placed, loose, ana, as_user, wrong):
    form = sent(one_event(placed, loose), placed, loose) | wrong
    answer = as_user(ana).post(url_of(placed, loose, "same-event/"), form, headers=HTMX)
    assert answer.status_code == 422
    loose.refresh_from_db()
    assert loose.incident is None


@pytest.mark.parametrize(
    ("who", "status"), [("ana", 302), ("ben", 302), ("sam", 302), ("vera", 403), ("eve", 404)]
)
def test_who_may_make_two_events_one(placed, loose, as_user, request, who, status):
    Claim.objects.update(state="accepted")
    form = sent(one_event(placed, loose), placed, loose)
    client = as_user(request.getfixturevalue(who))
    url = url_of(placed, loose, "same-event/")
    assert client.post(url, form).status_code == status
    assert client.get(url).status_code == 405


def test_the_likely_decision_of_an_open_event_is_the_same_event():
    from articles.pages.links_pair import likely_kind

    verdict = Verdict(
        result=Result.NOT_COMPARABLE, reason="", dimension="", cause="event_unresolved", discrepant=False,
        gap=0, relation="", rule=3, rule_version="1", steps=(),
    )  # fmt: skip
    assert likely_kind(verdict) == "same_event"
