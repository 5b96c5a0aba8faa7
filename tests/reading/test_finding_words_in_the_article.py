"""Words found in the article by the server: hits in context, an address for them, and one tag drawn alone."""

import re

import pytest

from articles.pages.reading_find import find
from tests.cast import make_article
from tests.reading.shared import HTMX, path_of, put_mark

pytestmark = pytest.mark.django_db


def test_hits_stand_in_their_context_with_exact_offsets(article):
    found = find(article, "GÚARD")
    assert found.total == len(found.hits) == article.text.lower().count("guard")
    for hit in found.hits:
        assert article.text[hit.start : hit.end] == hit.words
        assert hit.before.lstrip("…") + hit.words in article.text


def test_the_address_lists_the_hits_without_script(as_user, ana, article):
    client = as_user(ana)
    answer = client.get(f"{path_of(article)}find/", {"find_text": "the guard"})
    assert answer.url == f"{path_of(article)}?find_text=the+guard"
    html = client.get(path_of(article), {"find_text": "guards"}).content.decode()
    orders = re.findall(r'<a href="#(ps-\d+)" data-hit="\d+-\d+">', html)
    assert orders
    assert all(f'id="{order}"' in html for order in orders)
    assert 'value="guards"' in html


def test_words_that_do_not_stand_there_are_said_to_be_absent(as_user, ana, article):
    answer = as_user(ana).get(f"{path_of(article)}find/", {"find_text": "<b>zeppelin"}, headers=HTMX)
    html = answer.content.decode()
    assert "&lt;b&gt;zeppelin</bdi>” does not stand in the article" in html
    assert as_user(ana).get(f"{path_of(article)}find/", headers=HTMX).content.strip() != b"None"


def test_many_hits_are_counted_and_the_first_are_listed(as_user, ana, project):
    article = make_article(project, ana, "Days\n\n" + "The ford was quiet. " * 900 + "\n")
    html = as_user(ana).get(f"{path_of(article)}find/", {"find_text": "ford"}, headers=HTMX).content.decode()
    assert html.count("data-hit=") == 200
    assert "700 more" in html


def test_strangers_find_nothing(as_user, eve, vera, article):
    assert as_user(eve).get(f"{path_of(article)}find/", {"find_text": "guard"}).status_code == 404
    assert (
        as_user(vera).get(f"{path_of(article)}find/", {"find_text": "guard"}, headers=HTMX).status_code == 200
    )
    assert as_user(vera).post(f"{path_of(article)}find/").status_code == 405


def test_one_tag_is_drawn_alone_through_every_overlap(as_user, ana, article, tags):
    outer = put_mark(article, tags["Killed"], ana, "more than 100 guards were killed")
    for words in ("100 guards", "100 guards were", "than 100 guards", "guards"):
        put_mark(article, tags["Place"], ana, words)
    deep = put_mark(article, tags["Killed"], ana, "guards were")
    client = as_user(ana)
    html = client.get(path_of(article), {"only": "K"}).content.decode()
    named = {uuid for ids in re.findall(r'<mark [^>]*data-a="([^"]+)"', html) for uuid in ids.split()}
    assert named == {str(outer.uuid), str(deep.uuid)}
    assert "t-6" not in "".join(re.findall(r"<mark[^>]*>.*?</mark>", html))
    assert html.count("data-inspects=") == 6  # the list is whole
    assert "Only" in re.search(r'id="only">(.*?)</div>', html, re.S).group(1)
    assert len(client.get(path_of(article), {"only": "nonsense"}).context["page"].passages) > 1
