"""Making entities and giving them names: the actions behind the entities page."""

import uuid

import pytest

from articles.actions.entities import create_entity, name_entity
from articles.domain.errors import KeyReused, Refused
from articles.domain.names import fold, script_of
from articles.models import Entity, EntityName, LogEntry

pytestmark = pytest.mark.django_db


def make(project, by, name="Interior Guard", kind="state_force", key=None, **fields):
    return create_entity(project=project, name=name, kind=kind, key=key or uuid.uuid4(), by=by, **fields)


def test_a_new_entity_has_its_main_name_and_one_log_row(project, ana):
    entity = make(project, ana, name="  Interior   Guard ")
    assert entity.name == "Interior Guard"
    assert list(entity.names.values_list("text", "folded", "script", "type")) == [
        ("Interior Guard", "interior guard", "Latn", "name")
    ]
    assert LogEntry.objects.filter(verb="entity.create", subject_id=str(entity.uuid), by=ana).count() == 1


def test_the_same_form_sent_twice_makes_one_entity(project, ana):
    key = uuid.uuid4()
    assert make(project, ana, key=key) == make(project, ana, key=key)
    assert Entity.objects.count() == 1
    with pytest.raises(KeyReused):
        make(project, ana, name="Pell Brigade", key=key)


@pytest.mark.parametrize(
    ("fields", "field"),
    [
        ({"name": " "}, "name"),
        ({"name": "x" * 201}, "name"),
        ({"name": "“…”"}, "name"),
        ({"kind": "committee"}, "kind"),
        ({"kind": ""}, "kind"),
    ],
)
def test_what_does_not_fit_is_refused_by_field(project, ana, fields, field):
    with pytest.raises(Refused) as refusal:
        make(project, ana, **fields)
    assert refusal.value.field == field
    assert not Entity.objects.exists()


def test_a_second_entity_of_the_same_kind_and_name_is_refused(project, ana):
    make(project, ana)
    with pytest.raises(Refused, match="There is already a state force named “interior guard”"):
        make(project, ana, name="interior guard")
    make(project, ana, kind="media")
    assert Entity.objects.count() == 2


def test_a_name_is_added_once_with_its_script(project, ana):
    entity = make(project, ana)
    name_entity(entity=entity, text="حرس الداخلية", type="translation", lang="ar", key=uuid.uuid4(), by=ana)
    added = entity.names.get(type="translation")
    assert (added.script, added.lang) == ("Arab", "ar")
    assert added.folded.isascii()
    with pytest.raises(Refused, match="one of its names already"):
        name_entity(entity=entity, text="حرس الداخلية", key=uuid.uuid4(), by=ana)
    assert EntityName.objects.count() == 2


def test_a_second_main_name_is_refused(project, ana):
    entity = make(project, ana)
    with pytest.raises(Refused, match="one main name"):
        name_entity(entity=entity, text="The Guard", type="name", key=uuid.uuid4(), by=ana)


@pytest.mark.parametrize(
    ("typed", "folded"),
    [
        ("Al-Karīm", "al karim"),
        ("  the  GUARD’s ", "the guards"),
        ("İlvane", "ilvane"),
        ("Straße", "strasse"),
        ("Ｏｒｓｅｌ", "orsel"),
        ("حَرَس", "حرس"),
        ("a\u200fb", "ab"),
        ("…", ""),
    ],
)
def test_names_fold_to_what_every_spelling_shares(typed, folded):
    assert fold(typed) == folded
    assert fold(fold(typed)) == folded


@pytest.mark.parametrize(
    ("name", "script"),
    [("Ilvane", "Latn"), ("«حرس»", "Arab"), ("Илване", "Cyrl"), ("42", ""), ("", "")],
)
def test_the_script_is_that_of_the_first_letter(name, script):
    assert script_of(name) == script
