"""What each of the four rules answers for the same claims."""

from dataclasses import replace

import pytest

from articles.domain.counted import Counted
from articles.domain.lexicon import VAGUE
from articles.domain.quantities import read
from articles.domain.rules import Rule, answer, answers
from tests.domain.counting import counted, march

BRIGADE = counted("more than 100", origin_group="brigade", claimant_side="perpetrator_side")
MONITOR = counted("more than 150", origin_group="monitor", claimant_side="third_party")


def said(*figures: Counted, measure: str = "killed") -> list[str]:
    """The four answers in words: range, UCDP, ACLED, GTD."""
    return [found.words for found in answers(figures, measure=measure)]


def test_the_worked_example_of_the_design_comes_out_as_written() -> None:
    assert said(BRIGADE, MONITOR) == ["101–151+", "101 · 151 · open", "100", "151"]


def test_the_garrison_of_the_demo_is_answered_as_its_page_shows() -> None:
    figures = [
        counted("more than 100", origin_group="monitor", claimant_side="third_party", as_of=march(18)),
        counted("68", origin_group="guard", claimant_side="victim_side", as_of=march(17)),
        counted("51", origin_group="guard", as_of=march(15), superseded=True),
        counted(
            "more than 150",
            origin_group="brigade",
            claimant_side="perpetrator_side",
            as_of=march(15),
            narrator_stance="doubted",
        ),
        counted("at least 70", origin_group="hospital", claimant_side="third_party", as_of=march(16)),
        counted("about 90", origin_group="tomas", as_of=march(15)),
        counted("dozens", origin_group="network", as_of=march(14)),
    ]
    assert said(*figures) == ["68–151+", "68 · 101 · open", "68", "101"]
    ucdp = answer(Rule.UCDP, figures, measure="killed")
    assert {d.claim_id: d.reason for d in ucdp.dropped} == {
        "51": "A later figure of the same claimant replaces it.",
        "more than 150": "The article that prints it doubts it.",
        "dozens": "“dozens” names no number; it would answer only if no claim did.",
    }
    assert (ucdp.low_from, ucdp.best_from) == (("68",), ("more than 100",))
    assert ucdp.reason == (
        "Low 68 is the most conservative, best 101 the most reliable figure; no top is named."
    )


@pytest.mark.parametrize(
    ("words", "range_", "ucdp", "acled", "gtd"),
    [
        ("51", "51", "51 · 51 · 51", "51", "51"),
        ("1,200", "1,200", "1,200 · 1,200 · 1,200", "1,200", "1,200"),
        ("more than 100", "101+", "101 · 101 · open", "100", "101"),
        ("more than 1", "2+", "2 · 2 · open", "1", "2"),
        ("at least 11", "11+", "11 · 11 · open", "11", "11"),
        ("about 40", "32–48", "32 · 40 · 48", "40", "40"),
        ("about 51", "41–61", "41 · 51 · 61", "51", "51"),
        ("nearly 40", "32–40", "32 · 40 · 40", "40", "40"),
        ("20 to 30", "20–30", "20 · 20 · 30", "20", "20"),
        ("at least 13 and as many as 46", "13–46", "13 · 13 · 46", "13", "13"),
        ("none", "0", "0 · 0 · 0", "0", "0"),
        ("dozens", "12+", "12 · 12 · open", "12", "12"),
        ("tens", "10+", "10 · 10 · open", "10", "10"),
        ("hundreds", "100+", "100 · 100 · open", "100", "100"),
        ("a dozen", "10–14", "10 · 12 · 14", "12", "12"),
        ("half a dozen", "5–7", "5 · 6 · 7", "6", "6"),
        ("up to 46", "0–46", "0 · no best · 46", "undefined", "undefined"),
        ("fewer than 20", "0–19", "0 · no best · 19", "undefined", "undefined"),
        ("some soldiers", "undefined", "undefined", "undefined", "undefined"),
        ("half", "undefined", "undefined", "undefined", "undefined"),
    ],
)
def test_one_claim_alone_is_read_by_each_rule(
    words: str, range_: str, ucdp: str, acled: str, gtd: str
) -> None:
    assert said(counted(words)) == [range_, ucdp, acled, gtd]


@pytest.mark.parametrize("number", range(1, 400))
def test_the_number_of_about_is_found_again_in_its_interval(number: int) -> None:
    assert counted(f"about {number}").named == number


def test_about_a_span_names_its_lower_number() -> None:
    assert counted("about 30 to 40").named == 30


def test_the_anchors_of_vague_words_are_in_the_lexicon() -> None:
    assert [VAGUE[word][0] for word in ("tens", "dozens", "hundreds")] == [10, 12, 100]
    assert [read(word).qualifier for word in ("tens", "dozens", "hundreds", "عشرات")] == ["vague"] * 4


@pytest.mark.parametrize(
    ("others", "range_"),
    [(("68",), "68+"), (("68", "at least 70"), "68–70+"), (("68", "300"), "68–300"), (("none",), "0+")],
)
def test_the_top_of_a_vague_word_is_nobodys_number(others: tuple[str, ...], range_: str) -> None:
    figures = [counted("dozens"), *(counted(words) for words in others)]
    assert answer(Rule.RANGE, figures, measure="killed").words == range_


