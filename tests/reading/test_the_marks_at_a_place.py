"""Every mark at a place of the text, as hovering and choosing among stacked marks ask for it."""

import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from articles.models import Annotation, AnnotationFragment
from tests.reading.shared import HTMX, path_of, put_mark, statements

pytestmark = pytest.mark.django_db


def ask(client, article, start, end):
    return client.get(f"{path_of(article)}at/", {"start": start, "end": end}, headers=HTMX)


def marks(answer) -> list[str]:
    return [mark.quote for mark in answer.context["marks"]]


def test_they_come_outermost_first_with_all_that_is_known(as_user, ana, ben, article, tags):
    inner = put_mark(
        article, tags["Place"], ana, "guards", state="returned", return_reason="Which?", confidence="unsure"
    )
    put_mark(
        article, tags["Killed"], ben, "more than 100 guards", state="accepted", note="Counted <b>twice</b>"
    )
    put_mark(article, tags["Wounded"], ben, "100 guards")  # a draft that is not ana's to see
    answer = ask(as_user(ana), article, inner.start, inner.start + 1)
    assert marks(answer) == ["more than 100 guards", "guards"]
    html = answer.content.decode()
    assert f'data-spans="{inner.start}-{inner.end}"' in html
    assert "Counted &lt;b&gt;twice" in html
    assert "Which?" in html
    assert html.count("yours") == 1
    assert html.count("<span>unsure</span>") == 1, "of the other nothing is said"
    assert re.search(r"<ul hx-disable hx-ignore", html)


def test_a_mark_in_parts_names_each_of_them(as_user, ana, article, tags):
    row = put_mark(article, tags["Killed"], ana, "more than 100 guards were killed")
    for order, (start, end) in enumerate(((row.start, row.start + 4), (row.end - 6, row.end))):
        AnnotationFragment.objects.create(
            annotation=row, order=order, start=start, end=end, quote=article.text[start:end]
        )
    (mark,) = ask(as_user(ana), article, row.start, row.end).context["marks"]
    assert mark.quote == "more … killed"
    assert mark.spans == f"{row.start}-{row.start + 4} {row.end - 6}-{row.end}"


@pytest.mark.parametrize(
    ("start", "end"), [("", ""), ("x", "9"), ("9", "-1"), ("9" * 30, "9" * 30), ("٣", "٩")]
)
def test_a_nonsense_place_holds_no_mark(as_user, ana, article, tags, start, end):
    put_mark(article, tags["Killed"], ana, "68 killed")
    assert marks(ask(as_user(ana), article, start, end)) == []


def test_a_place_costs_the_same_for_1_20_and_500_marks(as_user, ana, article, tags):
    client, costs = as_user(ana), []
    ask(client, article, 0, 500)
    for size in (1, 20, 500):
        Annotation.objects.bulk_create(
            Annotation(
                article=article, tag=tags["Killed"], author=ana, start=n % 90, end=99,
                quote=article.text[n % 90 : 99],
            )
            for n in range(Annotation.objects.count(), size)
        )  # fmt: skip
        with CaptureQueriesContext(connection) as queries:
            assert len(marks(ask(client, article, 0, 500))) == size
        costs.append(len(statements(queries.captured_queries)))
    assert costs == [costs[0]] * 3
    assert costs[0] <= 6


def test_the_words_of_a_graphic_passage_are_not_told(as_user, ana, article, tags):
    row = put_mark(article, tags["Killed"], ana, "68 killed")
    article.passages.filter(start__lte=row.start, end__gt=row.start).update(graphic=True)
    html = ask(as_user(ana), article, row.start, row.end).content.decode()
    assert "68 killed" not in html
    assert "graphic passage, words hidden" in html
    found = (
        as_user(ana).get(f"{path_of(article)}find/", {"find_text": "killed"}, headers=HTMX).content.decode()
    )
    assert "68 <b>killed" not in found
    assert "In a graphic passage, hidden" in found


def test_without_htmx_and_for_strangers_there_is_no_such_list(as_user, ana, eve, article):
    assert as_user(ana).get(f"{path_of(article)}at/").url == path_of(article)
    assert ask(as_user(eve), article, 0, 9).status_code == 404
    assert as_user(ana).post(f"{path_of(article)}at/").status_code == 405
