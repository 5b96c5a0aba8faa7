"""events_ged and events_excluded, read back: one of the two for every incident, blank never nought."""

import itertools
from datetime import date

import pytest

from articles.domain import ged
from articles.domain.columns import DATASET_COLUMNS
from articles.models import Claim, Entity, Incident
from tests.exports.assessed import incident, reopen, sign

GED_COLUMNS = """
id year active_year type_of_violence conflict_new_id conflict_name dyad_new_id dyad_name side_a_new_id side_a
side_b_new_id side_b number_of_sources source_article source_office source_date source_headline
source_original where_prec where_coordinates where_description adm_1 adm_2 latitude longitude geom_wkt
priogrid_gid country country_id region event_clarity date_prec date_start date_end deaths_a deaths_b
deaths_civilians deaths_unknown best high low gwnoa gwnob
"""


def test_the_columns_are_those_of_the_dataset_in_their_order():
    assert [column.name for column in DATASET_COLUMNS["events_ged"]] == GED_COLUMNS.split()


@pytest.fixture
def raid(work, project, article) -> Incident:
    """The incident of ``work`` with all that GED asks for."""
    accord = Entity.objects.create(project=project, name="Northern Accord", kind="armed_group")
    ford = Entity.objects.create(
        project=project, name="Sul Ford", kind="place", latitude=-46.75, longitude=37.75, adm_1="Orsel",
        adm_2="Sul", country="Ketterau",
    )  # fmt: skip
    article.published = date(2023, 3, 14)
    article.save()
    Incident.objects.filter(pk=work.incident.pk).update(
        type_of_violence=1, event_clarity=1, conflict_name="Ketterau: Orsel", side_a=work.guard,
        side_b=accord, place=ford, where_prec=1, where_description="the depot at the ford",
        date_start=date(2023, 3, 13), date_prec=1,
    )  # fmt: skip
    Claim.objects.filter(pk__in=[work.high.pk, work.low.pk]).update(
        victim_entity=work.guard, victim_status="combatant"
    )
    work.incident.refresh_from_db()
    return work.incident


def test_a_signed_incident_is_one_row_of_ged(raid, work, sam, exported):
    sign(raid, sam, work.high, work.low, low=68, best=75, high=None, high_open=True, n_origins=2)
    (row,) = exported("events_ged")
    guard, accord = str(raid.side_a.uuid), str(raid.side_b.uuid)
    assert row == {
        "id": str(raid.uuid), "year": "2023", "active_year": "", "type_of_violence": "1",
        "conflict_new_id": "", "conflict_name": "Ketterau: Orsel", "dyad_new_id": "",
        "dyad_name": "Interior Guard - Northern Accord", "side_a_new_id": guard, "side_a": "Interior Guard",
        "side_b_new_id": accord, "side_b": "Northern Accord", "number_of_sources": "2",
        "source_article": "Harbour Wire, 2023-03-14, Depot at Sul Ford burns after night raid",
        "source_office": "Harbour Wire", "source_date": "2023-03-14",
        "source_headline": "Depot at Sul Ford burns after night raid",
        "source_original": "Northern Accord;Interior Guard", "where_prec": "1",
        "where_coordinates": "Sul Ford", "where_description": "the depot at the ford", "adm_1": "Orsel",
        "adm_2": "Sul", "latitude": "-46.75", "longitude": "37.75", "geom_wkt": "POINT (37.75 -46.75)",
        "priogrid_gid": "62356", "country": "Ketterau", "country_id": "", "region": "", "event_clarity": "1",
        "date_prec": "1", "date_start": "2023-03-13", "date_end": "2023-03-13", "deaths_a": "75",
        "deaths_b": "0", "deaths_civilians": "0", "deaths_unknown": "0", "best": "75", "high": "",
        "low": "68", "gwnoa": "", "gwnob": "",
    }  # fmt: skip


def test_what_nobody_recorded_is_blank_and_not_nought(work, project, sam, exported):
    bare = incident(project, "Shelling of Osk")
    sign(bare, sam, low=None, best=4, high=4, n_origins=0)
    (row,) = exported("events_ged")
    filled = {name: value for name, value in row.items() if value}
    assert filled == {
        "id": str(bare.uuid), "number_of_sources": "0", "deaths_a": "0", "deaths_b": "0",
        "deaths_civilians": "0", "deaths_unknown": "4", "best": "4", "high": "4",
    }  # fmt: skip


