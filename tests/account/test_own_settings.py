"""One's own colours, density and keys."""

import pytest

from articles.models import LogEntry, User
from tests.cast import new_key

pytestmark = pytest.mark.django_db
PATH = "/account/"


def form(**changed: object) -> dict[str, object]:
    sent = {
        "theme": "dark",
        "density": "compact",
        "text_size": "large",
        "measure": "wide",
        "leading": "loose",
    }
    return {"key": new_key(), **sent, "typeface": "sans", "single_keys": "on"} | changed


def test_they_are_saved_and_every_page_follows(as_user, ana):
    client = as_user(ana)
    answer = client.post(PATH, form(single_keys=""), follow=True)
    html = answer.content.decode()
    ana.refresh_from_db()
    assert (ana.theme, ana.density, ana.single_keys) == ("dark", "compact", False)
    assert 'data-theme="dark"' in html
    assert 'data-density="compact"' in html
    assert 'data-single-keys="off"' in html


def test_they_are_ones_own(as_user, ana, ben):
    as_user(ana).post(PATH, form())
    ben.refresh_from_db()
    assert ben.theme == "system"


def test_a_choice_that_is_none_is_refused(as_user, ana):
    answer = as_user(ana).post(PATH, form(theme="pink"))
    assert answer.status_code == 422
    ana.refresh_from_db()
    assert ana.theme == "system"


def test_the_same_form_twice_saves_once(as_user, ana):
    sent = form()
    as_user(ana).post(PATH, sent)
    User.objects.filter(pk=ana.pk).update(theme="light")
    as_user(ana).post(PATH, sent)
    ana.refresh_from_db()
    assert ana.theme == "light"
    assert LogEntry.objects.filter(verb="person.comfort").count() == 1
    assert as_user(ana).post(PATH, sent | {"theme": "system"}).status_code == 422


def test_without_a_key_nothing_is_saved(as_user, ana):
    assert as_user(ana).post(PATH, form(key="")).status_code == 422


def test_it_needs_a_signed_in_person(client, db):
    assert client.get(PATH).status_code == 302
    assert client.put(PATH).status_code in {302, 405}
