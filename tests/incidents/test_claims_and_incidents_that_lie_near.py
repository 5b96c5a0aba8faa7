"""Which incidents are offered for a claim and which claims for an incident, by spelling, place, day, measure.

Planted: near_claims without visible_to, _named without the other spellings: each is seen here.
"""

from datetime import date, timedelta
from uuid import uuid4

import pytest

from articles.actions.entities import create_entity, name_entity
from articles.actions.incidents import create_incident
from articles.models import Claim, Entity, Incident
from tests.claims.sample import KILLED, Counted, make_claim, make_incident
from tests.incidents.sample import about

DAY = date(2023, 3, 14)
OPTIONS = "/p/orsel/incidents/options/"


@pytest.fixture
def ford(project, ana) -> Entity:
    """Sul Ford, also written Soul Fourd and in Arabic letters, in Orsel."""
    made = create_entity(project=project, name="Sul Ford", kind="place", key=uuid4(), by=ana)
    for text in ("Soul Fourd", "صول فورد"):
        name_entity(entity=made, text=text, key=uuid4(), by=ana)
    orsel = create_entity(project=project, name="Orsel", kind="place", key=uuid4(), by=ana)
    Entity.objects.filter(pk=made.pk).update(within=orsel)
    made.refresh_from_db()
    return made


@pytest.fixture
def raid(project, ana, ford) -> Incident:
    fields = {"title": "Raid", "place": ford, "date_start": DAY, "date_prec": 1}
    return create_incident(project=project, fields=fields, key=uuid4(), by=ana)


def offered(as_user, user, claim: Claim) -> list[tuple[str, str]]:
    near = as_user(user).get(f"/p/orsel/claims/{claim.uuid}/incident/").context["near"]
    return [(row.title, row.reason) for row in near]


@pytest.mark.parametrize(
    ("place", "days", "reason"),
    [
        ("Sul Ford", 0, "same place, same day"),
        ("soul fourd", 1, "same place, 1 day apart"),
        ("صول فورد", 0, "same place, same day"),
        ("Sul Ford depot", 0, "both places are called “ford sul”, same day"),
        ("Orsel", 0, "one place lies in the other, same day"),
        ("Sul Ford", 40, None),
        ("Marren", 0, None),
        ("", 0, "same day"),
    ],
)
def test_an_incident_is_offered_by_any_spelling_and_day(article, raid, ana, as_user, place, days, reason):
    claim = make_claim(article, ana, place_label=place, date_start=DAY + timedelta(days), date_prec=1)
    assert offered(as_user, ana, claim) == ([("Raid", reason)] if reason else [])


def test_an_incident_without_place_or_date_is_known_by_its_claims(project, article, ana, as_user):
    bare = make_incident(project, ana, "Bare")
    make_claim(article, ana, KILLED, place_label="Sul Ford", date_start=DAY, incident=bare)
    claim = make_claim(article, ana, place_label="Sul Ford", date_start=DAY + timedelta(1))
    assert offered(as_user, ana, claim) == [("Bare", "same place, 1 day apart, 1 claim on killed")]


def test_what_a_colleagues_draft_says_moves_nothing_on_my_list(project, article, ana, ben, as_user):
    bare = make_incident(project, ana, "Bare")
    make_claim(article, ben, KILLED, place_label="Sul Ford", date_start=DAY, incident=bare)
    claim = make_claim(article, ana, place_label="Sul Ford", date_start=DAY)
    assert offered(as_user, ana, claim) == []
    assert offered(as_user, ana, make_claim(article, ana)) == []


def test_one_press_attaches_and_the_claim_shows_it(article, raid, ana, as_user):
    claim = make_claim(article, ana, place_label="Sul Ford", date_start=DAY)
    url = f"/p/orsel/claims/{claim.uuid}/incident/"
    sent = {"key": str(uuid4()), "incident": str(raid.uuid), "claims": f"{claim.uuid}.1"}
    answer = as_user(ana).post(url, sent, headers={"HX-Request": "true"})
    assert answer.status_code == 200
    assert f"/p/orsel/incidents/{raid.uuid}/" in answer.content.decode()
    assert about(claim) == [raid]
    assert as_user(ana).post(url, sent).status_code == 302
    stale = {**sent, "key": str(uuid4())}
    assert as_user(ana).post(url, stale).status_code == 409
    assert as_user(ana).post(url, {"key": str(uuid4()), "incident": "x"}).status_code == 422
    assert as_user(ana).post(url, {"key": str(uuid4()), "incident": str(uuid4())}).status_code == 404


