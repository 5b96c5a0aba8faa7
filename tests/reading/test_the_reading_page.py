"""The page of an article: passages, comments, list, filter, and what it costs."""

import re
from html.parser import HTMLParser

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from articles.models import Annotation, Claim, ClaimRange, Passage
from tests.cast import make_article
from tests.reading.shared import HTMX, annotation_path, path_of, put_mark, send_mark, statements

pytestmark = pytest.mark.django_db


class Words(HTMLParser):
    """The text of every element with data-start, as the browser's textContent gives it."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.found: dict[tuple[int, int], str] = {}
        self.at: tuple[int, int] | None = None
        self.depth = 0

    def handle_starttag(self, tag, attrs):
        have = dict(attrs)
        if "data-start" in have:
            self.at, self.depth = (int(have["data-start"]), int(have["data-end"])), 0
            self.found[self.at] = ""
        elif self.at:
            self.depth += 1

    def handle_endtag(self, tag):
        if self.at and self.depth == 0:
            self.at = None
        elif self.at:
            self.depth -= 1

    def handle_data(self, data):
        if self.at:
            self.found[self.at] += data


def words_of(html: str) -> dict[tuple[int, int], str]:
    parser = Words()
    parser.feed(html)
    return parser.found


def put_claim(article, by, words, **fields) -> Claim:
    start = article.text.index(words)
    claim = Claim.objects.create(
        project=article.project,
        article=article,
        author=by,
        start=start,
        end=start + len(words),
        quote=words,
        measure="killed",
        **fields,
    )
    ClaimRange.objects.create(claim=claim, role="evidence", start=start, end=start + len(words), quote=words)
    return claim


def test_the_page_holds_every_character_of_the_text_in_order(as_user, ana, article, tags):
    put_mark(article, tags["Killed"], ana, "officers.\n\nThe Interior")
    found = words_of(as_user(ana).get(path_of(article)).content.decode())
    assert "".join(found[span] for span in sorted(found)) == article.text
    assert all(article.text[start:end] == words for (start, end), words in found.items())


def test_replies_stand_under_the_comment_they_answer(as_user, ana, article):
    page = as_user(ana).get(path_of(article)).context["page"]
    (first,) = page.comments
    assert [reply.basis for reply in first.replies] == ["reply known by the name it calls"]
    assert page.comment_count == 2
    assert [p.kind for p in first.passages] == ["furniture", "comment"]


def test_replies_without_end_are_indented_eight_levels_at_most(as_user, ana, project):
    heads = "".join(
        f"  • walker{n} says:\n\n    {f'@walker{n - 1} ' if n else ''}I walked {n} steps along the ford.\n\n"
        for n in range(30)
    )
    article = make_article(
        project, ana, f"Walks\n\nThe ford was walked.\n\nTags: , ,\n\n30 Comments\n\n{heads}"
    )
    answer = as_user(ana).get(path_of(article))
    depth, deepest, seen = 0, 0, 0
    for tag in re.findall(
        r"<(/?ol|article class=\"cm\")", answer.content.decode().split("Readers’ comments")[2]
    ):
        depth += {"ol": 1, "/ol": -1}.get(tag, 0)
        seen += tag.startswith("article")
        deepest = max(deepest, depth)
    assert seen == 30
    assert deepest == 8


def test_the_outline_leads_to_the_passages(as_user, ana, article):
    page = as_user(ana).get(path_of(article))
    ids = set(re.findall(r'id="(ps-\d+)"', page.content.decode()))
    assert {f"ps-{entry.order}" for entry in page.context["page"].outline} <= ids
    assert len(ids) == Passage.objects.filter(article=article).count()


def test_a_claim_shows_its_figure_in_the_margin_and_a_line_above_its_evidence(as_user, ana, article):
    claim = put_claim(
        article, ana, "more than 100 guards", expression="more than 100", qualifier="more_than", low=101
    )
    put_claim(article, ana, "counted about 90", expression="about 90", qualifier="about", low=72, high=108)
    html = as_user(ana).get(path_of(article)).content.decode()
    assert "101 or more" in html
    assert "about 90 killed" in html
    assert "reader tier" in html
    assert f'data-claims="{claim.uuid}"' in html


def test_other_peoples_draft_claims_are_not_in_the_margin(as_user, ana, ben, article):
    put_claim(article, ben, "68 killed", low=68, high=68)
    assert 'class="mk"' not in as_user(ana).get(path_of(article)).content.decode()
    assert 'class="mk"' in as_user(ben).get(path_of(article)).content.decode()


def listed(page) -> list[str]:
    return [row.quote for group in page.context["page"].annotations.groups for row in group.rows]


def test_the_list_is_filtered_by_tag_by_words_and_by_author(as_user, ana, ben, article, tags):
    put_mark(article, tags["Killed"], ana, "68 killed")
    put_mark(article, tags["Wounded"], ana, "some 40 wounded")
    put_mark(article, tags["Place"], ben, "Sul Ford", state="accepted")
    client, address = as_user(ana), path_of(article)
    assert listed(client.get(address)) == ["Sul Ford", "68 killed", "some 40 wounded"]
    assert listed(client.get(address, {"tag": ["K", "P"]})) == ["Sul Ford", "68 killed"]
    assert listed(client.get(address, {"q": "SOME"})) == ["some 40 wounded"]
    assert listed(client.get(address, {"mine": "1"})) == ["68 killed", "some 40 wounded"]
    assert "No annotation fits the filter" in client.get(address, {"q": "zzz"}).content.decode()


def test_a_write_keeps_to_the_filter_of_the_list(as_user, ana, article, tags):
    client = as_user(ana)
    put_mark(article, tags["Wounded"], ana, "some 40 wounded")
    headers = HTMX | {"HX-Current-URL": f"http://testserver{path_of(article)}?tag=K"}
    sent = {"tag": str(tags["Killed"].uuid), "start": 190, "end": 192, "quote": article.text[190:192]}
    reply = client.post(f"{path_of(article)}annotations/", sent | {"key": "0" * 32}, headers=headers)
    rows = re.search(r'<ul class="ann".*?</ul>', reply.content.decode(), re.S).group()
    assert "some 40 wounded" not in rows


def test_the_page_costs_the_same_for_1_20_and_500_marks(as_user, ana, article, tags):
    client, costs = as_user(ana), []
    client.get(path_of(article))
    for size in (1, 20, 500):
        Annotation.objects.bulk_create(
            Annotation(
                article=article, tag=tags["Killed"], author=ana, start=n % 300, end=n % 300 + 9,
                quote=article.text[n % 300 : n % 300 + 9],
            )
            for n in range(Annotation.objects.count(), size)
        )  # fmt: skip
        with CaptureQueriesContext(connection) as queries:
            assert client.get(path_of(article)).status_code == 200
        costs.append(len(statements(queries.captured_queries)))
    assert costs[0] == costs[1] == costs[2]
    assert costs[0] <= 10


def test_a_long_list_is_cut_with_a_way_to_the_rest(as_user, ana, article, tags):
    Annotation.objects.bulk_create(
        Annotation(article=article, tag=tags["Killed"], author=ana, start=n, end=n + 1, quote=article.text[n])
        for n in range(len(article.text) - 1)
    )
    total = Annotation.objects.count()
    client = as_user(ana)
    assert total > 300
    short = client.get(path_of(article))
    assert len(listed(short)) == 300
    assert f"{total - 300} left" in short.content.decode()
    rest = client.get(path_of(article) + short.context["page"].annotations.more)
    assert listed(short) + listed(rest) == list(article.text[:total])
    assert rest.context["page"].annotations.left == 0


def test_the_address_opens_a_mark_and_an_unknown_one_opens_nothing(as_user, ana, ben, article, tags):
    row = put_mark(article, tags["Killed"], ana, "68 killed")
    hidden = put_mark(article, tags["Killed"], ben, "some 40")
    client = as_user(ana)
    opened = client.get(path_of(article), {"mark": str(row.uuid)})
    assert opened.context["inspected"].row == row
    assert "is-current is-first is-last" in opened.content.decode()
    for other in (str(hidden.uuid), "00000000-0000-0000-0000-000000000000", "nonsense"):
        assert client.get(path_of(article), {"mark": other}).context["inspected"] is None
    assert client.get(annotation_path(row)).url == f"{path_of(article)}?mark={row.uuid}"


def test_strangers_find_no_page_and_viewers_find_no_way_to_mark(as_user, vera, eve, article):
    assert as_user(eve).get(path_of(article)).status_code == 404
    page = as_user(vera).get(path_of(article))
    assert page.status_code == 200
    assert "mark-form" not in page.content.decode()
    assert "Submit for review" not in page.content.decode()


def test_an_arabic_article_runs_from_right_to_left(as_user, ana, project):
    article = make_article(project, ana, "سقوط الحامية\n\nقُتل ٦٨ من الحرس في الثكنة.\n", language="ar")
    html = as_user(ana).get(path_of(article)).content.decode()
    assert re.search(r'<annotated-text[^>]* lang="ar" dir="rtl"', html)


@pytest.mark.parametrize("act", ["mark", "remove"])
def test_a_reply_put_onto_the_page_is_the_page_loaded_afresh(as_user, ana, article, tags, act):
    client = as_user(ana)
    put_mark(article, tags["Killed"], ana, "officers.\n\nThe Interior Guard")
    before = parts(client.get(path_of(article)).content.decode())
    answer = send_mark(client, article, tags["Place"], "Interior Guard put its losses")
    if act == "remove":
        row = Annotation.objects.get(tag=tags["Place"])
        before = parts(client.get(path_of(article)).content.decode())
        answer = client.post(
            annotation_path(row, "remove/"), {"key": "1" * 32, "version": row.version}, headers=HTMX
        )
    played = before | parts(answer.content.decode())
    fresh = parts(client.get(path_of(article)).content.decode())
    assert played == fresh
    assert played != before


def parts(html: str) -> dict[str, str]:
    """Passages, list rows and the total by id, as the page shows them when no mark is open."""
    stop = r'<div class="(?:psg|cm-)|<ul class="ann"|<span id="marks|</section|</article|</h2|$'
    shown = rf'<(div|ul|span)(?=[^>]*\bid="((?:ps|rows)-\d+|marks-total)")[^>]*>.*?(?={stop})'
    found = {m.group(2): m.group(0) for m in re.finditer(shown, html, re.S)}
    open_mark = (
        r' hx-swap-oob="true"| is-current| is-first| is-last| class="is-selected"| aria-current="true"'
    )
    return {key: re.sub(r"\s+", " ", re.sub(open_mark, "", part)).strip() for key, part in found.items()}


HOSTILE = """Depot <img src=x onerror=alert(1)> burns

