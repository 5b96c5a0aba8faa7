"""Coordinates, the place around it and the areas of a place: recorded, checked, logged, never in a circle.

Planted: _refuse_within without its walk, save_over without the version: each is seen here.
"""

from datetime import date
from uuid import uuid4

import pytest

from articles.actions.entities import create_entity
from articles.actions.entities_places import locate_entity
from articles.domain.errors import Refused, Stale
from articles.models import CandidatePair, Entity, EntityName, LogEntry, Project
from tests.claims.sample import KILLED, Counted, make_claim


@pytest.fixture
def ford(project, ana) -> Entity:
    return create_entity(project=project, name="Sul Ford", kind="place", key=uuid4(), by=ana)


@pytest.fixture
def orsel(project, ana) -> Entity:
    return create_entity(project=project, name="Orsel", kind="place", key=uuid4(), by=ana)


def path(entity: Entity) -> str:
    return f"/p/orsel/entities/{entity.uuid}/place/"


def body(version: int = 1, **fields: object) -> dict[str, object]:
    return {"key": str(uuid4()), "version": version, **fields}


FULL = {
    "within": "Orsel", "latitude": "33.5083", "longitude": "-36.25", "adm_1": "North", "adm_2": "Ford",
    "country": "Ilvane",
}  # fmt: skip


def test_where_a_place_lies_is_saved_shown_and_logged(ford, orsel, ana, as_user):
    client = as_user(ana)
    answer = client.post(path(ford), body(**FULL), follow=True)
    assert answer.redirect_chain == [(f"/p/orsel/entities/{ford.uuid}/", 302)]
    ford.refresh_from_db()
    assert (ford.within, ford.latitude, ford.longitude, ford.version) == (orsel, 33.5083, -36.25, 2)
    page = answer.content.decode()
    assert "33.5083, -36.25" in page
    assert 'value="33.5083"' in page
    assert LogEntry.objects.get(verb="entity.locate").after["within_id"] == orsel.pk
    assert "Sul Ford" in client.get(f"/p/orsel/entities/{orsel.uuid}/").content.decode()
    client.post(path(ford), body(2))
    ford.refresh_from_db()
    assert (ford.within, ford.latitude, ford.country) == (None, None, "")


@pytest.mark.parametrize(
    ("field", "value", "sentence"),
    [
        ("latitude", "33,5083", "Write the decimals with a point: 33.5083"),
        ("latitude", "33°30′N", "not degrees and minutes"),
        ("latitude", "95", "not on earth"),
        ("longitude", "", "Give the longitude too"),
        ("longitude", "181", "not on earth"),
        ("within", "Nowhere", "No place goes by “Nowhere”"),
        ("within", "Sul Ford", "A place cannot lie in itself"),
        ("within", "Interior Guard", "No place goes by"),
        ("country", "x" * 201, "at most 200"),
    ],
)
def test_what_does_not_fit_is_refused_with_what_was_typed(
    project, ford, orsel, ana, as_user, field, value, sentence
):
    create_entity(project=project, name="Interior Guard", kind="state_force", key=uuid4(), by=ana)
    answer = as_user(ana).post(path(ford), body(**(FULL | {"adm_1": "kept words", field: value})))
    page = answer.content.decode()
    assert answer.status_code == 422
    assert sentence in page
    assert 'value="kept words"' in page
    assert not LogEntry.objects.filter(verb="entity.locate").exists()


def test_two_places_of_one_name_are_not_guessed(project, ford, orsel, ana, as_user):
    twin = Entity.objects.create(project=project, name="Orsel", kind="facility")
    EntityName.objects.create(entity=twin, text="Orsel", folded="orsel", type="name")
    answer = as_user(ana).post(path(ford), body(**FULL))
    assert "2 places go by “Orsel”" in answer.content.decode()


