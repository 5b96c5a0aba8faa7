"""The index of pairs: which pairs of claims are written, when they are taken anew, and that finding all of
them again gives the same.
"""

from datetime import date
from uuid import uuid4

import pytest

from articles.actions.claim_parts import Hop
from articles.actions.claims import edit_claim, remove_claim, restore_claim
from articles.actions.links import decide_link, remove_link
from articles.actions.pairs_rebuild import rebuild_pairs
from articles.models import CandidatePair, Claim, ClaimLink, Entity, LogEntry
from tests.cast import make_article
from tests.claims.sample import KILLED, LOSSES, WOUNDED, make_claim, make_incident

OTHER = "Second report on the ford\n\nA monitor counted more than 150 dead at the ford on Tuesday morning.\n"
DEAD = "more than 150 dead"
MONDAY, TUESDAY = date(2023, 3, 13), date(2023, 3, 14)


@pytest.fixture
def incident(project, ana):
    return make_incident(project, ana)


@pytest.fixture
def other(project, ana):
    return make_article(project, ana, OTHER, outlet="Ketterau Radio")


def place(project, name: str, within: Entity | None = None) -> Entity:
    return Entity.objects.create(project=project, kind="place", name=name, within=within)


def pairs() -> dict[tuple[int, int], CandidatePair]:
    return {(pair.claim_a_id, pair.claim_b_id): pair for pair in CandidatePair.objects.order_by("rank")}


def said(pair: CandidatePair) -> tuple[object, ...]:
    return (
        pair.claim_a_id, pair.claim_b_id, pair.result, pair.cause, pair.dimension, pair.discrepant,
        round(pair.rank, 9), pair.independent,
    )  # fmt: skip


def test_a_saved_claim_finds_its_conflicts_of_the_incident_by_itself(article, other, ana, incident):
    few = make_claim(article, ana, LOSSES, incident=incident)
    many = make_claim(other, ana, DEAD, expression="more than 150", incident=incident)
    wounded = make_claim(article, ana, WOUNDED, expression="some 40", measure="wounded", incident=incident)
    found = pairs()
    assert set(found) == {(few.pk, many.pk)}
    pair = found[few.pk, many.pk]
    assert (pair.result, pair.cause, pair.dimension) == ("conflict", "number", "number")
    assert wounded.pk > many.pk


def test_conflicts_come_before_discrepant_ones_and_these_before_what_agrees(article, other, ana, incident):
    monitor = make_claim(article, ana, KILLED, expression="more than 100", incident=incident)
    brigade = make_claim(other, ana, DEAD, expression="more than 150", incident=incident)
    guard = make_claim(article, ana, LOSSES, incident=incident)
    again = make_claim(other, ana, DEAD, expression="68", incident=incident)
    order = [(pair.result, pair.discrepant) for pair in CandidatePair.objects.in_desk_order()]
    assert order == [*[("conflict", False)] * 4, ("compatible", True), ("compatible", False)]
    assert next(iter(pairs())) in {(brigade.pk, guard.pk), (brigade.pk, again.pk)}
    assert list(pairs())[4:] == [(monitor.pk, brigade.pk), (guard.pk, again.pk)]


def test_one_place_and_one_day_are_enough_and_the_event_is_left_open(article, other, ana):
    few = make_claim(article, ana, LOSSES, place_label="Sul Ford", date_start=MONDAY)
    many = make_claim(other, ana, DEAD, expression="more than 150", place_label="Sul-Ford")
    pair = pairs()[few.pk, many.pk]
    assert (pair.result, pair.cause, pair.dimension) == ("not_comparable", "event_unresolved", "")
    assert pair.gap > 0.5
    assert pair.rank >= 2


def test_another_day_another_place_or_figures_that_agree_are_no_pair(article, other, ana):
    make_claim(article, ana, LOSSES, place_label="Sul Ford", date_start=MONDAY)
    make_claim(other, ana, DEAD, expression="68", place_label="Sul Ford", date_start=MONDAY)
    make_claim(other, ana, DEAD, expression="150", place_label="Sul Ford", date_start=TUESDAY)
    make_claim(other, ana, DEAD, expression="150", place_label="Marren", date_start=MONDAY)
    make_claim(other, ana, DEAD, expression="150")
    assert pairs() == {}


def test_a_place_meets_the_one_that_it_lies_in(article, other, ana, project):
    province = place(project, "Ketterau")
    ford = place(project, "Sul Ford", within=place(project, "Orsel", within=province))
    few = make_claim(article, ana, LOSSES, place_entity=ford)
    many = make_claim(other, ana, DEAD, expression="150", place_entity=province)
    least = make_claim(article, ana, LOSSES, expression="12", place_entity=ford)
    assert set(pairs()) == {(few.pk, many.pk), (few.pk, least.pk), (many.pk, least.pk)}


