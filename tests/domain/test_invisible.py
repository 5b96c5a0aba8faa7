"""Which unseen characters are shown as chips."""

import pytest

from articles.domain.invisible import hidden_at, label


def hidden(text: str) -> list[str]:
    return [label(text[at]) for at in hidden_at(text, 0, len(text))]


@pytest.mark.parametrize(
    ("text", "chips"),
    [
        ("51\u202e dead", ["U+202E"]),
        ("51\u200b dead\ufeff", ["U+200B", "U+FEFF"]),
        ("قال\u200f.", ["U+200F"]),
        ("\u2066 a\u2069", ["U+2066", "U+2069"]),
        ("a\x00b\x1bc\x7f", ["U+0000", "U+001B", "U+007F"]),
        ("co\u00adoperate", ["U+00AD"]),
        ("de\u200dad", ["U+200D"]),
        ("de\u200cad", ["U+200C"]),
        ("a\ufe0f", ["U+FE0F"]),
        ("a\U000e0041", ["U+E0041"]),
    ],
)
def test_a_character_that_hides_is_shown(text: str, chips: list[str]) -> None:
    assert hidden(text) == chips


@pytest.mark.parametrize(
    "text",
    [
        "plain words, a tab\tand a line\n",
        "👩🏽‍🚒 🤷🏻‍♂️ 👨‍👩‍👧 ❤\ufe0f 5\ufe0f⃣",
        "می‌روم",
        "क्‍ष",
        "🏴\U000e0067\U000e0062\U000e0073\U000e0063\U000e0074\U000e007f",
        "René, Rene\u0301, قُتلوا, 1\u00a0200",
    ],
)
def test_a_joiner_that_the_writing_needs_is_left_alone(text: str) -> None:
    assert hidden(text) == []


def test_only_the_asked_stretch_is_searched() -> None:
    assert list(hidden_at("\u200fab\u200fcd\u200f", 1, 5)) == [3]