@pytest.mark.parametrize(("who", "status"), [("ben", 404), ("sam", 200), ("vera", 404), ("eve", 404)])
def test_who_is_offered_incidents_for_anas_draft(article, raid, ana, as_user, request, who, status):
    claim = make_claim(article, ana)
    url = f"/p/orsel/claims/{claim.uuid}/incident/"
    assert as_user(request.getfixturevalue(who)).get(url).status_code == status


def test_while_a_claim_is_typed_incidents_are_offered_for_what_stands_in_the_form(raid, ana, as_user):
    asked = {"place_label": "soul fourd", "date_start": "2023-03-15", "measure": "killed"}
    page = as_user(ana).get(OPTIONS, asked).content.decode()
    assert f'name="incident" value="{raid.uuid}"' in page
    assert "same place, 1 day apart" in page
    for wrong in ({"date_start": "soon"}, {"date_start": "0001-01-01"}, {"date_start": "9999-12-31"}, {}):
        assert "near-row" not in as_user(ana).get(OPTIONS, wrong).content.decode()


def test_claims_that_may_belong_to_an_incident_stand_on_its_page(article, raid, ana, ben, as_user):
    near = make_claim(article, ana, place_label="Soul Fourd", date_start=DAY + timedelta(1))
    make_claim(article, ana, KILLED, place_label="Marren", date_start=DAY)
    make_claim(article, ben, KILLED, place_label="Sul Ford", date_start=DAY)
    view = as_user(ana).get(f"/p/orsel/incidents/{raid.uuid}/claims/").context["view"]
    assert [(row.uuid, row.reason) for row in view.near] == [(near.uuid, "same place, 1 day apart")]
    page = as_user(ana).get(f"/p/orsel/incidents/{raid.uuid}/").content.decode()
    assert f"{near.uuid}.1" in page
    assert "Attach the ticked" in page


def test_a_new_incident_starts_with_what_its_claim_says(article, ford, ana, as_user):
    claim = make_claim(
        article, ana, place_label="the ford", place_entity=ford, where_prec=1, date_start=DAY, date_prec=1
    )
    url = f"/p/orsel/incidents/new/?claim={claim.uuid}"
    form = as_user(ana).get(url).context["form"]
    assert form["title"].value() == "the ford, 14 March 2023"
    sent = {name: form[name].value() or "" for name in form.fields}
    sent |= {"key": str(uuid4()), "claim": str(claim.uuid), "date_start": "2023-03-14"}
    answer = as_user(ana).post("/p/orsel/incidents/new/", sent)
    made = Incident.objects.get()
    assert answer.url == f"/p/orsel/incidents/{made.uuid}/"
    assert (made.place, made.where_prec, made.date_start, made.date_prec) == (ford, 1, DAY, 1)
    assert about(claim) == [made]


def test_the_offers_cost_the_same_for_1_20_and_500_incidents(project, article, ford, ana, as_user):
    claim = make_claim(article, ana, place_label="Sul Ford", date_start=DAY, date_prec=5)
    client, counts = as_user(ana), []
    url = f"/p/orsel/claims/{claim.uuid}/incident/"
    client.get(url)
    for number in (1, 19, 480):
        Incident.objects.bulk_create(
            Incident(project=project, title=f"I {n}", place=ford, date_start=DAY + timedelta(n % 60))
            for n in range(number)
        )
        with Counted() as counted:
            near = client.get(url, headers={"HX-Request": "true"}).context["near"]
        counts.append(len(counted.statements))
    assert counts[0] == counts[1] == counts[2] <= 8
    assert [row.reason for row in near] == ["same place, same day"] * 5
