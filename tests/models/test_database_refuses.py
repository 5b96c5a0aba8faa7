"""Every constraint of the database, broken on purpose: the row is refused, whatever the code above says.

A new constraint without a case here fails ``test_every_constraint_has_a_case``.
"""

import pytest
from django.apps import apps
from django.db import DatabaseError, IntegrityError, transaction
from django.utils import timezone

from articles.models import (
    Article,
    Assessment,
    AssessmentClaim,
    Decision,
    LogEntry,
    Passage,
    ProjectLexicon,
)
from tests.models.broken_rows import CASES
from tests.models.rows import Rows


@pytest.fixture
def rows(project, ana, sam) -> Rows:
    return Rows(project, ana, sam)


@pytest.mark.parametrize("name", sorted(CASES))
def test_the_database_refuses(name, rows):
    with pytest.raises(IntegrityError) as refused, transaction.atomic():
        CASES[name](rows)
    told = str(refused.value)
    columns = _columns(name)
    assert name in told or all(column in told for column in columns), told


def _columns(name: str) -> list[str]:
    """The columns SQLite names when a unique constraint over columns breaks."""
    for model in apps.get_app_config("articles").get_models():
        for constraint in model._meta.constraints:
            if constraint.name == name and getattr(constraint, "fields", ()):
                return [model._meta.get_field(f).column for f in constraint.fields]
    return [name]


def test_every_constraint_has_a_case():
    names = {
        constraint.name
        for model in apps.get_app_config("articles").get_models()
        for constraint in model._meta.constraints
    }
    assert names == set(CASES)


def test_what_was_printed_cannot_be_rewritten(rows):
    for field, value in (("text", "other"), ("raw", b"other"), ("raw_sha256", "f"), ("text_sha256", "f")):
        with pytest.raises(DatabaseError, match="immutable"), transaction.atomic():
            Article.objects.filter(pk=rows.article.pk).update(**{field: value})
    Article.objects.filter(pk=rows.article.pk).update(outlet="Harbour Wire")


def test_a_passage_keeps_its_range(rows):
    passage = Passage.objects.create(**rows.passage_fields())
    with pytest.raises(DatabaseError, match="immutable"), transaction.atomic():
        Passage.objects.filter(pk=passage.pk).update(end=2)


def test_decisions_and_log_are_only_ever_added_to(rows):
    decision = Decision.objects.create(**rows.decision_fields())
    entry = LogEntry.objects.create(
        chain="x", seq=1, at=timezone.now(), who="ana", verb="v", subject_type="t", subject_id="1"
    )
    for row in (decision, entry):
        with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
            type(row).objects.filter(pk=row.pk).update(reason="other")
        with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
            type(row).objects.filter(pk=row.pk).delete()


def test_what_was_signed_stands(rows):
    assessment = rows.assessment()
    kept = AssessmentClaim.objects.create(
        assessment=assessment, claim=rows.claim, included=True, claim_version=1
    )
    for row, change in (
        (assessment, {"low": 60}),
        (assessment, {"rationale": "Other"}),
        (assessment, {"signed_by": rows.ana}),
        (kept, {"included": False}),
    ):
        with pytest.raises(DatabaseError, match="immutable"), transaction.atomic():
            type(row).objects.filter(pk=row.pk).update(**change)
    for row in (kept, assessment):
        with pytest.raises(DatabaseError, match="immutable"), transaction.atomic():
            row.delete()
    Assessment.objects.filter(pk=assessment.pk).update(
        reopened_by=rows.sam, reopened_at=timezone.now(), reopen_reason="A later register"
    )


def test_a_version_of_a_lexicon_cannot_be_rewritten(rows):
    lexicon = ProjectLexicon.objects.create(**rows.lexicon_fields(words={"killed": ["slain"]}))
    with pytest.raises(DatabaseError, match="immutable"), transaction.atomic():
        ProjectLexicon.objects.filter(pk=lexicon.pk).update(words={})
