"""Where the claims of an incident stand on their plot, and how the links beside them run."""

from dataclasses import replace
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from articles.domain.intervals import Interval
from articles.domain.plot_lanes import MOST_LANES, LinkKind, PlotLink, strands
from articles.domain.plots import PlotClaim, PlotSection, sections, signed_band
from articles.domain.scales import scale_by_range, scale_for
from articles.domain.terms import MEASURES, values

ORDER = values(MEASURES)


def claim(claim_id: str, low: int | None, group: str = "x", **fields: str) -> PlotClaim:
    hard = None if low is None else Interval(low, None)
    measure = fields.get("measure", "killed")
    return PlotClaim(claim_id, measure, hard, hard, group, fields.get("part_of", ""))


def drawn(*claims: PlotClaim, links: tuple[PlotLink, ...] = (), groups: tuple[str, ...] = ()) -> list[str]:
    scale = scale_for([(c.hard, c.soft) for c in claims])
    return [
        line
        for section in sections(claims, links, scale, measures=ORDER, groups=groups)
        for line in (f"[{section.measure}]", *lines(section))
    ]


def lines(section: PlotSection) -> list[str]:
    """The section in words: a group as "x:", a row as its id, indented when it is a part."""
    return [
        line
        for group in section.groups
        for line in (f"{group.key}:", *("  " * row.depth + row.claim_id for row in group.rows))
    ]


def test_groups_and_rows_stand_by_their_largest_low_and_parts_inside_their_whole() -> None:
    assert drawn(
        claim("68", 68, "guard"),
        claim("51", 51, "guard"),
        claim("no number", None, "guard"),
        claim("101+", 101, "monitor"),
        claim("23", 23, "elsewhere", measure="executed", part_of="101+"),
        claim("of these 2", 2, "monitor", measure="executed", part_of="23"),
        claim("40", 40, "guard", measure="wounded"),
    ) == [
        "[killed]", "monitor:", "101+", "  23", "    of these 2", "guard:", "68", "51", "no number",
        "[wounded]", "guard:", "40",
    ]  # fmt: skip


def test_what_no_rule_counts_stands_after_what_counts() -> None:
    rumour = replace(claim("300", 300, "comment"), aside=True)
    assert drawn(rumour, claim("68", 68, "guard"))[1:] == ["guard:", "68", "comment:", "300"]


def test_the_order_of_groups_can_be_given() -> None:
    both = claim("a", 5, "march 1"), claim("b", 9, "march 2")
    assert drawn(*both, groups=("march 1", "march 2"))[1:] == ["march 1:", "a", "march 2:", "b"]


def test_executed_stand_among_the_killed_when_there_are_any() -> None:
    executed = claim("23", 23, measure="executed")
    assert drawn(executed)[0] == "[executed]"
    assert drawn(executed, claim("68", 68))[0] == "[killed]"
    assert drawn(executed, claim("68", 68, measure="wounded"))[0] == "[executed]"


def test_the_part_reaches_into_the_bar_of_its_whole_and_a_line_leads_down_to_it() -> None:
    whole, part, last = claim("w", 100), claim("p", 50, part_of="w"), claim("q", 20, part_of="w")
    scale = scale_for([(Interval(100, 100), None)])
    rows = sections([whole, part, last], (), scale, measures=ORDER)[0].groups[0].rows
    assert (rows[0].inside, rows[0].inside_to) == ("50%", "100%")
    assert [(d.at, d.start, d.stop) for d in rows[0].drops] == [
        ("50%", "50%", "100%"),
        ("20%", "50%", "100%"),
    ]
    assert [(d.at, d.start, d.stop) for d in rows[1].drops] == [("20%", "0%", "100%"), ("50%", "0%", "50%")]
    assert [(d.at, d.start, d.stop) for d in rows[2].drops] == [("20%", "0%", "50%")]


def test_parts_of_each_other_in_a_circle_are_still_drawn_once_each() -> None:
    found = drawn(claim("a", 5, part_of="b"), claim("b", 9, part_of="a"), claim("c", 1))
    assert sorted(line.strip() for line in found[2:]) == ["a", "b", "c"]


