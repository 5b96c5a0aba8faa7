"""The time line of how a toll moved."""

from hypothesis import given
from hypothesis import strategies as st

from articles.domain.intervals import Interval
from articles.domain.plot_days import TOP, ZERO, DayFigure, day_plot
from articles.domain.scales import scale_for
from tests.domain.counting import march

SCALE = scale_for([(Interval(0, 200), None)])


def figure(claim_id: str, day: int | None, low: int, high: int | None, claimant: str = "") -> DayFigure:
    return DayFigure(claim_id, march(day) if day else None, Interval(low, high), claim_id, claimant)


GUARD = figure("51", 15, 51, 51, "guard"), figure("68", 17, 68, 68, "guard")


def test_the_figures_stand_by_day_with_the_days_that_were_passed() -> None:
    plot = day_plot([GUARD[1], figure("101+", 15, 101, None), GUARD[0], figure("5", 30, 5, 5)], SCALE)
    assert [mark.claim_id for mark in plot.marks] == ["51", "101+", "68", "5"]
    assert [(day.label, day.later) for day in plot.days] == [
        ("15 March 2023", ""), ("17 March", "2 days later"), ("30 March", "13 days later"),
    ]  # fmt: skip
    assert [tick.label for tick in plot.heights] == ["0", "50", "100", "150", "200"]


def test_exact_figures_are_dots_closed_ones_lines_and_open_ones_arrows() -> None:
    plot = day_plot([GUARD[0], figure("72–108", 16, 72, 108), figure("101+", 17, 101, None)], SCALE)
    exact, closed, is_open = plot.marks
    assert (exact.dot, exact.low) == ("132.3", "132.3")
    assert (closed.dot, closed.low, closed.high) == ("", "117.6", "92.4")
    assert (is_open.is_open, is_open.high) == (True, "24")


def test_a_line_joins_the_figures_of_one_claimant_and_what_replaces_what() -> None:
    other = DayFigure("70", march(16), Interval(70, 70), "70", "hospital", replaces=("51",))
    plot = day_plot([*GUARD, other], SCALE)
    at = {mark.claim_id: (mark.x, mark.low) for mark in plot.marks}
    assert {((line.x1, line.y1), (line.x2, line.y2)) for line in plot.lines} == {
        (at["51"], at["68"]), (at["51"], at["70"]),
    }  # fmt: skip


def test_undated_figures_are_counted_and_left_out_and_claims_without_numbers_are_no_figures() -> None:
    plot = day_plot([figure("9", None, 9, 9), DayFigure("none", march(1), None, "none")], SCALE)
    assert (plot.marks, plot.undated, plot.days) == ((), 1, ())


@st.composite
def figures(draw: st.DrawFn) -> list[DayFigure]:
    made = []
    for number in range(draw(st.integers(0, 12))):
        low = draw(st.integers(0, 200))
        high = draw(st.none() | st.integers(low, 200))
        day = draw(st.integers(1, 28))
        made.append(figure(str(number), day, low, high, draw(st.sampled_from(["", "x", "y"]))))
    return made


@given(figures(), st.randoms(use_true_random=False))
def test_the_plot_does_not_depend_on_the_order_and_nothing_leaves_it(
    given_figures: list[DayFigure], random: object
) -> None:
    plot = day_plot(given_figures, SCALE)
    shuffled = list(given_figures)
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    assert day_plot(shuffled, SCALE) == plot
    columns = [int(mark.x) for mark in plot.marks]
    assert columns == sorted(set(columns))
    assert all(0 < x < plot.width for x in columns)
    for mark in plot.marks:
        assert TOP - 4 <= float(mark.high) <= float(mark.low) <= ZERO