def test_a_part_of_an_incident_meets_the_whole(article, other, ana, project, incident):
    part = make_incident(project, ana, "First wave")
    part.parent = incident
    part.save()
    few = make_claim(article, ana, LOSSES, incident=incident)
    many = make_claim(other, ana, DEAD, expression="150", incident=part)
    assert pairs()[few.pk, many.pk].result == "conflict"


def test_victims_may_conflict_without_numbers(article, other, ana, incident):
    few = make_claim(article, ana, LOSSES, incident=incident, victim_label="terrorists")
    same = make_claim(other, ana, DEAD, expression="68", incident=incident, victim_label="civilians")
    pair = pairs()[few.pk, same.pk]
    assert (pair.result, pair.dimension) == ("compatible", "victim_status")
    assert pair.rank < 1


def test_an_edit_takes_the_pairs_anew_and_marks_the_links(article, other, ana, incident):
    few = make_claim(article, ana, LOSSES, incident=incident)
    many = make_claim(other, ana, DEAD, expression="more than 150", incident=incident)
    link = decide_link(a=few, b=many, kind="conflicts", dimension="number", key=uuid4(), by=ana)
    edit_claim(claim=few, fields={"expression": "151"}, version=1, key=uuid4(), by=ana)
    link.refresh_from_db()
    assert pairs()[few.pk, many.pk].result == "compatible"
    assert (link.verdict, link.gap) == ("compatible", 0.0)
    assert link.verdict_reason.startswith("“151” fits within “151 or more”")
    assert link.changed_since is not None
    assert LogEntry.objects.get(verb="claim.edit").after["links"] == [str(link.uuid)]


def test_an_edit_of_the_rationale_changes_no_link(article, other, ana, incident):
    few = make_claim(article, ana, LOSSES, incident=incident)
    many = make_claim(other, ana, DEAD, expression="more than 150", incident=incident)
    decide_link(a=few, b=many, kind="conflicts", dimension="number", key=uuid4(), by=ana)
    edit_claim(claim=few, fields={"rationale": "Their own list."}, version=1, key=uuid4(), by=ana)
    assert ClaimLink.objects.get().changed_since is None


def test_a_removed_claim_leaves_the_index_and_comes_back(article, other, ana, incident):
    few = make_claim(article, ana, LOSSES, incident=incident)
    make_claim(other, ana, DEAD, expression="more than 150", incident=incident)
    remove_claim(claim=few, version=1, key=uuid4(), by=ana)
    assert pairs() == {}
    restore_claim(claim=few, version=2, key=uuid4(), by=ana)
    assert len(pairs()) == 1


def test_repeats_make_two_origins_one_and_taking_them_back_parts_them(article, other, ana, incident):
    few = make_claim(article, ana, LOSSES, incident=incident, hops=[Hop("Interior Guard", "stated")])
    many = make_claim(other, ana, DEAD, expression="150", incident=incident, hops=[Hop("Register", "stated")])
    assert pairs()[few.pk, many.pk].independent
    link = decide_link(a=few, b=many, kind="repeats", key=uuid4(), by=ana)
    assert not pairs()[few.pk, many.pk].independent
    remove_link(link=link, version=1, key=uuid4(), by=ana)
    assert pairs()[few.pk, many.pk].independent


def test_finding_all_pairs_again_gives_what_the_acts_have_written(article, other, ana, project, incident):
    part = make_incident(project, ana, "First wave")
    part.parent = incident
    part.save()
    province = place(project, "Ketterau")
    ford = place(project, "Sul Ford", within=place(project, "Orsel", within=province))
    articles = (article, other)
    words = {article: LOSSES, other: DEAD}
    for n in range(24):
        on = articles[n % 2]
        make_claim(
            on, ana, words[on], expression=("68", "more than 150", "dozens", "about 60")[n % 4],
            incident=(None, incident, part)[n % 3],
            **({"place_entity": (ford, province)[n % 2]} if n % 5 else {"place_label": "Sul Ford"}),
            date_start=(None, MONDAY, TUESDAY)[n % 3 if n < 12 else 1],
            measure=("killed", "killed", "wounded", "casualties")[n % 4],
            hops=[Hop(("Register", "Guard", "Ward")[n % 3], "stated")] if n % 4 else (),
        )  # fmt: skip
    written = sorted(said(pair) for pair in CandidatePair.objects.all())
    told = []
    assert rebuild_pairs(project, told=told.append) == len(written) > 10
    assert sorted(said(pair) for pair in CandidatePair.objects.all()) == written
    assert sum(told) > 24
    assert Claim.objects.count() == 24
