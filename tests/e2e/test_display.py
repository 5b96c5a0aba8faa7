"""How the text looks: chosen beside the text, at once, and kept; at every width nothing runs out."""

import pytest
from playwright.sync_api import expect

from articles.models import User
from tests.e2e.pointer import drag, open_article

pytestmark = pytest.mark.e2e

HTML = "Object.assign({}, document.documentElement.dataset)"
FONT = """() => { const text = document.querySelector('#ps-1 .body p'), style = getComputedStyle(text);
  return [parseFloat(style.fontSize), parseFloat(style.lineHeight) / parseFloat(style.fontSize),
          text.clientWidth, style.fontFamily]; }"""


def test_each_choice_acts_at_once_and_is_kept(open_as, world):
    page = open_article(open_as, world)
    size, lead, _, face = page.evaluate(FONT)
    page.get_by_text("Display", exact=True).click()
    panel = page.locator("[data-display]")
    expect(panel.get_by_role("button", name="Save")).to_be_hidden()
    for choice in ("Largest", "Loose", "Sans-serif", "Dark"):
        panel.get_by_label(choice, exact=True).check()
    panel.get_by_role("group", name="Column").get_by_label("Narrow").check()
    larger, looser, _, sans = page.evaluate(FONT)
    assert larger == pytest.approx(size * 1.5)
    assert looser > lead
    assert sans != face
    expect(page.locator("#status")).to_contain_text("Display saved")
    page.keyboard.press("Escape")
    expect(panel).to_be_hidden()
    expect(page.locator("[data-display][aria-busy]")).to_have_count(0)  # kept
    page.reload()
    kept = {
        "textSize": "largest",
        "leading": "loose",
        "typeface": "sans",
        "theme": "dark",
        "measure": "narrow",
    }
    assert kept.items() <= page.evaluate(HTML).items()
    page.get_by_text("Display", exact=True).click()
    panel.get_by_label("Largest").focus()
    page.keyboard.press("ArrowLeft")
    expect(page.locator("html[data-text-size=large]")).to_be_visible()
    expect(page.locator("[data-display][aria-busy]")).to_have_count(0)  # kept
    world.ana.refresh_from_db()
    assert (world.ana.text_size, world.ana.measure, world.ana.typeface) == ("large", "narrow", "sans")


def test_without_script_the_panel_saves_and_comes_back(open_as, world):
    page = open_as(world.ana, world.path(f"articles/{world.article.uuid}/"), java_script_enabled=False)
    page.get_by_text("Display", exact=True).click()
    page.locator("[data-display]").get_by_label("Large", exact=True).check()
    page.locator("[data-display]").get_by_role("button", name="Save").click()
    expect(page.locator("html[data-text-size=large]")).to_have_count(1)
    expect(page.locator("annotated-text")).to_be_visible()


SPACED = """() => { const sheet = new CSSStyleSheet();
  sheet.replaceSync("* { line-height: 1.5 !important; letter-spacing: .12em !important }"
    + " * { word-spacing: .16em !important } p { margin-block-end: 2em !important }");
  document.adoptedStyleSheets = [sheet]; }"""
WIDER = """() => [document.documentElement, ...document.querySelectorAll('.panes > *')]
  .filter((part) => part.getClientRects().length && part.scrollWidth > part.clientWidth + 1)
  .map((part) => `${part.id || part.localName}: ${part.scrollWidth} in ${part.clientWidth}`)"""
WIDTHS = (1440, 1100, 800, 390, 320)


@pytest.mark.parametrize("size", ["medium", "largest"])
def test_at_every_width_nothing_runs_out_and_every_pane_is_reached(open_as, world, size):
    """Also with a reader's own spacing of letters, words and lines (WCAG 1.4.12) at 320 px (1.4.10)."""
    User.objects.filter(pk=world.ana.pk).update(text_size=size)
    page = open_article(open_as, world)
    drag(page, "more than 100 guards")
    page.locator(".tagbar").get_by_role("button", name="Killed").click()
    expect(page.locator("#inspector [data-annotation]")).to_be_visible()
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 800})
        for pane, landmark in (("Outline", "#rail"), ("Details", "#inspector"), ("Text", "#main")):
            tab = page.locator(".panes-nav").get_by_role("link", name=pane)
            if tab.is_visible():
                tab.click()
            expect(page.locator(landmark)).to_be_visible()
            assert page.evaluate(WIDER) == [], (width, pane)
        page.get_by_text("Display", exact=True).click()
        expect(page.locator("[data-display]")).to_be_in_viewport()
        assert page.evaluate(WIDER) == [], width
        page.keyboard.press("Escape")
        expect(page.locator("[data-display]")).to_be_hidden()
    page.evaluate(SPACED)
    assert page.evaluate(WIDER) == []
