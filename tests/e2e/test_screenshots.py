"""The main pages of the demo project as the documents show them.

UPDATE_SHOTS=1 writes the pictures into docs/img; otherwise they go to a folder of this run. Each page must
have its heading, an empty browser console and no sideways scroll.
"""

import os
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from django.conf import settings
from playwright.sync_api import Page, expect

from tests.e2e import demo_site
from tests.e2e.demo_site import DemoSite

pytestmark = pytest.mark.e2e

PICTURES = settings.BASE_DIR / "docs" / "img"
HEAVIEST = 250_000  # bytes of one picture
WIDE = {"viewport": {"width": 1440, "height": 900}}
TEXT = {"viewport": {"width": 1440, "height": 720}}  # text is heavy in a picture
PHONE = {"viewport": {"width": 390, "height": 844}, "has_touch": True, "is_mobile": True}
LEDGER = "2023-03-18-sarden-ledger-ilvane.txt"
WIRE = "2023-03-15-harbour-wire-ilvane.txt"
ARABIC = "2023-03-18-sawt-ketterau-ilvane.txt"
BULLETIN = """Guard bulletin lists eleven dead of the Sul ridge road

Update, 21 March: the second paragraph was added.

The Interior Guard said on Monday that eleven of its drivers were killed on the Sul ridge road.

It gave no names, and the Northern Accord said that it knew of no attack there.

What the drivers say

The association of drivers counts nine, and two who have not come home.

By Marit Oskanen

2 Comments

  • karst_reader says:

    The road was closed on Sunday already.

    I drove it.

  • pell_road says:

    @karst_reader Then who burnt there?
"""


@dataclass(frozen=True)
class Shot:
    """One picture: whose page, where it is, what its heading says, what to do there first."""

    name: str
    who: str
    path: Callable[[DemoSite], str]
    heading: str
    options: dict[str, object] = field(default_factory=lambda: WIDE)
    first: Callable[[Page], None] = lambda page: None


def reading(file: str) -> Callable[[DemoSite], str]:
    return lambda demo: demo.path("article", demo.article(file).uuid)


def page_of(name: str) -> Callable[[DemoSite], str]:
    return lambda demo: demo.path(name)


def comparison(demo: DemoSite) -> str:
    ours, theirs = demo.claim(LEDGER, "more than 100"), demo.claim(WIRE, "51")
    return demo.path("compare", ours.uuid, theirs.uuid)


def doubt_queue(demo: DemoSite) -> str:
    return demo.path("queue_tag", demo.project.tags.get(name="Doubt").uuid)


def open_claim(page: Page) -> None:
    """The claim in the panel, its words in the middle of the text."""
    page.get_by_role("link", name=re.compile("101 or more")).first.click()
    expect(page.locator("#inspector [data-claim]")).to_be_visible()


def find_words(page: Page) -> None:
    """A search in the article: its hits in the text and in their context."""
    page.locator("#find-text").fill("guards")
    expect(page.locator("#found li").first).to_be_visible()
    page.keyboard.press("Enter")


def choose_mark(page: Page) -> None:
    """The list of the marks that lie over each other."""
    stacked = page.locator("#text mark[data-a*=' ']").first
    stacked.scroll_into_view_if_needed()
    stacked.click()
    expect(page.locator("#chooser a").first).to_be_focused()


def begin_claim(page: Page) -> None:
    """A new claim on selected words; the claimant’s field waits for its own."""
    select(page, "more than 150 dead")
    page.keyboard.press("c")
    expect(page.locator("#claim-form")).to_be_visible()
    page.locator("[data-ground=claimant] input").first.click()
    select(page, "The Brigade")
    expect(page.locator("[data-ground=claimant]")).to_contain_text("“The Brigade”")
    page.locator("#inspector").evaluate("panel => panel.scrollTo(0, 0)")


