"""Which bytes become a text, which are refused, and what the refusal says."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.domain.texts import LIMIT, Unreadable, decode, file_name, refuse_size, shortened


def test_the_mark_at_the_start_is_dropped_and_newlines_become_lf():
    assert decode(b"\xef\xbb\xbfOne\r\ntwo\rthree\n") == "One\ntwo\nthree\n"


@pytest.mark.parametrize(
    ("raw", "said"),
    [
        (b"", "notes.txt: empty file, 0 bytes."),
        (b" \n\t ", "notes.txt: no words in it, only blanks; paste the article’s text instead."),
        ("\u200f\u200b".encode(), "notes.txt: no words in it"),
        (b"%PDF-1.7 \xe2", "notes.txt: PDF is not read here; paste its text."),
        (b"PK\x03\x04more", "notes.txt: a ZIP or Word file is not read here"),
        (b"\x89PNG\r\n", "notes.txt: a picture holds no text"),
        ("Bericht".encode("utf-16"), "notes.txt: the file is UTF-16, not UTF-8; save it again as UTF-8."),
        (b"one\nt\xe9l\xe9gramme", "notes.txt: not UTF-8 (line 2, byte 6); open it in an editor and save"),
        (b"words \x00 and more", "notes.txt: binary file, not text"),
        (b"\x7fELF\x00\xff\xfe", "notes.txt: binary file, not text"),
        (b"<!DOCTYPE html><p>Hello", "notes.txt: a saved web page is not read here yet"),
    ],
)
def test_what_cannot_be_read_is_refused_with_the_name_and_the_remedy(raw, said):
    with pytest.raises(Unreadable) as refusal:
        decode(raw, "notes.txt")
    assert refusal.value.reason.startswith(said)
    assert refusal.value.status == 422


def test_without_a_name_the_sentence_begins_with_the_cause():
    with pytest.raises(Unreadable, match=r"^Empty file, 0 bytes\.$"):
        decode(b"")


def test_fifty_megabytes_are_taken_and_one_byte_more_is_not():
    refuse_size(LIMIT, "a.txt")
    with pytest.raises(Unreadable, match=r"^a\.txt: 50\.0 MB, and 50 MB is the most"):
        refuse_size(LIMIT + 1, "a.txt")


@given(st.text())
def test_whatever_is_taken_is_kept_character_by_character(text):
    try:
        taken = decode(text.encode())
    except Unreadable:
        return
    assert taken == text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    assert "\0" not in taken


def test_a_file_name_is_the_last_part_of_any_path():
    assert (
        file_name("C:\\texts\\a b.txt")
        == file_name("../texts/a b.txt")
        == file_name("a b\n.txt")
        == "a b.txt"
    )
    assert len(file_name("x" * 400)) == 255


def test_long_words_are_shortened_with_an_ellipsis():
    assert shortened("a long title", 8) == "a long…"
    assert shortened("short", 5) == "short"
