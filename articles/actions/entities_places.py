"""Where a place lies: what it lies in, its coordinates, administrative areas and country."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Q

from articles.actions.log import record, snapshot
from articles.actions.receipts import once
from articles.actions.recomparing import recompared
from articles.actions.versions import save_over
from articles.domain.errors import Refused
from articles.models import Claim, Entity, Project, User

KINDS = ("place", "facility")
FIELDS = ("within", "latitude", "longitude", "adm_1", "adm_2", "country")
MOST = 200  # claims at a place that are compared anew at once
DEEPEST = 20  # a house, its street, its quarter …


@transaction.atomic
def locate_entity(*, entity: Entity, fields: Mapping[str, Any], version: int, key: UUID, by: User) -> Entity:
    """Save where a place or facility lies; degrees are WGS 84, blank is unknown.

    Six queries, and up to ten that take the pairs and verdicts of the claims there anew. Another ``within``
    costs one more for each place around it. Raises Stale when somebody saved since ``version``, Refused for
    a circle, coordinates off the earth or one without the other, and other kinds.
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
        links = recompared(_claims_at(entity)) if _moved(before, entity) else {}
        record(
            verb="entity.locate",
            subject=entity,
            by=by,
            project=entity.project,
            before=before,
            after=snapshot(entity) | links,
        )
        return entity

    within = changes.get("within")
    given = {"entity": entity.uuid, **changes, "within": within.pk if within else None}
    return once(key=key, by=by, verb="entity.locate", given=given, subject=entity, make=make)


def _moved(before: Mapping[str, Any], entity: Entity) -> bool:
    """Whether it lies elsewhere now."""
    now = snapshot(entity)
    return any(before[name] != now[name] for name in now)


def _claims_at(entity: Entity) -> list[Claim]:
    """The newest MOST claims at the place, or at one that lies in it, two levels down. One query."""
    there = Q(place_entity=entity) | Q(place_entity__within=entity) | Q(place_entity__within__within=entity)
    return list(Claim.objects.of(entity.project).filter(there).order_by("-pk")[:MOST])


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