def hand_in(page: Page) -> None:
    """Two files for the preview, one of which cannot be read."""
    page.locator("input[type=file]").set_input_files(
        [
            {"name": "guard-bulletin.txt", "mimeType": "text/plain", "buffer": BULLETIN.encode()},
            {"name": "scan_0044.pdf", "mimeType": "application/pdf", "buffer": b"%PDF-1.7\0\1"},
        ]
    )
    expect(page.locator("#preview")).to_be_visible()


def select(page: Page, words: str) -> None:
    """Select the first occurrence of ``words`` as a person would with the mouse."""
    page.evaluate(
        """(words) => {
            const text = document.querySelector("annotated-text");
            const start = [...text.chars.join("").split(words)[0]].length;
            text.select(start, start + [...words].length);
            text.focus({ preventScroll: true });
            const isAround = (passage) => start < Number(passage.dataset.end);
            [...text.querySelectorAll("[data-start]")].find(isAround).scrollIntoView({ block: "center" });
        }""",
        words,
    )


SHOTS = (
    Shot("sign-in", "", lambda demo: "/sign-in/", "Sign in"),
    Shot("home-analyst", "ana", page_of("project_home"), "Home"),
    Shot("home-supervisor", "sam", page_of("project_home"), "Home"),
    Shot("library", "ana", page_of("library"), "Library"),
    Shot("reading-light", "ana", reading(LEDGER), "After Ilvane", TEXT, open_claim),
    Shot("reading-dark", "ana", reading(LEDGER), "After Ilvane", TEXT | {"color_scheme": "dark"}, open_claim),
    Shot("reading-narrow", "ana", reading(LEDGER), "After Ilvane", PHONE),
    Shot("reading-rtl", "ben", reading(ARABIC), "إيلفان", TEXT),
    Shot("reading-find", "ana", reading(LEDGER), "After Ilvane", TEXT, find_words),
    Shot("reading-stacked", "ana", reading(LEDGER), "After Ilvane", TEXT, choose_mark),
    Shot("claim-form", "ana", reading(LEDGER), "After Ilvane", TEXT, begin_claim),
    Shot("compare", "ana", comparison, "Compare two claims"),
    Shot("conflicts", "ana", page_of("conflicts"), "Conflicts"),
    Shot("links", "sam", page_of("links"), "Links"),
    Shot("entities", "ana", page_of("entities"), "Entities"),
    Shot("incident", "sam", lambda demo: demo.path("incident", demo.incident("Assault").uuid), "Ilvane"),
    Shot("threads", "ana", page_of("threads"), "Threads"),
    Shot("queue", "sam", doubt_queue, "Review queue"),
    Shot("exports", "sam", page_of("exports"), "Export"),
    Shot("import-preview", "sam", page_of("imports"), "Import", first=hand_in),
)


@pytest.fixture(scope="module")
def demo(live_site: str) -> DemoSite:
    return demo_site.load()


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """Where the pictures go."""
    if os.environ.get("UPDATE_SHOTS") == "1":
        PICTURES.mkdir(parents=True, exist_ok=True)
        return PICTURES
    return tmp_path_factory.mktemp("shots")


@pytest.mark.parametrize("shot", SHOTS, ids=lambda shot: shot.name)
def test_a_page_is_whole(shot: Shot, open_as, demo: DemoSite, folder: Path) -> None:
    person = demo.person(shot.who) if shot.who else None
    page = open_as(person, shot.path(demo), **shot.options)
    shot.first(page)
    heading = page.get_by_role("heading", level=1)
    expect(heading).to_have_count(1)
    expect(heading).to_contain_text(re.compile(shot.heading))
    sideways = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
    assert page.evaluate(sideways) <= 0
    picture = folder / f"{shot.name}.png"
    page.screenshot(path=picture, animations="disabled", caret="initial")
    assert picture.stat().st_size < HEAVIEST


def test_every_picture_of_the_documents_is_taken_here() -> None:
    assert {path.stem for path in PICTURES.glob("*.png")} == {shot.name for shot in SHOTS}
