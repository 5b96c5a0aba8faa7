"""Selecting by touch, and the handles of the open mark, by finger and by mouse."""

import pytest
from playwright.sync_api import CDPSession, Page, expect

from tests.e2e.axe import PHONE, faults
from tests.e2e.pointer import drag, open_article, places, selected, stored

pytestmark = pytest.mark.e2e

ARABIC = "سقوط حامية إيلفان\n\nوقال مرصد أورسل إن أكثر من ١٠٠ من الحرس قُتلوا في الثكنة.\n"
GRIPS = "annotated-text .grip:not(.grip-ghost)"
PRESSED = """(grip) => {
  const { width, height } = getComputedStyle(grip, "::before");
  return [parseFloat(width), parseFloat(height)];
}"""
FRAMES = """async () => {
  for (let n = 0; n < 4; n += 1) await new Promise(requestAnimationFrame);
}"""
SCROLLED = """() => new Promise((done) => {
  if (scrollY > 100) done();
  else addEventListener("scroll", done, { once: true });
})"""
Spot = dict[str, float]


def on_a_phone(open_as, world, article=None) -> tuple[Page, CDPSession]:
    page = open_article(open_as, world, article, viewport=PHONE, has_touch=True, is_mobile=True)
    return page, page.context.new_cdp_session(page)


def touch(finger: CDPSession, kind: str, spot: Spot | None = None) -> None:
    finger.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": [spot] if spot else []})


def press_long(page: Page, finger: CDPSession, words: str) -> None:
    touch(finger, "touchStart", places(page, words)["middle"])
    expect(page.locator("annotated-text[data-selected]")).to_have_count(1)
    touch(finger, "touchEnd")
    expect(page.locator(GRIPS)).to_have_count(2)


def grip(page: Page, side: str) -> Spot:
    """The middle of what one presses of a handle; it hangs below the words."""
    box = page.locator(f".grip-{side}").bounding_box()
    assert box
    return {"x": box["x"], "y": box["y"] + box["height"] + 8}


def pull(page: Page, finger: CDPSession, side: str, words: str, edge: str) -> None:
    """Drag a handle by finger so far that its line stands at the words."""
    goal = places(page, words)[edge]
    begin = grip(page, side)
    height = page.locator(f".grip-{side}").bounding_box()["height"]
    touch(finger, "touchStart", begin)
    for share in (0.3, 0.7, 1, 1, 1):  # a finger that is lifted while it moves would still scroll
        spot = {
            "x": begin["x"] + (goal["x"] - begin["x"]) * share,
            "y": begin["y"] + (goal["y"] + height / 2 + 8 - begin["y"]) * share,
        }
        touch(finger, "touchMove", spot)
        page.evaluate(FRAMES)
    touch(finger, "touchEnd")


@pytest.mark.parametrize(
    ("text", "word", "later", "earlier", "all_words"),
    [
        (None, "guards", "killed", "more", "more than 100 guards were killed"),
        (ARABIC, "الحرس", "قُتلوا", "أكثر", "أكثر من ١٠٠ من الحرس قُتلوا"),
    ],
)
def test_a_long_press_selects_a_word_and_its_handles_the_rest(
    open_as, world, text, word, later, earlier, all_words
):
    article = world.add_article(text, language="ar") if text else world.article
    page, finger = on_a_phone(open_as, world, article)
    press_long(page, finger, word)
    assert selected(page) == word
    expect(page.locator("#selection-status")).to_contain_text(f"Selected: {word}, 1 word, paragraph 1")
    pull(page, finger, "end", later, "middle")
    pull(page, finger, "start", earlier, "start")
    assert selected(page) == all_words
    size = page.locator(".grip-end").evaluate(PRESSED)
    assert min(size) >= 24
    assert faults(page) == []
    page.locator(".tagbar").get_by_role("button", name="Killed").tap()
    expect(page.locator("#marks-total")).to_have_text("1")
    assert stored(article) == [("Killed", all_words)]


