"""docs/numbers.md says what the code does. UPDATE_DOCS=1 draws its pictures anew."""

import os
import re
from pathlib import Path

import pytest

from articles.domain import rules
from articles.domain.counted import Counted
from articles.domain.figures import Figure
from articles.domain.intervals import Interval
from articles.domain.quantities import read
from articles.domain.verdicts import compare
from tests.domain.number_pictures import Row, picture, row_of

DOCS = Path(__file__).parents[2] / "docs"
GUIDE = (DOCS / "numbers.md").read_text(encoding="utf-8")
ROW = re.compile(r"^\| ([^|]*) \| ([^|]*) \| ([^|]*) \|$", re.M)
SAID = re.compile(r"“([^”]+)”")


def table(name: str) -> list[tuple[str, ...]]:
    """The rows of a table of the guide, without its head."""
    block = re.search(rf"<!-- {name} -->(.*?)<!-- /{name} -->", GUIDE, re.S)
    assert block, name
    return ROW.findall(block.group(1))[1:]


def pictures() -> dict[str, str]:
    intervals = [
        *(row_of(words) for words in ("51", "more than 100", "at least 70", "about 90", "up to 46")),
        *(row_of(words) for words in ("between 120 and 140", "dozens")),
    ]
    far, near, wide = "in conflict", "discrepant", "compatible"
    verdicts = [
        *(row_of("68", far), row_of("more than 100", far)),
        *(row_of("more than 100", near), row_of("more than 150", near)),
        *(row_of("more than 100", wide), row_of("about 120", wide)),
    ]
    answers = {a.rule: a for a in rules.answers(example(), measure="killed")}
    ranged, ucdp = answers[rules.Rule.RANGE], answers[rules.Rule.UCDP]
    reconciled = [
        *(row_of("more than 100", "the attackers"), row_of("more than 150", "a monitor")),
        Row("Range", Interval(ranged.low, None), Interval(ranged.low, ranged.high), "low to highest named"),
        Row("UCDP", Interval(ucdp.low, None), Interval(ucdp.low, ucdp.best), "low to best, no high"),
        *(
            Row(rule.value.upper(), Interval(answers[rule].best, answers[rule].best), None, "one number")
            for rule in (rules.Rule.ACLED, rules.Rule.GTD)
        ),
    ]
    return {
        "intervals.svg": picture("How seven expressions are read, on one scale", intervals),
        "verdicts.svg": picture(
            "Three pairs of figures: in conflict, discrepant, in agreement",
            verdicts,
            gaps=((0, 1), (2, 3)),
        ),
        "rules.svg": picture("Two claims, and what four rules make of them", reconciled),
    }


def example() -> tuple[Counted, Counted]:
    """The example of the guide: a perpetrator’s figure against a monitor’s, which is the later one."""
    return tuple(
        Counted(
            claim_id=who,
            expression=said,
            qualifier="more_than",
            hard=read(said).hard,
            soft=read(said).soft,
            origin_group=who,
            claimant_side=side,
        )
        for who, said, side in (
            ("attackers", "more than 100", "perpetrator_side"),
            ("monitor", "more than 150", "third_party"),
        )
    )


def shown(answer) -> str:
    """An answer as the guide writes it."""
    if answer.rule is rules.Rule.RANGE:
        return f"{answer.low}–{answer.high}{'+' if answer.high_open else ''}"
    if answer.rule is rules.Rule.UCDP:
        return f"{answer.low} · {answer.best} · {'open' if answer.high_open else answer.high}"
    return str(answer.best)


def test_the_guide_reads_expressions_as_the_code_does():
    rows = table("intervals")
    assert len(rows) > 15
    for expressions, hard, soft in rows:
        for expression in SAID.findall(expressions):
            quantity = read(expression)
            assert (expression, quantity.hard.words()) == (expression, hard)
            assert (expression, quantity.soft.dashed()) == (expression, soft)


def test_the_guide_answers_by_the_four_rules_as_the_code_does():
    found = {a.rule.value: a for a in rules.answers(example(), measure="killed")}
    rows = table("rules")
    assert len(rows) == len(found) == 4
    for rule, said, left_out in rows:
        answer = found[rule.lower()]
        assert (rule, shown(answer)) == (rule, said)
        assert left_out == (", ".join(d.claim_id for d in answer.dropped) or "nobody")


@pytest.mark.parametrize(
    ("a", "b", "result", "discrepant"),
    [
        ("68", "more than 100", "conflict", False),
        ("more than 100", "more than 150", "compatible", True),
        ("more than 100", "about 120", "compatible", False),
    ],
)
def test_the_pairs_of_the_picture_are_judged_as_the_guide_says(a, b, result, discrepant):
    figures = [
        Figure(
            claim_id=said,
            incident="ilvane",
            hard=read(said).hard,
            soft=read(said).soft,
            qualifier=read(said).qualifier,
        )
        for said in (a, b)
    ]
    verdict = compare(figures[0], figures[1])
    assert (verdict.result.value, verdict.discrepant) == (result, discrepant)
    if result == "conflict":
        assert f"{verdict.gap:.2f}" in GUIDE


@pytest.mark.parametrize("name", ["intervals.svg", "verdicts.svg", "rules.svg"])
def test_the_pictures_are_drawn_by_the_code(name):
    file, drawn = DOCS / "img" / name, pictures()[name]
    if os.environ.get("UPDATE_DOCS"):
        file.write_text(drawn, encoding="utf-8")
    assert file.read_text(encoding="utf-8") == drawn, "run this test once with UPDATE_DOCS=1"
