"""Taking a plain-text article apart."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.domain.outline import outline
from articles.domain.passages import ReadArticle, read_article

SAMPLES = Path(__file__).parent / "samples"
QUARRY = (SAMPLES / "quarry.txt").read_text(encoding="utf-8")
HARBOUR = (SAMPLES / "harbour_ar.txt").read_text(encoding="utf-8")

pieces = st.sampled_from(
    [
        "\n",
        "\n\n",
        "   ",
        "\ufeff",
        "By Petra Lindqvist",
        "Tags: , ,",
        "2 Comments",
        "  • lena q. says:",
        "• @ says:",
        "@lena q. no",
        "    indented words",
        "A short line",
        "A sentence that is long enough to be prose, because nobody would set this many words as a heading.",
        "Video of the road:",
        "IMG_1.png",
        "Update: changed.",
        "تحديث: نص",
    ]
)
articles = st.lists(pieces | st.text(max_size=30), max_size=40).map("".join) | st.lists(pieces).map("\n".join)


def kinds(text: str, kind: str) -> list[str]:
    return [text[p.start : p.end].strip() for p in read_article(text).passages if p.kind == kind]


def test_the_first_line_with_words_is_the_title() -> None:
    read = read_article("\n\n  Bridge closed  \n\nThe bridge was closed on Monday.\n")
    assert read.title == "Bridge closed"
    assert (read.passages[0].kind, read.passages[0].start) == ("title", 0)


def test_every_kind_of_the_sample_is_recognised() -> None:
    assert kinds(QUARRY, "title") == ["Quarry road reopens after three nights of shelling"]
    assert kinds(QUARRY, "note") == [
        "Update, 4 May: the number of wounded in the second paragraph was corrected."
    ]
    assert kinds(QUARRY, "heading") == ["Two accounts of one night", "A long walk home"]
    assert kinds(QUARRY, "caption") == [
        "Video filmed from the weighing house:",
        "Video announcing the reopening of the road:",
        "Video of the first lorry:",
        "Stills purportedly showing the weighing house on Tuesday",
        "Screen Shot 2024-05-02 at 7.15.04 PM.png",
        "IMG_2201.JPG",
    ]
    assert kinds(QUARRY, "byline") == [
        "By Petra Lindqvist",
        "Petra Lindqvist is a reporter at Tamber Weekly and the Editor of its road page.",
    ]
    assert [f for f in kinds(QUARRY, "furniture") if "says:" not in f] == [
        "Tags: , , ,",
        "7 Comments",
        "Tamber",
        "Upper Tamber",
        "Roads",
    ]


def test_paragraphs_and_only_paragraphs_are_numbered_from_one() -> None:
    passages = read_article(QUARRY).passages
    assert [p.number for p in passages if p.kind == "paragraph"] == [1, 2, 3, 4]
    assert {p.number for p in passages if p.kind != "paragraph"} == {None}


@pytest.mark.parametrize(
    "note",
    [
        "This article has been updated to add the reply of the council.",
        "Update, 19 March: one figure was changed.",
        "UPDATED: one figure was changed.",
        "Correction: the road is in Tamber.",
        "Editor’s note: a name was removed.",
        "تحديث: أضيف رد البلدية.",
    ],
)
def test_an_update_note_is_known_by_its_opening(note: str) -> None:
    assert kinds(f"Title\n\n{note}\n\nThe road was closed.\n", "note") == [note]


@pytest.mark.parametrize(
    "line", ["Updates came every hour from the quarry.", "Corrections officers were among the dead."]
)
def test_a_paragraph_that_opens_like_a_note_stays_a_paragraph(line: str) -> None:
    assert kinds(f"Title\n\n{line}\n", "paragraph") == [line]


def test_a_short_line_that_no_paragraph_follows_is_no_heading() -> None:
    assert kinds("Title\n\nThe road was closed.\n\nMore soon\n", "heading") == []


def test_a_line_that_ends_in_a_colon_before_words_is_a_paragraph() -> None:
    line = "The press office sent out this statement:"
    assert kinds(f"Title\n\nOne thing happened.\n\n{line}\n\n“We did it.”\n", "paragraph")[1] == line


def test_a_reporter_named_inside_the_story_is_no_byline() -> None:
    line = "Hanne Dask is a reporter at the Ledger and saw it."
    assert kinds(f"Title\n\n{line}\n\nShe left at noon.\n", "byline") == []


def test_a_hard_wrapped_paragraph_is_one_passage() -> None:
    text = "Title\n\nThe road through the quarry\nwas opened on Thursday\nat noon.\n\nNobody came.\n"
    assert len(kinds(text, "paragraph")) == 2


def test_lines_without_blank_lines_between_them_are_paragraphs_of_their_own() -> None:
    text = "Title\nThe road was opened on Thursday.\nNobody came to see it.\n"
    assert kinds(text, "paragraph") == ["The road was opened on Thursday.", "Nobody came to see it."]


def test_the_arabic_sample_is_read_like_the_others() -> None:
    read = read_article(HARBOUR)
    assert [p.kind for p in read.passages] == [
        *["title", "note", "paragraph", "paragraph", "heading", "paragraph", "caption", "byline"],
        *["furniture", "furniture", "furniture", "comment", "furniture", "comment", "furniture", "furniture"],
    ]
    assert [(c.author, c.parent) for c in read.comments] == [("بائع السمك", None), ("حارس الرصيف", 0)]


def test_the_outline_gives_each_heading_the_paragraphs_under_it() -> None:
    entries = outline(read_article(QUARRY).passages, QUARRY)
    assert [(e.kind, e.label, e.first, e.last, e.count) for e in entries] == [
        ("note", "", None, None, 0),
        ("beginning", "", 1, 2, 0),
        ("heading", "Two accounts of one night", 3, 3, 0),
        ("heading", "A long walk home", 4, 4, 0),
        ("comments", "", None, None, 7),
    ]


def test_a_text_without_words_is_one_piece_of_furniture() -> None:
    read = read_article(" \n\n")
    assert [(p.kind, p.start, p.end) for p in read.passages] == [("furniture", 0, 3)]
    assert read_article("") == ReadArticle("", (), ())


@given(articles)
def test_the_passages_of_any_text_cover_it_without_gap_or_overlap(text: str) -> None:
    read = read_article(text)
    assert "".join(text[p.start : p.end] for p in read.passages) == text
    assert [p.order for p in read.passages] == list(range(len(read.passages)))
    assert all(p.start < p.end for p in read.passages)


@given(articles)
def test_every_comment_of_any_text_holds_its_passages_and_answers_an_earlier_one(text: str) -> None:
    read = read_article(text)
    for comment in read.comments:
        own = [p for p in read.passages if p.comment == comment.order]
        assert (own[0].start, own[-1].end) == (comment.start, comment.end)
        assert comment.parent is None or comment.parent < comment.order
        assert (comment.parent is None) == (comment.parent_basis == "none")
    assert all(p.comment is not None for p in read.passages if p.kind == "comment")
