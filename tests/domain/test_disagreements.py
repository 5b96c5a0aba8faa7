"""Conflicts without numbers, origins that support each other, and the order of the queue."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given

from articles.domain.disagreements import disagreements
from articles.domain.figures import ALONE, Context, Figure
from articles.domain.intervals import Interval
from articles.domain.origins import corroborates, statement_key
from articles.domain.ranking import Look, look
from articles.domain.verdicts import compare
from articles.domain.whereabouts import Place, Window
from tests.domain.test_verdicts_symmetric import figures

TWELVE = Interval(12, 12)
A = Figure("a", hard=TWELVE, incident="1", article="1")
B = Figure("b", hard=TWELVE, incident="1", article="2")


def dimensions(a: Figure, b: Figure, context: Context = ALONE) -> list[str]:
    found = disagreements(a, b, context)
    assert disagreements(b, a, context) == found
    assert all(each.reason.endswith(".") for each in found)
    return [each.dimension for each in found]


@pytest.mark.parametrize(
    ("mine", "its", "expected"),
    [
        ({"victims": "terrorists"}, {"victims": "12 civilians"}, ["victim_status"]),
        ({"victim_status": "combatant"}, {"victim_status": "civilian"}, ["victim_status"]),
        ({"victims": "مسلحون"}, {"victim_status": "civilian"}, ["victim_status"]),
        ({"victims": "people"}, {"victims": "civilians"}, []),
        ({"victim_status": "unknown"}, {"victim_status": "civilian"}, []),
        ({"victim_scope": "guard"}, {"victim_scope": "brigade"}, ["affiliation"]),
        ({"victim_scope": "guard"}, {"victim_scope": "unit", "victim_above": ("guard",)}, []),
        ({"perpetrator": "northern accord"}, {"perpetrator": "interior guard"}, ["perpetrator"]),
        ({"perpetrator": "northern accord"}, {"perpetrator": "the northern accord"}, []),
        ({"perpetrator": "northern accord"}, {"perpetrator": ""}, []),
        (
            {"unit": "buildings", "victims": "a depot"},
            {"unit": "buildings", "victims": "the school"},
            ["target"],
        ),
        ({"stance": "denied"}, {"hard": None}, ["occurrence"]),
        ({"place": Place(key="1", name="ford")}, {"place": Place(key="2", name="market")}, ["place"]),
        (
            {"window": Window(date(2023, 3, 1), date(2023, 3, 1))},
            {"window": Window(date(2023, 3, 2), date(2023, 3, 2))},
            ["time"],
        ),
    ],
)
def test_what_two_claims_of_one_incident_disagree_on(
    mine: dict[str, object], its: dict[str, object], expected: list[str]
) -> None:
    assert dimensions(replace(A, **mine), replace(B, **its)) == expected  # type: ignore[arg-type]


def test_five_civilians_and_twelve_fighters_are_two_groups() -> None:
    few = replace(A, hard=Interval(5, 5), victim_status="civilian")
    assert dimensions(few, replace(B, victim_status="combatant")) == []


@pytest.mark.parametrize(
    "its",
    [{"article": "1"}, {"incident": "2"}, {"incident": ""}, {"measure": "wounded"}, {"state": "withdrawn"}],
)
def test_only_comparable_claims_of_two_articles_are_asked(its: dict[str, object]) -> None:
    other = replace(B, victim_status="combatant", **its)  # type: ignore[arg-type]
    assert dimensions(replace(A, victim_status="civilian"), other) == []


def test_an_analyst_who_compares_two_claims_has_said_that_they_are_of_one_event() -> None:
    other = replace(B, incident="", perpetrator="y z")
    assert dimensions(replace(A, perpetrator="x"), other, Context(linked_as="conflicts")) == ["perpetrator"]


@given(figures(), figures())
def test_disagreements_are_the_same_from_both_sides(a: Figure, b: Figure) -> None:
    assert disagreements(a, b) == disagreements(b, a)


def test_a_statement_is_known_by_who_said_it_where_and_when() -> None:
    known = {
        "agent": "Guard",
        "medium": "Bulletin",
        "day": date(2023, 3, 1),
        "measure": "killed",
        "unit": "persons",
    }
    key = statement_key(**known)  # type: ignore[arg-type]
    assert key == statement_key(**known | {"agent": " GUARD "})  # type: ignore[arg-type]
    assert key != statement_key(**known | {"measure": "wounded"})  # type: ignore[arg-type]
    for blank in ({"agent": ""}, {"medium": ""}, {"day": None}):
        assert statement_key(**known | blank) == ""  # type: ignore[arg-type]


def test_one_statement_of_one_article_or_about_other_victims_is_not_told_twice() -> None:
    one = replace(A, origin="guard", statement="s")
    copy = replace(B, origin="guard", statement="s", hard=Interval(21, 21))
    assert compare(one, copy).flags == ("transmission_discrepancy",)
    assert compare(one, replace(copy, article="1")).cause == "number"
    two_groups = replace(one, victim_status="civilian"), replace(copy, victim_status="combatant")
    assert compare(*two_groups).cause == "disjoint"


def test_a_promoted_comment_counts() -> None:
    comment = replace(B, tier="comment")
    assert compare(A, comment).cause == "reader_comment"
    assert compare(A, replace(comment, promoted=True)).rule == 8


@pytest.mark.parametrize(
    ("its", "independent", "expected"),
    [
        ({"claimant_side": "perpetrator_side"}, True, "opposed"),
        ({"claimant_side": "third_party"}, True, "plain"),
        ({}, False, ""),
        ({"stance": "hedged"}, True, ""),
        ({"speech_act": "estimate"}, True, ""),
        ({"hard": Interval(20, 20)}, True, ""),
    ],
)
def test_claims_support_each_other_from_independent_origins(
    its: dict[str, object], independent: bool, expected: str
) -> None:
    other = replace(B, **its)  # type: ignore[arg-type]
    one = replace(A, claimant_side="victim_side")
    verdict = compare(one, other)
    assert corroborates(one, other, verdict, independent=independent) == expected


def seen(*, low: int = 12, groups: tuple[str, str] = ("x", "y"), **its: object) -> Look:
    other = replace(B, hard=Interval(low, low), soft=Interval(low, low), **its)  # type: ignore[arg-type]
    found = look(A, other, group_a=groups[0], group_b=groups[1])
    assert found is not None
    return found


def test_the_queue_has_conflicts_first_then_discrepant_ones_then_the_rest_by_gap() -> None:
    about = replace(A, hard=Interval(10, None), soft=Interval(10, 14))
    discrepant = look(about, replace(B, hard=TWELVE, soft=Interval(20, 20)), group_a="x", group_b="y")
    assert discrepant is not None
    order = [
        seen(low=240),
        seen(low=60),
        seen(low=13),
        seen(low=13, groups=("x", "x")),
        discrepant,
        seen(low=240, incident=""),
        seen(low=12),
        seen(low=12, groups=("x", "")),
    ]
    assert [each.rank for each in order] == sorted(each.rank for each in order)
    assert len({each.rank for each in order}) == len(order)
