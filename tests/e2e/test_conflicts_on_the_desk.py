"""The queue of pairs: one key decides and the next pair is there, across the whole project."""

from uuid import uuid4

import pytest
from playwright.sync_api import Locator, Page, expect

from articles.actions.claim_parts import Hop
from articles.actions.claims import edit_claim, save_claim
from articles.actions.incidents import create_incident
from articles.actions.links import decide_link
from articles.domain.anchors import Anchor
from articles.models import Claim, ClaimLink
from tests.conflicts.sample import index
from tests.e2e.axe import SIDEWAYS, faults, in_every_look
from tests.e2e.waiting import arrived

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
    arrived(page.locator("#desk"))
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


def test_skip_reason_and_undo_by_keys_alone(open_as, world, pairs):
    page = open_as(world.ana, world.path("conflicts/"), **ROOMY)
    page.keyboard.press("Space")
    stands_at(page, "Pair 2 of 6")
    expect(page.locator("#desk")).to_be_focused()
    assert (page.get_attribute("#desk", "aria-label") or "").startswith("Pair 2 of 6: 151 or more killed")
    page.keyboard.press("m")
    page.keyboard.type("cod and crops")  # letters that would decide
    expect(page.get_by_role("textbox", name="Reason")).to_have_value("cod and crops")
    page.keyboard.press("Escape")
    page.keyboard.press("3")
    expect(page.locator("#status")).to_have_text("Conflict on: 3 perpetrator")
    page.keyboard.press("c")
    stands_at(page, "Pair 3 of 6")
    expect(page.locator("#desk")).to_be_focused()
    link = ClaimLink.objects.get(project=world.project)
    assert (link.dimension, link.rationale) == ("perpetrator", "cod and crops")
    page.reload()
    stands_at(page, "Pair 3 of 6")
    page.keyboard.press("Backspace")
    stands_at(page, "Pair 2 of 6")
    expect(page.get_by_role("textbox", name="Reason")).to_have_value("cod and crops")
    expect(page.locator("#status")).to_have_text("Taken back.")
    link.refresh_from_db()
    assert link.state == "withdrawn"
    for number in range(3, 7):
        page.keyboard.press("Space")
        stands_at(page, f"Pair {number} of 6")
    page.keyboard.press("Space")
    expect(page.get_by_text("You have seen all 6; 6 were skipped.")).to_be_visible()
    page.keyboard.press("Space")
    stands_at(page, "Pair 1 of 6")
    page.go_back()
    expect(page.get_by_text("You have seen all 6; 6 were skipped.")).to_be_visible()


def test_a_key_held_down_or_a_double_click_decides_once(open_as, world, pairs):
    page = open_as(world.ana, world.path("conflicts/"), **ROOMY)
    page.keyboard.down("c")
    for _ in range(5):
        page.keyboard.down("c")  # a repeat of the key that is down
        page.wait_for_timeout(60)
    page.keyboard.up("c")
    stands_at(page, "Pair 2 of 6")
    page.get_by_role("button", name="They conflict").dblclick(delay=60)
    stands_at(page, "Pair 3 of 6")
    page.wait_for_timeout(300)
    assert ClaimLink.objects.filter(project=world.project).count() == 2


def test_a_lost_answer_is_sent_again_and_counts_once(open_as, world, pairs, console_errors):
    page = open_as(world.ana, world.path("conflicts/"), intercepts=True, **ROOMY)
    lost = []

    def lose(route) -> None:
        if route.request.method == "POST" and not lost:
            lost.append(route.fetch())  # the server has it, the answer never comes
            route.abort()
        else:
            route.continue_()

    page.route("**/conflicts/**", lose)
    page.keyboard.press("m")
    page.keyboard.type("kept words")
    page.keyboard.press("Control+Enter")
    alert = page.locator("#alerts .notice")
    expect(alert).to_contain_text("the connection dropped")
    expect(page.get_by_role("textbox", name="Reason")).to_have_value("kept words")
    alert.get_by_role("button", name="Send again").click()
    stands_at(page, "Pair 2 of 6")
    expect(alert).to_have_count(0)
    assert [link.rationale for link in ClaimLink.objects.filter(project=world.project)] == ["kept words"]
    console_errors.clear()  # the browser names the request that failed


