"""A session ends after 8 idle hours, 7 days after sign-in, and with the password, the role or the person."""

import time

import pytest
from django.conf import settings
from django.contrib.sessions.models import Session
from django.utils import timezone

from articles.actions.people import seat_member
from articles.domain.permissions import Role
from articles.models import User

pytestmark = pytest.mark.django_db
HOUR, DAY = 3600, 24 * 3600


def lets_in(client) -> bool:
    answer = client.get("/p/orsel/library/")
    assert answer.status_code in {200, 302}
    return answer.status_code == 200


@pytest.fixture
def window(project, ana, as_user):
    client = as_user(ana)
    assert lets_in(client)
    return client


def set_back(client, **times: int) -> None:
    """Let the session be as old as the test needs it."""
    session = client.session
    session.update(times)
    session.save()


def test_the_cookie_is_for_http_only_and_lives_eight_hours(window):
    cookie = window.cookies[settings.SESSION_COOKIE_NAME]
    assert cookie["httponly"]
    assert cookie["samesite"] == "Lax"
    assert int(cookie["max-age"]) == 8 * HOUR


def test_eight_idle_hours_end_it(window):
    row = Session.objects.get()
    assert abs((row.expire_date - timezone.now()).total_seconds() - 8 * HOUR) < 60
    Session.objects.update(expire_date=timezone.now() - timezone.timedelta(seconds=1))
    assert not lets_in(window)


def test_work_keeps_it_alive_and_costs_a_write_every_five_minutes_only(window):
    soon = timezone.now() + timezone.timedelta(hours=1)
    Session.objects.update(expire_date=soon)
    assert lets_in(window)
    assert Session.objects.get().expire_date == soon
    set_back(window, touched_at=int(time.time()) - 301)
    Session.objects.update(expire_date=soon)
    assert lets_in(window)
    assert Session.objects.get().expire_date > soon


def test_seven_days_end_it_however_busy_it_is(window):
    now = int(time.time())
    set_back(window, begun_at=now - 7 * DAY + 60, touched_at=now)
    assert lets_in(window)
    set_back(window, begun_at=now - 7 * DAY - 1, touched_at=now)
    assert not lets_in(window)
    assert not Session.objects.exists()


def test_a_new_password_ends_it(window, ana):
    ana.set_password("a river bends twice before Ilvane")
    ana.save()
    assert not lets_in(window)


def test_another_role_ends_it(window, project, ana, sam):
    seat_member(project=project, user=ana, role=Role.VIEWER, by=sam)
    assert not lets_in(window)


def test_the_same_role_given_again_does_not(window, project, ana, sam):
    seat_member(project=project, user=ana, role=Role.ANALYST, by=sam)
    assert lets_in(window)


def test_disabling_the_person_ends_it(window, ana):
    User.objects.filter(pk=ana.pk).update(is_active=False)
    assert not lets_in(window)


def test_signing_out_ends_it_and_clears_the_browser(window):
    answer = window.post("/sign-out/")
    assert answer.status_code == 302
    assert answer.headers["Clear-Site-Data"] == '"cache", "storage"'
    assert not lets_in(window)
    assert not Session.objects.exists()


def test_signing_out_by_a_link_somebody_placed_does_nothing(window):
    assert window.get("/sign-out/").status_code == 405
    assert lets_in(window)


def test_signing_in_changes_the_name_of_the_session(client, ana):
    ana.set_password("a river bends twice before Ilvane")
    ana.save()
    planted = client.session
    planted["seen"] = "before"
    planted.save()
    client.cookies[settings.SESSION_COOKIE_NAME] = planted.session_key
    client.post("/sign-in/", {"username": "ana", "password": "a river bends twice before Ilvane"})
    assert client.session.session_key != planted.session_key
    assert not Session.objects.filter(session_key=planted.session_key).exists()


def test_a_signed_out_htmx_request_gets_401_and_a_page_the_sign_in_form(client, project):
    assert client.get("/p/orsel/library/", headers={"HX-Request": "true"}).status_code == 401
    answer = client.get("/p/orsel/library/")
    assert answer.status_code == 302
    assert answer.url == "/sign-in/?next=/p/orsel/library/"


@pytest.mark.parametrize(
    "place", ["https://outer-post.example/", "//outer-post.example/", "javascript:alert(1)"]
)
def test_after_signing_in_nobody_is_sent_to_another_site(client, ana, place):
    ana.set_password("a river bends twice before Ilvane")
    ana.save()
    answer = client.post(
        "/sign-in/", {"username": "ana", "password": "a river bends twice before Ilvane", "next": place}
    )
    assert answer.status_code == 302
    assert answer.url == "/"
