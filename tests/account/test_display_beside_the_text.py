"""The panel of display: kept for the person, without and with script, back to where it was pressed."""

import pytest

from articles.models import LogEntry
from tests.cast import new_key

pytestmark = pytest.mark.django_db
PATH = "/account/display/"


def sent(**changed: str) -> dict[str, str]:
    looks = {"theme": "light", "density": "compact", "text_size": "largest", "measure": "narrow"}
    return {"key": new_key(), **looks, "leading": "tight", "typeface": "sans"} | changed


def test_it_is_kept_and_every_page_follows(as_user, ana, project, article):
    client = as_user(ana)
    here = f"/p/orsel/articles/{article.uuid}/?mine=1"
    answer = client.post(PATH, sent(next=here))
    assert (answer.status_code, answer.url) == (302, here)
    html = client.get(here).content.decode()
    for said in (
        'data-text-size="largest"',
        'data-measure="narrow"',
        'data-leading="tight"',
        'data-typeface="sans"',
    ):
        assert said in html
    ana.refresh_from_db()
    assert ana.single_keys  # what the panel does not show stays


def test_it_never_leads_to_another_site(as_user, ana):
    for elsewhere in ("https://elsewhere.example/", "//elsewhere.example/", "javascript:alert(1)", ""):
        assert as_user(ana).post(PATH, sent(next=elsewhere)).url == "/account/"


def test_with_htmx_it_says_so_and_swaps_nothing(as_user, ana):
    answer = as_user(ana).post(PATH, sent(), headers={"HX-Request": "true"})
    assert answer.status_code == 204
    assert "Display saved" in answer.headers["HX-Trigger"]


def test_a_choice_that_is_none_a_lost_key_and_another_content_are_refused(as_user, ana):
    client = as_user(ana)
    assert client.post(PATH, sent(text_size="huge")).status_code == 422
    assert client.post(PATH, sent(key="")).status_code == 422
    form = sent()
    assert client.post(PATH, form).status_code == 302
    assert client.post(PATH, form).status_code == 302
    assert client.post(PATH, form | {"measure": "wide"}).status_code == 422
    assert LogEntry.objects.filter(verb="person.comfort").count() == 1
    ana.refresh_from_db()
    assert (ana.text_size, ana.measure) == ("largest", "narrow")


def test_it_is_posted_only_and_ones_own(client, as_user, ana, ben):
    assert as_user(ana).get(PATH).status_code == 405
    assert client.post(PATH, sent()).status_code == 302
    as_user(ana).post(PATH, sent())
    ben.refresh_from_db()
    assert ben.text_size == "medium"
