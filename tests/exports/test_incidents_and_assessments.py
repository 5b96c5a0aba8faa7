"""incidents, assessments, entity_names and the codebook, read back and compared cell by cell."""

import csv
import io
from datetime import date

import pytest
from django.core.management import call_command

from articles.domain.columns import DATASET_COLUMNS
from articles.models import Claim, ClaimLink, Entity, Incident
from tests.exports.assessed import incident, reopen, sign
from tests.exports.conftest import put

DOWNLOAD = "/p/orsel/exports/download/"


def full(row):
    """The cells that are not empty."""
    return {name: value for name, value in row.items() if value}


def test_an_incident_shows_sides_place_dates_and_what_it_belongs_to(work, project, exported):
    osk = Entity.objects.create(
        project=project, name="Osk", kind="place", latitude=12.5, longitude=-7.0, adm_1="Orsel", adm_2="Osk",
        country="Ketterau",
    )  # fmt: skip
    accord = Entity.objects.create(project=project, name="Northern Accord", kind="armed_group")
    one = incident(
        project, "Bridge at Osk", tactic="shelling", type_of_violence=1, event_clarity=2,
        conflict_name="Ketterau: Orsel", side_a=work.guard, side_b=accord, place=osk, where_prec=2,
        where_description="on the bridge", date_start=date(2023, 3, 13), date_end=date(2023, 3, 14),
        date_prec=2, parent=work.incident,
    )  # fmt: skip
    row = exported("incidents")[1]
    assert row.pop("created_at").endswith("Z")
    assert full(row) == {
        "incident_id": str(one.uuid), "title": "Bridge at Osk", "tactic": "shelling", "type_of_violence": "1",
        "event_clarity": "2", "conflict_name": "Ketterau: Orsel", "side_a": "Interior Guard",
        "side_a_id": str(work.guard.uuid), "side_b": "Northern Accord", "side_b_id": str(accord.uuid),
        "place": "Osk", "place_entity_id": str(osk.uuid), "where_prec": "2",
        "where_description": "on the bridge", "adm_1": "Orsel", "adm_2": "Osk", "country": "Ketterau",
        "latitude": "12.5", "longitude": "-7.0", "date_start": "2023-03-13", "date_end": "2023-03-14",
        "date_prec": "2", "parent_incident_id": str(work.incident.uuid), "n_claims": "0", "n_origins": "0",
    }  # fmt: skip


def test_a_typed_place_stands_in_for_an_entity_and_a_merged_incident_says_where_it_went(
    work, project, exported
):
    incident(project, "Night fire", place_label="near the ford", merged_into=work.incident)
    row = exported("incidents")[1]
    assert (row["place"], row["place_entity_id"], row["latitude"]) == ("near the ford", "", "")
    assert row["merged_into_id"] == str(work.incident.uuid)


def test_an_incident_counts_its_claims_and_their_origins(work, exported):
    Claim.objects.filter(pk__in=[work.low.pk, work.none.pk, work.draft.pk]).update(incident=work.incident)
    (row,) = exported("incidents")
    assert (row["n_claims"], row["n_origins"]) == ("3", "3")
    ClaimLink.objects.filter(pk=work.link.pk).update(kind="repeats")
    (row,) = exported("incidents")
    assert (row["n_claims"], row["n_origins"]) == ("3", "2")
    (row,) = exported("incidents", state="everything")
    assert (row["n_claims"], row["n_origins"]) == ("4", "3")


def test_a_link_that_nobody_accepted_joins_nothing_in_a_file_of_accepted_work(work, exported):
    Claim.objects.filter(pk=work.low.pk).update(incident=work.incident)
    ClaimLink.objects.filter(pk=work.link.pk).update(
        kind="repeats", state="submitted", reviewer=None, decided_at=None
    )
    assert exported("incidents")[0]["n_origins"] == "2"
    assert len({row["origin_group"] for row in exported("claims")}) == 3
    assert exported("incidents", state="everything")[0]["n_origins"] == "1"
    ClaimLink.objects.filter(pk=work.link.pk).update(kind="part_of")
    assert exported("claims")[0]["parent_claim_id"] == ""


def test_a_claim_has_the_coordinates_of_its_place(work, project, exported):
    osk = Entity.objects.create(project=project, name="Osk", kind="place", latitude=0.0, longitude=-7.25)
    Claim.objects.filter(pk=work.high.pk).update(place_entity=osk, place_label="Osk")
    high, low, _ = exported("claims")
    assert (high["latitude"], high["longitude"]) == ("0.0", "-7.25")
    assert (low["latitude"], low["longitude"]) == ("", "")


