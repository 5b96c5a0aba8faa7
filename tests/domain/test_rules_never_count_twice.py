"""Which claims may answer at all; what is left out, counted elsewhere or no statement never is."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from articles.domain.counted import Counted
from articles.domain.eligibility import LEFT_OUT, eligible
from articles.domain.intervals import Interval
from articles.domain.lexicon import Qualifier
from articles.domain.rules import Rule, answer, answers
from tests.domain.counting import counted, march

WHOLE = counted("more than 100", claim_id="whole")


@pytest.mark.parametrize(
    ("fields", "reason"),
    [
        ({"state": "withdrawn"}, "The claim was removed."),
        ({"state": "rejected"}, "The claim was rejected in review."),
        ({"superseded": True}, "A later figure of the same claimant replaces it."),
        ({"speech_act": "hypothetical"}, "It asks or supposes; it does not state a figure."),
        ({"speech_act": "query"}, "It asks or supposes; it does not state a figure."),
        ({"stance": "denied"}, "It denies a figure and gives none."),
        ({"speech_act": "deny"}, "It denies a figure and gives none."),
        ({"tier": "comment"}, "It stands in a reader comment that no supervisor has promoted."),
        ({"part_of": "whole"}, "It counts a part of “more than 100”, which is not counted twice."),
        ({"part_of": "elsewhere"}, "It counts a part of the victims of another claim."),
        ({"additive": True}, "It comes on top of those counted before and is no total."),
        ({"measure": "executed"}, "Who was executed is counted under killed already."),
        (
            {"speech_act": "describe_imagery"},
            "It counts only who can be seen in the pictures, which is a part of all.",
        ),
        ({"hard": None, "soft": None}, "It gives no number."),
        ({"qualifier": "unspecified"}, "It says that there were some, not how many."),
    ],
)
def test_what_is_not_counted_is_dropped_by_every_rule_with_the_reason(
    fields: dict[str, object], reason: str
) -> None:
    other = counted("9", claim_id="other", **fields)
    for found in answers([WHOLE, other], measure="killed"):
        assert [(d.claim_id, d.reason) for d in found.dropped] == [("other", reason)]
        assert found.used == ("whole",)
        alone = answer(found.rule, [other], measure="killed")
        assert alone.words == "undefined"
        assert alone.reason == "Undefined: no claim gives a figure that counts."


def test_a_promoted_comment_counts() -> None:
    promoted = counted("9", tier="comment", promoted=True)
    assert answer(Rule.ACLED, [promoted], measure="killed").words == "9"


def test_the_executed_answer_for_themselves_even_as_a_part_of_the_killed() -> None:
    executed = counted("23", measure="executed", part_of="whole")
    assert answer(Rule.ACLED, [WHOLE, executed], measure="executed").words == "23"
    assert answer(Rule.ACLED, [WHOLE, executed], measure="killed").words == "100"


def test_other_measures_are_passed_over_without_a_word() -> None:
    wounded = counted("40", measure="wounded")
    assert answer(Rule.RANGE, [WHOLE, wounded], measure="killed").dropped == ()
    assert answer(Rule.RANGE, [wounded], measure="killed").reason == "Undefined: there is no claim."


def test_a_claim_left_out_is_named_and_the_rest_answers() -> None:
    found = answer(Rule.RANGE, [WHOLE, counted("68")], measure="killed", left_out=frozenset({"whole"}))
    assert found.words == "68"
    assert [(d.claim_id, d.reason) for d in found.dropped] == [("whole", LEFT_OUT)]


small = st.integers(0, 40)


@st.composite
def figures(draw: st.DrawFn) -> Counted:
    low = draw(small)
    hard = draw(st.none() | st.just(Interval(low, None)) | small.map(lambda more: Interval(low, low + more)))
    soft = draw(st.sampled_from([hard, None if hard is None else Interval(hard.low, hard.low)]))
    day = st.none() | st.integers(1, 4).map(march)
    return Counted(
        claim_id=draw(st.uuids().map(str)),
        measure=draw(st.sampled_from(["killed"] * 4 + ["executed", "wounded"])),
        qualifier=draw(st.sampled_from([*Qualifier, "vague", "vague"])),
        hard=hard,
        soft=soft,
        by_hand=draw(st.booleans()),
        additive=draw(st.booleans()) and draw(st.booleans()),
        origin_group=draw(st.sampled_from(["", "x", "y", "z"])),
        claimant_side=draw(st.sampled_from(["", "third_party", "victim_side", "perpetrator_side"])),
        stance=draw(st.sampled_from(["asserted", "asserted", "hedged", "doubted", "denied"])),
        narrator_stance=draw(st.sampled_from(["", "", "asserted", "doubted"])),
        tier=draw(st.sampled_from(["article", "article", "comment"])),
        promoted=draw(st.booleans()),
        as_of=draw(day),
        published=draw(day),
        reliability=draw(st.sampled_from(["", "A", "C", "E", "F"])),
        credibility=draw(st.sampled_from([None, 1, 4, 5, 6])),
        superseded=draw(st.booleans()) and draw(st.booleans()),
    )


several = st.lists(figures(), max_size=7, unique_by=lambda figure: figure.claim_id)


@given(several, st.randoms(use_true_random=False))
@settings(max_examples=300)
def test_the_order_of_the_claims_does_not_matter(given_figures: list[Counted], random: object) -> None:
    shuffled = list(given_figures)
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    assert answers(shuffled, measure="killed") == answers(given_figures, measure="killed")


@given(several)
@settings(max_examples=300)
def test_low_best_and_high_are_in_order_and_every_claim_is_used_or_dropped_once(
    given_figures: list[Counted],
) -> None:
    concerned = {f.claim_id for f in given_figures if f.measure in ("killed", "executed")}
    for found in answers(given_figures, measure="killed"):
        ends = [n for n in (found.low, found.best, found.high) if n is not None]
        assert ends == sorted(ends)
        assert found.is_defined == bool(ends)
        assert found.is_defined == bool(found.used)
        assert found.reason.startswith("Undefined") != found.is_defined
        told = [*found.used, *(d.claim_id for d in found.dropped)]
        assert sorted(told) == sorted(concerned)
        assert all(d.reason.endswith(".") for d in found.dropped)


@given(several)
def test_no_rule_names_a_number_beyond_what_a_used_claim_allows(given_figures: list[Counted]) -> None:
    known = {f.claim_id: f for f in given_figures}
    for found in answers(given_figures, measure="killed"):
        used = [known[claim_id].hard for claim_id in found.used]
        for number in (found.low, found.best, found.high):
            if number is not None:
                assert any(
                    hard is not None and hard.low - 1 <= number and (hard.high is None or number <= hard.high)
                    for hard in used
                )


@given(several)
def test_without_any_claim_left_every_rule_is_undefined_and_never_0(given_figures: list[Counted]) -> None:
    everybody = frozenset(f.claim_id for f in given_figures)
    for found in answers(given_figures, measure="killed", left_out=everybody):
        assert (found.low, found.best, found.high, found.high_open) == (None, None, None, False)
        assert found.words == "undefined"


@given(several)
def test_leaving_out_what_a_rule_dropped_anyway_changes_nothing(given_figures: list[Counted]) -> None:
    kept, dropped = eligible(given_figures, measure="killed")
    out = frozenset(d.claim_id for d in dropped)
    for rule in Rule:
        before = answer(rule, given_figures, measure="killed")
        after = answer(rule, given_figures, measure="killed", left_out=out)
        same = ("low", "best", "high", "high_open", "used")
        assert [getattr(before, n) for n in same] == [getattr(after, n) for n in same]
    assert {f.claim_id for f in kept}.isdisjoint(out)


def test_a_whole_that_is_left_out_does_not_let_its_part_stand_for_it() -> None:
    part = replace(counted("23"), part_of="whole")
    found = answer(Rule.ACLED, [WHOLE, part], measure="killed", left_out=frozenset({"whole"}))
    assert found.words == "undefined"
