"""Overlapping marks as flat runs."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from articles.domain.segments import (
    NAMED_DEEPEST,
    ROWS_DRAWN,
    Evidence,
    Mark,
    Run,
    assign_rows,
    lay_out,
    neighbourhood,
)

LENGTH = 60


@st.composite
def ranges(draw: st.DrawFn) -> tuple[int, int]:
    start = draw(st.integers(0, LENGTH - 1))
    return start, draw(st.integers(start + 1, min(LENGTH, start + draw(st.sampled_from([2, 8, LENGTH])))))


@st.composite
def articles(draw: st.DrawFn) -> tuple[list[tuple[int, int]], list[Mark]]:
    """Passages and marks; a few marks share an id, as the parts of a discontinuous annotation do."""
    cuts = sorted({0, LENGTH, *draw(st.lists(st.integers(1, LENGTH - 1), max_size=5))})
    marks = []
    for i, (start, end) in enumerate(draw(st.lists(ranges(), max_size=12))):
        name = draw(st.sampled_from([f"m{i}", "m0", "m1"]))
        number = int(name[1:])
        marks.append(Mark(name, start, end, number % 10 + 1, "ABCDEFGHIJKL"[number], number))
    return list(pairwise(cuts)), marks


def one(marks: list[Mark], *, length: int = LENGTH, **options: object) -> tuple[Run, ...]:
    return lay_out([(0, length)], marks, **options)[0]  # type: ignore[arg-type]


def names(run: Run) -> list[str]:
    return [name for name, _, _ in run.annotations]


def mark(name: str, start: int, end: int, tag_no: int = 1, order: int = 0) -> Mark:
    return Mark(name, start, end, tag_no, name[0].upper(), order)


@given(articles())
def test_the_runs_of_a_passage_cover_it_in_order_without_gap_or_overlap(
    article: tuple[list[tuple[int, int]], list[Mark]],
) -> None:
    spans, marks = article
    for (start, end), runs in zip(spans, lay_out(spans, marks), strict=True):
        assert [runs[0].start, *[r.end for r in runs]] == [*[r.start for r in runs], end]
        assert runs[0].start == start
        assert all(run.start < run.end for run in runs)


@given(articles())
def test_every_character_carries_exactly_the_annotations_that_cover_it(
    article: tuple[list[tuple[int, int]], list[Mark]],
) -> None:
    spans, marks = article
    for runs in lay_out(spans, marks):
        for run in runs:
            for at in range(run.start, run.end):
                assert set(names(run)) == {m.id for m in marks if m.start <= at < m.end}
            assert len(set(names(run))) == len(names(run))


@given(articles())
def test_annotations_that_overlap_never_share_a_row(
    article: tuple[list[tuple[int, int]], list[Mark]],
) -> None:
    spans, marks = article
    rows = assign_rows(marks)
    for runs in lay_out(spans, marks):
        for run in runs:
            assert [row for _, _, row in run.annotations] == [rows[name] for name in names(run)]
            assert len({row for _, _, row in run.annotations}) == len(run.annotations)
            assert run.more == sum(rows[name] > ROWS_DRAWN for name in names(run))


@given(articles())
def test_the_ground_is_the_tag_of_the_shortest(article: tuple[list[tuple[int, int]], list[Mark]]) -> None:
    spans, marks = article
    covered: dict[str, set[int]] = {}
    for m in marks:
        covered.setdefault(m.id, set()).update(range(m.start, m.end))
    for runs in lay_out(spans, marks):
        for run in runs:
            shortest = min((len(covered[name]) for name in names(run)), default=0)
            grounds = {tag_no for name, tag_no, _ in run.annotations if len(covered[name]) == shortest}
            assert run.ground in (grounds or {0})


@given(articles())
def test_each_drawn_annotation_shows_its_letter_once_where_it_begins(
    article: tuple[list[tuple[int, int]], list[Mark]],
) -> None:
    spans, marks = article
    rows = assign_rows(marks)
    begun = {name: min(m.start for m in marks if m.id == name) for name in rows}
    expected = sorted(
        (begun[m.id], m.letter) for m in {m.id: m for m in marks}.values() if rows[m.id] <= ROWS_DRAWN
    )
    shown = [
        (run.start, letter) for runs in lay_out(spans, marks) for run in runs for letter, _ in run.starts
    ]
    assert sorted(shown) == expected


@given(articles(), st.integers(0, 5))
def test_one_passage_drawn_from_its_neighbourhood_is_the_same_as_among_all(
    article: tuple[list[tuple[int, int]], list[Mark]], which: int
) -> None:
    spans, marks = article
    span = spans[which % len(spans)]
    near = neighbourhood(marks, [span])
    assert lay_out([span], near) == [lay_out(spans, marks)[spans.index(span)]]
    assert {m.id for m in near} >= {m.id for m in marks if m.start < span[1] and m.end > span[0]}


def test_what_nothing_joins_to_the_passage_is_no_neighbour() -> None:
    marks = [mark("near", 5, 12), mark("joined", 10, 25), mark("touching", 25, 30), mark("far", 40, 50)]
    assert [m.id for m in neighbourhood(marks, [(0, 8)])] == ["near", "joined"]


def test_plain_words_are_one_run() -> None:
    assert one([], length=9) == (Run(0, 9),)


def test_the_longer_of_two_marks_with_one_start_is_outermost_and_the_shorter_gives_the_ground() -> None:
    runs = one([mark("short", 0, 4, 5), mark("long", 0, 9, 7)], length=9)
    assert [(r.start, r.end, names(r), r.ground) for r in runs] == [
        (0, 4, ["long", "short"], 5),
        (4, 9, ["long"], 7),
    ]
    assert runs[0].starts == (("L", 7), ("S", 5))


def test_of_equal_ranges_the_older_is_outermost() -> None:
    (run,) = one([mark("b", 0, 4, order=2), mark("a", 0, 4, order=1), mark("c", 0, 4, order=3)], length=4)
    assert [(name, row) for name, _, row in run.annotations] == [("a", 1), ("b", 2), ("c", 3)]


def test_a_row_is_kept_where_the_row_above_it_has_become_free() -> None:
    runs = one([mark("a", 0, 5), mark("b", 3, 9), mark("c", 6, 9)], length=9)
    assert [[row for _, _, row in run.annotations] for run in runs] == [[1], [1, 2], [2], [2, 1]]


def test_a_mark_that_begins_where_another_ends_takes_its_row() -> None:
    assert assign_rows([mark("a", 0, 5), mark("b", 5, 9), mark("c", 4, 6)]) == {"a": 1, "c": 2, "b": 1}


def test_the_fourth_row_is_counted_and_gets_no_letter_even_where_a_row_is_free() -> None:
    runs = one([mark("a", 0, 9), mark("b", 0, 8), mark("c", 0, 4), mark("d", 2, 6)], length=9)
    assert [(r.start, r.more, r.starts) for r in runs] == [
        (0, 0, (("A", 1), ("B", 1), ("C", 1))),
        (2, 1, ()),
        (4, 1, ()),
        (6, 0, ()),
        (8, 0, ()),
    ]


def test_a_mark_across_a_passage_border_keeps_its_row_and_shows_its_letter_once() -> None:
    before, after = lay_out([(0, 5), (5, 9)], [mark("a", 0, 4), mark("b", 2, 8)])
    assert [row for _, _, row in before[-1].annotations] == [2]
    assert [row for _, _, row in after[0].annotations] == [2]
    assert [letter for run in (*before, *after) for letter, _ in run.starts] == ["A", "B"]


def test_a_discontinuous_annotation_is_drawn_on_its_parts_only_and_holds_its_row_between_them() -> None:
    runs = one([mark("a", 0, 2), mark("a", 6, 8), mark("b", 3, 5)], length=9)
    assert [(r.start, names(r)) for r in runs] == [
        (0, ["a"]),
        (2, []),
        (3, ["b"]),
        (5, []),
        (6, ["a"]),
        (8, []),
    ]
    assert assign_rows([mark("a", 0, 2), mark("a", 6, 8), mark("b", 3, 5)]) == {"a": 1, "b": 2}
    assert [letter for run in runs for letter, _ in run.starts] == ["A", "B"]


def test_evidence_and_field_runs_reach_beyond_the_marks() -> None:
    runs = one(
        [mark("a", 2, 4)], length=9, evidence=[Evidence("k", 2, 6), Evidence("l", 5, 9)], fields=[(2, 3)]
    )
    assert [(r.start, r.claims, r.field, r.evidence) for r in runs] == [
        (0, (), False, False),
        (2, ("k",), True, True),
        (3, ("k",), False, True),
        (4, ("k",), False, True),
        (5, ("k", "l"), False, True),
        (6, ("l",), False, True),
    ]


def test_the_current_annotation_has_a_first_and_a_last_run_across_passages() -> None:
    laid = lay_out([(0, 5), (5, 9)], [mark("a", 1, 8), mark("b", 3, 4)], current="a")
    runs = [run for runs in laid for run in runs if run.current]
    assert [(r.start, r.first, r.last) for r in runs] == [
        (1, True, False),
        (3, False, False),
        (4, False, False),
        (5, False, True),
    ]


def test_a_pile_of_marks_is_named_up_to_a_limit_and_counted_in_full() -> None:
    (run,) = one([mark(f"m{i}", 0, 4, order=i) for i in range(100)], length=4)
    assert len(run.annotations) <= NAMED_DEEPEST
    assert run.more == 97
    assert [row for _, _, row in run.annotations][:3] == [1, 2, 3]
    assert names(run)[-1] == "m99"
