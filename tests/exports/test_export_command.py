"""``manage.py export``: exact options, whole files only, clear refusals."""

import csv
import io
import json

import pytest
from django.core.management import CommandError, call_command

from articles.models import Annotation, LogEntry


def test_a_dataset_goes_to_standard_output(work):
    out = io.StringIO()
    call_command("export", project="orsel", dataset="claims", stdout=out)
    rows = list(csv.DictReader(io.StringIO(out.getvalue(), newline="")))
    assert [row["low"] for row in rows] == ["101", "68", ""]
    assert LogEntry.objects.filter(verb="export.dataset", who="system").count() == 1


def test_a_dataset_goes_to_a_file(work, tmp_path):
    file = tmp_path / "all.ndjson"
    call_command(
        "export",
        project="orsel",
        dataset="annotations",
        format="ndjson",
        state="everything",
        output=str(file),
    )
    assert len([json.loads(line) for line in file.read_text().splitlines()]) == 3
    assert [f.name for f in tmp_path.iterdir()] == ["all.ndjson"]


def test_a_broken_export_leaves_no_file(work, tmp_path):
    Annotation.objects.filter(pk=work.killed.pk).update(quote="other words")
    with pytest.raises(CommandError, match=str(work.killed.uuid)):
        call_command("export", project="orsel", dataset="annotations", output=str(tmp_path / "a.csv"))
    assert list(tmp_path.iterdir()) == []


def test_an_unknown_project_is_named_with_those_there_are(work):
    with pytest.raises(CommandError, match=r"no project “nowhere”\. Projects: orsel"):
        call_command("export", project="nowhere", dataset="claims")


def test_a_folder_that_is_not_there_is_said(work, tmp_path):
    with pytest.raises(CommandError, match="cannot be written"):
        call_command("export", project="orsel", dataset="claims", output=str(tmp_path / "no" / "a.csv"))
