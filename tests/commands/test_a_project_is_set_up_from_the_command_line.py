"""create_project, create_user, login_link."""

import io

import pytest
from django.core.management import CommandError, call_command

from articles.domain.permissions import Role
from articles.models import LogEntry, Membership, Project, User

pytestmark = pytest.mark.django_db


def run(*words: str) -> str:
    out = io.StringIO()
    call_command(*words, stdout=out)
    return out.getvalue()


def test_a_project_is_made_and_the_next_step_is_named():
    said = run("create_project", "orsel", "--title", "Orsel 2023")
    assert Project.objects.get().title == "Orsel 2023"
    assert "manage.py create_user USERNAME --project orsel" in said


def test_a_slug_that_is_taken_or_malformed_is_refused_with_a_sentence(project):
    with pytest.raises(CommandError, match="There is already a project “ORSEL”"):
        run("create_project", "ORSEL", "--title", "Again")
    with pytest.raises(CommandError, match="slug"):
        run("create_project", "or sel", "--title", "Spaces")
    assert Project.objects.count() == 1


def test_a_person_without_a_seat(db):
    assert "manage.py login_link ana" in run("create_user", "ana")
    user = User.objects.get(username="ana")
    assert not user.has_usable_password()
    assert not Membership.objects.exists()


@pytest.mark.parametrize("role", ["viewer", "analyst", "supervisor"])
def test_a_person_with_a_seat(role):
    Project.objects.create(slug="marren", title="Marren")
    run("create_user", "zoe", "--project", "marren", "--role", role)
    assert Membership.objects.get(user__username="zoe").role == role
    assert LogEntry.objects.filter(verb="member.seat").count() == 1


def test_a_person_who_is_there_gets_a_seat_in_another_project(ana):
    Project.objects.create(slug="marren", title="Marren")
    assert "was there already" in run("create_user", "ana", "--project", "marren", "--role", "supervisor")
    assert Membership.objects.get(user=ana).role == Role.SUPERVISOR


def test_what_does_not_fit_makes_nobody(ana):
    for words, said in (
        (("ana",), "There is already a user named ana"),
        (("Ana",), "There is already a user named Ana"),
        (("a b",), "“a b” cannot be a user name"),
        (("zoe", "--project", "orsel"), "Give --project and --role together"),
        (("zoe", "--role", "viewer"), "Give --project and --role together"),
        (("zoe", "--project", "nowhere", "--role", "viewer"), "manage.py create_project nowhere"),
    ):
        with pytest.raises(CommandError, match=said):
            run("create_user", *words)
    assert list(User.objects.values_list("username", flat=True)) == ["ana"]


def test_the_link_signs_the_person_in_once(ana, client):
    link = run("login_link", "ana").strip()
    path = link.removeprefix("http://127.0.0.1:8000")
    assert path.startswith("/sign-in/")
    assert client.get(path).status_code == 200
    client.post(path)
    assert client.session["_auth_user_id"] == str(ana.pk)
    assert "used already" in client.post(path).content.decode()


def test_the_link_names_the_address_people_use(ana, monkeypatch):
    monkeypatch.setenv("PORT", "9000")
    assert run("login_link", "ana").startswith("http://127.0.0.1:9000/sign-in/")
    assert run("login_link", "ana", "--base", "https://desk.example/").startswith(
        "https://desk.example/sign-in/"
    )


def test_no_link_for_somebody_who_is_not_there_or_not_active(ana):
    User.objects.update(is_active=False)
    for name in ("ana", "nobody"):
        with pytest.raises(CommandError, match=f"no active user “{name}”"):
            run("login_link", name)
