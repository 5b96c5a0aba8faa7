"""What the review queue shows, in what order, to whom."""

import re

import pytest

from articles.models import Tag
from tests.cast import make_article, make_user
from tests.queue.work import make_claim, make_link, make_mark
from tests.statements import statements

pytestmark = pytest.mark.django_db


def test_only_supervisors_see_the_queue(as_user, ana, vera, eve, sam, project, tags):
    for path in ("", f"tags/{tags['Killed'].uuid}/", "claims/", "links/"):
        codes = [as_user(user).get(f"/p/orsel/queue/{path}").status_code for user in (sam, ana, vera, eve)]
        assert codes == [200, 403, 403, 404], path
        assert as_user(sam).post(f"/p/orsel/queue/{path}").status_code == 405


def test_cards_come_oldest_first_with_their_source_and_sentence(as_user, sam, ana, ben, article, tags):
    late = make_mark(article, tags["Killed"], ana, "68 killed", minute=9)
    early = make_mark(article, tags["Killed"], ben, "23 officers", minute=1)
    html = as_user(sam).get(f"/p/orsel/queue/tags/{tags['Killed'].uuid}/").content.decode()
    assert html.index(f'id="card-{early.uuid}" aria-current="true"') < html.index(f'id="card-{late.uuid}"')
    assert "<b>1 of 2</b>" in html
    assert "Harbour Wire</bdi> ¶1" in html
    assert "by <bdi>ben</bdi>" in html
    assert "The Northern Accord said on Monday that more than 100 guards" in html
    assert '<span class="st t-1" data-l="K">23</span> officers</mark>' in html


def test_the_first_page_is_the_queue_that_waited_longest(as_user, sam, ana, article, tags):
    make_mark(article, tags["Killed"], ana, "68 killed", minute=9)
    make_mark(article, tags["Wounded"], ana, "40 wounded", minute=1)
    html = as_user(sam).get("/p/orsel/queue/").content.decode()
    assert "<title>Wounded, review queue" in html


def test_own_work_and_work_not_submitted_does_not_wait(as_user, sam, ana, article, tags):
    make_mark(article, tags["Killed"], sam, "68 killed")
    for state in ("draft", "returned", "accepted", "rejected", "withdrawn"):
        make_mark(article, tags["Killed"], ana, "40 wounded", state=state)
    html = as_user(sam).get("/p/orsel/queue/").content.decode()
    assert "Nothing waits for review" in html


def test_an_emptied_queue_says_so_and_leads_on(as_user, sam, tags):
    html = as_user(sam).get(f"/p/orsel/queue/tags/{tags['Killed'].uuid}/").content.decode()
    assert "This queue is empty" in html


def test_a_retired_tag_is_listed_while_uses_of_it_wait(as_user, sam, ana, article, tags):
    Tag.objects.filter(name__in=["Killed", "Wounded"]).update(retired_at="2023-03-01T00:00Z")
    make_mark(article, tags["Killed"], ana, "68 killed")
    html = as_user(sam).get(f"/p/orsel/queue/tags/{tags['Killed'].uuid}/").content.decode()
    nav = html[html.index('id="queue-nav"') : html.index('id="queue-stack"')]
    assert "Killed" in nav
    assert "Wounded" not in nav


def test_the_address_names_a_card_and_skipped_ones_come_round_again(as_user, sam, ana, article, tags):
    first = make_mark(article, tags["Killed"], ana, "68 killed", minute=1)
    second = make_mark(article, tags["Killed"], ana, "23 officers", minute=2)
    page = f"/p/orsel/queue/tags/{tags['Killed'].uuid}/"
    client = as_user(sam)
    html = client.get(f"{page}?at={second.uuid}").content.decode()
    assert f'id="card-{second.uuid}" aria-current="true"' in html
    assert "<b>2 of 2</b>" in html
    assert f'?at={first.uuid}"' in html
    assert f'/p/orsel/articles/{article.uuid}/?mark={second.uuid}"' in html
    type(second).objects.filter(pk=second.pk).update(state="accepted")
    html = client.get(f"{page}?at={second.uuid}").content.decode()
    assert f'id="card-{first.uuid}" aria-current="true"' in html
    assert client.get(f"{page}?at=nonsense").status_code == 200


