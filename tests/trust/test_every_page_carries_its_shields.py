"""Headers and markup of every address, for a supervisor: policy, caching, cookies, and nothing inline."""

import re
from html.parser import HTMLParser

import pytest
from django.test import Client, override_settings

from tests.trust.addresses import ADDRESSES
from tests.trust.belongings import Belongings, Thing
from tests.trust.test_every_address_keeps_the_role_table import ask

pytestmark = pytest.mark.django_db

POLICY = {
    "default-src 'none'", "script-src 'self'", "style-src 'self'", "img-src 'self' data:", "font-src 'self'",
    "connect-src 'self'", "form-action 'self'", "base-uri 'none'", "object-src 'none'",
    "frame-ancestors 'none'",
}  # fmt: skip
SHIELDS = {
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
}
FILE_POLICY = {"sandbox", "default-src 'none'"}
READ = [name for name, row in ADDRESSES.items() if row.read]


class Inline(HTMLParser):
    """Collects what the policy would refuse: inline scripts and styles, on* attributes, foreign addresses."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        if tag == "style" or (tag == "script" and not given.get("src")):
            self.found.append(f"<{tag}>")
        for name, value in given.items():
            if name == "style" or name.startswith(("on", "hx-on")) or (value or "").startswith("js:"):
                self.found.append(f"{tag} {name}={value}")
            if name in {"href", "src", "action", "formaction"} and re.match(
                r"(?i)\s*(javascript|data):", value or ""
            ):
                self.found.append(f"{tag} {name}={value}")
            if name in {"src", "action", "formaction"} and re.match(r"(?i)(https?:)?//", value or ""):
                self.found.append(f"{tag} {name}={value}")


@pytest.fixture
def belongings(db) -> Belongings:
    return Belongings()


def seen_by_sam(name: str, belongings: Belongings):
    things = belongings.things.get(ADDRESSES[name].about, [Thing(None)])  # type: ignore[arg-type]
    return ask(name, "sam", "GET", belongings, next((t for t in things if t.author == "sam"), things[0]))


@pytest.mark.parametrize("name", READ)
def test_an_address_answers_with_every_shield(name, belongings):
    answer = seen_by_sam(name, belongings)
    assert {k: answer.headers.get(k) for k in SHIELDS} == SHIELDS
    assert "no-store" in answer.headers["Cache-Control"]
    assert {"HX-Request", "Cookie"} <= {v.strip() for v in answer.headers["Vary"].split(",")}
    assert "camera=()" in answer.headers["Permissions-Policy"]
    policy = {d.strip() for d in answer.headers["Content-Security-Policy"].split(";")}
    assert policy == (FILE_POLICY if name == "article_evidence" else POLICY)
    if answer.headers.get("Content-Type", "").startswith("text/html"):
        page = Inline()
        page.feed(answer.content.decode())
        assert page.found == []


@pytest.mark.parametrize(
    ("path", "status"), [("/p/orsel/nowhere/", 404), ("/p/orsel/queue/", 403), ("/sign-in/x/y-z/", 422)]
)
def test_a_refusal_carries_them_too(path, status, as_user, project, ana):
    answer = as_user(ana).get(path)
    assert answer.status_code == status
    assert {k: answer.headers.get(k) for k in SHIELDS} == SHIELDS
    assert "no-store" in answer.headers["Cache-Control"]
    assert {d.strip() for d in answer.headers["Content-Security-Policy"].split(";")} == POLICY


def test_evidence_is_handed_out_as_a_file_that_can_do_nothing(belongings):
    answer = seen_by_sam("article_evidence", belongings)
    assert answer.headers["Content-Disposition"].startswith("attachment;")
    assert answer.headers["Content-Type"].split(";")[0] == "text/plain"
    assert "sandbox" in answer.headers["Content-Security-Policy"]


@pytest.mark.parametrize("dataset", ["claims", "annotations", "articles"])
def test_an_export_is_handed_out_as_a_file(as_user, project, sam, article, dataset):
    answer = as_user(sam).post("/p/orsel/exports/download/", {"dataset": dataset, "format": "csv"})
    assert answer.status_code == 200
    assert answer.headers["Content-Disposition"].startswith("attachment;")
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert answer.headers["Cache-Control"] == "no-store"
    assert answer.headers["Content-Type"].startswith("text/csv")


def test_a_form_without_its_token_is_refused(project, ana):
    strict = Client(enforce_csrf_checks=True)
    strict.force_login(ana, "django.contrib.auth.backends.ModelBackend")
    for path in ("/p/orsel/entities/new/", "/sign-out/", "/account/"):
        answer = strict.post(path, {"name": "Interior Guard"})
        assert answer.status_code == 403
        assert "open for" in answer.content.decode() or "form" in answer.content.decode()


def test_a_form_from_another_site_is_refused(project, ana):
    strict = Client(enforce_csrf_checks=True)
    strict.force_login(ana, "django.contrib.auth.backends.ModelBackend")
    strict.get("/account/")
    token = strict.cookies["csrftoken"].value
    there = {"HTTP_ORIGIN": "https://outer-post.example", "HTTP_X_CSRFTOKEN": token}
    assert strict.post("/sign-out/", **there).status_code == 403
    assert (
        strict.post("/sign-out/", HTTP_ORIGIN="http://testserver", HTTP_X_CSRFTOKEN=token).status_code == 302
    )


def test_an_unknown_host_name_is_refused(client, db):
    with override_settings(ALLOWED_HOSTS=["127.0.0.1"]):
        answer = client.get("/sign-in/", headers={"host": "outer-post.example"})
    assert answer.status_code == 400


def test_health_says_nothing_but_that(client, db):
    assert client.get("/health/").json() == {"status": "ok"}


def test_there_is_no_way_to_register(client, db):
    for path in ("/register/", "/signup/", "/sign-up/", "/admin/", "/accounts/signup/"):
        assert client.get(path).status_code in {302, 404}
        assert "/sign-in/" in client.get(path).headers.get("Location", "/sign-in/")


@pytest.mark.parametrize(
    "path", ["../annotator/settings.py", "..%2fannotator/settings.py", "%2e%2e/manage.py"]
)
def test_static_files_end_at_their_folder(client, db, path):
    answer = client.get(f"/static/{path}")
    assert answer.status_code in {302, 404}
    assert b"import" not in b"".join(answer) if answer.streaming else b"import os" not in answer.content
