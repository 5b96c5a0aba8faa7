"""Two figures, the first rule that fires, and the sentence it gives."""

from dataclasses import replace
from datetime import date

import pytest

from articles.domain.figures import Context, Figure, Verdict
from articles.domain.quantities import read
from articles.domain.verdicts import RULE_VERSION, Result, compare
from articles.domain.whereabouts import Window


def figure(expression: str, **fields: object) -> Figure:
    """A figure about the guards at Ilvane, with the quantity of ``expression``."""
    quantity = read(expression)
    known = Figure(
        claim_id=expression,
        hard=quantity.hard,
        soft=quantity.soft,
        qualifier=quantity.qualifier,
        additive=quantity.additive,
        incident="ilvane",
        victim_scope="guards",
    )
    return replace(known, **fields)  # type: ignore[arg-type]


MONITOR = figure("more than 100", claimant="monitor", origin="register", as_of=date(2023, 3, 18))
GUARD = figure("68", claimant="guard", origin="bulletin", as_of=date(2023, 3, 17))
BRIGADE = figure("more than 150", claimant="brigade", origin="communique", as_of=date(2023, 3, 15))


def outcome(verdict: Verdict) -> tuple[str, str, int]:
    return str(verdict.result), verdict.cause, verdict.rule


def test_disjoint_numbers_conflict_with_both_numbers_in_the_reason() -> None:
    verdict = compare(MONITOR, GUARD)
    assert outcome(verdict) == ("conflict", "number", 8)
    assert verdict.dimension == "number"
    assert verdict.reason == (
        "68 is below 101, so both cannot be right about the same people. "
        "Same incident, measure and victims; different origins."
    )
    assert round(verdict.gap, 2) == 0.33
    assert verdict.relation == "disjoint"
    assert verdict.rule_version == RULE_VERSION


def test_more_than_100_and_more_than_150_can_both_be_right_and_are_discrepant() -> None:
    verdict = compare(MONITOR, BRIGADE)
    assert outcome(verdict) == ("compatible", "", 8)
    assert verdict.discrepant
    assert round(verdict.gap, 2) == 0.01
    assert verdict.relation == "b_entails_a"
    assert compare(BRIGADE, MONITOR).relation == "a_entails_b"
    assert verdict.reason.startswith(
        "“151 or more” fits within “101 or more”, so both can be right. "
        "Their usual readings do not meet: 101–149 and 151–199."
    )


def test_the_gap_is_measured_from_the_larger_low() -> None:
    verdict = compare(figure("about 40"), figure("at least 57"))
    assert verdict.reason.startswith("At most 48 is below 57, so")
    assert round(verdict.gap, 2) == 0.16


def test_overlapping_numbers_are_compatible() -> None:
    verdict = compare(figure("about 90"), figure("between 100 and 130"))
    assert (verdict.result, verdict.relation, verdict.discrepant) == ("compatible", "overlap", True)
    assert verdict.reason.startswith("“72 to 108” and “100 to 130” share 100–108, so both can be right.")


def test_equal_numbers_are_compatible_without_a_gap() -> None:
    verdict = compare(figure("68"), figure("sixty-eight"))
    assert (verdict.result, verdict.relation, verdict.gap) == ("compatible", "equal", 0.0)
    assert verdict.reason.startswith("Both say 68.")


@pytest.mark.parametrize(
    ("fields", "cause"),
    [
        ({"state": "withdrawn"}, "withdrawn"),
        ({"speech_act": "hypothetical"}, "speech_act"),
        ({"speech_act": "query"}, "speech_act"),
        ({"tier": "comment"}, "reader_comment"),
    ],
)
def test_what_is_no_statement_of_the_record_is_not_evaluated(fields: dict[str, object], cause: str) -> None:
    assert outcome(compare(replace(MONITOR, **fields), GUARD)) == ("not_evaluated", cause, 1)  # type: ignore[arg-type]


def test_reader_comments_are_compared_when_asked_for() -> None:
    comment = replace(MONITOR, tier="comment")
    assert compare(comment, GUARD, Context(include_comments=True)).result is Result.CONFLICT


