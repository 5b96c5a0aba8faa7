"""Incidents by hand: claims attached with one key and split off, two incidents merged and parted again."""

import os
from datetime import date
from uuid import uuid4

import pytest
from playwright.sync_api import Page, expect

from articles.actions.claims import save_claim
from articles.actions.entities import create_entity
from articles.actions.incident_claims import attach_claims
from articles.actions.incidents import create_incident
from articles.domain.anchors import Anchor
from articles.models import Claim, Incident, ReaderComment
from tests.e2e.axe import SIDEWAYS, faults, in_every_look

pytestmark = pytest.mark.e2e

DAY = date(2023, 3, 14)


def claim_on(world, words: str, **fields: object) -> Claim:
    start = world.article.text.index(words)
    return save_claim(
        article=world.article,
        evidence=[Anchor(start, start + len(words), words)],
        fields={"measure": "killed", "place_label": "Sul Ford", "date_start": DAY, "date_prec": 1, **fields},
        key=uuid4(),
        by=world.ana,
    )


@pytest.fixture
def three(world) -> list[Claim]:
    return [
        claim_on(world, "more than 100 guards were killed", expression="more than 100"),
        claim_on(world, "68 killed", expression="68", claimant_label="Interior Guard"),
        claim_on(world, "some 40 wounded", expression="some 40", measure="wounded"),
    ]


@pytest.fixture
def raid(world) -> Incident:
    fields = {"title": "Raid on Sul Ford", "place_label": "Sul Ford", "date_start": DAY, "date_prec": 1}
    return create_incident(project=world.project, fields=fields, key=uuid4(), by=world.ana)


def calm(page: Page, name: str) -> None:
    """No fault and no sideways scrolling in any look."""
    for look in in_every_look(page):
        assert faults(page) == [], (name, look)
        assert page.evaluate(SIDEWAYS) <= 0, (name, look)
        if folder := os.environ.get("SHOTS_TO"):
            page.screenshot(
                path=f"{folder}/{name}-{look.replace(', ', '-').replace(' ', '')}.png", full_page=True
            )
    page.set_viewport_size({"width": 1440, "height": 1000})


def test_a_claim_is_attached_to_the_incident_that_lies_near_with_one_key(open_as, world, raid, three):
    page = open_as(world.ana, world.path(f"articles/{world.article.uuid}/"))
    page.locator(f'a[data-inspects="{three[1].uuid}"]').first.click()
    offered = page.locator("#near-incidents")
    expect(offered).to_contain_text("same place, same day")
    page.locator("#inspector").focus()
    page.keyboard.press("i")
    expect(page.locator("#inspector").get_by_role("link", name="Raid on Sul Ford")).to_be_visible()
    assert Claim.objects.get(pk=three[1].pk).incident == raid


def test_while_a_claim_is_written_one_press_saves_it_with_its_incident(open_as, world, raid):
    claim = claim_on(world, "68 killed", expression="68", place_label="")
    page = open_as(world.ana, world.path(f"articles/{world.article.uuid}/"))
    page.locator(f'a[data-inspects="{claim.uuid}"]').first.click()
    page.locator("#inspector").get_by_role("link", name="Change").click()
    form = page.locator("#claim-form")
    form.get_by_label("Place", exact=True).first.fill("sul ford")
    form.get_by_label("Place", exact=True).first.blur()
    form.get_by_role("button", name="Raid on Sul Ford").click()
    expect(page.locator("#inspector").get_by_role("link", name="Raid on Sul Ford")).to_be_visible()
    now = Claim.objects.get(pk=claim.pk)
    assert (now.incident, now.place_label) == (raid, "sul ford")


def test_claims_are_attached_split_off_and_put_back(open_as, world, raid, three, console_errors):
    page = open_as(world.ana, world.path(f"incidents/{raid.uuid}/claims/"))
    near = page.get_by_role("region", name="Claims that may belong here")
    expect(near.get_by_role("row")).to_have_count(4)
    for box in near.get_by_role("checkbox").all():
        box.check()
    near.get_by_role("button", name="Attach the ticked").click()
    expect(page.get_by_role("status").filter(has_text="You attached 3 claims.")).to_be_visible()
    calm(page, "incident-claims")
    page.get_by_role("checkbox", name="68 killed").check()
    page.get_by_role("button", name="Split off").click()
    expect(page.get_by_role("alert").filter(has_text="Give the incident a title")).to_be_visible()
    expect(page.get_by_role("checkbox", name="68 killed")).to_be_checked()
    page.get_by_label("or split them off").fill("Second raid")
    page.get_by_label("or split them off").press("Tab")
    page.get_by_role("button", name="Split off").press("Enter")
    expect(page.get_by_role("heading", name="Claims of Second raid")).to_be_visible()
    expect(page.get_by_text("You made this incident with 1 claim.")).to_be_visible()
    page.get_by_role("button", name="Take back").click()
    expect(page.get_by_role("heading", name="Raid on Sul Ford", exact=True)).to_be_visible()
    assert raid.claims.count() == 3
    console_errors.clear()  # the refusal was a 422


