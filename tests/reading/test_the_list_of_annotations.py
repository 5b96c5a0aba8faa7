"""The list beside the text: every combination of its filters, counts, what hides the rest, and its length."""

import re
from itertools import product

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from articles.models import Annotation
from tests.reading.shared import HTMX, path_of, put_mark, send_mark, statements

pytestmark = pytest.mark.django_db


@pytest.fixture
def marks(article, tags, ana, ben) -> list[Annotation]:
    return [
        put_mark(article, tags["Place"], ben, "Sul Ford", state="accepted"),
        put_mark(article, tags["Killed"], ana, "more than 100 guards"),
        put_mark(article, tags["Killed"], ben, "guards", state="submitted"),
        put_mark(article, tags["Killed"], ana, "68 killed", state="submitted"),
        put_mark(article, tags["Wounded"], ana, "some 40 wounded", state="returned", return_reason="Which?"),
    ]


def ask(client, article, **query):
    """The list as htmx asks for it."""
    return client.get(f"{path_of(article)}list/", query, headers=HTMX)


def quotes(answer) -> list[str]:
    groups = answer.context["annotations"].groups
    return [row.quote for group in groups for row in group.rows]


def test_filters_combine_in_every_way(as_user, sam, ana, article, marks):
    client = as_user(sam)
    choices = {
        "tag": (None, "K", ["K", "W"]),
        "state": (None, "submitted", ["draft", "returned"]),
        "by": (None, "ana", ["ana", "ben"]),
        "q": (None, "GUARDS", "wóunded"),
    }
    seen = set()
    for values in product(*choices.values()):
        query = {name: value for name, value in zip(choices, values, strict=True) if value}
        fits = [row.quote for row in sorted(marks, key=lambda m: (m.start, -m.end)) if passes(row, query)]
        answer = ask(client, article, **query)
        assert quotes(answer) == fits, query
        assert answer.context["annotations"].fits == len(fits)
        seen.add(len(fits))
    assert seen == {0, 1, 2, 3, 4, 5}


def passes(row, query) -> bool:
    def one_of(name, value) -> bool:
        wanted = query.get(name) or value
        return value in ([wanted] if isinstance(wanted, str) else wanted)

    words = query.get("q", "").lower().replace("ó", "o")
    return (
        one_of("tag", row.tag.letter)
        and one_of("state", row.state)
        and one_of("by", row.author.username)
        and words in row.quote.lower()
    )


def test_only_mine_leaves_out_what_others_marked(as_user, ana, article, marks):
    assert quotes(ask(as_user(ana), article, mine="1", state="submitted")) == ["68 killed"]


def counts(answer) -> dict[str, int]:
    facets = answer.context["annotations"].facets
    return {choice.label: choice.count for choice in (*facets.tags, *facets.states, *facets.authors)}


def test_each_choice_says_how_many_rows_it_has_under_the_other_filters(as_user, sam, article, marks):
    whole = counts(ask(as_user(sam), article))
    assert whole == {
        "Killed": 3, "Wounded": 1, "Place": 1, "draft": 1, "submitted": 2, "returned": 1, "accepted": 1,
        "ana": 3, "ben": 2,
    }  # fmt: skip
    killed = counts(ask(as_user(sam), article, tag="K"))
    assert killed == {
        "Killed": 3, "Wounded": 1, "Place": 1, "draft": 1, "submitted": 2, "ana": 2, "ben": 1,
    }  # fmt: skip
    assert counts(ask(as_user(sam), article, tag="K", by="ben"))["Place"] == 1


def test_an_empty_list_names_what_hides_the_rest(as_user, sam, article, marks):
    answer = ask(as_user(sam), article, tag="K", q="wounded", by="ana")
    html = answer.content.decode()
    assert "No annotation fits the filter. 5 are hidden." in html
    hiding = {h.name: h.count for h in answer.context["annotations"].facets.hiding}
    assert hiding == {"the tags": 1, "the authors": 0, "the words": 2}
    without = next(h.query for h in answer.context["annotations"].facets.hiding if h.name == "the tags")
    assert without == "?by=ana&q=wounded"
    assert f'href="{without.replace("&", "&amp;")}"' in html


def test_the_filter_stands_in_the_address_and_keeps_what_else_stands_there(as_user, sam, article, marks):
    page = f"http://testserver{path_of(article)}?mark={marks[0].uuid}&q=old&only=K"
    headers = HTMX | {"HX-Current-URL": page}
    answer = as_user(sam).get(f"{path_of(article)}list/", {"tag": "K", "only": "K"}, headers=headers)
    assert answer["HX-Replace-Url"] == f"{path_of(article)}?tag=K&only=K&mark={marks[0].uuid}"
    assert 'aria-current="true"' not in answer.content.decode()  # the open mark is hidden by the filter
    assert "3 of 5 annotations fit" in answer["HX-Trigger"]


