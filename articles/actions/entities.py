"""Who and what the texts name: entities and their spellings."""

from uuid import UUID

from django.core.exceptions import ValidationError
from django.db import transaction

from articles.actions.log import record, snapshot
from articles.actions.receipts import once, uuid_for
from articles.domain.errors import Refused
from articles.domain.names import script_of
from articles.models import Entity, EntityName, Project, User
from articles.models.entity_name import folded_name


@transaction.atomic
def create_entity(
    *, project: Project, name: str, kind: str, note: str = "", lang: str = "", key: UUID, by: User
) -> Entity:
    """Make an entity with its main name; raises Refused when one of that kind has this very name."""
    name = " ".join(name.split())

    def make() -> Entity:
        entity = Entity(uuid=uuid_for(key, by), project=project, name=name, kind=kind, note=note)
        _check(entity, exclude=("project", "merged_into"))
        if EntityName.objects.filter(
            entity__project=project, entity__kind=kind, entity__merged_into=None, text__iexact=name
        ).exists():
            raise Refused(f"There is already a {kind.replace('_', ' ')} named “{name}”.", field="name")
        entity.save(force_insert=True)
        _spelling(entity, name, type="name", lang=lang).save(force_insert=True)
        record(verb="entity.create", subject=entity, by=by, project=project, after=snapshot(entity))
        return entity

    given = {"project": project.pk, "name": name, "kind": kind, "note": note, "lang": lang}
    return once(key=key, by=by, verb="entity.create", given=given, creates=Entity, make=make)


@transaction.atomic
def name_entity(
    *, entity: Entity, text: str, type: str = "alias", lang: str = "", key: UUID, by: User
) -> Entity:
    """Add a spelling; raises Refused when the entity has it already or when it is a second main name."""
    text = " ".join(text.split())

    def make() -> Entity:
        spelling = _spelling(entity, text, type=type, lang=lang)
        if type == "name":
            raise Refused("An entity has one main name. Choose alias or another type.", field="type")
        if entity.names.filter(text=text).exists():
            raise Refused(f"“{text}” is one of its names already.", field="text")
        spelling.save(force_insert=True)
        record(
            verb="entity.name",
            subject=entity,
            by=by,
            project=entity.project,
            after={"text": text, "type": type, "lang": lang},
        )
        return entity

    given = {"entity": entity.uuid, "text": text, "type": type, "lang": lang}
    return once(key=key, by=by, verb="entity.name", given=given, subject=entity, make=make)


def _spelling(entity: Entity, text: str, *, type: str, lang: str) -> EntityName:
    row = EntityName(
        entity=entity, text=text, folded=folded_name(text), lang=lang, script=script_of(text), type=type
    )
    _check(row, exclude=("entity",))
    return row


WORDS = {
    "name": "Write a name of at most 200 characters.",
    "text": "Write a name of at most 200 characters.",
    "folded": "Write a name with at least one letter or digit.",
    "kind": "Choose what kind of entity this is.",
    "type": "Choose what kind of name this is.",
    "lang": "Write the language as a short code such as en or ar, or leave it blank.",
}


def _check(row: Entity | EntityName, *, exclude: tuple[str, ...]) -> None:
    """Raise Refused naming the first field that does not fit."""
    try:
        row.clean_fields(exclude=exclude)
    except ValidationError as error:
        field, sentences = next(iter(error.message_dict.items()))
        raise Refused(
            WORDS.get(field, " ".join(sentences)), field="name" if field == "folded" else field
        ) from error