def test_two_incidents_are_merged_and_parted_again(open_as, world, raid, three):
    other = create_incident(
        project=world.project, fields={"title": "Night at the ford"}, key=uuid4(), by=world.ana
    )
    create_incident(project=world.project, fields={"title": "Fire at Osk"}, key=uuid4(), by=world.ana)
    attach_claims(incident=other, claims=three[:2], key=uuid4(), by=world.ana)
    page = open_as(world.ana, world.path(f"incidents/{other.uuid}/"))
    page.get_by_role("link", name="Merge").click()
    expect(page.locator("#others").get_by_role("row")).to_have_count(3)
    page.get_by_role("searchbox", name="Search titles and places").press_sequentially("raid on")
    expect(page.locator("#others").get_by_role("row")).to_have_count(2)
    calm(page, "incident-merge-choose")
    page.get_by_role("link", name="Raid on Sul Ford").click()
    expect(page.get_by_role("heading", name="What moves to Raid on Sul Ford")).to_be_visible()
    calm(page, "incident-merge")
    page.get_by_role("button", name="Merge into Raid on Sul Ford").click()
    expect(page.get_by_role("status").filter(has_text="was merged into this incident")).to_be_visible()
    assert raid.claims.count() == 2
    page.goto(world.path(f"incidents/{other.uuid}/"))
    calm(page, "incident-after-merge")
    page.get_by_role("button", name="Take the merge back").click()
    expect(page.get_by_role("heading", name="Night at the ford", exact=True)).to_be_visible()
    assert (raid.claims.count(), other.claims.count()) == (0, 2)


def test_a_supervisor_promotes_a_comment_from_the_text_and_takes_it_back(open_as, world, console_errors):
    page = open_as(world.sam, world.path(f"articles/{world.article.uuid}/"))
    page.get_by_role("link", name="Promote comment 0").or_(
        page.get_by_role("link", name="Promote comment 1")
    ).first.click()
    expect(page.get_by_role("heading", name="Not promoted: its claims do not count")).to_be_visible()
    calm(page, "comment")
    page.get_by_role("button", name="Promote the comment").click()
    expect(page.get_by_role("alert").filter(has_text="Write why")).to_be_visible()
    page.get_by_label("Reason").fill("He carried the dead; the office knows him.")
    page.get_by_role("button", name="Promote the comment").click()
    expect(page.get_by_role("heading", name="Promoted: its claims count")).to_be_visible()
    assert ReaderComment.objects.filter(article=world.article, promoted=True).count() == 1
    page.get_by_role("link", name="Back to the text").click()
    expect(page.get_by_text("promoted: it counts")).to_be_visible()
    page.get_by_role("link", name="Reason, or take it back").click()
    page.get_by_label("Reason").fill("It was another man.")
    page.get_by_role("button", name="Take the promotion back").click()
    expect(page.get_by_role("heading", name="Not promoted: its claims do not count")).to_be_visible()
    console_errors.clear()  # the refusal was a 422


def test_the_list_the_form_and_a_place_are_calm_in_every_look(open_as, world, raid, console_errors):
    part = {"title": "First hour at the ford", "parent": raid}
    create_incident(project=world.project, fields=part, key=uuid4(), by=world.ana)
    ford = create_entity(project=world.project, name="Sul Ford", kind="place", key=uuid4(), by=world.ana)
    page = open_as(world.ana, world.path("incidents/"))
    calm(page, "incidents")
    page.goto(world.path(f"incidents/{raid.uuid}/edit/"))
    calm(page, "incident-form")
    page.goto(world.path(f"entities/{ford.uuid}/"))
    page.get_by_text("Change where it lies").click()
    page.get_by_label("Latitude").fill("33,5")
    page.get_by_role("button", name="Save where it lies").click()
    expect(page.get_by_text("Write the decimals with a point: 33.5.")).to_be_visible()
    calm(page, "place")
    console_errors.clear()  # the refusal was a 422
