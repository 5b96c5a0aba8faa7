"""Downloading: who may take what, what is logged, what the file is called, one moment of the database."""

import csv
import io
import json
import threading

import pytest
from django.db import connection, connections

from articles.exports.streams import one_moment
from articles.models import LogEntry, Project

URL = "/p/orsel/exports/"
DOWNLOAD = URL + "download/"


def rows_of(answer):
    return list(csv.DictReader(io.StringIO(answer.getvalue().decode(), newline="")))


def test_the_page_previews_what_the_file_will_hold(work, as_user, vera):
    page = as_user(vera).get(URL, {"dataset": "claims"}).content.decode()
    assert "3 of 3 claims" in page
    assert "more than 100" in page


def test_htmx_gets_the_part_that_changes(work, as_user, vera):
    answer = as_user(vera).get(URL, {"dataset": "links"}, headers={"HX-Request": "true"})
    assert answer.content.decode().lstrip().startswith('<div id="export-chosen"')


def test_the_file_is_named_typed_and_logged(work, as_user, sam, project):
    answer = as_user(sam).post(DOWNLOAD, {"dataset": "claims", "incident": str(work.incident.uuid)})
    assert len(rows_of(answer)) == 1
    assert answer.headers["Content-Type"] == "text/csv; charset=utf-8"
    assert answer.headers["Content-Disposition"].startswith('attachment; filename="claims-orsel-2')
    entry = LogEntry.objects.get(verb="export.dataset")
    assert (entry.who, entry.after["rows"], entry.after["dataset"]) == ("sam", 1, "claims")
    assert entry.after["filters"]["incident"] == str(work.incident.uuid)


def test_ndjson_is_one_object_a_line(work, as_user, sam):
    answer = as_user(sam).post(DOWNLOAD, {"dataset": "claims", "format": "ndjson"})
    first, *_ = [json.loads(line) for line in answer.getvalue().decode().splitlines()]
    assert (first["low"], first["high"], first["high_open"]) == (101, None, True)


@pytest.mark.parametrize(("who", "status"), [("vera", 403), ("ana", 403), ("sam", 200)])
def test_only_supervisors_take_more_than_accepted_work(who, status, work, as_user, request):
    client = as_user(request.getfixturevalue(who))
    assert client.post(DOWNLOAD, {"dataset": "claims", "state": "everything"}).status_code == status
    assert client.get(URL, {"state": "draft"}).status_code == status


@pytest.mark.parametrize("who", ["vera", "ana", "sam"])
def test_every_member_takes_accepted_work(who, work, as_user, request):
    answer = as_user(request.getfixturevalue(who)).post(DOWNLOAD, {"dataset": "claims"})
    assert {row["state"] for row in rows_of(answer)} == {"accepted"}


def test_a_stranger_gets_404(work, as_user, eve):
    client = as_user(eve)
    assert (client.get(URL).status_code, client.post(DOWNLOAD).status_code) == (404, 404)


def test_a_download_is_a_post(work, as_user, sam):
    assert as_user(sam).get(DOWNLOAD).status_code == 405


@pytest.mark.parametrize(
    ("sent", "words"),
    [
        ({"start": "14 March"}, "“From” has to be a date"),
        ({"start": "2023-04-01", "end": "2023-03-01"}, "“From” lies after “To”"),
        ({"dataset": "passwords"}, "dataset"),
        ({"tag": "x"}, "tag"),
    ],
)
def test_a_filter_that_makes_no_sense_is_said(sent, words, work, as_user, sam):
    answer = as_user(sam).post(DOWNLOAD, sent)
    assert answer.status_code == 422
    assert words in answer.content.decode()
    assert not LogEntry.objects.filter(verb="export.dataset").exists()


@pytest.mark.django_db(transaction=True)
def test_an_export_reads_one_moment_and_never_holds_the_write_lock():
    """On SQLite in memory nobody else can write meanwhile: there the journey in a file shows it."""
    Project.objects.create(slug="orsel", title="before")
    with one_moment():
        assert Project.objects.get().title == "before"
        if connection.vendor == "postgresql":
            writer = threading.Thread(target=change_title)
            writer.start()
            writer.join(10)
            assert not writer.is_alive()
            assert Project.objects.get().title == "before"
        else:
            assert connection.transaction_mode == "DEFERRED"
    if connection.vendor == "postgresql":
        assert Project.objects.get().title == "after"
    else:
        assert connection.transaction_mode == "IMMEDIATE"


def change_title() -> None:
    Project.objects.update(title="after")
    connections.close_all()
