"""Two claims side by side: one key decides, the next pair is there, one key takes it back."""

from uuid import uuid4

import pytest
from playwright.sync_api import Locator, Page, expect

from articles.actions.claim_parts import Hop
from articles.actions.claims import save_claim
from articles.actions.incidents import create_incident
from articles.domain.anchors import Anchor
from articles.models import Claim, ClaimLink
from tests.e2e.waiting import arrived

pytestmark = pytest.mark.e2e

ROOMY = {"viewport": {"width": 1440, "height": 1100}}
PHONE = {"viewport": {"width": 390, "height": 844}}


def claim_on(world, words: str, *, article=None, **fields: object) -> Claim:
    article = article or world.article
    start = article.text.index(words)
    hops = fields.pop("hops", ())
    return save_claim(
        article=article,
        evidence=[Anchor(start, start + len(words), words)],
        fields={"measure": "killed", **fields},
        hops=hops,
        key=uuid4(),
        by=world.ana,
    )


@pytest.fixture
def three(world) -> list[Claim]:
    """Three claims about one incident: more than 100, 68, some 40 wounded."""
    incident = create_incident(
        project=world.project, fields={"title": "Raid on Sul Ford"}, key=uuid4(), by=world.ana
    )
    accord = (Hop("Northern Accord", "stated", "communiqué"), Hop("Harbour Wire", "reported"))
    guard = (Hop("Interior Guard", "stated", "state radio"),)
    return [
        claim_on(
            world, "more than 100 guards were killed", expression="more than 100", incident=incident,
            claimant_label="Northern Accord", claimant_side="perpetrator_side", victim_label="guards",
            stance="asserted", narrator_stance="doubted", source_reliability="C", hops=accord,
        ),
        claim_on(
            world, "68 killed", expression="68", incident=incident, claimant_label="Interior Guard",
            claimant_side="victim_side", victim_label="guards", stance="asserted", hops=guard,
        ),
        claim_on(
            world, "some 40 wounded", expression="some 40", measure="wounded", incident=incident,
            claimant_label="Interior Guard", claimant_side="victim_side", hops=guard,
        ),
    ]  # fmt: skip


def figure_b(page: Page) -> Locator:
    """The figure of the claim on the right."""
    return page.get_by_role("region", name="Claim B").locator(".figure-words")


def test_one_key_decides_and_the_next_pair_is_there(open_as, world, three):
    first, second, _ = three
    page = open_as(world.ana, world.path(f"claims/{first.uuid}/"), **ROOMY)
    page.keyboard.press("l")
    expect(page.get_by_role("heading", name="Compare with other claims")).to_be_visible()
    arrived(page.locator("tbody tr", has_text="68 killed").first)
    page.keyboard.press("l")
    arrived(page.get_by_text("68 is below 101, so both cannot be right about the same people.").first)
    page.keyboard.press("c")
    expect(page.get_by_text("They conflict on number")).to_be_visible()
    expect(figure_b(page)).to_have_text("some 40 wounded")
    link = ClaimLink.objects.get(project=world.project)
    assert (link.kind, link.dimension, link.verdict) == ("conflicts", "number", "conflict")
    assert (link.claim_a, link.claim_b) == (first, second)
    page.keyboard.press("Backspace")
    expect(figure_b(page)).to_have_text("68 killed")
    link.refresh_from_db()
    assert link.state == "withdrawn"


def test_a_reason_is_typed_and_the_keys_wait_for_it(open_as, world, three):
    first, second, third = three
    page = open_as(world.ana, world.path(f"claims/{first.uuid}/compare/{third.uuid}/"), **ROOMY)
    page.keyboard.press("m")
    page.keyboard.type("dead and wounded")
    page.get_by_role("button", name="Distinct").click()
    expect(figure_b(page)).to_have_text("68 killed")
    link = ClaimLink.objects.get(project=world.project)
    assert (link.kind, link.rationale) == ("distinct", "dead and wounded")
    page.keyboard.press("p")
    expect(page.get_by_text("The link is saved, and nothing is left to compare.")).to_be_visible()
    part = ClaimLink.objects.get(project=world.project, kind="part_of")
    assert (part.claim_a, part.claim_b) == (second, first)


def test_the_link_is_seen_from_both_claims_and_in_the_list(open_as, world, three, shots):
    first, second, _ = three
    page = open_as(world.ana, world.path(f"claims/{first.uuid}/compare/{second.uuid}/"), **ROOMY)
    page.keyboard.press("c")
    expect(page.get_by_text("They conflict on number")).to_be_visible()
    for claim in (first, second):
        page.goto(world.path(f"claims/{claim.uuid}/"))
        expect(page.locator("#links")).to_contain_text("They conflict on number")
    page.screenshot(path=shots / "claim-page.png", full_page=True)
    page.goto(world.path("links/"))
    expect(page.get_by_role("row", name="They conflict on number")).to_contain_text("Conflict · number")
    page.screenshot(path=shots / "links.png")
    page.get_by_role("link", name="They conflict on number").click()
    expect(page.get_by_text("68 is below 101")).to_be_visible()
    page.screenshot(path=shots / "link.png")
    page.goto(world.path(f"incidents/{first.incident.uuid}/"))
    expect(page.get_by_role("listitem").filter(has_text="Northern Accord").first).to_be_visible()
    page.screenshot(path=shots / "incident.png", full_page=True)
    page.goto(world.path("claims/"))
    page.screenshot(path=shots / "claims.png")


def test_the_pages_fit_a_phone_and_the_dark(open_as, world, three, shots):
    first, second, _ = three
    wide = open_as(world.ana, world.path(f"claims/{first.uuid}/candidates/"), **ROOMY)
    wide.screenshot(path=shots / "candidates.png")
    wide.goto(world.path(f"claims/{first.uuid}/compare/{second.uuid}/"))
    wide.screenshot(path=shots / "desk.png", full_page=True)
    paths = {
        "desk": f"claims/{first.uuid}/compare/{second.uuid}/",
        "claim": f"claims/{first.uuid}/",
        "edit": f"claims/{first.uuid}/edit/",
        "incident": f"incidents/{first.incident.uuid}/",
        "claims": "claims/",
    }
    page = open_as(world.ana, world.path(paths["desk"]), **PHONE, color_scheme="dark")
    for name, path in paths.items():
        page.goto(world.path(path))
        width = page.evaluate("document.documentElement.scrollWidth")
        assert width <= 390, f"{name} is {width} pixels wide"
        page.screenshot(path=shots / f"{name}-390-dark.png", full_page=True)
