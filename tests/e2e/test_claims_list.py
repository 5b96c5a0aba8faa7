"""The list of claims by keyboard: tick, choose the incident, see what changes, take it back."""

import re
from uuid import uuid4

import pytest
from playwright.sync_api import Page, expect

from articles.actions.incidents import create_incident
from articles.models import Claim, Incident
from tests.e2e.axe import SIDEWAYS, faults, in_every_look
from tests.e2e.test_links_on_the_desk import claim_on

pytestmark = pytest.mark.e2e


@pytest.fixture
def four(world) -> list[Claim]:
    """Four claims about no incident; the newest stands first in the list."""
    return [
        claim_on(world, "68 killed", expression="68", claimant_label="Interior Guard"),
        claim_on(world, "some 40 wounded", measure="wounded", expression="some 40"),
        claim_on(world, "more than 100 guards were killed", expression="more than 100"),
        claim_on(world, "23 officers", expression="23"),
    ]


@pytest.fixture
def raid(world) -> Incident:
    return create_incident(
        project=world.project, fields={"title": "Raid on Sul Ford"}, key=uuid4(), by=world.ana
    )


def put_in(claims: list[Claim]) -> list[str]:
    return [
        claim.incident.title if claim.incident else ""
        for claim in Claim.objects.filter(pk__in=[c.pk for c in claims]).order_by("pk")
    ]


def ticked(page: Page) -> int:
    return page.locator("[data-picks] input:checked").count()


def test_ticked_by_keys_put_together_and_taken_back(open_as, world, four, raid):
    page = open_as(world.ana, f"/p/{world.project.slug}/claims/")
    page.keyboard.press("x")
    expect(page.locator("[data-picked]")).to_have_text("1 ticked")
    page.keyboard.press("j")
    page.keyboard.press("j")
    page.keyboard.press("Shift+X")
    assert ticked(page) == 3
    page.keyboard.press("k")
    page.keyboard.press("Space")
    expect(page.locator("[data-picked]")).to_have_text("2 ticked")
    page.keyboard.press("i")
    expect(page.get_by_role("heading", level=1)).to_have_text("Same incident")
    page.get_by_label("Incident", exact=True).select_option("Raid on Sul Ford")
    expect(page.locator(".together-words")).to_contain_text("2 claims will be in “Raid on Sul Ford”")
    assert put_in(four) == ["", "", "", ""]
    page.get_by_role("button", name="Put them together").click()
    expect(page.get_by_role("status").filter(has_text="2 claims put into")).to_be_visible()
    assert put_in(four) == ["", "Raid on Sul Ford", "", "Raid on Sul Ford"]
    page.get_by_role("button", name="Take back").click()
    expect(page.get_by_text("Taken back")).to_be_visible()
    assert put_in(four) == ["", "", "", ""]


def test_a_range_is_ticked_with_the_mouse_and_a_new_incident_is_named(open_as, world, four):
    page = open_as(world.ana, f"/p/{world.project.slug}/claims/?measure=killed")
    boxes = page.locator("[data-picks] input[name=claim]")
    boxes.nth(0).click()
    boxes.nth(2).click(modifiers=["Shift"])
    assert ticked(page) == 3
    page.get_by_role("button", name="Same incident").click()
    page.get_by_label("Title of the new incident").fill("Night at the ford")
    page.get_by_role("button", name="Put them together").click()
    expect(page.get_by_role("status").filter(has_text="3 claims put into")).to_be_visible()
    expect(page).to_have_url(re.compile("measure=killed"))
    assert put_in(four).count("Night at the ford") == 3


def test_every_order_is_an_address_and_back_leads_back(open_as, world, four):
    page = open_as(world.ana, f"/p/{world.project.slug}/claims/")
    page.get_by_role("link", name="Low", exact=True).click()
    expect(page.locator("[data-picks] tbody th").first).to_have_text("101 or more killed")
    expect(page.get_by_role("columnheader", name="Low")).to_have_attribute("aria-sort", "descending")
    page.get_by_role("link", name="Low", exact=True).click()
    expect(page.locator("[data-picks] tbody th").first).to_have_text("23 killed")
    page.go_back()
    expect(page.locator("[data-picks] tbody th").first).to_have_text("101 or more killed")


def test_nothing_is_wrong_with_the_list_and_the_preview_in_any_look(open_as, world, four, raid):
    slug, one = world.project.slug, four[0].uuid
    for address in (
        f"/p/{slug}/claims/?minimum=incomplete&sort=high-down",
        f"/p/{slug}/claims/?measure=missing",
        f"/p/{slug}/claims/together/?claim={one}&incident={raid.uuid}",
        f"/p/{slug}/claims/together/",
    ):
        page = open_as(world.ana, address)
        for look in in_every_look(page):
            assert faults(page) == [], look
            assert page.evaluate(SIDEWAYS) <= 0, look
