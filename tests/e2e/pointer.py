"""Pointing at words of an article in a browser, as a hand with a mouse does."""

from playwright.sync_api import Page, expect

from articles.models import Annotation

POINT = """([words, nth, side]) => {
  const walker = document.createTreeWalker(document.querySelector("annotated-text"), NodeFilter.SHOW_TEXT);
  const nodes = []; let all = "";
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    if (!node.parentElement.closest("[data-start]")) continue;
    nodes.push([node, all.length]); all += node.data;
  }
  let at = -1;
  for (let i = 0; i < nth; i += 1) at = all.indexOf(words, at + 1);
  if (at < 0) throw new Error("not in the text: " + words);
  const target = side === "start" ? at : at + words.length - 1;
  const [node, from] = nodes.findLast(([, from]) => from <= target);
  const range = document.createRange();
  range.setStart(node, target - from); range.setEnd(node, target - from + 1);
  node.parentElement.scrollIntoView({ block: "center" });
  const box = range.getBoundingClientRect();
  const rtl = getComputedStyle(node.parentElement).direction === "rtl";
  const first = rtl ? box.right - 1 : box.left + 1, last = rtl ? box.left + 1 : box.right - 1;
  const x = { start: first, end: last }[side] ?? box.x + box.width / 2;
  return { x, y: box.y + box.height / 2 };
}"""


def point(page: Page, words: str, side: str = "middle", nth: int = 1) -> dict[str, float]:
    """Where words stand on the screen: their first edge, their last edge, or inside their last letter."""
    return page.evaluate(POINT, [words, nth, side])


def drag(page: Page, words: str, nth: int = 1) -> None:
    """Drag from the first letter of ``words`` to the last."""
    end = point(page, words, "end", nth)
    start = point(page, words, "start", nth)
    end = point(page, words, "end", nth) if start["y"] != end["y"] else end
    page.mouse.move(start["x"], start["y"])
    page.mouse.down()
    page.mouse.move(end["x"], end["y"], steps=4)
    page.mouse.up()


def click(page: Page, words: str, nth: int = 1) -> None:
    """Click on the last letter of ``words``."""
    place = point(page, words, "middle", nth)
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