def test_a_vague_word_that_opens_the_range_is_used_and_one_that_does_not_is_dropped() -> None:
    opened = answer(Rule.RANGE, [counted("dozens"), counted("68")], measure="killed")
    assert opened.used == ("68", "dozens")
    assert opened.reason.endswith("A vague word leaves the top open.")
    closed = answer(Rule.RANGE, [counted("dozens"), counted("300")], measure="killed")
    assert (closed.used, [d.claim_id for d in closed.dropped]) == (("300",), ["dozens"])


def test_an_interval_set_by_hand_is_a_number_whatever_the_words_were() -> None:
    hand = counted("20 to 30")
    by_hand = replace(hand, claim_id="dozens", expression="dozens", qualifier="vague", by_hand=True)
    assert said(by_hand) == ["20–30", "20 · 20 · 30", "20", "20"]


@pytest.mark.parametrize(
    ("better", "worse"),
    [
        ({"reliability": "A"}, {"reliability": "B"}),
        ({"reliability": "C"}, {"reliability": "F"}),
        ({"reliability": "F"}, {"reliability": "D"}),
        ({}, {"reliability": "D"}),
        ({"reliability": "B", "credibility": 2}, {"reliability": "B", "credibility": 3}),
        ({"credibility": 6}, {"credibility": 4}),
        ({"reliability": "B", "credibility": 4}, {"reliability": "C", "credibility": 1}),
        ({"claimant_side": "third_party"}, {"claimant_side": "victim_side"}),
        ({"reliability": "A", "claimant_side": "perpetrator_side"}, {"claimant_side": "third_party"}),
        ({"as_of": march(18)}, {"as_of": march(17)}),
        ({"as_of": march(1)}, {}),
        ({"published": march(19)}, {"as_of": march(17)}),
    ],
)
def test_the_best_of_ucdp_is_the_most_reliable_figure(
    better: dict[str, object], worse: dict[str, object]
) -> None:
    figures = [counted("90", **better), counted("40", **worse)]
    assert answer(Rule.UCDP, figures, measure="killed").best == 90


def test_of_equally_reliable_figures_ucdp_takes_the_lowest() -> None:
    assert answer(Rule.UCDP, [counted("90"), counted("40")], measure="killed").words == "40 · 40 · 90"


@pytest.mark.parametrize(
    ("fields", "reason"),
    [
        ({"reliability": "E"}, "Its source is rated unreliable (E)."),
        ({"credibility": 5}, "The information is rated improbable (5)."),
        ({"narrator_stance": "doubted"}, "The article that prints it doubts it."),
        ({"narrator_stance": "queried"}, "The article that prints it questions it."),
        ({"stance": "doubted"}, "Its claimant doubts it."),
    ],
)
def test_ucdp_keeps_unreasonable_claims_out_and_the_range_does_not(
    fields: dict[str, object], reason: str
) -> None:
    figures = [counted("900", **fields), counted("40")]
    found = answer(Rule.UCDP, figures, measure="killed")
    assert (found.words, [d.reason for d in found.dropped]) == ("40 · 40 · 40", [reason])
    assert answer(Rule.RANGE, figures, measure="killed").words == "40–900"
    assert answer(Rule.UCDP, figures[:1], measure="killed").reason == (
        "Undefined: every figure that counts is doubted."
    )


def test_acled_asks_the_latest_figure_of_each_origin() -> None:
    figures = [
        counted("20", origin_group="guard", as_of=march(15)),
        counted("68", origin_group="guard", as_of=march(17)),
        counted("at least 70", origin_group="hospital", published=march(16)),
    ]
    found = answer(Rule.ACLED, figures, measure="killed")
    assert found.words == "68"
    assert found.dropped[0].reason == "Its origin gave a later figure."
    assert found.reason == "68 is the most conservative estimate among the latest figures of 2 origins."


def test_acled_keeps_an_earlier_number_when_the_latest_word_of_the_origin_is_vague() -> None:
    figures = [
        counted("68", origin_group="guard", as_of=march(15)),
        counted("dozens", origin_group="guard", as_of=march(17)),
    ]
    assert answer(Rule.ACLED, figures, measure="killed").words == "68"


def test_gtd_asks_the_most_recent_figures_that_no_perpetrator_gave() -> None:
    figures = [
        counted("40", origin_group="guard", as_of=march(15)),
        counted("30"),
        counted("57", origin_group="hospital", as_of=march(16)),
        replace(BRIGADE, as_of=march(20)),
        counted("101", claim_id="printed", origin_group="brigade", as_of=march(21)),
    ]
    found = answer(Rule.GTD, figures, measure="killed")
    assert found.words == "57"
    assert {d.claim_id: d.reason for d in found.dropped} == {
        "40": "The most recent figures are of 16 March 2023.",
        "30": "It is undated.",
        "more than 100": "It rests on a claim of the perpetrator’s side.",
        "printed": "It rests on a claim of the perpetrator’s side.",
    }
    assert answer(Rule.GTD, [BRIGADE], measure="killed").reason == (
        "Undefined: every figure rests on the perpetrator’s side."
    )


def test_gtd_follows_the_majority_of_origins_not_of_articles() -> None:
    printed = [counted("90", claim_id=f"copy {n}", origin_group="agency") for n in range(3)]
    others = [counted("57", claim_id=name, origin_group=name) for name in ("hospital", "mayor")]
    found = answer(Rule.GTD, [*printed, *others], measure="killed")
    assert (found.best, found.best_from) == (57, ("hospital", "mayor"))
    assert "given by 2 of the 3 origins" in found.reason
    tied = answer(Rule.GTD, [*printed, others[0]], measure="killed")
    assert tied.best == 57
    assert "the lowest" in tied.reason
