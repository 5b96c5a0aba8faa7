"""What axe finds on a page, short enough to read in a failed test."""

from collections.abc import Iterator

from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import Page

WIDE = {"width": 1440, "height": 1000}
PHONE = {"width": 390, "height": 844}
LOOKS = (("light", WIDE), ("dark", WIDE), ("light", PHONE))  # both schemes, both layouts
SIDEWAYS = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
FIND = """async () => (await axe.run({ resultTypes: ["violations"] })).violations.flatMap((fault) =>
  fault.nodes.map((node) => [fault.id, node.html, node.failureSummary ?? ""]))"""


def faults(page: Page) -> list[str]:
    """The rule, the element and what to do, for each fault of the page as it stands."""
    if page.evaluate("typeof axe") == "undefined":
        page.evaluate(AXE_SCRIPT)
    return [
        f"{rule}: {html[:160]} · {' '.join(advice.split())[:300]}"
        for rule, html, advice in page.evaluate(FIND)
    ]


def in_every_look(page: Page) -> Iterator[str]:
    """Put the page into light and dark, wide and narrow, one after the other; yield the name of each."""
    for scheme, size in LOOKS:
        page.emulate_media(color_scheme=scheme, reduced_motion="reduce")  # type: ignore[arg-type]
        page.set_viewport_size(size)  # type: ignore[arg-type]
        yield f"{scheme}, {size['width']} px"
