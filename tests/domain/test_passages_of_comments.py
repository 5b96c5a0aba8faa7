"""Readers' comments in a plain text, and whom they answer."""

from pathlib import Path

import pytest

from articles.domain.passages import CommentSpan, read_article

QUARRY = (Path(__file__).parent / "samples" / "quarry.txt").read_text(encoding="utf-8")


def thread(*comments: tuple[str, str]) -> tuple[CommentSpan, ...]:
    lines = [f"  • {author} says:\n\n    {body}\n" for author, body in comments]
    return read_article("Title\n\nThe road was closed.\n\n" + "\n".join(lines)).comments


def test_the_authors_and_replies_of_the_sample_are_found() -> None:
    assert [(c.author, c.parent, c.parent_basis) for c in read_article(QUARRY).comments] == [
        ("crane driver", None, "none"),
        ("lena q.", None, "none"),
        ("Osric Vandamme", 1, "mention"),
        ("lena q.", 2, "mention"),
        ("no_sleep", 3, "mention"),
        ("Osric Vandamme", None, "none"),
        ("crane driver", None, "none"),
    ]


def test_the_head_line_is_furniture_of_its_comment_and_each_body_line_a_passage() -> None:
    own = [p for p in read_article(QUARRY).passages if p.comment == 1]
    assert [(p.kind, QUARRY[p.start : p.end].strip()) for p in own] == [
        ("furniture", "• lena q. says:"),
        ("comment", "I live above the pit. It was not nine flashes and it was not fourteen."),
        ("comment", "It was one long one."),
    ]


@pytest.mark.parametrize(
    "opening",
    [
        "@Osric Vandamme no.",
        "@osric vandamme, no.",
        "@Osric Vandamme’s figure is wrong.",
        "@Vandamme no.",
        "Mr. Vandamme, no.",
        "Dr Vandamme: no.",
        "Ms. Osric Vandamme, no.",
        "Osric Vandamme, no.",
        "Hello Osric Vandamme, no.",
        "@Osric\u00a0Vandamme no.",
    ],
)
def test_a_comment_that_opens_with_a_name_answers_that_person(opening: str) -> None:
    assert thread(("Osric Vandamme", "First."), ("lena q.", opening))[1].parent == 0


@pytest.mark.parametrize(
    "opening",
    [
        "Osric is right, I think.",
        "Vandamme, no.",
        "@Osrick no.",
        "@nobody Osric Vandamme said it.",
        "I agree with Mr. Vandamme, mostly.",
        "No, Osric Vandamme.",
        "@",
        ",",
    ],
)
def test_a_name_that_is_no_address_makes_no_reply(opening: str) -> None:
    assert thread(("Osric Vandamme", "First."), ("lena q.", opening))[1].parent is None


def test_a_name_that_only_a_later_comment_bears_answers_nobody() -> None:
    assert thread(("lena q.", "@no_sleep Where?"), ("no_sleep", "Here."))[0].parent is None


def test_a_first_comment_that_opens_with_its_own_author_s_name_answers_nobody() -> None:
    assert thread(("lena q.", "Lena Q, that is me."))[0].parent is None


def test_the_latest_earlier_comment_of_the_person_is_answered() -> None:
    spans = thread(
        ("no_sleep", "One."), ("no_sleep", "Two."), ("lena q.", "@no_sleep Yes."), ("no_sleep", "3")
    )
    assert spans[2].parent == 1


def test_a_last_name_that_two_people_bear_answers_nobody() -> None:
    spans = thread(("Ada Moor", "One."), ("Tom Moor", "Two."), ("lena q.", "Ms. Moor, no."))
    assert spans[2].parent is None


def test_the_longer_of_two_names_is_meant_when_both_fit() -> None:
    assert thread(("lena", "One."), ("lena q.", "Two."), ("tom", "@lena q. Yes."))[2].parent == 1


def test_a_name_is_the_same_composed_or_with_a_combining_accent() -> None:
    assert thread(("René K.", "One."), ("lena q.", "@Rene\u0301 K. Yes."))[1].parent == 0


def test_comments_pasted_without_their_indent_keep_their_bodies() -> None:
    text = "Title\n\nThe road was closed.\n\n• lena q. says:\n\nOne line.\nAnother.\n\nTamber\n\nRoads\n"
    read = read_article(text)
    assert [text[p.start : p.end].strip() for p in read.passages if p.kind == "comment"] == [
        "One line.",
        "Another.",
    ]
    assert [text[p.start : p.end].strip() for p in read.passages if p.kind == "furniture"][1:] == [
        "Tamber",
        "Roads",
    ]
