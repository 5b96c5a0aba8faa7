"""A supervisor works through the queue; what is returned appears on the analyst's home."""

import pytest
from playwright.sync_api import expect

from articles.models import Annotation, Decision
from tests.queue.work import make_claim, make_link, make_mark

pytestmark = pytest.mark.e2e

TEXT = """Guard names its dead at Osk

The register lists 19 names under the heading after capture. A mother said her son telephoned at noon.

Four men were seen kneeling beside a wall. Officers were led behind the fuel store, they said.

Doctors counted 31 wounded in the school 👩‍🚒 and 7 dead on the road. Nobody was named.
"""
WORDS = ("19 names", "Four men", "Officers", "31 wounded", "7 dead")


@pytest.fixture
def five(world):
    article = world.add_article(TEXT, outlet="Ketterau Radio")
    tag = world.tags["Executed"]
    return [make_mark(article, tag, world.ana, words, minute=n) for n, words in enumerate(WORDS)]


def states(marks) -> list[str]:
    return [Annotation.objects.get(pk=mark.pk).state for mark in marks]


def current(page):
    return page.locator(".qcard.is-current")


def marked(page):
    """The words of the current card's mark: its neighbours' words stand around it."""
    return page.locator(".qcard.is-current mark")


def test_five_cards_by_keys_only(open_as, world, five, shots):
    page = open_as(world.sam, world.path("queue/"))
    expect(marked(page)).to_contain_text("19 names")
    page.screenshot(path=shots / "queue.png", caret="initial")
    page.keyboard.press("a")
    expect(marked(page)).to_contain_text("Four men")
    page.keyboard.press("r")
    page.keyboard.type("Too short: take the whole clause.")
    page.keyboard.press("Control+Enter")
    expect(marked(page)).to_contain_text("Officers")
    page.keyboard.press("Space")
    expect(marked(page)).to_contain_text("31 wounded")
    page.keyboard.press("x")
    page.keyboard.type("The words do not say this.")
    page.keyboard.press("Control+Enter")
    expect(marked(page)).to_contain_text("7 dead")
    page.keyboard.press("a")
    expect(marked(page)).to_contain_text("Officers")  # the skipped one comes round
    page.keyboard.press("a")
    expect(page.get_by_text("This queue is empty")).to_be_visible()
    assert states(five) == ["accepted", "returned", "accepted", "rejected", "accepted"]
    assert Decision.objects.filter(by=world.sam).count() == 5

    home = open_as(world.ana, world.path())
    returned = home.locator("#returned")
    expect(returned).to_contain_text("“Four men”")
    expect(returned).to_contain_text("Too short: take the whole clause.")


def test_a_decision_is_taken_back_by_key_and_the_card_returns(open_as, world, five):
    page = open_as(world.sam, world.path("queue/"))
    page.keyboard.press("a")
    expect(marked(page)).to_contain_text("Four men")
    page.keyboard.press("Backspace")
    expect(marked(page)).to_contain_text("19 names")
    assert states(five[:1]) == ["submitted"]
    expect(page.locator("#status")).to_contain_text("Taken back")
    page.keyboard.press("j")
    expect(marked(page)).to_contain_text("Four men")
    page.keyboard.press("k")
    expect(marked(page)).to_contain_text("19 names")


def test_tag_and_boundary_are_corrected_in_place(open_as, world, five, shots):
    page = open_as(world.sam, world.path("queue/"))
    page.keyboard.press("e")
    page.get_by_label("Tag").select_option(label="K · Killed")
    end = page.locator("#move-end-later")
    end.click()
    expect(page.get_by_label("Words", exact=True)).to_have_value("19 names under")
    expect(page.get_by_label("Tag")).to_have_value(str(world.tags["Killed"].uuid))
    page.locator("#move-end-later").click()
    expect(page.get_by_label("Words", exact=True)).to_have_value("19 names under the")
    page.screenshot(path=shots / "queue-correct.png", caret="initial")
    page.get_by_role("button", name="Correct and accept").click()
    expect(marked(page)).to_contain_text("Four men")
    now = Annotation.objects.get(pk=five[0].pk)
    assert (now.quote, now.tag, now.state) == ("19 names under the", world.tags["Killed"], "accepted")


