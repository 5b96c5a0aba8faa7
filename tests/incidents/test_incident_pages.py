"""Incidents: made, changed, listed, shown with their claims on one scale."""

from datetime import date
from uuid import uuid4

import pytest

from articles.actions.incidents import create_incident, edit_incident
from articles.actions.links import decide_link
from articles.domain.errors import Refused, Stale
from articles.models import Incident, LogEntry
from tests.claims.sample import KILLED, LOSSES, WOUNDED, Counted, make_claim, make_incident

NEW = "/p/orsel/incidents/new/"


def body(**fields: object) -> dict[str, object]:
    return {"key": str(uuid4()), "title": "Raid on Sul Ford", **fields}


@pytest.fixture
def incident(project, ana) -> Incident:
    return make_incident(project, ana)


def test_an_incident_is_made_with_dates_and_place(project, ana, as_user):
    answer = as_user(ana).post(
        NEW, body(date_start="2023-03-14", date_end="2023-03-15", date_prec="2", place_label="Sul Ford")
    )
    made = Incident.objects.get()
    assert answer.url == f"/p/orsel/incidents/{made.uuid}/"
    assert (made.date_end, made.date_prec, made.where_prec) == (date(2023, 3, 15), 2, None)
    assert LogEntry.objects.get(verb="incident.create").after["place_label"] == "Sul Ford"
    page = as_user(ana).get(answer.url).content.decode()
    assert "14 to 15 March 2023 (2 to 6 days)" in page


@pytest.mark.parametrize(
    ("field", "value", "sentence"),
    [
        ("title", "", "Give the incident a title"),
        ("date_end", "2023-03-15", "Give the first day too"),
        ("date_start", "yesterday", "That is not a day"),
        ("place", "Nowhere", "No place goes by “Nowhere”"),
        ("where_prec", "9", "not one of the available choices"),
    ],
)
def test_what_does_not_fit_is_refused_with_the_typed_text_kept(project, ana, as_user, field, value, sentence):
    answer = as_user(ana).post(NEW, body(tactic="kept words") | {field: value})
    assert answer.status_code == 422
    assert sentence in answer.content.decode()
    assert 'value="kept words"' in answer.content.decode()
    assert not Incident.objects.exists()


def test_the_same_key_makes_one_incident(project, ana, as_user):
    sent = body()
    for _ in range(2):
        assert as_user(ana).post(NEW, sent).status_code == 302
    assert Incident.objects.count() == 1
    assert as_user(ana).post(NEW, sent | {"title": "Other"}).status_code == 422


@pytest.mark.parametrize(("who", "status"), [("ana", 302), ("sam", 302), ("vera", 403), ("eve", 404)])
def test_who_may_make_and_change_incidents(incident, as_user, request, who, status):
    client = as_user(request.getfixturevalue(who))
    assert client.post(NEW, body()).status_code == status
    assert client.post(f"/p/orsel/incidents/{incident.uuid}/edit/", body(version=1)).status_code == status


def test_a_stale_change_shows_theirs_and_keeps_mine(incident, ana, ben, as_user):
    edit_incident(incident=incident, fields={"title": "Theirs"}, version=1, key=uuid4(), by=ben)
    url = f"/p/orsel/incidents/{incident.uuid}/edit/"
    answer = as_user(ana).post(url, body(title="Mine", version=1))
    page = answer.content.decode()
    assert answer.status_code == 409
    assert 'value="Mine"' in page
    assert "Theirs" in page
    assert "ben</bdi> saved at" in page
    assert as_user(ana).post(url, body(title="Mine", version=2)).status_code == 302
    assert Incident.objects.get().title == "Mine"


def test_the_actions_refuse_stale_saves_and_wrong_dates(incident, ana):
    with pytest.raises(Stale):
        edit_incident(incident=incident, fields={"title": "x"}, version=7, key=uuid4(), by=ana)
    incident.refresh_from_db()
    with pytest.raises(Refused, match="Give the first day too"):
        edit_incident(
            incident=incident, fields={"date_end": date(2023, 3, 1)}, version=1, key=uuid4(), by=ana
        )
    with pytest.raises(TypeError, match="no field"):
        create_incident(project=incident.project, fields={"colour": 1}, key=uuid4(), by=ana)


def test_all_claims_stand_on_one_scale_by_measure_with_parts_inside(incident, article, ana, as_user):
    many = make_claim(article, ana, KILLED, expression="more than 100", incident=incident)
    make_claim(article, ana, LOSSES, incident=incident)
    make_claim(article, ana, WOUNDED, expression="some 40", measure="wounded", incident=incident)
    officers = make_claim(article, ana, "23 officers", expression="23", measure="executed", incident=incident)
    decide_link(a=officers, b=many, kind="part_of", key=uuid4(), by=ana)
    view = as_user(ana).get(f"/p/orsel/incidents/{incident.uuid}/").context["view"]
    killed, wounded = view.weighing.plot.sections
    rows = [line for group in killed.groups for line in group.lines]
    assert [(line.claim.number, line.claim.note, line.row.depth) for line in rows] == [
        ("101 or more", "", 0), ("23", "part of 101 or more", 1), ("68", "", 0),
    ]  # fmt: skip
    assert wounded.label == "Wounded"
    rows += [line for group in wounded.groups for line in group.lines]
    assert {line.bar_words.rpartition("Scale ")[2] for line in rows} == {"0 to 200."}
    assert len(view.links) == 1


def test_others_drafts_are_not_on_the_page(incident, article, ana, ben, as_user):
    make_claim(article, ana, incident=incident)
    assert as_user(ben).get(f"/p/orsel/incidents/{incident.uuid}/").context["view"].facts.claims == 0
    assert as_user(ben).get("/p/orsel/incidents/").context["list"].rows[0].claims == 0
    assert as_user(ana).get("/p/orsel/incidents/").context["list"].rows[0].claims == 1


def test_strangers_find_nothing(incident, eve, as_user):
    for path in ("", f"{incident.uuid}/", f"{incident.uuid}/edit/"):
        assert as_user(eve).get(f"/p/orsel/incidents/{path}").status_code == 404


def test_the_list_costs_the_same_for_1_20_and_500_and_every_row_comes_once(project, ana, as_user):
    client, counts, made = as_user(ana), [], 0
    client.get("/p/orsel/claims/")
    for number in (1, 20, 500):
        Incident.objects.bulk_create(
            Incident(
                project=project, title=f"Incident {n}", date_start=date(2023, 3, 1 + n % 9) if n % 3 else None
            )
            for n in range(made, number)
        )  # fmt: skip
        made = number
        with Counted() as counted:
            assert client.get("/p/orsel/incidents/").status_code == 200
        counts.append(len(counted.statements))
    assert max(counts) == counts[0], "a full page asks the undated ones no more"
    seen, after = [], ""
    for _ in range(11):
        found = client.get(f"/p/orsel/incidents/?after={after}").context["list"]
        seen += [row.incident.pk for row in found.rows]
        after = found.after
        if not after:
            break
    assert len(seen) == len(set(seen)) == 500
