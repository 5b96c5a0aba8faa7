"""Journey 8: the claims of one attack on one scale, four rules, what if one is left out; sign and reopen."""

import re
from uuid import uuid4

import pytest
from playwright.sync_api import Page, expect

from articles.actions.claims import save_claim
from articles.actions.incidents import create_incident
from articles.actions.links import decide_link
from articles.domain.anchors import Anchor
from articles.models import Assessment, Claim, Incident
from tests.e2e.axe import SIDEWAYS, faults, in_every_look
from tests.e2e.waiting import arrived

pytestmark = pytest.mark.e2e

FIGURES = (
    ("more than 100 guards were killed", "more than 100", "killed", "Northern Accord", "third_party"),
    ("23 officers", "23", "executed", "Northern Accord", "third_party"),
    ("68 killed", "68", "killed", "Interior Guard", "victim_side"),
    ("some 40 wounded", "some 40", "wounded", "Interior Guard", "victim_side"),
)


def claims_of(world) -> tuple[Incident, dict[str, Claim]]:
    """An incident with four accepted claims of ana; 101 and 68 conflict, 23 are part of the 101."""
    incident = create_incident(
        project=world.project, fields={"title": "Raid on Sul Ford"}, key=uuid4(), by=world.ana
    )
    made = {}
    for words, expression, measure, claimant, side in FIGURES:
        start = world.article.text.index(words)
        made[expression] = save_claim(
            article=world.article,
            evidence=[Anchor(start, start + len(words), words)],
            fields={
                "measure": measure, "expression": expression, "claimant_label": claimant,
                "claimant_side": side, "incident": incident, "as_of": "2023-03-17",
            },
            key=uuid4(),
            by=world.ana,
        )  # fmt: skip
    Claim.objects.filter(incident=incident).update(state="accepted")
    many, losses = made["more than 100"], made["68"]
    decide_link(a=made["23"], b=many, kind="part_of", key=uuid4(), by=world.ana)
    decide_link(a=many, b=losses, kind="conflicts", dimension="number", key=uuid4(), by=world.ana)
    return incident, made


def answer(page: Page, measure: str, rule: str) -> str:
    return page.locator(f"#rules-{measure} [data-answer={rule}] .answer").inner_text()


def test_a_supervisor_weighs_signs_and_reopens(open_as, world, console_errors):
    incident, made = claims_of(world)
    page = open_as(world.sam, world.path(f"incidents/{incident.uuid}/"))
    expect(page.get_by_role("heading", name="Four rules, side by side")).to_be_visible()
    assert answer(page, "killed", "range") == "68–101+"
    assert answer(page, "killed", "gtd") == "68"

    box = page.locator(f"#without-{made['68'].uuid}")
    box.check()
    expect(page.locator("#rules-killed [data-answer=range] .answer")).to_have_text("101+")
    assert answer(page, "killed", "acled") == "100"
    expect(page).to_have_url(re.compile(f"without={made['68'].uuid}"))
    expect(box).to_be_focused()
    page.get_by_role("link", name="By side").click()
    expect(page.get_by_role("link", name="By side")).to_have_attribute("aria-current", "true")
    expect(page).to_have_url(re.compile(f"by=side&without={made['68'].uuid}"))
    page.reload()
    assert answer(page, "killed", "range") == "101+"
    page.go_back()
    expect(page.get_by_role("link", name="By origin")).to_have_attribute("aria-current", "true")
    page.get_by_role("link", name="Count all again").click()
    expect(page.locator("#rules-killed [data-answer=range] .answer")).to_have_text("68–101+")

    page.get_by_role("link", name="Sign killed …").click()
    expect(page.get_by_label("Low", exact=True)).to_have_value("68")
    page.get_by_label("Best").fill("60")
    page.get_by_label("Grade").select_option("contested")
    page.get_by_role("button", name="Sign killed").click()
    expect(page.get_by_text("Write the rationale", exact=False).first).to_be_visible()
    page.get_by_label("Rationale").fill("Burial records name the dead; the Guard counts its rolls.")
    page.get_by_role("button", name="Sign killed").click()
    expect(page.get_by_text("Low (68) is above best (60). Change one of them.")).to_be_visible()
    expect(page.get_by_label("Rationale")).to_have_value(re.compile("^Burial records"))
    arrived(page.get_by_label("Best"))
    page.get_by_label("Best").fill("101")
    page.keyboard.press("Control+Enter")
    expect(page).to_have_url(re.compile("#assessment-killed$"))
    card = page.locator("#assessment-killed")
    expect(card).to_contain_text("Burial records name the dead")
    expect(page.get_by_text("signed best 101")).to_be_visible()

    card.get_by_role("link", name="What it rests on").click()
    expect(page.locator("#rests-on tbody tr")).to_have_count(2)
    page.get_by_label("Why it is reopened").fill("The register was corrected.")
    page.get_by_role("button", name="Reopen the assessment").click()
    expect(card.get_by_text("Nobody has signed a figure since the last one was reopened.")).to_be_visible()
    card.get_by_text("Earlier signatures (1)").click()
    expect(card).to_contain_text("The register was corrected.")
    assert Assessment.objects.standing().filter(incident=incident).count() == 0
    console_errors.clear()  # the two refused forms