def test_a_ready_reason_is_edited_before_it_is_sent(open_as, world, five):
    page = open_as(world.sam, world.path("queue/"))
    page.keyboard.press("r")
    page.get_by_role("button", name="Name the source of the number.").click()
    page.keyboard.type(" Who counted?")
    page.keyboard.press("Control+Enter")
    expect(marked(page)).to_contain_text("Four men")
    assert (
        Annotation.objects.get(pk=five[0].pk).return_reason == "Name the source of the number. Who counted?"
    )


def test_a_refused_reason_stays_on_the_card(open_as, world, five, console_errors):
    page = open_as(world.sam, world.path("queue/"))
    page.keyboard.press("r")
    page.keyboard.press("Control+Enter")
    expect(page.get_by_text("Write a reason: it goes back to the analyst")).to_be_visible()
    expect(page.get_by_label("Reason, for ana").first).to_be_visible()
    console_errors.clear()  # the browser notes the 422


def test_a_lost_answer_is_said_and_sent_again_once(open_as, world, five, console_errors):
    page = open_as(world.sam, world.path("queue/"), intercepts=True)
    page.route("**/decide/", lambda route: route.abort())
    page.keyboard.press("a")
    expect(page.locator("#alerts")).to_contain_text("Not saved")
    page.unroute("**/decide/")
    page.locator("#alerts").get_by_role("button", name="Send again").click()
    expect(marked(page)).to_contain_text("Four men")
    assert Decision.objects.filter(annotation=five[0]).count() == 1
    console_errors.clear()


def test_claims_and_links_have_the_same_queue(open_as, world, shots):
    article = world.add_article(TEXT, outlet="Ketterau Radio")
    dead = make_claim(article, world.ana, "7 dead", expression="7", low=7, high=7)
    more = make_claim(
        article, world.ana, "19 names", expression="19", low=19, high=19, state="accepted",
    )  # fmt: skip
    link = make_link(dead, more, world.ana)
    page = open_as(world.sam, world.path("queue/claims/"))
    expect(current(page)).to_contain_text("7 killed")
    page.screenshot(path=shots / "queue-claims.png", caret="initial")
    page.keyboard.press("a")
    expect(page.get_by_text("This queue is empty")).to_be_visible()
    page.goto(world.path("queue/links/"))
    expect(current(page)).to_contain_text("19 killed")
    page.screenshot(path=shots / "queue-links.png", caret="initial")
    page.keyboard.press("a")
    expect(page.get_by_text("This queue is empty")).to_be_visible()
    dead.refresh_from_db()
    link.refresh_from_db()
    assert (dead.state, link.state) == ("accepted", "accepted")


def test_without_javascript_every_decision_is_a_form(open_as, world, five):
    page = open_as(world.sam, world.path("queue/"), java_script_enabled=False)
    page.get_by_role("button", name="a Accept").click()
    expect(marked(page)).to_contain_text("Four men")
    page.locator("summary", has_text="Reject").click()
    page.get_by_role("button", name="Marked twice.").click()
    expect(marked(page)).to_contain_text("Officers")
    page.locator("summary", has_text="Correct").click()
    page.get_by_label("Words", exact=True).fill("Officers were led")
    page.get_by_role("button", name="Correct and accept").click()
    expect(marked(page)).to_contain_text("31 wounded")
    page.get_by_role("button", name="Take it back").click()
    expect(marked(page)).to_contain_text("Officers")
    assert states(five) == ["accepted", "rejected", "submitted", "submitted", "submitted"]


@pytest.mark.parametrize(
    ("name", "options"),
    [
        ("light", {}),
        ("dark", {"color_scheme": "dark"}),
        ("390", {"viewport": {"width": 390, "height": 844}}),
    ],
)
def test_queue_and_homes_fit_their_window(open_as, world, five, shots, name, options):
    page = open_as(world.sam, world.path("queue/"), **options)
    page.keyboard.press("a")
    expect(marked(page)).to_contain_text("Four men")
    for person, path, shot in (
        (world.sam, "", "home-sam"),
        (world.ana, "", "home-ana"),
        (world.sam, "log/", "log"),
    ):
        other = open_as(person, world.path(path), **options)
        other.screenshot(path=shots / f"{shot}-{name}.png", full_page=True)
        assert other.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
    page.screenshot(path=shots / f"queue-{name}.png", full_page=True)
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
