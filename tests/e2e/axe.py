"""What axe finds on a page, short enough to read in a failed test."""

from collections.abc import Iterator

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

WIDE = {"width": 1440, "height": 1000}
PHONE = {"width": 390, "height": 844}
LOOKS = (("light", WIDE), ("dark", WIDE), ("light", PHONE))  # both schemes, both layouts
SIDEWAYS = "document.documentElement.scrollWidth - document.documentElement.clientWidth"


def faults(page: Page) -> list[str]:
    """The rule, the element and what to do, for each fault of the page as it stands."""
    found = Axe().run(page).response["violations"]
    return [
        f"{fault['id']}: {node['html'][:160]} · {' '.join(node.get('failureSummary', '').split())[:300]}"
        for fault in found
        for node in fault["nodes"]
    ]


def in_every_look(page: Page) -> Iterator[str]:
    """Put the page into light and dark, wide and narrow, one after the other; yield the name of each."""
    for scheme, size in LOOKS:
        page.emulate_media(color_scheme=scheme, reduced_motion="reduce")  # type: ignore[arg-type]
        page.set_viewport_size(size)  # type: ignore[arg-type]
        yield f"{scheme}, {size['width']} px"
