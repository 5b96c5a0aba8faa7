"""Incidents inside incidents, and those that were merged into others."""

from articles.domain.errors import Refused
from articles.models import Incident, Project

LEVELS = 5  # a campaign, its battles, their attacks …


def lock_tree(project: Project) -> None:
    """Make everybody else who changes the tree of this project's incidents wait. One query."""
    Project.objects.select_for_update().get(pk=project.pk)


def standing(incident: Incident) -> Incident:
    """The incident as it is now, locked; raises Refused when it was merged into another. One query."""
    now = Incident.objects.select_for_update(of=("self",)).select_related("merged_into").get(pk=incident.pk)
    if now.merged_into:
        raise Refused(
            f"“{now.title}” was merged into “{now.merged_into.title}” meanwhile. Do it there instead."
        )
    return now


def kept_of(incident: Incident) -> Incident:
    """The incident that this one was merged into in the end; itself when it was not. One query a step."""
    seen = {incident.pk}
    while incident.merged_into_id is not None and incident.merged_into_id not in seen:
        incident = Incident.objects.get(pk=incident.merged_into_id)
        seen.add(incident.pk)
    return incident


def above(incident: Incident) -> list[Incident]:
    """The incident and what it is part of, the nearest first. One query a level, at most LEVELS."""
    found = [incident]
    while found[-1].parent_id is not None and len(found) <= LEVELS:
        found.append(Incident.objects.get(pk=found[-1].parent_id))
    return found


def refuse_parent(incident: Incident, parent: Incident) -> None:
    """Raise Refused when the parent cannot hold the incident: another project, a circle, too many levels.

    The tree has to be locked (``lock_tree``). One query for each level above and below, and one.
    """
    if parent.project_id != incident.project_id:
        raise Refused("That incident is not in the project. Choose another.", field="parent")
    if parent.merged_into_id is not None:
        raise Refused(f"“{parent.title}” was merged into another. Choose that one.", field="parent")
    over = above(Incident.objects.get(pk=parent.pk))
    if incident.pk is not None and incident.pk in {row.pk for row in over}:
        if parent.pk == incident.pk:
            raise Refused("An incident cannot be part of itself. Choose another.", field="parent")
        raise Refused(
            f"“{parent.title}” is part of “{incident.title}” already. Take it out of there first.",
            field="parent",
        )
    if len(over) + levels_below(incident) > LEVELS:
        raise Refused(
            f"That would be more than {LEVELS} incidents inside one another. Choose one farther up.",
            field="parent",
        )


def levels_below(incident: Incident) -> int:
    """How many levels the incident takes with what is part of it: 1 for one without parts."""
    levels, edge = 1, {incident.pk} - {None}
    while edge and levels <= LEVELS:
        edge = set(Incident.objects.filter(parent__in=edge).values_list("pk", flat=True))
        levels += bool(edge)
    return levels
