"""Incidents: the events that claims are about."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from django.core.exceptions import ValidationError
from django.db import transaction

from articles.actions.log import record, snapshot
from articles.actions.receipts import once, uuid_for
from articles.actions.versions import save_over
from articles.domain.errors import Refused
from articles.models import Incident, Project, User

FIELDS = (
    "title", "tactic", "date_start", "date_end", "date_prec", "place", "place_label", "where_prec",
    "type_of_violence", "event_clarity",
)  # fmt: skip
RELATIONS = {"project", "place", "parent"}


@transaction.atomic
def create_incident(*, project: Project, fields: Mapping[str, Any], key: UUID, by: User) -> Incident:
    """Make an incident; raises Refused naming the field that does not fit. Five queries."""
    wanted = _clean(project, fields)

    def make() -> Incident:
        incident = Incident(uuid=uuid_for(key, by), project=project, **wanted)
        _check(incident)
        incident.save(force_insert=True)
        record(verb="incident.create", subject=incident, by=by, project=project, after=snapshot(incident))
        return incident

    given = {"project": project.pk, **wanted}
    return once(key=key, by=by, verb="incident.create", given=given, creates=Incident, make=make)


@transaction.atomic
def edit_incident(
    *, incident: Incident, fields: Mapping[str, Any], version: int, key: UUID, by: User
) -> Incident:
    """Save the title, dates and place; raises Stale when somebody saved since ``version``. Six queries."""
    changes = _clean(incident.project, fields)

    def make() -> Incident:
        before = snapshot(incident)
        kept = {name: getattr(incident, name) for name in FIELDS}
        trial = Incident(project=incident.project, **{**kept, **changes})
        _check(trial)
        save_over(incident, version=version, changes=changes)
        record(
            verb="incident.edit",
            subject=incident,
            by=by,
            project=incident.project,
            before=before,
            after=snapshot(incident),
        )
        return incident

    given = {"incident": incident.uuid, **changes}
    return once(key=key, by=by, verb="incident.edit", given=given, subject=incident, make=make)


def _clean(project: Project, fields: Mapping[str, Any]) -> dict[str, Any]:
    wanted: dict[str, Any] = {
        name: value.strip() if isinstance(value, str) else value for name, value in fields.items()
    }
    if unknown := wanted.keys() - set(FIELDS):
        raise TypeError(f"an incident has no field {sorted(unknown)}")
    place = wanted.get("place")
    if place is not None and place.project_id != project.pk:
        raise Refused("This place is not in the project any more. Find it again.", field="place")
    return wanted


def _check(incident: Incident) -> None:
    if not incident.title:
        raise Refused("Give the incident a title: what happened, and where.", field="title")
    refuse_dates(incident.date_start, incident.date_end)
    try:
        incident.clean_fields(exclude=RELATIONS)
    except ValidationError as error:
        field, sentences = next(iter(error.message_dict.items()))
        raise Refused(" ".join(sentences), field=field) from error


def refuse_dates(first: Any, last: Any) -> None:
    """Raise Refused when the last day stands alone or before the first."""
    if last is not None and first is None:
        raise Refused("Give the first day too. For one day, the first alone is enough.", field="date_start")
    if last is not None and last < first:
        raise Refused(
            f"The last day ({last}) is before the first ({first}). Change one of them.", field="date_end"
        )
