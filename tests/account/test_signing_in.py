"""Signing in with a password or a link, and out."""

import pytest
from django.test import Client

from articles.actions.people import sign_in_path

pytestmark = pytest.mark.django_db
PASSWORD = "three ordinary nouns in a row"


@pytest.fixture
def with_password(ana):
    ana.set_password(PASSWORD)
    ana.save()
    return ana


def test_name_and_password_open_home(client: Client, with_password):
    answer = client.post("/sign-in/", {"username": "ana", "password": PASSWORD})
    assert answer["Location"] == "/"


def test_a_wrong_password_is_said_and_the_name_kept(client: Client, with_password):
    html = client.post("/sign-in/", {"username": "ana", "password": "wrong"}).content.decode()
    assert "do not match" in html
    assert 'value="ana"' in html


def test_after_five_tries_there_is_a_pause(client: Client, with_password):
    codes = [client.post("/sign-in/", {"username": "ana", "password": "wrong"}).status_code for _ in range(5)]
    assert codes[-1] == 429
    assert "paused" in client.post("/sign-in/", {"username": "ana", "password": PASSWORD}).content.decode()


def test_looking_at_a_link_does_not_use_it_up(client: Client, ana):
    path = "/sign-in/{}/{}/".format(*sign_in_path(ana))
    assert "Sign in as <bdi>ana</bdi>" in client.get(path).content.decode()
    assert client.post(path)["Location"] == "/"
    used = Client().get(path)
    assert used.status_code == 422
    assert "used already" in used.content.decode()


def test_signing_out_is_a_post_and_clears_the_browser(as_user, ana):
    client = as_user(ana)
    assert client.get("/sign-out/").status_code == 405
    answer = client.post("/sign-out/")
    assert answer["Clear-Site-Data"] == '"cache", "storage"'
    assert client.get("/")["Location"].startswith("/sign-in/")