def test_equal_times_keep_one_order(as_user, sam, ana, article, tags):
    rows = [make_mark(article, tags["Killed"], ana, "68 killed") for _ in range(7)]
    html = as_user(sam).get(f"/p/orsel/queue/tags/{tags['Killed'].uuid}/?at={rows[3].uuid}").content.decode()
    shown = sorted((html.find(f'id="card-{row.uuid}"'), n) for n, row in enumerate(rows))
    assert [n for place, n in shown if place >= 0] == [3, 4, 5, 6]


def test_what_else_stands_in_the_sentences_is_named(as_user, sam, ana, article, tags):
    make_mark(article, tags["Killed"], ana, "68 killed")
    make_mark(article, tags["Wounded"], ana, "40 wounded", state="draft")
    make_mark(article, tags["Place"], ana, "Sul Ford", state="accepted")
    make_claim(article, ana, "its losses at 68", state="draft")
    html = as_user(sam).get(f"/p/orsel/queue/tags/{tags['Killed'].uuid}/").content.decode()
    also = html[html.index("Also here") : html.index("<footer>")]
    assert "40 wounded" in also
    assert "claim, 68" in also
    assert "Sul Ford" not in also


def test_a_claim_card_says_the_number_in_words(as_user, sam, claim, link):
    html = as_user(sam).get("/p/orsel/queue/claims/").content.decode()
    assert "68 killed" in html
    assert 'aria-label="68 killed. Scale 0 to' in html
    assert '<mark class="run ev">its losses at 68 killed</mark>' in html


def test_a_link_card_shows_both_claims_and_the_verdict(as_user, sam, link):
    html = as_user(sam).get("/p/orsel/queue/links/").content.decode()
    assert "They conflict" in html
    assert "68 is below 101" in html
    assert "101 or more killed" in html
    assert "68 killed" in html


def test_article_text_stays_text(as_user, sam, ana, project, tags):
    hostile = (
        "A raid\n\nThey said <img src=x hx-get=/a hx-trigger=load> 7 killed <script>go()</script> there.\n"
    )
    article = make_article(project, ana, hostile)
    make_mark(article, tags["Killed"], ana, "<img src=x hx-get=/a hx-trigger=load> 7 killed")
    html = as_user(sam).get("/p/orsel/queue/").content.decode()
    assert "<img" not in html
    assert "<script>go()" not in html
    assert "&lt;img" in html
    wrapped = html.count('<p class="ctx" dir="auto" hx-disable hx-ignore>')
    assert wrapped == html.count('class="ctx"') == 1


def test_of_a_long_article_only_the_sentences_are_fetched(as_user, sam, ana, project, tags):
    filling = "Nothing else was said about it on that day. " * 3000
    article = make_article(project, ana, f"A raid\n\n{filling}\n\nSeven were killed there. Nobody else.\n")
    make_mark(article, tags["Killed"], ana, "Seven were killed")
    with statements() as seen:
        html = as_user(sam).get("/p/orsel/queue/").content.decode()
    assert "Seven" in html
    assert len(html) < 30_000
    whole_text = re.compile(r'[ ,]"articles_article"."text"')
    assert [sql for sql in seen if whole_text.search(sql)] == []


@pytest.mark.parametrize("kind", ["tags", "claims", "links"])
def test_the_queries_do_not_grow_with_what_waits(as_user, sam, ana, ben, article, tags, kind):
    client = as_user(sam)
    path = f"/p/orsel/queue/tags/{tags['Killed'].uuid}/" if kind == "tags" else f"/p/orsel/queue/{kind}/"
    counted = []
    for more in (1, 19, 480):
        for number in range(more):
            grow(kind, article, tags, ana, number)
        client.get(path)
        with statements() as seen:
            assert client.get(path).status_code == 200
        counted.append(len(seen))
    assert counted[1:] == [counted[1]] * 2, counted
    assert counted[0] <= counted[1] <= 18


def grow(kind, article, tags, ana, number) -> None:
    if kind == "tags":
        make_mark(article, tags["Killed"], ana, "68 killed", minute=number)
        return
    a = make_claim(article, ana, "68 killed")
    if kind == "links":
        author = make_user(f"analyst{number}-{a.pk}")
        make_link(a, make_claim(article, ana, "40 wounded", state="accepted"), author)
