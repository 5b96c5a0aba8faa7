"""The geometry of interval plots."""

from hypothesis import given
from hypothesis import strategies as st

from articles.domain.intervals import Interval
from articles.domain.scales import Bar, bar, gap_between, scale_for

MORE_THAN_100 = (Interval(101, None), Interval(101, 149))
EXACTLY_68 = (Interval(68, 68), Interval(68, 68))
ABOUT_90 = (Interval(72, 108), Interval(81, 99))


@st.composite
def faces(draw: st.DrawFn) -> tuple[Interval | None, Interval | None]:
    if draw(st.booleans()) and draw(st.booleans()):
        return None, None
    low = draw(st.integers(0, 10_000_000))
    width = draw(st.none() | st.integers(0, 100_000))
    hard = Interval(low, None if width is None else low + width)
    top = low + (100_000 if width is None else width)
    soft_low = draw(st.integers(low, top))
    soft_high = draw(st.integers(soft_low, top))
    return hard, Interval(soft_low, soft_high)


def number(position: str) -> float:
    return float(position.removesuffix("%"))


def test_the_desk_example_has_the_scale_of_the_mock() -> None:
    scale = scale_for([MORE_THAN_100, EXACTLY_68])
    assert (scale.top, scale.ticks) == (200, (0, 50, 100, 150, 200))
    assert [tick.label for tick in scale.marks()] == ["0", "50", "100", "150", "200+"]
    assert [tick.anchor for tick in scale.marks()] == ["start", "middle", "middle", "middle", "end"]


def test_an_open_figure_has_a_line_to_its_usual_top_and_dots_to_the_arrow() -> None:
    drawn = bar(*MORE_THAN_100, scale_for([MORE_THAN_100, EXACTLY_68]))
    assert (drawn.line_start, drawn.line_end) == ("50.5%", "74.5%")
    assert (drawn.open_start, drawn.open_end) == ("74.5%", "99%")
    assert (drawn.soft_start, drawn.soft_width) == ("50.5%", "24%")
    assert (drawn.cap_low, drawn.cap_high, drawn.dot) == ("50.5%", "", "")


def test_an_exact_figure_is_a_dot_and_nothing_else() -> None:
    drawn = bar(*EXACTLY_68, scale_for([MORE_THAN_100, EXACTLY_68]))
    assert drawn == Bar(drawn=True, dot="34%", label_at="34%", label_anchor="start")


def test_a_closed_figure_has_two_caps_and_its_band() -> None:
    drawn = bar(*ABOUT_90, scale_for([MORE_THAN_100, EXACTLY_68]))
    assert (drawn.cap_low, drawn.cap_high) == ("36%", "54%")
    assert (drawn.soft_start, drawn.soft_width) == ("40.5%", "9%")
    assert drawn.open_end == ""


def test_a_figure_without_a_number_is_not_drawn() -> None:
    assert bar(None, None, scale_for([(None, None)])) == Bar()


def test_the_gap_of_the_desk_example_is_hatched() -> None:
    scale = scale_for([MORE_THAN_100, EXACTLY_68])
    area = gap_between(MORE_THAN_100, EXACTLY_68, scale)
    assert area is not None
    assert (area.start, area.width, area.middle, area.apart) == ("34%", "16.5%", "42.25%", 33)


def test_a_label_at_the_left_edge_stays_inside_the_figure() -> None:
    nobody = (Interval(0, 0), Interval(0, 0))
    area = gap_between(nobody, MORE_THAN_100, scale_for([nobody, MORE_THAN_100]))
    assert area is not None
    assert (area.start, area.label_anchor) == ("0%", "start")
    apart = gap_between(MORE_THAN_100, EXACTLY_68, scale_for([MORE_THAN_100, EXACTLY_68]))
    assert apart is not None
    assert apart.label_anchor == "end"


def test_discrepant_figures_are_hatched_between_their_usual_readings() -> None:
    a, b = MORE_THAN_100, (Interval(151, None), Interval(151, 199))
    area = gap_between(a, b, scale_for([a, b]))
    assert area is not None
    assert area.apart == 2
    assert gap_between(a, a, scale_for([a])) is None


@given(st.lists(faces(), min_size=1, max_size=8))
def test_every_scale_holds_its_figures_with_two_to_six_ticks(
    figures: list[tuple[Interval | None, Interval | None]],
) -> None:
    scale = scale_for(figures)
    assert 2 <= len(scale.ticks) <= 6
    assert scale.ticks[0] == 0
    assert scale.ticks[-1] == scale.top
    assert len({b - a for a, b in zip(scale.ticks, scale.ticks[1:], strict=False)}) == 1
    for hard, soft in figures:
        for interval in (hard, soft):
            if interval is not None:
                assert (interval.low if interval.high is None else interval.high) <= scale.top


@given(st.lists(faces(), min_size=1, max_size=4))
def test_no_part_of_a_bar_leaves_the_plot_or_runs_backwards(
    figures: list[tuple[Interval | None, Interval | None]],
) -> None:
    scale = scale_for(figures)
    for hard, soft in figures:
        drawn = bar(hard, soft, scale)
        assert drawn.drawn == (hard is not None)
        line = [number(p) for p in (drawn.line_start, drawn.line_end, drawn.open_start, drawn.open_end) if p]
        assert line == sorted(line)
        assert all(0 <= place <= 100 for place in line)
        if drawn.soft_start:
            assert number(drawn.soft_start) + number(drawn.soft_width) <= 100.01


@given(faces(), faces())
def test_the_gap_does_not_depend_on_the_order(
    a: tuple[Interval | None, Interval | None], b: tuple[Interval | None, Interval | None]
) -> None:
    scale = scale_for([a, b])
    assert gap_between(a, b, scale) == gap_between(b, a, scale)
