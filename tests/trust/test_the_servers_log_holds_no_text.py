"""The server's log says who asked for what and how it went; never what was read or written."""

import json
import logging

import pytest
from django.urls import path as route
from django.views.decorators.http import require_POST

from annotator.logs import JsonLines
from tests.cast import new_key

pytestmark = pytest.mark.django_db

TYPED = "the cousin from Sul Ford"


@pytest.fixture
def lines(caplog):
    """What the site's handler would have written so far, a JSON object a line."""
    caplog.set_level(logging.DEBUG)

    def written() -> list[str]:
        return [JsonLines().format(record) for record in caplog.records]

    return written


def test_a_request_is_one_line_without_query_and_body(as_user, project, ana, lines):
    as_user(ana).post(f"/p/orsel/entities/new/?said={TYPED}", {"name": TYPED, "key": new_key()})
    kept = [json.loads(line) for line in lines() if "counterclaim.requests" in line]
    assert len(kept) == 1
    assert set(kept[0]) == {"at", "level", "logger", "message", "method", "path", "status", "ms", "user"}
    assert kept[0]["path"] == "/p/orsel/entities/new/"
    assert kept[0]["user"] == ana.pk
    assert not [line for line in lines() if TYPED in line and "django.db" not in line]


def test_reading_marking_searching_and_refusing_write_no_words(as_user, project, article, ana, tags, lines):
    client = as_user(ana)
    words = "68 killed"
    at = article.text.index(words)
    client.get(f"/p/orsel/articles/{article.uuid}/")
    client.get("/p/orsel/library/", {"q": TYPED})
    form = {"tag": tags["Killed"].uuid, "start": at, "end": at + 9, "quote": words, "key": new_key()}
    client.post(f"/p/orsel/articles/{article.uuid}/annotations/", form)
    client.post(f"/p/orsel/articles/{article.uuid}/annotations/", {**form, "quote": TYPED, "key": new_key()})
    said = [line for line in lines() if '"logger": "django.db' not in line]
    assert len(said) >= 4
    assert not [line for line in said if TYPED in line or words in line or "Interior Guard" in line]


@require_POST
def breaks(request):
    typed = request.POST["words"]
    raise RuntimeError(f"{len(typed)} characters")


urlpatterns = [route("break/", breaks)]
handler500 = "articles.views.errors.server_error"


@pytest.mark.urls(__name__)
def test_a_server_error_is_logged_with_its_place_but_not_with_the_form(as_user, ana, lines, rf):
    client = as_user(ana)
    client.raise_request_exception = False
    answer = client.post("/break/", {"words": TYPED})
    assert answer.status_code == 500
    assert TYPED not in answer.content.decode()
    failed = [line for line in lines() if "RuntimeError" in line]
    assert failed
    assert not [line for line in failed if TYPED in line]


def test_signing_in_writes_no_password(client, ana, lines):
    client.post("/sign-in/", {"username": "ana", "password": "a river bends twice"})
    assert lines()
    assert not [line for line in lines() if "a river bends twice" in line]


def test_every_line_is_one_json_object_on_one_line():
    record = logging.LogRecord("x", logging.INFO, __file__, 1, "two\nlines %s", ("\u2028",), None)
    line = JsonLines().format(record)
    assert "\n" not in line
    assert json.loads(line)["message"] == "two\nlines \u2028"
