"""The queue of pairs: one key decides and the next pair is there, across the whole project."""

from uuid import uuid4

import pytest
from playwright.sync_api import Locator, Page, expect

from articles.actions.claim_parts import Hop
from articles.actions.claims import save_claim
from articles.actions.incidents import create_incident
from articles.domain.anchors import Anchor
from articles.models import Claim, ClaimLink
from tests.conflicts.sample import index
from tests.e2e.axe import SIDEWAYS, faults, in_every_look

pytestmark = pytest.mark.e2e

ROOMY = {"viewport": {"width": 1440, "height": 1000}}
LEDGER = """Register of the dead at Ilvane

The Orsel Conflict Monitor said on Saturday that more than 150 guards were killed, including 23 in the yard.
"""
ARABIC = """هجوم على مستودع إلفان

قال متحدث إن 85 حارسا قتلوا في المستودع يوم الاثنين، وإن آخرين جرحوا.
"""


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
def four(world) -> list[Claim]:
    """Four figures of one incident: more than 100, 68, more than 150, and 85 in an Arabic text."""
    incident = create_incident(
        project=world.project, fields={"title": "Raid on Sul Ford"}, key=uuid4(), by=world.ana
    )
    ledger = world.add_article(LEDGER, outlet="The Sarden Ledger", published="2023-03-18")
    arabic = world.add_article(ARABIC, outlet="Sawt Ketterau", language="ar")
    accord = (Hop("Northern Accord", "stated", "communiqué"), Hop("Harbour Wire", "reported"))
    guard = (Hop("Interior Guard", "stated", "state radio"),)
    register = (Hop("Family notices", "observed"), Hop("Orsel Conflict Monitor", "published", "register"))
    spoken = {"victim_label": "guards", "stance": "asserted", "place_label": "Sul Ford depot"}
    return [
        claim_on(
            world, "more than 100 guards were killed", expression="more than 100", incident=incident,
            claimant_label="Northern Accord", claimant_side="perpetrator_side", hops=accord, **spoken,
        ),
        claim_on(
            world, "68 killed", expression="68", incident=incident, claimant_label="Interior Guard",
            claimant_side="victim_side", hops=guard, **spoken,
        ),
        claim_on(
            world, "more than 150 guards were killed", article=ledger, expression="more than 150",
            incident=incident, claimant_label="Orsel Conflict Monitor", claimant_side="third_party",
            source_reliability="B", information_credibility=2, hops=register, **spoken,
        ),
        claim_on(
            world, "85 حارسا قتلوا", article=arabic, expression="85", incident=incident,
            claimant_label="متحدث", hops=(Hop("متحدث", "stated"),), **spoken,
        ),
    ]  # fmt: skip


@pytest.fixture
def pairs(four) -> list[tuple[Claim, Claim]]:
    """All six pairs, the most urgent first."""
    made = [index(a, b) for n, a in enumerate(four) for b in four[n + 1 :]]
    made.sort(key=lambda pair: (pair.rank, pair.pk))
    return [(pair.claim_a, pair.claim_b) for pair in made]


def figure(page: Page, letter: str) -> Locator:
    return page.get_by_role("region", name=f"Claim {letter}").locator(".figure-words")


def stands_at(page: Page, words: str) -> None:
    expect(page.locator(".progress")).to_contain_text(words)


def test_every_pair_is_decided_with_at_most_two_keys(open_as, world, pairs):
    page = open_as(world.ana, world.path(), **ROOMY)
    page.get_by_role("link", name="Conflicts").click()
    stands_at(page, "Pair 1 of 6")
    expect(figure(page, "A")).to_have_text("68 killed")
    page.wait_for_load_state()
    pressed = 0
    for number, keys in enumerate((["c"], ["2", "c"], ["o"], ["r"], ["p"], ["d"]), 1):
        stands_at(page, f"Pair {number} of 6")
        for key in keys:
            page.keyboard.press(key)
        pressed += len(keys)
        expect(page.locator("#status")).to_contain_text("Decision saved")
    expect(page.get_by_text("No pair is left")).to_be_visible()
    links = ClaimLink.objects.filter(project=world.project).order_by("pk")
    kinds = [(link.kind, link.dimension) for link in links]
    assert kinds == [
        ("conflicts", "number"), ("conflicts", "victim_status"), ("compatible", ""), ("repeats", ""),
        ("part_of", ""), ("distinct", ""),
    ]  # fmt: skip
    assert [(link.claim_a, link.claim_b) for link in links[:1]] == [pairs[0]]
    assert pressed <= 2 * len(kinds)


def test_the_desk_is_free_of_faults_in_every_look(open_as, world, pairs, shots):
    page = open_as(world.ana, world.path("conflicts/"), **ROOMY)
    for look in in_every_look(page):
        page.screenshot(
            path=shots / f"conflicts-{look.replace(', ', '-').replace(' ', '')}.png", full_page=True
        )
        assert faults(page) == [], look
        assert page.evaluate(SIDEWAYS) <= 0, look
    page.goto(world.path("conflicts/?view=list"))
    for look in in_every_look(page):
        page.screenshot(path=shots / f"pairs-{look.replace(', ', '-').replace(' ', '')}.png", full_page=True)
        assert faults(page) == [], look
        assert page.evaluate(SIDEWAYS) <= 0, look
