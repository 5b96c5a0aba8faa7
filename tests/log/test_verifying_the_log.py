"""The log's chain: whole when untouched, broken by any change, removal or cut."""

import io

import pytest
from django.core.management import CommandError, call_command
from django.db import connection

from articles.actions.log import record
from articles.models import LogEntry
from articles.models.guards import create_guards, drop_guards

pytestmark = pytest.mark.django_db


@pytest.fixture
def entries(project, article, ana) -> list[LogEntry]:
    """Entries of the project, the first of them from the import."""
    for number in range(4):
        record(
            verb="article.edit", subject=article, by=ana, project=project, after={"outlet": f"No {number}"}
        )
    return list(LogEntry.objects.filter(project=project).order_by("seq"))


@pytest.fixture
def unguarded(entries):
    """Somebody with the database's own password: the triggers are gone."""
    drop_guards(connection)
    yield
    create_guards(connection)


def verify(*options: str) -> str:
    said = io.StringIO()
    call_command("verify_log", *options, stdout=said)
    return said.getvalue()


def test_an_untouched_log_is_unbroken(entries):
    said = verify()
    assert f"orsel: {len(entries)} entries, unbroken. Head {len(entries)} {entries[-1].hash}" in said
    assert "site: " in said
    assert "site: " not in verify("--project", "orsel")


def test_it_names_the_entry_that_was_changed(entries, unguarded):
    LogEntry.objects.filter(pk=entries[2].pk).update(after={"outlet": "No 9"})
    with pytest.raises(CommandError, match=r"orsel: entry 3 is not what was written"):
        verify()


@pytest.mark.parametrize("field", ["who", "verb", "reason", "subject_id", "at", "hash", "previous_hash"])
def test_no_field_can_be_changed_unseen(entries, unguarded, field):
    value = "2020-01-01T00:00Z" if field == "at" else "x"
    LogEntry.objects.filter(pk=entries[1].pk).update(**{field: value})
    with pytest.raises(CommandError, match="entry 2"):
        verify("--project", "orsel")


def test_a_removed_entry_is_missed(entries, unguarded):
    LogEntry.objects.filter(pk=entries[1].pk).delete()
    with pytest.raises(CommandError, match="entry 2 is missing"):
        verify()


def test_a_log_cut_at_its_end_is_noticed(entries, unguarded):
    LogEntry.objects.filter(pk=entries[-1].pk).delete()
    with pytest.raises(CommandError, match=r"ends at entry 4, its head says 5"):
        verify()


def test_an_unknown_project_is_said(db):
    with pytest.raises(CommandError, match="no project “nowhere”"):
        verify("--project", "nowhere")
