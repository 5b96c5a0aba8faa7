"""The library and the details: narrow, sort, open, correct, and meet somebody else's save."""

import re
from datetime import date

import pytest
from playwright.sync_api import expect

from articles.models import Annotation
from tests.e2e.axe import SIDEWAYS, faults

pytestmark = pytest.mark.e2e


@pytest.fixture
def shelf(world):
    article = world.add_article(
        "Bridge at Osk closed\n\nThe Guard closed the bridge.\n",
        outlet="The Outer Post",
        published=date(2023, 3, 18),
    )
    world.add_article("شهادات من وادي كيلد\n\nقتل ٥١ شخصا.\n", outlet="صوت كيترو", language="ar")
    Annotation.objects.create(
        article=article,
        tag=world.tags["Killed"],
        author=world.ana,
        start=0,
        end=6,
        quote="Bridge",
        state="submitted",
    )
    return article


def test_the_list_is_narrowed_sorted_and_opened(open_as, world, shelf, shots):
    page = open_as(world.sam, world.path("library/"))
    expect(page.get_by_role("heading", name="Library 3 articles")).to_be_visible()
    assert faults(page) == []
    page.screenshot(path=shots / "library.png", full_page=True)
    page.get_by_role("link", name="Title", exact=True).click()
    expect(page.get_by_role("columnheader", name="Title")).to_have_attribute("aria-sort", "ascending")
    page.get_by_label("State").select_option("submitted")
    page.get_by_role("button", name="Apply").click()
    expect(page.get_by_text("1 of 3 match")).to_be_visible()
    expect(page).to_have_url(re.compile(r"state=submitted"))
    page.get_by_role("link", name="Remove filter submitted").click()
    expect(page.get_by_role("rowheader")).to_have_count(3)
    page.get_by_label("Search titles and text").fill("nobody wrote this")
    page.keyboard.press("Enter")
    expect(page.get_by_text("No article matches")).to_be_visible()
    page.get_by_role("link", name="Show all articles").click()
    page.get_by_role("link", name="Bridge at Osk closed", exact=True).click()
    expect(page.get_by_text("The Guard closed the bridge.")).to_be_visible()


def test_details_are_corrected_and_a_late_save_shows_both_sides(open_as, world, shelf, shots, console_errors):
    late = open_as(world.ana, world.path(f"articles/{shelf.uuid}/details/"))
    page = open_as(world.sam, world.path("library/"))
    page.get_by_role("link", name="Details of Bridge at Osk closed").click()
    expect(page.get_by_label("Outlet")).to_have_value("The Outer Post")
    assert faults(page) == []
    page.get_by_label("Outlet").fill("Ketterau Radio")
    page.get_by_role("button", name="Save details").click()
    expect(page.get_by_text("changed the details")).to_be_visible()
    expect(page.get_by_label("Outlet")).to_have_value("Ketterau Radio")
    page.screenshot(path=shots / "details.png", full_page=True)

    late.get_by_label("Outlet").fill("Harbour Wire")
    late.get_by_label("Author", exact=True).fill("Marit Oskanen")
    late.get_by_role("button", name="Save details").click()
    expect(late.get_by_text("Somebody saved this article while you were editing")).to_be_visible()
    expect(late.get_by_label("Outlet")).to_have_value("Harbour Wire")
    late.screenshot(path=shots / "details-merge.png", full_page=True)
    assert faults(late) == []
    late.get_by_role("row", name="Outlet").get_by_label("Ketterau Radio").check()
    late.get_by_role("button", name="Save this mix").click()
    expect(late.get_by_label("Outlet")).to_have_value("Ketterau Radio")
    expect(late.get_by_label("Author", exact=True)).to_have_value("Marit Oskanen")
    console_errors.clear()  # the 409


def test_the_evidence_copy_comes_down_as_it_was(open_as, world, shelf):
    page = open_as(world.vera, world.path(f"articles/{shelf.uuid}/details/"))
    with page.expect_download() as waiting:
        page.get_by_role("link", name="Download the file as it came in").click()
    assert waiting.value.path().read_bytes() == bytes(shelf.raw)


@pytest.mark.parametrize("options", [{"color_scheme": "dark"}, {"viewport": {"width": 390, "height": 844}}])
def test_the_library_stands_in_the_dark_and_on_a_phone(open_as, world, shelf, shots, options):
    page = open_as(world.ana, world.path("library/"), **options)
    page.screenshot(
        path=shots / f"library-{'dark' if 'color_scheme' in options else '390'}.png", full_page=True
    )
    assert faults(page) == []
    assert page.evaluate(SIDEWAYS) <= 0