def test_one_statement_printed_twice_is_one_source() -> None:
    a = replace(BRIGADE, statement="communique 1")
    b = replace(a, claim_id="copy")
    assert outcome(compare(a, b)) == ("not_comparable", "same_origin", 2)
    assert compare(a, b).flags == ()


def test_a_copy_that_says_something_else_is_a_transmission_discrepancy() -> None:
    a = replace(BRIGADE, statement="communique 1")
    copy = replace(figure("150", claimant="brigade", origin="communique"), statement="communique 1")
    verdict = compare(a, copy)
    assert outcome(verdict) == ("not_comparable", "same_origin", 2)
    assert verdict.flags == ("transmission_discrepancy",)
    assert "The copies differ: 150 against 151 or more; qualifier exact against more than." in verdict.reason


def test_claims_an_analyst_linked_as_repeats_are_one_source() -> None:
    assert outcome(compare(MONITOR, GUARD, Context(linked_as="repeats"))) == (
        "not_comparable",
        "same_origin",
        2,
    )


def test_two_statements_of_one_origin_that_conflict_contradict_themselves() -> None:
    other = figure("68", claimant="brigade", origin="communique", statement="second")
    verdict = compare(replace(BRIGADE, statement="first"), replace(other, as_of=BRIGADE.as_of))
    assert verdict.result is Result.CONFLICT
    assert verdict.flags == ("self_contradiction",)
    assert "one origin" in verdict.reason


def test_different_incidents_are_not_compared() -> None:
    march = Window(date(2023, 3, 15), date(2023, 3, 15))
    april = Window(date(2023, 4, 2), date(2023, 4, 2))
    other = replace(GUARD, incident="marren", window=april)
    verdict = compare(replace(MONITOR, window=march), other)
    assert outcome(verdict) == ("not_comparable", "different_event", 3)
    assert verdict.suggestion == "different_event"
    assert verdict.reason == "They are about different incidents, and their days do not meet."


@pytest.mark.parametrize("incident", ["", "marren"])
def test_what_may_be_one_event_is_unresolved_and_suggested_as_the_same(incident: str) -> None:
    verdict = compare(MONITOR, replace(GUARD, incident=incident))
    assert outcome(verdict) == ("not_comparable", "event_unresolved", 3)
    assert verdict.suggestion == "same_event"


def test_what_would_be_said_of_one_event_is_answered_when_asked() -> None:
    verdict = compare(MONITOR, replace(GUARD, incident=""), Context(same_event=True))
    assert verdict.result is Result.CONFLICT
    assert verdict.flags == ("incident_assumed",)
    assert "the incident is taken to be the same" in verdict.reason


@pytest.mark.parametrize(
    ("fields", "cause"),
    [
        ({"measure": "wounded"}, "different_measure"),
        ({"unit": "vehicles"}, "different_unit"),
        ({"measure": "executed"}, "subset_measure"),
        ({"measure": "casualties"}, "subset_measure"),
    ],
)
def test_different_measures_and_units_are_not_compared(fields: dict[str, object], cause: str) -> None:
    other = replace(figure("more than 50"), **fields)  # type: ignore[arg-type]
    assert outcome(compare(GUARD, other)) == ("not_comparable", cause, 4)


def test_more_executed_than_killed_is_a_conflict_of_containment() -> None:
    verdict = compare(GUARD, replace(MONITOR, measure="executed"))
    assert outcome(verdict) == ("conflict", "containment", 4)
    assert verdict.reason == "The part is at least 101, more than the whole, which is 68."


def test_additional_victims_are_other_people() -> None:
    assert outcome(compare(GUARD, figure("21 more"))) == ("not_comparable", "disjoint", 5)


def test_known_and_different_victims_are_not_compared() -> None:
    civilians = replace(MONITOR, victim_status="civilian")
    combatants = replace(GUARD, victim_status="combatant")
    assert outcome(compare(civilians, combatants)) == ("not_comparable", "disjoint", 5)
    assert outcome(compare(MONITOR, replace(GUARD, victim_scope="traders"))) == (
        "not_comparable",
        "disjoint",
        5,
    )


