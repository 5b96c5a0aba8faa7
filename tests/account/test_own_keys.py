"""One's own keys: given, refused, reset; every page carries them.

The ladder's rungs for other people's things have nothing to stand on here: the address names nobody, the
person is the one who is signed in, and the last choice of a person is the one that counts (no version).
"""

import json
from html import unescape

import pytest

from articles.models import LogEntry, User
from tests.cast import new_key

pytestmark = pytest.mark.django_db
PATH = "/account/keys/"


def sent(*, key: str | None = None, **acts: str) -> dict[str, str]:
    """Acts by pane and shipped key: ``Reading_z="v"``."""
    return {"key": key or new_key()} | {
        f"act {name.replace('_', ' ')}": typed for name, typed in acts.items()
    }


def carried(html: str) -> dict[str, dict[str, str]]:
    words = unescape(html.partition('data-own-keys="')[2].partition('"')[0])
    return json.loads(words) if words else {}


def test_a_key_is_given_and_every_page_carries_it(as_user, ana, project, article):
    client = as_user(ana)
    assert carried(client.get("/").content.decode()) == {}
    answer = client.post(PATH, sent(Reading_z="v"), follow=True)
    assert answer.status_code == 200
    ana.refresh_from_db()
    assert ana.keys == {"Reading": {"z": "v"}}
    html = client.get(f"/p/orsel/articles/{article.uuid}/").content.decode()
    assert carried(html) == {pane: {"z": "", "v": "z"} for pane in ("Reading", "Details")}
    assert "<kbd>v</kbd> </dt><dd>undo your last act in this article" in html
    entry = LogEntry.objects.get(verb="person.keys")
    assert (entry.before, entry.after) == ({"keys": {}}, {"keys": {"Reading": {"z": "v"}}})


def test_they_are_ones_own(as_user, ana, ben):
    as_user(ana).post(PATH, sent(Reading_z="v"))
    ben.refresh_from_db()
    assert ben.keys == {}
    assert 'name="act Reading z" value="z"' in as_user(ben).get(PATH).content.decode()


def test_a_conflict_is_refused_and_the_page_keeps_what_was_typed(as_user, ana):
    answer = as_user(ana).post(PATH, sent(Reading_z="c", Queue_a="w"))
    html = answer.content.decode()
    assert answer.status_code == 422
    assert "c would do two things while Reading has the focus" in html
    assert "“claim from the selection” and “undo your last act in this article”" in html
    assert 'name="act Queue a" value="w"' in html
    assert 'name="act Reading z" value="c"' in html
    assert 'aria-invalid="true"' in html
    ana.refresh_from_db()
    assert ana.keys == {}
    assert not LogEntry.objects.filter(verb="person.keys").exists()


@pytest.mark.parametrize("typed", ["Tab", "F5", "Ctrl+s", "ab", "Escape"])
def test_what_is_no_key_of_ours_is_refused(as_user, ana, typed):
    answer = as_user(ana).post(PATH, sent(Reading_z=typed))
    assert answer.status_code == 422
    assert "undo your last act" in answer.content.decode()
    ana.refresh_from_db()
    assert ana.keys == {}


def test_one_act_or_all_get_their_shipped_keys_back(as_user, ana):
    client = as_user(ana)
    client.post(PATH, sent(Reading_z="v", Reading_n="h", Queue_a="w"))
    client.post(PATH, sent() | {"reset": "Reading z"})
    ana.refresh_from_db()
    assert ana.keys == {"Reading": {"n": "h"}, "Queue": {"a": "w"}}
    client.post(PATH, sent() | {"reset": "all"})
    ana.refresh_from_db()
    assert ana.keys == {}


def test_a_reset_that_would_make_a_conflict_is_refused(as_user, ana):
    client = as_user(ana)
    client.post(PATH, sent(Reading_z="c", Reading_c="z"))
    answer = client.post(PATH, sent() | {"reset": "Reading z"})
    assert answer.status_code == 422
    assert "would do two things" in answer.content.decode()
    ana.refresh_from_db()
    assert ana.keys == {"Reading": {"z": "c", "c": "z"}}


def test_the_same_form_twice_saves_once(as_user, ana):
    form = sent(Reading_z="v")
    as_user(ana).post(PATH, form)
    User.objects.filter(pk=ana.pk).update(keys={})
    as_user(ana).post(PATH, form)
    ana.refresh_from_db()
    assert ana.keys == {}
    assert LogEntry.objects.filter(verb="person.keys").count() == 1
    assert as_user(ana).post(PATH, form | {"act Reading z": "w"}).status_code == 422


def test_a_form_without_its_key_or_with_an_act_of_an_older_page_is_refused(as_user, ana):
    assert as_user(ana).post(PATH, sent(Reading_z="v") | {"key": ""}).status_code == 422
    answer = as_user(ana).post(PATH, sent(Reading_old="v"))
    assert answer.status_code == 422
    assert "Load the page again" in answer.content.decode()


def test_switching_single_keys_off_keeps_them(as_user, ana):
    client = as_user(ana)
    client.post(PATH, sent(Reading_z="v"))
    User.objects.filter(pk=ana.pk).update(single_keys=False)
    html = client.get("/").content.decode()
    assert 'data-single-keys="off"' in html
    assert carried(html)["Reading"] == {"z": "", "v": "z"}


def test_the_page_needs_a_signed_in_person_and_the_query_count_is_fixed(
    client, as_user, ana, django_assert_num_queries
):
    assert client.get(PATH).status_code == 302
    signed_in = as_user(ana)
    signed_in.get(PATH)
    with django_assert_num_queries(2):  # session, person
        signed_in.get(PATH)


def test_every_act_has_its_field(as_user, ana):
    html = as_user(ana).get(PATH).content.decode()
    assert html.count("data-records") > 80
    assert "Reset all" not in html