def test_a_place_does_not_lie_in_what_lies_in_it(project, ford, orsel, ana):
    yard = create_entity(project=project, name="Yard", kind="facility", key=uuid4(), by=ana)
    for inner, outer in ((ford, orsel), (yard, ford)):
        locate_entity(entity=inner, fields={"within": outer}, version=1, key=uuid4(), by=ana)
    with pytest.raises(Refused, match="“Yard” lies in “Orsel” already") as refusal:
        locate_entity(entity=orsel, fields={"within": yard}, version=1, key=uuid4(), by=ana)
    assert refusal.value.field == "within"
    elsewhere = Project.objects.create(slug="m", title="M")
    foreign = Entity.objects.create(project=elsewhere, name="Marren", kind="place")
    with pytest.raises(Refused, match="no place of this project"):
        locate_entity(entity=orsel, fields={"within": foreign}, version=1, key=uuid4(), by=ana)


def test_only_a_place_or_facility_lies_somewhere(project, ana, as_user):
    guard = create_entity(project=project, name="Interior Guard", kind="state_force", key=uuid4(), by=ana)
    answer = as_user(ana).post(path(guard), body(country="Ilvane"))
    assert answer.status_code == 422
    assert "Where it lies" not in as_user(ana).get(f"/p/orsel/entities/{guard.uuid}/").content.decode()
    with pytest.raises(TypeError, match="no field"):
        locate_entity(entity=guard, fields={"colour": 1}, version=1, key=uuid4(), by=ana)


def test_a_stale_save_shows_theirs_and_keeps_mine(ford, ana, ben, as_user):
    locate_entity(entity=ford, fields={"country": "Theirland"}, version=1, key=uuid4(), by=ben)
    answer = as_user(ana).post(path(ford), body(country="Mineland"))
    page = answer.content.decode()
    assert answer.status_code == 409
    assert 'value="Mineland"' in page
    assert "Theirland" in page
    assert as_user(ana).post(path(ford), body(2, country="Mineland")).status_code == 302
    with pytest.raises(Stale):
        locate_entity(entity=ford, fields={"country": "x"}, version=7, key=uuid4(), by=ana)


def test_the_same_form_twice_is_one_save(ford, ana, as_user):
    sent = body(country="Ilvane")
    for _ in range(2):
        assert as_user(ana).post(path(ford), sent).status_code == 302
    assert LogEntry.objects.filter(verb="entity.locate").count() == 1
    assert as_user(ana).post(path(ford), sent | {"country": "Other"}).status_code == 422
    assert as_user(ana).get(path(ford)).status_code == 405


@pytest.mark.parametrize(("who", "status"), [("ben", 302), ("sam", 302), ("vera", 403), ("eve", 404)])
def test_who_may_say_where_a_place_lies(ford, as_user, request, who, status):
    answer = as_user(request.getfixturevalue(who)).post(path(ford), body(country="Ilvane"))
    assert answer.status_code == status


def test_a_place_costs_the_same_however_much_it_holds(project, orsel, ana, as_user):
    client, counts = as_user(ana), []
    url = f"/p/orsel/entities/{orsel.uuid}/"
    client.get(url)
    for number in (1, 19, 480):
        Entity.objects.bulk_create(
            Entity(project=project, name=f"Ford {n}", kind="place", within=orsel) for n in range(number)
        )
        with Counted() as counted:
            client.get(url)
        counts.append(len(counted.statements))
    assert counts[0] == counts[1] == counts[2]


def test_claims_at_a_place_are_compared_anew_when_it_lies_elsewhere(project, article, ford, orsel, ana):
    when = {"date_start": date(2023, 3, 14), "date_prec": 1, "where_prec": 1}
    make_claim(article, ana, place_entity=ford, **when)
    make_claim(article, ana, KILLED, expression="more than 100", place_entity=orsel, **when)
    assert not CandidatePair.objects.exists()
    locate_entity(entity=ford, fields={"within": orsel}, version=1, key=uuid4(), by=ana)
    assert CandidatePair.objects.count() == 1
