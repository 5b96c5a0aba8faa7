"""Passages that somebody marked as graphic: blurred until asked for, and no evidence."""

import pytest

from articles.models import LogEntry, Passage
from tests.cast import new_key
from tests.reading.shared import put_mark

pytestmark = pytest.mark.django_db


@pytest.fixture
def here(project, article) -> str:
    return f"/p/orsel/articles/{article.uuid}/"


def sent(**changed: object) -> dict[str, object]:
    return {"key": new_key(), "graphic": "1"} | changed


def graphic(article) -> list[int]:
    return list(Passage.objects.filter(article=article, graphic=True).values_list("order", flat=True))


def test_a_passage_is_marked_by_its_number_and_unmarked_with_one_press(as_user, ana, article, here):
    client = as_user(ana)
    answer = client.post(f"{here}graphic/", sent(number=1))
    order = graphic(article)[0]
    assert (answer.status_code, answer.url) == (302, f"{here}#ps-{order}")
    html = client.get(here).content.decode()
    assert "Graphic passage<span" in html
    assert "Show ¶1" in html
    assert html.count(" inert ") == 1
    client.post(f"{here}graphic/", {"key": new_key(), "order": order})
    assert graphic(article) == []
    assert [entry.after for entry in LogEntry.objects.filter(verb="article.graphic").order_by("id")] == [
        {"graphic": [order]},
        {"graphic": []},
    ]


def test_a_selection_marks_all_the_passages_it_touches(as_user, ana, article, here):
    first, second = Passage.objects.filter(article=article, number__in=(1, 2)).order_by("order")
    answer = as_user(ana).post(
        f"{here}graphic/", sent(start=first.end - 3, end=second.start + 3), headers={"HX-Request": "true"}
    )
    assert answer.status_code == 200
    assert graphic(article) == [first.order, second.order]
    assert f'id="ps-{first.order}" hx-swap-oob="true"' in answer.content.decode()
    assert "blurred until asked for" in answer.headers["HX-Trigger"]


def test_the_words_marks_and_offsets_stay_as_they_are(as_user, ana, article, tags, here):
    row = put_mark(article, tags["Killed"], ana, "68 killed")
    before = (article.text_sha256, row.start, row.end, row.quote)
    passage = Passage.objects.get(article=article, number=2)
    as_user(ana).post(f"{here}graphic/", sent(number=2))
    article.refresh_from_db()
    row.refresh_from_db()
    assert (article.text_sha256, row.start, row.end, row.quote) == before
    html = as_user(ana).get(here).content.decode()
    assert f'data-start="{passage.start}" data-end="{passage.end}"' in html


def test_quotes_of_a_hidden_passage_are_veiled_in_the_list_and_beside_it(as_user, ana, article, tags, here):
    row = put_mark(article, tags["Killed"], ana, "68 killed")
    client = as_user(ana)
    client.post(f"{here}graphic/", sent(number=2))
    html = client.get(f"{here}?mark={row.uuid}").content.decode()
    assert '<bdi class="veiled" aria-hidden="true">68 killed</bdi>' in html
    assert '<q dir="auto" class="veiled" aria-hidden="true"' in html
    order = graphic(article)[0]
    shown = client.get(f"{here}?show={order}&show=x").content.decode()
    assert "<bdi>68 killed</bdi>" in shown
    assert " inert " not in shown


def test_marking_graphic_goes_up_the_ladder(as_user, ana, ben, vera, eve, article, here):
    path = f"{here}graphic/"
    assert as_user(ana).get(path).status_code == 405
    assert as_user(vera).post(path, sent(number=1)).status_code == 403
    assert as_user(eve).post(path, sent(number=1)).status_code == 404
    for wrong in ({}, {"number": 99}, {"number": "x"}, {"number": 1, "key": ""}, {"start": 5, "end": 5}):
        assert as_user(ana).post(path, sent(**wrong)).status_code == 422, wrong
    assert graphic(article) == []
    form = sent(number=1)
    assert as_user(ana).post(path, form).status_code == 302
    assert as_user(ana).post(path, form).status_code == 302
    assert as_user(ana).post(path, form | {"number": 2}).status_code == 422
    assert LogEntry.objects.filter(verb="article.graphic").count() == 1
    assert (
        as_user(ben).post(path, {"key": new_key(), "number": 1}).status_code == 302
    )  # anybody who may say so
    assert graphic(article) == []


def test_a_viewer_sees_the_veil_without_a_button_to_take_it_away(as_user, ana, vera, here):
    as_user(ana).post(f"{here}graphic/", sent(number=1))
    html = as_user(vera).get(here).content.decode()
    assert "Show ¶1" in html
    assert "Not graphic" not in html
    assert "Mark as graphic" not in html
