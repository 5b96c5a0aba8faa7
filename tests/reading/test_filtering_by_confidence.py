"""The list of annotations filtered by how sure their authors are."""

from itertools import product

import pytest

from articles.models import Annotation
from tests.reading.shared import HTMX, path_of, put_mark, send_mark

pytestmark = pytest.mark.django_db


@pytest.fixture
def marks(article, tags, ana) -> list[Annotation]:
    return [
        put_mark(article, tags["Killed"], ana, "more than 100 guards", confidence="sure"),
        put_mark(article, tags["Killed"], ana, "68 killed", confidence="probable"),
        put_mark(article, tags["Wounded"], ana, "some 40 wounded", confidence="sure", state="submitted"),
        put_mark(article, tags["Place"], ana, "Sul Ford"),
    ]


def ask(client, article, **query):
    return client.get(f"{path_of(article)}list/", query, headers=HTMX)


def quotes(answer) -> set[str]:
    return {row.quote for group in answer.context["annotations"].groups for row in group.rows}


def counts(answer) -> dict[str, int]:
    return {choice.value: choice.count for choice in answer.context["annotations"].facets.sureness}


def test_it_combines_with_the_other_filters_in_every_way(as_user, ana, article, marks):
    client = as_user(ana)
    wished = (None, ["sure"], ["unsaid"], ["probable", "unsaid"], ["unsure"])
    for sure, tag, state in product(wished, (None, "K"), (None, "submitted")):
        query = {"sure": sure, "tag": tag, "state": state}
        fits = {
            row.quote
            for row in marks
            if (sure is None or (row.confidence or "unsaid") in sure)
            and tag in (None, row.tag.letter)
            and state in (None, row.state)
        }
        answer = ask(client, article, **{name: value for name, value in query.items() if value})
        assert quotes(answer) == fits, query


def test_each_choice_says_how_many_rows_it_has_under_the_other_filters(as_user, ana, article, marks):
    client = as_user(ana)
    assert counts(ask(client, article)) == {"sure": 2, "probable": 1, "unsaid": 1}
    assert counts(ask(client, article, sure="sure")) == {"sure": 2, "probable": 1, "unsaid": 1}
    assert counts(ask(client, article, tag="K", sure="unsure")) == {"sure": 1, "probable": 1, "unsure": 0}


def test_it_stands_in_the_address_and_opens_its_group(as_user, ana, article, marks):
    client = as_user(ana)
    asked = client.get(f"{path_of(article)}list/", {"sure": ["probable", "unsaid"]})
    assert asked.url == f"{path_of(article)}?sure=probable&sure=unsaid"
    page = client.get(asked.url)
    html = page.content.decode()
    assert "2 of 4 shown" in html
    assert '<details class="more-filters" open>' in html
    assert html.count('name="sure" value="unsaid" checked') == 1
    empty = ask(client, article, sure="unsaid", tag="K")
    hiding = {h.name: h.query for h in empty.context["annotations"].facets.hiding}
    assert hiding == {"the tags": "?sure=unsaid", "how sure": "?tag=K"}


def test_a_write_keeps_to_it(as_user, ana, article, tags, marks):
    headers = HTMX | {"HX-Current-URL": f"http://testserver{path_of(article)}?sure=sure"}
    answer = send_mark(as_user(ana), article, tags["Place"], "Depot", headers=headers)
    assert 'data-inspects="' not in answer.content.decode().partition("rows-")[2]
