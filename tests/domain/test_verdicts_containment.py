"""A part is never larger than its whole."""

from dataclasses import replace

import pytest

from articles.domain.containment import disjoint_from
from articles.domain.figures import Figure
from articles.domain.intervals import Interval
from articles.domain.verdicts import Result, containment, exceeds, of_link

WHOLE = Figure("whole", hard=Interval(101, None), soft=Interval(101, 149))
CLOSED = Figure("closed", hard=Interval(68, 68), soft=Interval(68, 68))


def part(low: int, high: int | None) -> Figure:
    return Figure(f"part {low}", measure="executed", hard=Interval(low, high), soft=Interval(low, high))


def test_a_part_that_may_fit_is_compatible() -> None:
    verdict = containment(part(23, 23), WHOLE)
    assert (verdict.result, verdict.relation, verdict.discrepant) == (Result.COMPATIBLE, "contained", False)
    assert verdict.reason == "The part is at least 23, which fits into 101 or more."


def test_a_part_above_its_whole_conflicts() -> None:
    verdict = containment(part(70, None), CLOSED)
    assert (verdict.result, verdict.cause, verdict.dimension) == (Result.CONFLICT, "containment", "number")
    assert round(verdict.gap, 3) == round(2 / 70, 3)


def test_a_part_above_the_usual_reading_of_an_open_whole_is_discrepant() -> None:
    verdict = containment(part(160, 160), WHOLE)
    assert (verdict.result, verdict.discrepant) == (Result.COMPATIBLE, True)
    assert round(verdict.gap, 4) == round(11 / 160, 4)


def test_parts_that_fit_one_by_one_may_be_too_many_together() -> None:
    parts = (part(40, 40), part(30, None))
    assert all(containment(one, CLOSED).result is Result.COMPATIBLE for one in parts)
    verdict = exceeds(parts, CLOSED)
    assert verdict.result is Result.CONFLICT
    assert verdict.reason == "The parts together are at least 70, more than the whole, which is 68."


def test_a_part_without_a_number_is_not_judged() -> None:
    assert containment(replace(part(1, 1), hard=None), CLOSED).cause == "no_quantity"
    assert containment(replace(part(70, 70), stance="denied"), CLOSED).cause == "no_quantity"


def test_a_withdrawn_part_is_not_evaluated() -> None:
    verdict = containment(replace(part(70, 70), state="withdrawn"), CLOSED)
    assert (verdict.result, verdict.rule) == (Result.NOT_EVALUATED, 1)


def test_the_steps_show_the_one_rule_that_was_asked() -> None:
    steps = containment(part(23, 23), WHOLE).steps
    assert [step.rule for step in steps if step.fired] == [5]
    assert len(steps) == 8


def test_a_link_of_a_part_says_when_it_does_not_fit() -> None:
    assert of_link(part(70, None), CLOSED, "part_of").cause == "containment"
    assert of_link(part(23, 23), CLOSED, "part_of").result is Result.NOT_COMPARABLE


def test_a_link_of_repeats_is_one_source_told_twice() -> None:
    verdict = of_link(part(14, 14), part(40, 40), "repeats")
    assert (verdict.result, verdict.cause) == (Result.NOT_COMPARABLE, "same_origin")
    assert "transmission_discrepancy" in verdict.flags


def named(victims: str, low: int, *, article: str = "report", measure: str = "killed") -> Figure:
    count = Interval(low, low)
    return Figure(
        f"{victims} {low}", measure=measure, hard=count, soft=count, article=article, victims=victims
    )


def test_parts_that_count_other_people_are_held_together_against_the_whole() -> None:
    drivers, guards = named("drivers", 40), named("guards", 30)
    assert of_link(drivers, CLOSED, "part_of").result is not Result.CONFLICT
    verdict = of_link(drivers, CLOSED, "part_of", [guards])
    assert (verdict.result, verdict.cause) == (Result.CONFLICT, "containment")
    assert verdict.reason == "The parts together are at least 70, more than the whole, which is 68."


@pytest.mark.parametrize(
    "other",
    [
        named("young drivers", 30),
        named("guards", 30, article="another report"),
        named("guards", 30, measure="executed"),
        named("", 30),
    ],
)
def test_parts_that_may_count_the_same_people_are_not_added_up(other: Figure) -> None:
    assert disjoint_from(named("drivers", 40), [other]) == ()
    assert of_link(named("drivers", 40), CLOSED, "part_of", [other]).result is not Result.CONFLICT


def test_which_parts_are_disjoint_does_not_depend_on_their_order() -> None:
    others = [named("guards", 30), named("guards of the gate", 20), named("nurses", 5)]
    chosen = disjoint_from(named("drivers", 40), others)
    assert chosen == disjoint_from(named("drivers", 40), others[::-1])
    assert [figure.victims for figure in chosen] == ["guards", "nurses"]
