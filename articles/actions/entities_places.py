"""Where a place lies: what it lies in, its coordinates, administrative areas and country."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from django.core.exceptions import ValidationError
from django.db import transaction

from articles.actions.log import record, snapshot
from articles.actions.receipts import once
from articles.actions.versions import save_over
from articles.domain.errors import Refused
from articles.models import Entity, Project, User

KINDS = ("place", "facility")
FIELDS = ("within", "latitude", "longitude", "adm_1", "adm_2", "country")
DEEPEST = 20  # a house, its street, its quarter …


@transaction.atomic
def locate_entity(*, entity: Entity, fields: Mapping[str, Any], version: int, key: UUID, by: User) -> Entity:
    """Save where a place or facility lies; degrees are WGS 84, blank is unknown. Six queries.

    Another ``within`` costs one query more for each place around it. Raises Stale when somebody saved since
    ``version``, Refused for a circle, coordinates off the earth or one without the other, other kinds.
    """
    changes: dict[str, Any] = {name: v.strip() if isinstance(v, str) else v for name, v in fields.items()}
    if unknown := changes.keys() - set(FIELDS):
        raise TypeError(f"a place has no field {sorted(unknown)}")

    def make() -> Entity:
        before = snapshot(entity)
        if entity.kind not in KINDS:
            raise Refused("Only a place or a facility lies somewhere.")
        _refuse_coordinates({name: getattr(entity, name) for name in FIELDS} | changes)
        if changes.get("within") is not None:
            _refuse_within(entity, changes["within"])
        _save(entity, version, changes)
        record(
            verb="entity.locate",
            subject=entity,
            by=by,
            project=entity.project,
            before=before,
            after=snapshot(entity),
        )
        return entity

    within = changes.get("within")
    given = {"entity": entity.uuid, **changes, "within": within.pk if within else None}
    return once(key=key, by=by, verb="entity.locate", given=given, subject=entity, make=make)


def _save(entity: Entity, version: int, changes: Mapping[str, Any]) -> None:
    try:
        save_over(entity, version=version, changes=changes)
    except ValidationError as error:
        field, sentences = next(iter(error.message_dict.items()))
        raise Refused(" ".join(sentences), field=field) from error


def _refuse_coordinates(now: Mapping[str, Any]) -> None:
    north, east = now["latitude"], now["longitude"]
    if (north is None) != (east is None):
        missing = "latitude" if north is None else "longitude"
        raise Refused(f"Give the {missing} too, or leave both blank.", field=missing)
    for name, value, reach in (("latitude", north, 90), ("longitude", east, 180)):
        if value is not None and not -reach <= value <= reach:
            raise Refused(f"A {name} lies between -{reach} and {reach}.", field=name)


def _refuse_within(entity: Entity, within: Entity) -> None:
    """Raise Refused unless the place can lie in the other. The project is locked, so no circle slips in."""
    if within.project_id != entity.project_id or within.kind not in KINDS:
        raise Refused("That is no place of this project. Use a name under Entities.", field="within")
    if within.pk == entity.pk:
        raise Refused("A place cannot lie in itself. Choose the one around it.", field="within")
    Project.objects.select_for_update().get(pk=entity.project_id)
    around, steps = Entity.objects.get(pk=within.pk), 0
    while around.within_id is not None and steps < DEEPEST:
        if around.within_id == entity.pk:
            raise Refused(
                f"“{within.name}” lies in “{entity.name}” already. Change that place first.", field="within"
            )
        around, steps = Entity.objects.get(pk=around.within_id), steps + 1