def test_claims_that_disagree_leave_the_dead_unknown(raid, work, sam, exported):
    Claim.objects.filter(pk=work.low.pk).update(victim_status="civilian")
    sign(raid, sam, work.high, work.low, best=75)
    (row,) = exported("events_ged")
    assert [row[name] for name in ("deaths_a", "deaths_civilians", "deaths_unknown", "best")] == [
        "0", "0", "75", "75",
    ]  # fmt: skip


def test_a_claim_that_was_left_out_has_no_say(raid, work, sam, exported):
    Claim.objects.filter(pk=work.low.pk).update(victim_status="civilian")
    sign(raid, sam, work.high, left_out=(work.low,), best=75)
    (row,) = exported("events_ged")
    assert (row["deaths_a"], row["source_original"]) == ("75", "Northern Accord")


def test_only_the_standing_assessment_of_the_killed_counts(work, project, sam, exported):
    raid = work.incident
    sign(raid, sam, measure="wounded", best=9)
    assert exported("events_ged") == []
    reopen(sign(raid, sam, best=70), sam, "The hospital corrected its list.")
    assert exported("events_ged") == []
    sign(raid, sam, best=68)
    assert [row["best"] for row in exported("events_ged")] == ["68"]


def test_a_title_or_name_that_a_spreadsheet_would_run_is_defused(work, project, sam, exported):
    incident(project, "=HYPERLINK(1)")
    assert [row["title"] for row in exported("events_excluded")] == [
        "Night raid on Sul Ford",
        "'=HYPERLINK(1)",
    ]
    bare = incident(project, "+cmd", conflict_name="@SUM(1)", place_label="-2+3")
    sign(bare, sam, best=4)
    (row,) = exported("events_ged")
    assert (row["conflict_name"], row["where_coordinates"]) == ("'@SUM(1)", "'-2+3")


FIGURES = (None, 0, 2)


def test_every_incident_is_in_one_file_and_the_database_agrees_with_the_rule(project, sam, exported):
    """All combinations of merged, with parts, signed and of the three figures: the SQL against the rule."""
    target = incident(project, "Target")
    wanted = {str(target.uuid): "unsigned"}
    figures = [
        (low, best, high)
        for low, best, high in itertools.product(FIGURES, repeat=3)
        if [n for n in (low, best, high) if n is not None]
        == sorted(n for n in (low, best, high) if n is not None)
    ]
    cases = itertools.product((False, True), (False, True), [None, *figures])
    for number, (merged, parts, signed) in enumerate(cases):
        one = incident(project, f"Case {number}", merged_into=target if merged else None)
        low, best, high = signed or (None, None, None)
        if signed:
            sign(one, sam, low=low, best=best, high=high)
        if parts:
            middle = incident(project, f"Middle {number}", parent=one)
            part = incident(project, f"Part {number}", parent=middle)
            sign(part, sam, low=1, best=1, high=1)
            wanted |= {str(middle.uuid): "parts", str(part.uuid): ""}
        wanted[str(one.uuid)] = ged.excluded(
            merged=merged, parts=parts, signed=signed is not None, low=low, best=best, high=high
        )
    events = [row["id"] for row in exported("events_ged")]
    others = {row["incident_id"]: row["reason"] for row in exported("events_excluded")}
    assert len(events) == len(set(events))
    assert others.keys().isdisjoint(events)
    assert dict.fromkeys(events, "") | others == wanted
    assert set(others.values()) == {word for word, _ in ged.REASONS}


def test_a_part_without_deaths_does_not_hide_its_whole(project, sam, exported):
    whole = incident(project, "Assault on Ilvane")
    sign(whole, sam, best=9)
    sign(incident(project, "Skirmish", parent=whole), sam, low=0, best=0, high=0)
    sign(incident(project, "Merged", parent=whole, merged_into=whole), sam, best=3)
    assert [row["id"] for row in exported("events_ged")] == [str(whole.uuid)]


def test_a_ring_of_parents_ends(project, sam, exported):
    one = incident(project, "One")
    two = incident(project, "Two", parent=one)
    Incident.objects.filter(pk=one.pk).update(parent=two)
    sign(two, sam, best=1)
    assert exported("events_ged") == []
    assert len(exported("events_excluded")) == 2


def test_dates_and_incident_narrow_both_files(work, project, sam, exported):
    early = incident(project, "Early", date_start=date(2023, 3, 1))
    late = incident(project, "Late", date_start=date(2023, 4, 1))
    for one in (early, late):
        sign(one, sam, best=2)
    assert [row["id"] for row in exported("events_ged", start=date(2023, 3, 20))] == [str(late.uuid)]
    assert [row["id"] for row in exported("events_ged", incident=early.uuid)] == [str(early.uuid)]
    assert exported("events_excluded", end=date(2023, 3, 20)) == []