def test_hovering_and_focus_show_the_quote_and_escape_puts_it_away(open_as, world):
    incident, made = claims_of(world)
    page = open_as(world.vera, world.path(f"incidents/{incident.uuid}/"))
    card = page.locator(f"#quote-{made['68'].uuid}")
    expect(card).to_be_hidden()
    number = page.locator(f".pl-val a[aria-describedby=quote-{made['68'].uuid}]")
    number.focus()
    expect(card).to_be_visible()
    expect(card).to_contain_text("“68 killed”")
    page.keyboard.press("Escape")
    expect(card).to_be_hidden()
    page.keyboard.press("Tab")
    number.hover()
    expect(card).to_be_visible()
    page.mouse.move(0, 0)
    expect(card).to_be_hidden()


def test_all_of_it_works_without_script(open_as, world):
    incident, made = claims_of(world)
    page = open_as(world.sam, world.path(f"incidents/{incident.uuid}/"), java_script_enabled=False)
    page.locator(f"#without-{made['68'].uuid}").check()
    page.get_by_role("button", name="Work it out again").click()
    assert answer(page, "killed", "range") == "101+"
    page.get_by_role("link", name="By date").click()
    assert answer(page, "killed", "range") == "101+"
    page.get_by_role("link", name="Sign wounded …").click()
    page.get_by_label("Grade").select_option("fair")
    page.get_by_label("Rationale").fill("One figure, by the Guard.")
    page.get_by_role("button", name="Sign wounded").click()
    expect(page.locator("#assessment-wounded")).to_contain_text("One figure, by the Guard.")


def test_axe_finds_nothing_on_the_incident_the_form_and_the_signature(open_as, world, console_errors):
    incident, made = claims_of(world)
    page = open_as(world.sam, world.path(f"incidents/{incident.uuid}/?by=date&without={made['68'].uuid}"))
    found: dict[str, list[str]] = {}
    for look in in_every_look(page):
        found[f"incident, {look}"] = faults(page)
        assert page.evaluate(SIDEWAYS) <= 0, look
    page.get_by_role("link", name="Sign killed …").click()
    page.get_by_role("button", name="Sign killed").click()
    expect(page.get_by_text("Choose a grade", exact=False).first).to_be_visible()
    for look in in_every_look(page):
        found[f"form, {look}"] = faults(page)
        assert page.evaluate(SIDEWAYS) <= 0, look
    page.get_by_label("Grade").select_option("fair")
    page.get_by_label("Rationale").fill("The rolls.")
    page.get_by_role("button", name="Sign killed").click()
    page.locator("#assessment-killed").get_by_role("link", name="What it rests on").click()
    expect(page.locator("#rests-on tbody tr")).not_to_have_count(0)
    for look in in_every_look(page):
        found[f"signature, {look}"] = faults(page)
        assert page.evaluate(SIDEWAYS) <= 0, look
    assert {where: said for where, said in found.items() if said} == {}
    console_errors.clear()  # the refused form