def test_an_analyst_may_say_that_the_victims_are_the_same() -> None:
    verdict = compare(MONITOR, replace(GUARD, victim_scope="soldiers"), Context(linked_as="conflicts"))
    assert (verdict.result, verdict.flags) == (Result.CONFLICT, ())


def test_unknown_against_known_status_goes_on_with_a_doubt() -> None:
    verdict = compare(MONITOR, replace(GUARD, victim_status="combatant"))
    assert verdict.result is Result.CONFLICT
    assert verdict.flags == ("scope_uncertain",)
    assert "whether the victims are the same is not settled" in verdict.reason


def test_a_count_from_pictures_is_a_part_of_all() -> None:
    seen = replace(figure("50", origin="film"), speech_act="describe_imagery")
    assert outcome(compare(seen, GUARD)) == ("not_comparable", "subset", 5)
    too_many = replace(figure("70", origin="film"), speech_act="describe_imagery")
    assert outcome(compare(too_many, GUARD)) == ("conflict", "containment", 5)


def test_a_part_linked_as_such_is_not_compared_with_its_whole() -> None:
    assert outcome(compare(figure("23"), MONITOR, Context(linked_as="part_of"))) == (
        "not_comparable",
        "subset",
        5,
    )


def test_a_later_figure_of_the_same_claimant_supersedes() -> None:
    earlier = figure("51", claimant="guard", as_of=date(2023, 3, 15))
    verdict = compare(earlier, GUARD)
    assert outcome(verdict) == ("supersedes", "later_figure", 6)
    assert verdict.relation == "b_supersedes_a"
    assert compare(GUARD, earlier).relation == "a_supersedes_b"
    assert verdict.reason == "68 of 17 March replaces 51 of 15 March, by the same claimant."


def test_two_figures_of_one_claimant_without_dates_are_compared() -> None:
    a, b = replace(GUARD, as_of=None), replace(figure("51", claimant="guard"), as_of=date(2023, 3, 15))
    assert compare(a, b).result is Result.CONFLICT


@pytest.mark.parametrize(
    "nobody",
    [figure("none"), figure("0"), figure("150", stance="denied"), figure("all", speech_act="deny")],
)
def test_nobody_against_somebody_is_a_conflict_of_occurrence(nobody: Figure) -> None:
    for somebody in (figure("23"), figure("some soldiers")):
        verdict = compare(nobody, somebody)
        assert outcome(verdict) == ("conflict", "occurrence", 7)
        assert (verdict.dimension, verdict.gap) == ("occurrence", 1.0)


@pytest.mark.parametrize("vague", [figure("many"), figure("half"), figure("all")])
def test_words_without_a_number_are_not_compared_with_numbers(vague: Figure) -> None:
    assert outcome(compare(vague, GUARD)) == ("not_comparable", "no_quantity", 7)


def test_a_blank_number_is_not_a_zero() -> None:
    blank = replace(GUARD, hard=None, soft=None)
    assert outcome(compare(blank, MONITOR)) == ("not_comparable", "no_quantity", 7)


def test_up_to_46_does_not_say_that_anybody_was_harmed() -> None:
    assert compare(figure("none"), figure("up to 46")).result is Result.COMPATIBLE


def test_two_denials_do_not_conflict() -> None:
    a, b = figure("150", stance="denied"), figure("68", stance="denied")
    assert outcome(compare(a, b)) == ("not_comparable", "no_quantity", 7)


def test_all_eight_steps_are_listed_and_exactly_one_fired() -> None:
    steps = compare(MONITOR, replace(GUARD, measure="wounded")).steps
    assert [step.rule for step in steps] == [1, 2, 3, 4, 5, 6, 7, 8]
    assert [step.fired for step in steps] == [False, False, False, True, False, False, False, False]
    assert steps[7].outcome == "Not reached."
    assert steps[2].outcome == "Same incident."
