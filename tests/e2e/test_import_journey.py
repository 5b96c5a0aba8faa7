"""Import: choose, drop or paste, look, describe, confirm; keyboard, phone and no script included."""

import re

import pytest
from playwright.sync_api import expect

from articles.models import Article
from tests.e2e.axe import SIDEWAYS, faults
from tests.e2e.waiting import arrived

pytestmark = pytest.mark.e2e

STORY = """Garrison at Ilvane falls after two-day assault

Update, 19 March: the Interior Guard raised its count from 51 to 68 on Friday evening.

Fighters of the Northern Accord took the garrison at Ilvane on Wednesday.

The Interior Guard said that 68 of its people were killed.

The Orsel Conflict Monitor counts more than 150 dead.

A fourth paragraph says little.

What the hospital counted

The hospital at Marren took in 40 wounded.

Marit Oskanen is a reporter at the Sarden Ledger and the Editor of its Sunday pages.

Tags: , ,

3 Comments

  • karst_reader says:

    My cousin 👩‍🚒 was at the lower gate.

    She counted about 90.

  • pell_road says:

    @karst_reader 300 is every man on the roster.

  • M. Oskanen says:

    @pell_road We asked for the roster.
"""
BRIDGE = "Bridge at Osk closed\n\nThe Guard closed the bridge.\n"

DROP = """(zone, files) => {
  const transfer = new DataTransfer();
  for (const [name, text] of files) transfer.items.add(new File([text], name, { type: "text/plain" }));
  for (const type of ["dragenter", "dragover", "drop"])
    zone.dispatchEvent(new DragEvent(type, { bubbles: true, cancelable: true, dataTransfer: transfer }));
}"""


def upload(name: str, text: str | bytes) -> dict[str, object]:
    raw = text.encode() if isinstance(text, str) else text
    return {"name": name, "mimeType": "text/plain", "buffer": raw}


def test_chosen_files_are_previewed_described_and_confirmed(open_as, world, shots):
    page = open_as(world.sam, world.path("imports/"))
    expect(page.get_by_role("heading", name="Import", exact=True)).to_be_visible()
    page.screenshot(path=shots / "import-start.png", full_page=True)
    assert faults(page) == []
    page.get_by_label("Drop text files here").set_input_files(
        [
            upload("ilvane.txt", STORY),
            upload("bridge.txt", BRIDGE),
            upload("scan.pdf", b"%PDF-1"),
            upload("none.txt", ""),
        ]
    )
    expect(page.get_by_text("4 files: 2 new, 2 refused.")).to_be_visible()
    expect(page.get_by_text("PDF is not read here; paste its text")).to_be_visible()
    expect(page.get_by_text("empty file, 0 bytes")).to_be_visible()
    preview = page.get_by_role("region", name="ilvane.txt")
    expect(preview.get_by_text("Update note")).to_be_visible()
    expect(preview.get_by_text("2 more paragraphs")).to_be_visible()
    expect(preview.get_by_text("Byline")).to_be_visible()
    expect(preview.get_by_text("Reply, by name")).to_have_count(2)
    expect(preview.get_by_text("M. Oskanen: @pell_road We asked for the roster.")).to_be_visible()
    page.screenshot(path=shots / "import-preview.png", full_page=True)
    assert faults(page) == []
    assert Article.objects.filter(project=world.project).count() == 1

    page.get_by_label("Outlet").fill("The Sarden Ledger")
    page.get_by_label("Published").fill("2023-03-18")
    page.get_by_role("button", name="bridge.txt").click()
    expect(page.get_by_role("region", name="bridge.txt")).to_be_visible()
    expect(page.get_by_label("Outlet")).to_have_value("")
    page.get_by_label("Outlet").fill("Harbour Wire")
    page.get_by_role("button", name="Import 2 articles").click()
    expect(page.get_by_text("2 articles are in the library.")).to_be_visible()
    page.screenshot(path=shots / "import-report.png", full_page=True)
    assert faults(page) == []
    stored = {a.title: a.outlet for a in Article.objects.filter(project=world.project)}
    assert stored["Garrison at Ilvane falls after two-day assault"] == "The Sarden Ledger"
    assert stored["Bridge at Osk closed"] == "Harbour Wire"
    page.get_by_role("link", name="bridge.txt").click()
    expect(page.get_by_text("The Guard closed the bridge.")).to_be_visible()


def test_dropped_files_go_straight_to_the_preview(open_as, world):
    page = open_as(world.sam, world.path("imports/"))
    page.locator("[data-drop]").evaluate(
        f"(zone) => ({DROP})(zone, [['ilvane.txt', {STORY!r}], ['bridge.txt', {BRIDGE!r}]])"
    )
    arrived(page.get_by_role("button", name="Import 2 articles"))
    page.locator("[data-drop]").evaluate(
        f"(zone) => ({DROP})(zone, [['third.txt', 'Third text\\n\\nWords.']])"
    )
    expect(page.get_by_role("button", name="Import 3 articles")).to_be_visible()


def test_an_article_is_pasted_with_the_keyboard_alone_and_started_over(open_as, world):
    page = open_as(world.sam, world.path("imports/"))
    page.get_by_text("Paste one article").focus()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    page.keyboard.insert_text(BRIDGE)
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.get_by_role("region", name="Pasted text")).to_be_visible()
    page.get_by_role("button", name="Start over").click()
    expect(page.get_by_text("None yet.")).to_be_visible()
    assert Article.objects.filter(project=world.project).count() == 1


def test_enter_in_a_detail_keeps_it_and_confirms_nothing(open_as, world):
    page = open_as(world.sam, world.path("imports/"))
    page.get_by_label("Drop text files here").set_input_files([upload("bridge.txt", BRIDGE)])
    page.get_by_label("Outlet").fill("Harbour Wire")
    page.get_by_label("Outlet").press("Enter")
    expect(page).to_have_url(re.compile(r"\?file="))
    expect(page.get_by_label("Outlet")).to_have_value("Harbour Wire")
    expect(page.get_by_role("button", name="Import 1 article")).to_be_visible()


def test_without_script_the_buttons_do_the_same(open_as, world):
    page = open_as(world.sam, world.path("imports/"), java_script_enabled=False)
    page.get_by_label("Drop text files here").set_input_files([upload("bridge.txt", BRIDGE)])
    page.get_by_role("button", name="Show what is understood").click()
    expect(page.get_by_role("region", name="bridge.txt")).to_be_visible()
    page.get_by_label("Drop text files here").set_input_files([upload("ilvane.txt", STORY)])
    page.get_by_role("button", name="Add to this import").click()
    page.get_by_role("button", name="Import 2 articles").click()
    expect(page.get_by_text("2 articles are in the library.")).to_be_visible()


@pytest.mark.parametrize("options", [{"color_scheme": "dark"}, {"viewport": {"width": 390, "height": 844}}])
def test_the_preview_stands_in_the_dark_and_on_a_phone(open_as, world, shots, options):
    page = open_as(world.sam, world.path("imports/"), **options)
    page.get_by_label("Drop text files here").set_input_files(
        [upload("ilvane.txt", STORY), upload("none.txt", "")]
    )
    expect(page.get_by_text("2 files: 1 new, 1 refused.")).to_be_visible()
    page.screenshot(
        path=shots / f"import-preview-{'dark' if 'color_scheme' in options else '390'}.png", full_page=True
    )
    assert faults(page) == []
    assert page.evaluate(SIDEWAYS) <= 0
