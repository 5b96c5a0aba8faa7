"""Pointing at words of an article in a browser, as a hand with a mouse does."""

from playwright.sync_api import Page, expect

from articles.models import Annotation

PLACES = """async ([words, nth]) => {
  const walker = document.createTreeWalker(document.querySelector("annotated-text"), NodeFilter.SHOW_TEXT);
  const nodes = []; let all = "";
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    if (!node.parentElement.closest("[data-start]")) continue;
    nodes.push([node, all.length]); all += node.data;
  }
  let at = -1;
  for (let i = 0; i < nth; i += 1) at = all.indexOf(words, at + 1);
  if (at < 0) throw new Error("not in the text: " + words);
  const letter = (target) => {
    const [node, from] = nodes.findLast(([, from]) => from <= target);
    const range = document.createRange();
    range.setStart(node, target - from); range.setEnd(node, target - from + 1);
    return [node.parentElement, range.getBoundingClientRect()];
  };
  const places = () => {
    const [[parent, first], [, last]] = [letter(at), letter(at + words.length - 1)];
    const rtl = getComputedStyle(parent).direction === "rtl";
    const spot = (box, x) => ({ x, y: box.y + box.height / 2 });
    return {
      start: spot(first, rtl ? first.right - 1 : first.left + 1),
      end: spot(last, rtl ? last.left + 1 : last.right - 1),
      middle: spot(last, last.x + last.width / 2),
    };
  };
  const drawn = () => new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
  for (let before = ""; ; ) {
    letter(at)[0].scrollIntoView({ block: "center", behavior: "instant" });
    await drawn(); // what comes into view is laid out only then, and may push the words away
    const now = places();
    if (JSON.stringify(now) === before) return now;
    before = JSON.stringify(now);
  }
}"""


def places(page: Page, words: str, nth: int = 1) -> dict[str, dict[str, float]]:
    """Where words stand on the screen: ``start``, ``end``, and the ``middle`` of the last letter."""
    return page.evaluate(PLACES, [words, nth])


def drag(page: Page, words: str, nth: int = 1) -> None:
    """Drag from the first letter of ``words`` to the last."""
    at = places(page, words, nth)
    page.mouse.move(at["start"]["x"], at["start"]["y"])
    page.mouse.down()
    page.mouse.move(at["end"]["x"], at["end"]["y"], steps=4)
    page.mouse.up()
    expect(page.locator("annotated-text[data-selected]")).to_have_count(1)


def click(page: Page, words: str, nth: int = 1) -> None:
    """Click on the last letter of ``words``."""
    place = places(page, words, nth)["middle"]
    page.mouse.click(place["x"], place["y"])


def selected(page: Page) -> str:
    """The words that the text says are selected."""
    return page.evaluate("document.querySelector('annotated-text').selected?.quote ?? ''")


def open_article(open_as, world, article=None, **options) -> Page:
    page = open_as(world.ana, world.path(f"articles/{(article or world.article).uuid}/"), **options)
    expect(page.locator("annotated-text:defined")).to_be_visible()
    return page


def stored(article) -> list[tuple[str, str]]:
    rows = Annotation.objects.on(article).standing().in_reading_order().select_related("tag")
    assert all(row.quote == article.text[row.start : row.end] for row in rows)
    return [(row.tag.name, row.quote) for row in rows]


def marked(page: Page, words: str):
    return page.locator("annotated-text mark", has_text=words).first
