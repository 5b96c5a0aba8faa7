"""Incidents: the events that claims are about."""

from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID

from django.core.exceptions import ValidationError
from django.db import transaction

from articles.actions.incident_moves import MOST, Versions, move, refuse_elsewhere, refuse_number
from articles.actions.incident_tree import lock_tree, refuse_parent, standing
from articles.actions.log import record, snapshot
from articles.actions.receipts import once, uuid_for
from articles.actions.recomparing import recompared
from articles.actions.versions import save_over
from articles.domain.errors import Refused
from articles.models import Claim, Entity, Incident, Project, User

FIELDS = (
    "title", "tactic", "date_start", "date_end", "date_prec", "place", "place_label", "where_prec",
    "type_of_violence", "event_clarity", "parent", "conflict_name", "side_a", "side_b", "where_description",
)  # fmt: skip
RELATIONS = {"project", "place", "parent", "side_a", "side_b", "merged_into"}
COMPARED = ("date_start", "date_end", "parent_id", "side_a_id", "side_b_id")
"""What the verdicts on its claims rest on."""
NAMED = {"place": "place", "side_a": "side", "side_b": "side"}


@transaction.atomic
def create_incident(
    *,
    project: Project,
    fields: Mapping[str, Any],
    claims: Sequence[Claim] = (),
    versions: Versions | None = None,
    split_from: Incident | None = None,
    key: UUID,
    by: User,
) -> Incident:
    """Make an incident, with the claims it is made from. Five queries, three to sixteen more with claims.

    ``versions``: the claims as they were shown (Stale when one was changed since). ``split_from``: the
    incident that the claims leave. Raises Refused naming the field that does not fit.
    """
    wanted = _clean(project, fields)
    if claims or split_from:
        refuse_number(project.pk, claims)

    def make() -> Incident:
        incident = Incident(uuid=uuid_for(key, by), project=project, **wanted)
        _check(incident)
        _check_parent(incident, incident.parent)
        if split_from is not None:
            standing(split_from)
            refuse_elsewhere(split_from, claims)
        incident.save(force_insert=True)
        done = move({claim.pk: incident for claim in claims}, versions=versions) if claims else None
        record(
            verb="incident.split" if split_from else "incident.create",
            subject=incident,
            by=by,
            project=project,
            before=done.before if done else None,
            after=snapshot(incident)
            | (done.after if done else {})
            | ({"split_from": str(split_from.uuid)} if split_from else {}),
        )
        return incident

    given = {"project": project.pk, **_said(wanted)}
    if claims:
        given["claims"] = sorted(str(claim.uuid) for claim in claims)
    return once(key=key, by=by, verb="incident.create", given=given, creates=Incident, make=make)


@transaction.atomic
def edit_incident(
    *, incident: Incident, fields: Mapping[str, Any], version: int, key: UUID, by: User
) -> Incident:
    """Save what ``fields`` name; raises Stale when somebody saved since ``version``. Seven queries, nine more
    when other days or another parent change what its claims are compared with.

    Another ``parent`` costs one query more for each level above and below it; Refused for a circle.
    """
    changes = _clean(incident.project, fields)

    def make() -> Incident:
        before = snapshot(standing(incident))
        kept = {name: getattr(incident, name) for name in FIELDS}
        _check(Incident(project=incident.project, **{**kept, **changes}))
        if "parent" in changes and changes["parent"] != incident.parent:
            _check_parent(incident, changes["parent"])
        save_over(incident, version=version, changes=changes)
        after = snapshot(incident)
        record(
            verb="incident.edit",
            subject=incident,
            by=by,
            project=incident.project,
            before=before,
            after=after | _recompared(incident, before, after),
        )
        return incident

    given = {"incident": incident.uuid, **_said(changes)}
    return once(key=key, by=by, verb="incident.edit", given=given, subject=incident, make=make)


def _recompared(incident: Incident, before: Mapping[str, Any], after: Mapping[str, Any]) -> dict[str, Any]:
    """Take the pairs and verdicts of the incident's claims anew where its own days or parent decide them.

    At most nine queries; the links that are judged otherwise now, as the log keeps them.
    """
    if all(before[name] == after[name] for name in COMPARED):
        return {}
    return recompared(list(incident.claims.order_by("-pk")[:MOST]))


def _said(changes: Mapping[str, Any]) -> dict[str, Any]:
    """The fields as a receipt compares them: rows by key, because two places may have one name."""
    rows = (Incident, Entity)
    return {name: value.pk if isinstance(value, rows) else value for name, value in changes.items()}


def _check_parent(incident: Incident, parent: Incident | None) -> None:
    if parent is not None:
        lock_tree(incident.project)
        refuse_parent(incident, parent)


def _clean(project: Project, fields: Mapping[str, Any]) -> dict[str, Any]:
    wanted: dict[str, Any] = {
        name: value.strip() if isinstance(value, str) else value for name, value in fields.items()
    }
    if unknown := wanted.keys() - set(FIELDS):
        raise TypeError(f"an incident has no field {sorted(unknown)}")
    for name, noun in NAMED.items():
        entity = wanted.get(name)
        if entity is not None and entity.project_id != project.pk:
            raise Refused(f"This {noun} is not in the project any more. Find it again.", field=name)
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