<script>document.title = "taken"</script> The Guard <b hx-get="/sign-out/" hx-trigger="load">lost 68</b> men.

  • <i data-hx-post="/x">eve</i> says:

    {{ project.title }} {% now "Y" %} " autofocus onfocus="alert(1) &amp; &lt;b&gt;
"""


def test_hostile_words_are_shown_as_words(as_user, ana, project, tags):
    article = make_article(project, ana, HOSTILE)
    put_mark(article, tags["Killed"], ana, '<b hx-get="/sign-out/" hx-trigger="load">lost')
    html = as_user(ana).get(path_of(article)).content.decode()
    for live in (
        "<img src=x",
        "<script>document",
        "<b hx-get",
        "<i data-hx-post",
        'autofocus onfocus="alert',
    ):
        assert live not in html
    found = words_of(html)
    assert "".join(found[span] for span in sorted(found)) == article.text


def test_every_printed_word_stands_where_htmx_does_not_look(as_user, ana, article, tags):
    put_mark(article, tags["Killed"], ana, "68 killed")
    html = as_user(ana).get(path_of(article)).content.decode()
    bodies = re.findall(r'<div class="body"([^>]*)>', html)
    assert bodies
    assert all("hx-disable" in attributes and "hx-ignore" in attributes for attributes in bodies)
    outside = re.sub(
        r'<div class="body" hx-disable hx-ignore>.*?</div><div class="margin"', "", html, flags=re.S
    )
    outside = re.sub(r"<li[^>]* hx-disable hx-ignore>.*?</li>", "", outside, flags=re.S)
    assert "data-start" not in outside
    assert "68 killed" not in outside