def test_an_assessment_is_exported_as_signed(work, sam, exported):
    made = sign(
        work.incident, sam, work.high, left_out=(work.low, work.none), low=101, best=None, high=None,
        high_open=True, grade="contested", credibility=3, rule="range", rule_low=68, rule_high_open=True,
        rationale="=The lists agree", n_origins=1, n_conflicts=0,
    )  # fmt: skip
    (row,) = exported("assessments")
    assert row.pop("signed_at").endswith("Z")
    assert full(row) == {
        "assessment_id": str(made.uuid), "incident_id": str(work.incident.uuid), "measure": "killed",
        "rule": "range", "low": "101", "high_open": "1", "grade": "contested", "n_claims": "1",
        "n_origins": "1", "n_conflicts": "0", "rationale": "'=The lists agree", "state": "signed",
        "signed_by": "sam", "credibility": "3", "rule_version": "3", "rule_low": "68", "rule_high_open": "1",
        "claims_included": str(work.high.uuid),
        "claims_left_out": f"{work.low.uuid};{work.none.uuid}",
    }  # fmt: skip


def test_a_signed_nought_is_a_nought(work, sam, exported):
    sign(work.incident, sam, low=0, best=0, high=0)
    (row,) = exported("assessments")
    assert [row[name] for name in ("low", "best", "high", "high_open", "rule_low")] == [
        "0",
        "0",
        "0",
        "0",
        "",
    ]


def test_what_was_signed_before_is_there_for_who_may_export_everything(work, sam, ana, as_user, exported):
    reopen(sign(work.incident, sam, best=70), sam, "The hospital corrected its list.")
    sign(work.incident, sam, best=68)
    assert [row["best"] for row in exported("assessments")] == ["68"]
    before, now = exported("assessments", state="everything")
    assert (before["best"], before["state"], before["reopened_by"]) == ("70", "reopened", "sam")
    assert before["reopen_reason"] == "The hospital corrected its list."
    assert before["reopened_at"].endswith("Z")
    assert (now["best"], now["state"], now["reopened_at"]) == ("68", "signed", "")
    assert exported("assessments", state="draft") == []
    client = as_user(ana)
    assert client.post(DOWNLOAD, {"dataset": "assessments", "state": "everything"}).status_code == 403
    answer = client.post(DOWNLOAD, {"dataset": "assessments"}).getvalue().decode()
    assert [row["best"] for row in csv.DictReader(io.StringIO(answer, newline=""))] == ["68"]


def test_dates_and_incident_narrow_incidents_and_assessments(work, project, sam, exported):
    late = incident(project, "Late", date_start=date(2023, 4, 1))
    for one in (work.incident, late):
        sign(one, sam)
    for dataset in ("incidents", "assessments"):
        assert len(exported(dataset)) == 2
        assert [row["incident_id"] for row in exported(dataset, start=date(2023, 3, 1))] == [str(late.uuid)]
        assert [row["incident_id"] for row in exported(dataset, incident=late.uuid)] == [str(late.uuid)]


def test_another_project_stays_out(work, project, sam, exported):
    from articles.models import Project

    other = Project.objects.create(slug="osk", title="Osk 2024")
    sign(incident(other, "Elsewhere"), sam)
    assert exported("assessments") == exported("events_ged") == []
    assert [row["title"] for row in exported("incidents")] == ["Night raid on Sul Ford"]


def test_every_spelling_is_a_row(work, exported):
    assert [(row["entity_id"], row["name"], row["type"]) for row in exported("entity_names")] == [
        (str(work.guard.uuid), "Interior Guard", "name"),
        (str(work.guard.uuid), "حرس الداخلية", "translation"),
    ]


def test_the_codebook_explains_every_column_of_every_file(work, exported):
    rows = exported("codebook")
    assert [(row["file"], row["column"]) for row in rows] == [
        (file, column.name) for file, columns in DATASET_COLUMNS.items() for column in columns
    ]
    by_name = {(row["file"], row["column"]): row for row in rows}
    assert by_name["claims", "high"]["missing"] == "empty: open (high_open 1), or no number given"
    assert by_name["assessments", "state"]["allowed_values"] == "signed;reopened"
    assert by_name["events_ged", "country_id"]["missing"].startswith("always empty")
    assert by_name["events_ged", "best"]["standard"] == "UCDP GED"
    assert all(row["definition"] and row["missing"] and row["type"] for row in rows)


@pytest.mark.parametrize("dataset", ["incidents", "assessments", "events_ged", "events_excluded", "codebook"])
def test_the_page_and_the_command_know_them(dataset, work, sam, as_user):
    sign(work.incident, sam, work.high)
    page = as_user(sam).get("/p/orsel/exports/", {"dataset": dataset}).content.decode()
    assert f"Download {dataset}.csv" in page
    out = io.StringIO()
    call_command("export", project="orsel", dataset=dataset, stdout=out)
    header = out.getvalue().splitlines()[0].split(",")
    assert header == [column.name for column in DATASET_COLUMNS[dataset]]


def test_a_claim_in_another_state_is_not_counted_for_a_viewer(work, article, project, ben, vera, as_user):
    put(Claim, article, "23 officers", project=project, author=ben, incident=work.incident, state="submitted")
    answer = as_user(vera).post(DOWNLOAD, {"dataset": "incidents"}).getvalue().decode()
    (row,) = csv.DictReader(io.StringIO(answer, newline=""))
    assert (row["n_claims"], Incident.objects.get().claims.count()) == ("1", 2)
