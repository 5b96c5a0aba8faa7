"""An incident can be part of another: no circles, at most five levels."""

from uuid import uuid4

import pytest

from articles.actions.incident_tree import LEVELS
from articles.actions.incidents import create_incident, edit_incident
from articles.domain.errors import Refused, Stale
from articles.models import Entity, Incident, LogEntry, Project
from tests.claims.sample import make_incident


def put_inside(part: Incident, whole: Incident | None, by) -> Incident:
    now = Incident.objects.select_related("parent").get(pk=part.pk)
    return edit_incident(incident=now, fields={"parent": whole}, version=now.version, key=uuid4(), by=by)


@pytest.fixture
def chain(project, ana) -> list[Incident]:
    """LEVELS incidents, each part of the one before."""
    found: list[Incident] = []
    for number in range(LEVELS):
        fields = {"title": f"Level {number}", "parent": found[-1] if found else None}
        found.append(create_incident(project=project, fields=fields, key=uuid4(), by=ana))
    return found


def test_a_part_is_put_into_its_whole_and_taken_out(project, ana):
    part, whole = make_incident(project, ana), make_incident(project, ana, "Campaign")
    put_inside(part, whole, ana)
    assert list(whole.parts.all()) == [part]
    assert LogEntry.objects.latest("id").after["parent_id"] == whole.pk
    put_inside(part, None, ana)
    assert not whole.parts.exists()


def test_a_circle_is_refused_with_both_titles(chain, ana):
    with pytest.raises(Refused, match="“Level 3” is part of “Level 1” already") as refusal:
        put_inside(chain[1], chain[3], ana)
    assert refusal.value.field == "parent"
    with pytest.raises(Refused, match="part of itself"):
        put_inside(chain[1], chain[1], ana)


def test_more_than_five_levels_are_refused_whichever_end_grows(project, chain, ana):
    top, bottom = make_incident(project, ana, "Top"), make_incident(project, ana, "Bottom")
    with pytest.raises(Refused, match="more than 5 incidents"):
        put_inside(chain[0], top, ana)
    with pytest.raises(Refused, match="more than 5 incidents"):
        put_inside(bottom, chain[-1], ana)
    put_inside(bottom, chain[-2], ana)


def test_a_parent_of_another_project_or_a_merged_one_is_refused(project, ana):
    part, other = make_incident(project, ana), make_incident(project, ana, "Kept")
    foreign = Incident.objects.create(project=Project.objects.create(slug="m", title="M"), title="Elsewhere")
    gone = Incident.objects.create(project=project, title="Gone", merged_into=other)
    for parent, sentence in ((foreign, "not in the project"), (gone, "was merged into another")):
        with pytest.raises(Refused, match=sentence):
            put_inside(part, parent, ana)


def test_a_stale_save_changes_no_parent(project, ana, ben):
    part, whole = make_incident(project, ana), make_incident(project, ana, "Campaign")
    put_inside(part, whole, ben)
    with pytest.raises(Stale):
        edit_incident(incident=part, fields={"parent": None}, version=1, key=uuid4(), by=ana)
    assert whole.parts.exists()


def test_sides_of_another_project_are_refused(project, ana):
    there = Project.objects.create(slug="m", title="M")
    side = Entity.objects.create(project=there, name="Accord", kind="armed_group")
    with pytest.raises(Refused, match="This side is not in the project any more") as refusal:
        create_incident(project=project, fields={"title": "x", "side_b": side}, key=uuid4(), by=ana)
    assert refusal.value.field == "side_b"


def test_a_merged_incident_is_not_edited(project, ana):
    kept = make_incident(project, ana)
    gone = Incident.objects.create(project=project, title="Gone", merged_into=kept)
    with pytest.raises(Refused, match="was merged into"):
        edit_incident(incident=gone, fields={"title": "Back"}, version=1, key=uuid4(), by=ana)
