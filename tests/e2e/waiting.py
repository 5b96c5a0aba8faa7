"""Waiting for a page on a slow machine: for what a step brought, never for a length of time."""

import time
from collections.abc import Callable

from playwright.sync_api import Locator, Page, expect

PATIENCE = 30  # seconds


def arrived(sign: Locator) -> None:
    """Wait for ``sign`` of a new page, then for its scripts: before they have run it takes no keys."""
    expect(sign).to_be_visible()
    sign.page.wait_for_load_state()


def until(page: Page, condition: Callable[[], object]) -> None:
    """Wait for something that is not on the page: a row, a word of the console."""
    given_up = time.monotonic() + PATIENCE
    while not condition():
        assert time.monotonic() < given_up, "waited in vain"
        page.wait_for_timeout(20)  # Playwright hears the browser meanwhile
