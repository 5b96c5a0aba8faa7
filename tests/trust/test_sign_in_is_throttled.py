"""Guessing passwords: paused after five tries for a name from one address; others are not locked out."""

import pytest
from django.conf import settings

PASSWORD = "a river bends twice before Ilvane"


@pytest.fixture
def person(ana):
    ana.set_password(PASSWORD)
    ana.save()
    return ana


def tries(client, name: str = "ana", password: str = "wrong", address: str = "192.0.2.7"):
    return client.post("/sign-in/", {"username": name, "password": password}, REMOTE_ADDR=address)


def test_the_sixth_try_gets_a_readable_pause_even_with_the_right_password(client, person):
    answers = [tries(client) for _ in range(settings.AXES_FAILURE_LIMIT)]
    paused = tries(client, password=PASSWORD)
    assert [answer.status_code for answer in answers[:-1]] == [200] * 4
    assert paused.status_code == 429
    said = paused.content.decode()
    assert "Too many tries" in said
    assert "Wait, then try again" in said
    assert "Content-Security-Policy" in paused.headers
    assert "sessionid" not in client.cookies


def test_another_name_and_another_address_go_on(client, person, ben):
    for _ in range(settings.AXES_FAILURE_LIMIT + 1):
        tries(client)
    assert tries(client, name="ben").status_code == 200
    assert tries(client, password=PASSWORD, address="192.0.2.8").status_code == 302


def test_success_forgets_the_failures(client, person):
    for _ in range(settings.AXES_FAILURE_LIMIT - 1):
        tries(client)
    assert tries(client, password=PASSWORD).status_code == 302
    client.post("/sign-out/")
    assert tries(client).status_code == 200


def test_a_wrong_name_and_a_wrong_password_read_the_same(client, person):
    wrong_name = tries(client, name="nobody").content.decode().replace("nobody", "ana")
    wrong_password = tries(client).content.decode()
    words = "do not match"
    assert words in wrong_name
    assert words in wrong_password


def test_passwords_are_hashed_with_argon2id_and_short_or_common_ones_are_refused(person):
    from django.contrib.auth.password_validation import validate_password
    from django.core.exceptions import ValidationError

    assert person.password.startswith("argon2$argon2id$")
    for weak in ("short", "passwordpassword1"[:14], "password12345678"[:8]):
        with pytest.raises(ValidationError):
            validate_password(weak, person)
    validate_password(PASSWORD, person)