def test_without_htmx_the_list_is_on_the_page(as_user, sam, article, marks):
    answer = as_user(sam).get(f"{path_of(article)}list/", {"tag": "K", "state": "draft"})
    assert answer.url == f"{path_of(article)}?tag=K&state=draft"
    shown = as_user(sam).get(answer.url).content.decode()
    assert shown.count("data-inspects=") == 1
    assert "1 of 5 shown" in shown


def test_the_counts_after_a_write_come_alone(as_user, sam, article, marks):
    headers = HTMX | {"HX-Trigger": "recount"}
    answer = as_user(sam).get(f"{path_of(article)}list/", {"tag": "K"}, headers=headers)
    html = answer.content.decode()
    assert "HX-Trigger" not in answer
    assert "data-inspects" not in html
    assert set(re.findall(r'id="([\w-]+)"[^>]* hx-swap-oob', html)) == {
        "filter-tags",
        "filter-more",
        "list-fits",
    }


@pytest.mark.parametrize("query", ["tag=K", "state=draft", "by=ana", "mine=1", "q=guards", "only=K"])
def test_a_write_keeps_to_every_filter(as_user, sam, article, tags, marks, query):
    client = as_user(sam)
    headers = {"HX-Current-URL": f"http://testserver{path_of(article)}?{query}"}
    reply = send_mark(client, article, tags["Wounded"], "The Interior Guard", headers=HTMX | headers)
    sent = reply.content.decode()
    fresh = client.get(f"{path_of(article)}?{query}").content.decode()
    for order in re.findall(r'<ul class="ann" id="rows-(\d+)"', sent):
        assert rows(sent, order) == rows(fresh, order)
    assert ("The Interior Guard" in "".join(rows(sent, "2"))) == (
        query in ("state=draft", "mine=1", "only=K")
    )


def rows(html: str, order: str) -> list[str]:
    ul = re.search(
        rf'<ul class="ann" id="rows-{order}".*?(?=<ul class="ann"|</section|<span id="marks|$)', html, re.S
    )
    return re.findall(r"<bdi>([^<]*)</bdi></a>", ul.group() if ul else "")


def many(article, tag, by, number: int) -> None:
    Annotation.objects.bulk_create(
        Annotation(
            article=article, tag=tag, author=by, start=n % 150, end=n % 150 + 5,
            quote=article.text[n % 150 : n % 150 + 5],
        )
        for n in range(number)
    )  # fmt: skip


def test_the_list_goes_on_where_it_ended_however_many_ranges_are_equal(as_user, ana, article, tags):
    many(article, tags["Killed"], ana, 1000)
    client = as_user(ana)
    seen: list[str] = []
    query = ""
    for _ in range(4):
        page = client.get(path_of(article) + query).context["page"].annotations
        seen += [row.uuid for group in page.groups for row in group.rows]
        query = page.more
    assert query == ""
    assert len(seen) == len(set(seen)) == 1000


def test_more_rows_take_the_place_of_those_of_the_passage_they_go_on_in(as_user, ana, article, tags):
    many(article, tags["Killed"], ana, 700)
    client = as_user(ana)
    held: dict[str, list[str]] = {}
    query = ask(client, article).context["annotations"].more
    first = client.get(path_of(article)).content.decode()
    held |= {order: uuids(first, order) for order in re.findall(r'id="rows-(\d+)"', first)}
    while query:
        answer = client.get(f"{path_of(article)}list/{query}", headers=HTMX)
        html = answer.content.decode()
        assert "HX-Replace-Url" not in answer
        held |= {order: uuids(html, order) for order in re.findall(r'id="rows-(\d+)"', html)}
        query = answer.context["annotations"].more
    every = [uuid for order in sorted(held, key=int) for uuid in held[order]]
    assert len(every) == len(set(every)) == 700


def uuids(html: str, order: str) -> list[str]:
    ul = re.search(rf'<ul class="ann" id="rows-{order}".*?</ul>', html, re.S)
    return re.findall(r'data-inspects="([^"]+)"', ul.group() if ul else "")


def test_the_list_costs_the_same_for_1_20_and_5000_marks(as_user, ana, article, tags):
    client, costs = as_user(ana), []
    ask(client, article)
    for size in (1, 20, 5000):
        many(article, tags["Killed"], ana, size - Annotation.objects.count())
        with CaptureQueriesContext(connection) as queries:
            answer = ask(client, article, tag="K", q="e", state="draft", by="ana")
        costs.append(len(statements(queries.captured_queries)))
        assert len(quotes(answer)) <= 300
    assert costs == [costs[0]] * 3
    assert costs[0] <= 6


@pytest.mark.parametrize("after", ["", "x", "1.2", "1.2.3.4", "-1.2.3", "9999999999.1.1", "١.٢.٣"])
def test_a_nonsense_place_begins_the_list(as_user, ana, article, marks, after):
    assert len(quotes(ask(as_user(ana), article, after=after))) == 4


def test_strangers_find_no_list(as_user, eve, vera, article):
    assert ask(as_user(eve), article).status_code == 404
    assert ask(as_user(vera), article).status_code == 200
    assert as_user(vera).post(f"{path_of(article)}list/").status_code == 405
