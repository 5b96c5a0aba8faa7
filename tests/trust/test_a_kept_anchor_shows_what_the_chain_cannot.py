"""The log against somebody who can write the database: six attacks of trust.md, each of them noticed.

A cut or a rewrite that also mends the head leaves an unbroken chain; only the anchor, kept elsewhere, tells.
"""

import pytest
from django.core.management import CommandError, call_command
from django.db import connection

from articles.actions.log import content_of, digest, record
from articles.models import LogEntry, LogHead
from articles.models.guards import create_guards, drop_guards

pytestmark = pytest.mark.django_db


@pytest.fixture
def kept(project, article, ana, tmp_path):
    """Five entries of the project, and the anchor written after them; the triggers are gone."""
    for number in range(4):
        record(
            verb="article.edit", subject=article, by=ana, project=project, after={"outlet": f"No {number}"}
        )
    anchor = tmp_path / "anchor.ndjson"
    call_command("verify_log", "--write-anchor", str(anchor), verbosity=0)
    drop_guards(connection)
    yield anchor
    create_guards(connection)


def chain_of(project) -> list[LogEntry]:
    return list(LogEntry.objects.filter(project=project).order_by("seq"))


def write_anew(project, entries: list[LogEntry]) -> None:
    """What a careful forger does: number and hash everything again, and mend the head."""
    LogEntry.objects.filter(project=project).delete()
    previous = ""
    for seq, entry in enumerate(entries, 1):
        entry.pk, entry.seq, entry.previous_hash = None, seq, previous
        entry.hash = previous = digest(previous, content_of(entry))
        entry.save(force_insert=True)
    LogHead.objects.filter(chain=str(project.uuid)).update(seq=len(entries), hash=previous)


def test_an_honest_log_that_has_grown_fits_its_anchor(kept, project, article, ana):
    record(verb="article.edit", subject=article, by=ana, project=project, after={"outlet": "No 5"})
    call_command("verify_log", "--anchor", str(kept))


def test_a_flipped_byte_is_noticed(kept, project):
    entry = chain_of(project)[2]
    LogEntry.objects.filter(pk=entry.pk).update(after={"outlet": "No 7"})
    with pytest.raises(CommandError, match="entry 3 is not what was written"):
        call_command("verify_log")


def test_two_entries_in_the_other_order_are_noticed(kept, project):
    entries = chain_of(project)
    for seq, entry in ((99, entries[1]), (2, entries[2]), (3, entries[1])):
        LogEntry.objects.filter(pk=entry.pk).update(seq=seq)
    with pytest.raises(CommandError, match="entry 2 is not what was written"):
        call_command("verify_log")


def test_an_entry_shown_in_another_project_is_noticed(kept, project):
    LogEntry.objects.filter(pk=chain_of(project)[1].pk).update(project=None)
    with pytest.raises(CommandError, match="entry 2 was moved to another project"):
        call_command("verify_log")


@pytest.mark.parametrize("attack", ["cut", "delete in the middle", "rewrite"])
def test_a_forged_chain_with_a_mended_head_is_noticed_by_the_anchor_only(kept, project, attack):
    entries = chain_of(project)
    if attack == "cut":
        entries = entries[:-2]
    elif attack == "delete in the middle":
        del entries[2]
    else:
        entries[1].after = {"outlet": "Sarden Ledger"}
    write_anew(project, entries)
    call_command("verify_log")
    with pytest.raises(CommandError, match="anchor keeps"):
        call_command("verify_log", "--anchor", str(kept))


def test_an_older_state_put_back_is_noticed_by_the_anchor(kept, project, article, ana, tmp_path):
    older = chain_of(project)
    record(verb="article.edit", subject=article, by=ana, project=project, after={"outlet": "No 5"})
    newer = tmp_path / "newer.ndjson"
    call_command("verify_log", "--write-anchor", str(newer))
    write_anew(project, older)
    call_command("verify_log", "--anchor", str(kept))
    with pytest.raises(CommandError, match="ends at entry 5, the anchor keeps entry 6"):
        call_command("verify_log", "--anchor", str(newer))


def test_a_broken_log_writes_no_anchor(kept, project, tmp_path):
    LogEntry.objects.filter(pk=chain_of(project)[0].pk).update(who="sam")
    file = tmp_path / "none.ndjson"
    with pytest.raises(CommandError, match="entry 1"):
        call_command("verify_log", "--write-anchor", str(file))
    assert not file.exists()


def test_a_file_that_is_no_anchor_is_refused(db, tmp_path):
    file = tmp_path / "notes.txt"
    file.write_text("see the other cupboard\n")
    with pytest.raises(CommandError, match="is not an anchor"):
        call_command("verify_log", "--anchor", str(file))
