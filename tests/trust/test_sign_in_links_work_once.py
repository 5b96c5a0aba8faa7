"""A sign-in link lets one person in, once, within a day."""

import pytest
from django.core.management import call_command
from django.test import Client, override_settings

from articles.actions.people import sign_in_path, use_sign_in_link
from articles.domain.errors import Refused
from articles.models import LogEntry, User
from tests.cast import make_user
from tests.trust.parallel import at_once


def path_for(user: User) -> str:
    uid, token = sign_in_path(user)
    return f"/sign-in/{uid}/{token}/"


def test_looking_at_a_link_does_not_use_it_up(client, ana):
    path = path_for(ana)
    assert client.get(path).status_code == client.get(path).status_code == 200
    assert client.post(path).status_code == 302
    assert client.get("/account/").status_code == 200


def test_a_used_link_is_refused_and_says_what_to_do(ana):
    path = path_for(ana)
    Client().post(path)
    for answer in (Client().get(path), Client().post(path)):
        assert answer.status_code == 422
        assert "used already" in answer.content.decode()
        assert "sessionid" not in answer.cookies


def test_of_two_uses_at_the_same_moment_one_signs_in(shared_database):
    lena = make_user("lena")
    uid, token = sign_in_path(lena)
    outcomes = at_once([lambda: use_sign_in_link(uid=uid, token=token)] * 4)
    assert sorted(type(outcome).__name__ for outcome in outcomes) == ["Refused"] * 3 + ["User"]
    assert LogEntry.objects.filter(verb="person.sign_in_by_link").count() == 1


@pytest.mark.parametrize("change", ["password", "disabled", "another person", "a letter"])
def test_a_link_dies_with_what_it_was_made_for(client, ana, ben, change):
    uid, token = sign_in_path(ana)
    if change == "password":
        ana.set_password("a river bends twice before Ilvane")
        ana.save()
    elif change == "disabled":
        User.objects.filter(pk=ana.pk).update(is_active=False)
    elif change == "another person":
        uid = sign_in_path(ben)[0]
    else:
        token = token[:-1] + ("0" if token[-1] != "0" else "1")
    assert client.post(f"/sign-in/{uid}/{token}/").status_code == 422
    assert client.get("/account/").status_code == 302


def test_a_link_older_than_a_day_is_refused(ana):
    uid, token = sign_in_path(ana)
    with override_settings(PASSWORD_RESET_TIMEOUT=-1), pytest.raises(Refused, match="older than a day"):
        use_sign_in_link(uid=uid, token=token)


@pytest.mark.parametrize(
    "path", ["/sign-in/MQ/x/", "/sign-in/%F0/x-y/", "/sign-in/OTk5OTk5OTk5OTk5OTk5OTk5OTk/x-y/"]
)
def test_an_invented_link_is_refused_like_a_used_one(client, db, path):
    answer = client.post(path)
    assert answer.status_code == 422
    assert "used already" in answer.content.decode()


def test_the_command_prints_a_link_that_works(ana, capsys, client):
    call_command("login_link", "ana")
    path = capsys.readouterr().out.strip().removeprefix("http://127.0.0.1:8000")
    assert client.post(path).status_code == 302


def test_the_link_s_page_hides_its_address_from_other_sites(client, ana):
    answer = client.get(path_for(ana))
    assert answer.headers["Referrer-Policy"] == "same-origin"
    assert answer.headers["Cache-Control"] == "no-store"