def test_the_signed_range_lies_on_the_scale_and_reaches_the_end_when_open() -> None:
    scale = scale_for([(Interval(0, 200), None)])
    band = signed_band(low=50, best=100, high=None, high_open=True, scale=scale)
    assert band is not None
    assert (band.start, band.width, band.best) == ("25%", "75%", "50%")
    only_best = signed_band(low=None, best=100, high=None, high_open=False, scale=scale)
    assert only_best is not None
    assert (only_best.start, only_best.width) == ("50%", "0%")
    assert signed_band(low=None, best=None, high=None, high_open=False, scale=scale) is None


def test_a_scale_is_logarithmic_when_the_largest_number_is_more_than_a_hundred_times_the_smallest() -> None:
    linear = scale_by_range([(Interval(2, 200), None), (Interval(0, 0), None)])
    assert not linear.is_log
    scale = scale_by_range([(Interval(23, 23), None), (Interval(12000, None), None)])
    assert scale.is_log
    assert [tick.label for tick in scale.marks()] == ["0", "10", "100", "1,000", "10,000", "20,000+"]
    assert scale.percent(0) == 0 < scale.percent(10) < scale.percent(100) < scale.percent(20_000) == 100
    step = scale.percent(1000) - scale.percent(100)
    assert abs(step - (scale.percent(10000) - scale.percent(1000))) < 1e-9


@given(st.lists(st.tuples(st.integers(0, 10**9), st.integers(0, 10**9)), min_size=1, max_size=6))
def test_a_scale_by_range_keeps_the_order_and_holds_every_number(pairs: list[tuple[int, int]]) -> None:
    faces = [(Interval(low, low + more), None) for low, more in pairs]
    scale = scale_by_range(faces)
    numbers = sorted({end for low, more in pairs for end in (low, low + more)})
    places = [scale.percent(number) for number in numbers]
    assert all(a < b for a, b in pairwise(places))
    assert 0 <= places[0] <= places[-1] <= 100
    assert scale.top >= numbers[-1]
    assert scale.ticks[-1] == scale.top
    assert 2 <= len(scale.ticks) <= 8
    assert list(scale.ticks) == sorted(set(scale.ticks))


def test_a_link_starts_crosses_and_ends_in_one_lane() -> None:
    found, undrawn = strands(["", "a", "", "b", "c"], [PlotLink("c", "a", LinkKind.CONFLICT)])
    assert [[(s.shape, s.x) for s in line] for line in found] == [
        [], [("down", "86")], [("through", "86")], [("through", "86")], [("up", "86")],
    ]  # fmt: skip
    assert undrawn == 0


def test_the_shortest_links_run_nearest_to_the_bars() -> None:
    links = [
        PlotLink("a", "c", LinkKind.DISCREPANT),
        PlotLink("a", "b", LinkKind.CONFLICT),
        PlotLink("b", "c", LinkKind.CONFLICT),
    ]
    found, _ = strands(["a", "b", "c"], links)
    assert {(s.kind, s.x) for line in found for s in line} == {("conflict", "86"), ("discrepant", "72")}


names = st.integers(0, 12).map(str)


@given(st.lists(st.tuples(names, names, st.sampled_from(LinkKind)), max_size=40))
def test_no_two_links_lie_on_each_other_and_each_is_whole(ends: list[tuple[str, str, LinkKind]]) -> None:
    lines = [str(n) for n in range(10)]
    found, undrawn = strands(lines, [PlotLink(*link) for link in ends])
    for line in found:
        for shapes in (("down", "through"), ("through", "up")):
            lanes = [s.x for s in line if s.shape in shapes]
            assert len(lanes) == len(set(lanes)) <= MOST_LANES
    starts = sum(s.shape == "down" for line in found for s in line)
    distinct = {(*sorted((a, b)), kind) for a, b, kind in ends if a != b and a in lines and b in lines}
    assert starts == sum(s.shape == "up" for line in found for s in line)
    assert starts + undrawn == len(distinct)
