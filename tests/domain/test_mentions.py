"""Names called in a message."""

from hypothesis import given
from hypothesis import strategies as st

from articles.domain.mentions import Piece, pieces

NAMES = {"ana", "ben.k", "s-am"}


def called(body: str) -> list[str]:
    return [piece.text for piece in pieces(body, NAMES) if piece.calls]


def test_a_name_of_the_project_is_called_wherever_it_stands() -> None:
    assert called("@ana and (@ben.k), @s-am.") == ["@ana", "@ben.k", "@s-am"]
    assert called("@ANA?") == ["@ANA"]


def test_other_words_with_the_sign_call_nobody() -> None:
    assert called("ana@ana.example @nobody @ana2 @@ana @ ana") == []


def test_the_stretches_between_are_kept() -> None:
    assert pieces("Ask @ana first.", NAMES) == (Piece("Ask "), Piece("@ana", calls=True), Piece(" first."))
    assert pieces("", NAMES) == ()


@given(st.text(alphabet="@ana ben.k-x\n\u0627", max_size=40))
def test_the_pieces_joined_are_the_message(body: str) -> None:
    assert "".join(piece.text for piece in pieces(body, NAMES)) == body