def test_a_pair_decided_in_another_window_keeps_what_is_typed(open_as, world, pairs, console_errors):
    page = open_as(world.ana, world.path("conflicts/"), **ROOMY)
    decide_link(a=pairs[0][0], b=pairs[0][1], kind="repeats", key=uuid4(), by=world.ana)
    page.keyboard.press("m")
    page.keyboard.type("kept words")
    page.keyboard.press("Control+Enter")
    expect(page.get_by_role("alert").filter(has_text="Not saved")).to_be_visible()
    expect(page.get_by_role("textbox", name="Reason")).to_have_value("kept words")
    page.keyboard.press("Escape")
    page.keyboard.press("d")
    stands_at(page, "Pair 2 of 6")
    assert ClaimLink.objects.get(project=world.project).kind == "distinct"
    console_errors.clear()  # the browser names every 4xx


def test_without_scripts_every_button_works(open_as, world, pairs):
    page = open_as(world.ana, world.path("conflicts/"), java_script_enabled=False)
    page.get_by_label("Conflict on").select_option("place")
    page.get_by_role("button", name="They conflict").click()
    stands_at(page, "Pair 2 of 6")
    assert ClaimLink.objects.get(project=world.project).dimension == "place"
    page.get_by_role("link", name="Space Skip").click()
    stands_at(page, "Pair 3 of 6")
    page.get_by_role("button", name="Undo last").click()
    stands_at(page, "Pair 1 of 6")
    page.get_by_text("Filter", exact=True).click()
    page.get_by_label("Outlet").select_option("Sawt Ketterau")
    page.get_by_role("button", name="Apply").click()
    stands_at(page, "Pair 1 of 3")


def test_the_list_of_keys_names_what_digits_choose(open_as, world, pairs):
    page = open_as(world.ana, world.path("conflicts/"), **ROOMY)
    page.keyboard.press("?")
    expect(page.locator("#key-help [data-live-keys]")).to_contain_text("what a conflict is on")
    expect(page.locator("#key-help [data-live-keys]")).to_contain_text("… 8")


def test_an_arabic_quote_reads_from_the_right(open_as, world, four, shots):
    page = open_as(world.ana, world.path(f"conflicts/{four[1].uuid}/{four[3].uuid}/"), **ROOMY)
    quote = page.get_by_role("region", name="Claim B").locator("blockquote")
    assert quote.evaluate("e => getComputedStyle(e).direction") == "rtl"
    assert quote.get_attribute("lang") == "ar"
    expect(quote.locator("mark")).to_have_text("85 حارسا قتلوا")
    for look in in_every_look(page):
        page.screenshot(path=shots / f"rtl-{look.replace(', ', '-').replace(' ', '')}.png", full_page=True)
        assert faults(page) == [], look
        assert page.evaluate(SIDEWAYS) <= 0, look


def test_a_changed_claim_brings_the_pair_back_with_its_decision(open_as, world, pairs, shots):
    a, b = pairs[0]
    link = decide_link(
        a=a, b=b, kind="conflicts", dimension="number", rationale="Both speak of the guards.",
        key=uuid4(), by=world.ana,
    )  # fmt: skip
    page = open_as(world.ana, world.path("conflicts/"), **ROOMY)
    stands_at(page, "Pair 1 of 5")
    edit_claim(claim=a, fields={"expression": "69"}, version=a.version, key=uuid4(), by=world.ana)
    page.reload()
    stands_at(page, "Pair 1 of 6")
    expect(page.get_by_text("Changed since your decision")).to_be_visible()
    expect(figure(page, "A")).to_have_text("69 killed")
    for look in in_every_look(page):
        page.screenshot(
            path=shots / f"changed-{look.replace(', ', '-').replace(' ', '')}.png", full_page=True
        )
        assert faults(page) == [], look
    page.reload()  # axe leaves empty style attributes behind
    page.keyboard.press("o")
    expect(page.locator("#status")).to_have_text("Decision saved.")
    link.refresh_from_db()
    assert (link.kind, link.version, link.changed_since) == ("compatible", 2, None)


@pytest.mark.parametrize("width", [1024, 1200, 1280, 1440])
def test_the_menu_never_runs_into_the_rest_of_the_header(open_as, world, width):
    world.project.title = "Casualties in the province of Orsel and its borders, 2023 to 2024"
    world.project.save()
    page = open_as(world.sam, world.path("conflicts/"), viewport={"width": width, "height": 800})
    menu = page.locator(".nav ul").bounding_box()
    if menu is None:
        expect(page.get_by_text("Menu", exact=True)).to_be_visible()
    else:
        assert menu["x"] + menu["width"] <= page.locator(".head-end").bounding_box()["x"]
    assert page.evaluate(SIDEWAYS) <= 0
