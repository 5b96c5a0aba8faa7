"""relations: one row for each relation, between marks that are in the same export."""

from articles.models import Annotation, Relation
from tests.exports.conftest import put


def test_a_row_reads_from_its_source_to_its_target(work, exported, article):
    (row,) = exported("relations")
    assert (row["type"], row["inverse"], row["symmetric"]) == ("part of", "includes", "0")
    assert row["source_annotation_id"] == str(work.killed.uuid)
    assert row["target_annotation_id"] == str(work.counted.uuid)
    assert (row["source_entity_id"], row["target_entity_id"]) == ("", str(work.guard.uuid))
    assert (row["analyst"], row["reviewer"], row["state"]) == ("ana", "sam", "accepted")
    for end in ("source", "target"):
        start, stop = int(row[f"{end}_start"]), int(row[f"{end}_end"])
        assert article.text[start:stop] == row[f"{end}_quote"]


def test_its_marks_are_rows_of_the_same_export(work, exported):
    """An accepted relation whose mark was reopened is not in a file of accepted work."""
    ids = {row["annotation_id"] for row in exported("annotations")}
    (row,) = exported("relations")
    assert {row["source_annotation_id"], row["target_annotation_id"]} <= ids
    Annotation.objects.filter(pk=work.counted.pk).update(state="submitted", reviewer=None, decided_at=None)
    assert exported("relations") == []
    assert len(exported("relations", state="everything")) == 2


def test_what_was_removed_is_in_no_file(work, exported):
    Annotation.objects.filter(pk=work.counted.pk).update(state="withdrawn")
    Relation.objects.exclude(pk=work.relation.pk).update(state="withdrawn")
    assert exported("relations", state="everything") == []


def test_filters_look_at_both_marks(work, exported, tags, ana, article):
    assert len(exported("relations", tag=tags["Killed"].uuid)) == 1
    assert exported("relations", tag=tags["Place"].uuid) == []
    place = put(Annotation, article, "Sul Ford", tag=tags["Place"], author=ana)
    Relation.objects.create(
        article=article, type=work.relation.type, source=work.killed, target=place, author=ana
    )
    assert len(exported("relations", tag=tags["Place"].uuid, state="draft")) == 1
    assert len(exported("relations", incident=work.incident.uuid)) == 1
