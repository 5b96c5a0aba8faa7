"""What triggers hold about relations, broken on purpose; each row comes in without its trigger."""

import pytest
from django.db import DatabaseError, IntegrityError, connection, transaction

from articles.models import Annotation, Article, Relation, RelationType
from articles.models.guards import create_relation_rules, drop_relation_rules
from tests.models.rows import Rows


@pytest.fixture
def rows(project, ana, sam) -> Rows:
    return Rows(project, ana, sam)


@pytest.fixture
def elsewhere(rows) -> Annotation:
    article = Article.objects.create(**rows.article_fields("b"))
    return Annotation.objects.create(**rows.annotation_fields(article=article))


def refused(rows, rule: str, **over: object) -> None:
    with pytest.raises(IntegrityError, match=rule), transaction.atomic():
        Relation.objects.create(**rows.relation_fields(**over))


def test_both_marks_are_of_the_relations_article(rows, elsewhere):
    refused(rows, "guard_relation_article", target=elsewhere)
    refused(rows, "guard_relation_article", source=elsewhere)
    refused(rows, "guard_relation_article", article=elsewhere.article)


def test_a_mark_of_another_article_does_not_come_in_by_a_change(rows, elsewhere):
    relation = Relation.objects.create(**rows.relation_fields())
    with pytest.raises(IntegrityError, match="guard_relation_article"), transaction.atomic():
        Relation.objects.filter(pk=relation.pk).update(target=elsewhere)
    Relation.objects.filter(pk=relation.pk).update(note="A later dispatch says so, too.")


def test_a_symmetric_relation_is_stored_once_the_older_mark_first(rows):
    same = RelationType.objects.create(
        **rows.relation_type_fields(name="same as", letter="E", inverse="", symmetric=True)
    )
    refused(rows, "guard_relation_order", type=same, source=rows.mark, target=rows.annotation)
    relation = Relation.objects.create(**rows.relation_fields(type=same))
    with pytest.raises(IntegrityError, match="guard_relation_order"), transaction.atomic():
        Relation.objects.filter(pk=relation.pk).update(source=rows.mark, target=rows.annotation)
    Relation.objects.create(**rows.relation_fields(source=rows.mark, target=rows.annotation))


def test_what_settles_the_order_is_never_changed(rows):
    relation = Relation.objects.create(**rows.relation_fields())
    for row, change in (
        (rows.kind, {"symmetric": True, "inverse": ""}),
        (relation, {"author": rows.sam}),
    ):
        with pytest.raises(DatabaseError, match="immutable"), transaction.atomic():
            type(row).objects.filter(pk=row.pk).update(**change)
    RelationType.objects.filter(pk=rows.kind.pk).update(name="belongs to")


def test_without_the_rules_the_wrong_rows_come_in(rows, elsewhere):
    """The planted fault: it shows that the tests above see the triggers and nothing else."""
    drop_relation_rules(connection)
    try:
        with transaction.atomic():
            Relation.objects.create(**rows.relation_fields(target=elsewhere)).delete()
    finally:
        create_relation_rules(connection)
    refused(rows, "guard_relation_article", target=elsewhere)
