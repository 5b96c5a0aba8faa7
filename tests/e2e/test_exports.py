"""Exporting: choose, filter, preview, download; a long export neither sees nor blocks what others save."""

import csv
import re
import threading

import pytest
from django.db import connections
from django.utils import timezone
from playwright.sync_api import expect

from articles.exports.datasets import DATASETS
from articles.exports.filters import Filters, Scope
from articles.exports.streams import one_moment
from articles.models import Annotation

pytestmark = pytest.mark.e2e


def mark(world, quote, **fields):
    start = world.article.text.index(quote)
    return Annotation.objects.create(
        article=world.article, start=start, end=start + len(quote), quote=quote, author=world.ana, **fields
    )


def accepted(world):
    return {"state": "accepted", "reviewer": world.sam, "decided_at": timezone.now()}


def test_a_supervisor_downloads_what_the_preview_showed(open_as, world):
    mark(world, "about 90", tag=world.tags["Killed"], **accepted(world))
    mark(world, "68 killed", tag=world.tags["Wounded"], **accepted(world))
    page = open_as(world.sam, world.path("exports/"))
    page.get_by_role("radio", name="annotations").check()
    expect(page.get_by_text("2 of 2 annotations")).to_be_visible()
    page.get_by_label("Tag", exact=True).select_option("Killed")
    expect(page.get_by_text("1 of 2 annotations")).to_be_visible()
    expect(page).to_have_url(re.compile("dataset=annotations"))  # every state of the page has an address
    with page.expect_download() as download:
        page.get_by_role("button", name="Download annotations.csv").click()
    assert download.value.suggested_filename.startswith("annotations-")
    with download.value.path().open(encoding="utf-8", newline="") as file:
        (row,) = csv.DictReader(file)
    assert row["quote"] == "about 90"
    assert world.article.text[int(row["start"]) : int(row["end"])] == "about 90"
    page.reload()
    expect(page.get_by_text("1 of 2 annotations")).to_be_visible()


def test_work_saved_during_an_export_is_neither_in_it_nor_held_up(world):
    for quote in ("about 90", "68 killed"):
        mark(world, quote, tag=world.tags["Killed"])

    def save_meanwhile() -> None:
        mark(world, "some 40 wounded", tag=world.tags["Wounded"])
        connections.close_all()

    scope = Scope(world.project, Filters(state="everything"))
    with one_moment():
        rows = DATASETS["annotations"].rows(scope)
        seen = [next(rows)]
        writer = threading.Thread(target=save_meanwhile)
        writer.start()
        writer.join(15)
        assert not writer.is_alive()  # with IMMEDIATE the writer would wait for the whole export
        seen += list(rows)
        assert DATASETS["annotations"].count(scope) == 2
    assert len(seen) == 2
    assert DATASETS["annotations"].count(scope) == 3
