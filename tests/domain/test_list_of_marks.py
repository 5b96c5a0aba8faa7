"""The list beside the text: what the browser reads is what was given, and none of it is markup."""

from dataclasses import dataclass
from html.parser import HTMLParser

from hypothesis import given
from hypothesis import strategies as st

from articles.templatetags.marked_text import annotation_rows

HOSTILE = ["<script>alert(1)</script>", '" onclick="go()', "'>", "&amp;", "</li></ul>", "\u202e", "guards"]
words = st.sampled_from(HOSTILE) | st.text(
    st.characters(blacklist_characters="\r\0", codec="utf-8"), max_size=8
)
ALLOWED = {
    "li": {"class", "hx-disable", "hx-ignore"},
    "a": {"href", "data-inspects", "aria-current"},
    "span": {"class", "aria-hidden", "data-c"},
    "bdi": set(),
}


@dataclass(frozen=True)
class Tag:
    name: str
    letter: str
    no: int


@dataclass(frozen=True)
class Row:
    uuid: str
    tag: Tag
    quote: str
    state: str
    returned: str
    author: str
    entity: str
    current: bool
    confidence: str


class Reader(HTMLParser):
    """The texts of the elements, each element judged."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.text = ""
        self.items = 0
        self.depth = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert {name for name, _ in attrs} <= ALLOWED[tag]
        assert tag != "li" or {"hx-disable", "hx-ignore"} <= dict(attrs).keys()
        self.items += tag == "li"
        self.depth += 1

    def handle_endtag(self, tag: str) -> None:
        assert tag in ALLOWED
        self.depth -= 1

    def handle_data(self, data: str) -> None:
        self.text += data


rows = st.builds(
    Row,
    uuid=words,
    tag=st.builds(Tag, name=words, letter=words, no=st.integers(1, 10)),
    quote=words,
    state=st.sampled_from(["draft", "accepted", "returned"]),
    returned=st.just(""),
    author=words,
    entity=words,
    current=st.booleans(),
    confidence=st.sampled_from(["", "sure", "probable", "unsure"]),
)


@given(st.lists(rows, max_size=4), st.none() | st.integers(1, 99))
def test_what_is_read_back_are_the_rows(given_rows: list[Row], number: int | None) -> None:
    reader = Reader()
    reader.feed(annotation_rows(given_rows, number))
    reader.close()
    place = f"¶{number}" if number else ""
    assert reader.text == "".join(
        f"{row.tag.letter}{row.tag.name}: {row.quote}{place}{row.entity}{row.author}{row.confidence}"
        + ("" if row.state == "draft" else row.state)
        for row in given_rows
    )
    assert (reader.items, reader.depth) == (len(given_rows), 0)


def test_a_row_as_the_page_shows_it() -> None:
    row = Row(
        "u-1", Tag("Killed", "K", 1), "more than 100", "returned", "Which guards?", "ben", "", True, "unsure"
    )
    assert annotation_rows([row], 3) == (
        '<li class="is-selected" hx-disable hx-ignore><span class="lc t-1" aria-hidden="true">K</span>'
        '<a href="?mark=u-1" data-inspects="u-1" aria-current="true"><span class="vh">Killed: </span>'
        '<bdi>more than 100</bdi></a><span class="p">¶3</span>'
        '<span class="meta"><bdi>ben</bdi><span>unsure</span>'
        '<span class="state state-returned"><span>returned: <bdi>Which guards?</bdi></span></span>'
        "</span></li>"
    )