def test_taps_open_a_mark_and_select_from_word_to_word(open_as, world):
    page, _finger = on_a_phone(open_as, world)
    spot = places(page, "68")["middle"]
    page.touchscreen.tap(**spot)
    expect(page.locator(GRIPS)).to_have_count(2)
    page.touchscreen.tap(**places(page, "wounded")["middle"])
    assert selected(page) == "68 killed and some 40 wounded"
    page.locator(".tagbar").get_by_role("button", name="Wounded").tap()
    expect(page.locator("annotated-text mark").first).to_be_visible()
    page.touchscreen.tap(**places(page, "some 40")["middle"])
    expect(page.locator(".insp-quote q")).to_have_text("68 killed and some 40 wounded")


def test_a_moving_finger_scrolls_and_selects_nothing(open_as, world):
    article = world.add_article("Depot burns\n\n" + "The Guard lost many men at the ford.\n\n" * 60)
    page, finger = on_a_phone(open_as, world, article)
    at = places(page, "burns")["middle"] | {"y": 600}
    touch(finger, "touchStart", at)
    for y in range(580, 200, -20):
        touch(finger, "touchMove", at | {"y": y})
    touch(finger, "touchEnd")
    page.evaluate(SCROLLED)
    assert selected(page) == ""


def test_a_handle_of_the_open_mark_moves_its_boundary_by_one_release(open_as, world):
    page = open_article(open_as, world)
    drag(page, "68 killed")
    page.keyboard.press("1")
    expect(page.locator(".insp-quote q")).to_have_text("68 killed")
    expect(page.locator(GRIPS)).to_have_count(2)
    words = page.locator("#ps-2 [data-start]")
    before = words.bounding_box()

    def take(side: str, to: str, nth: int = 1) -> None:
        goal, begin = places(page, to, nth)["middle"], grip(page, side)
        page.mouse.move(begin["x"], begin["y"] - 6)
        page.mouse.down()
        page.mouse.move(goal["x"], goal["y"] + 14, steps=5)

    take("end", "some 40")
    assert words.bounding_box() == before, "nothing reflows"
    assert page.evaluate("[...CSS.highlights.get('moving')].join('')") == "68 killed and some 40"
    page.keyboard.press("Escape")
    page.mouse.up()
    assert page.evaluate("CSS.highlights.has('moving')") is False
    expect(page.locator(".grip-ghost")).to_have_count(0)
    assert stored(world.article) == [("Killed", "68 killed")]
    take("end", "some 40")
    page.mouse.up()
    expect(page.locator(".insp-quote q")).to_have_text("68 killed and some 40")
    expect(page.locator(GRIPS)).to_have_count(2)
    take("start", "losses")
    page.mouse.up()
    expect(page.locator(".insp-quote q")).to_have_text("losses at 68 killed and some 40")
    take("start", "more than 100")
    page.mouse.up()
    expect(page.locator(".insp-quote q")).to_contain_text("100 guards were")
    assert stored(world.article)[0][1].endswith("some 40")
    expect(page.locator(GRIPS)).to_have_count(2)
    assert faults(page) == []
    other = page.locator("#ps-1 [data-start]")
    assert (
        other.evaluate("p => p.textContent")
        == world.article.text[int(other.get_attribute("data-start")) : int(other.get_attribute("data-end"))]
    )


def test_a_mark_that_one_may_not_change_has_no_handles(open_as, world):
    page = open_article(open_as, world)
    drag(page, "68 killed")
    page.keyboard.press("1")
    expect(page.locator(GRIPS)).to_have_count(2)
    world.article.annotations.update(state="submitted")
    page.reload()
    expect(page.locator(".insp-quote q")).to_have_text("68 killed")
    expect(page.locator("mark.is-current")).to_be_visible()
    expect(page.locator(GRIPS)).to_have_count(0)
