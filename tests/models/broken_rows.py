"""One act for every constraint that must be refused by the database."""

import datetime as dt
from collections.abc import Callable
from typing import Any

from django.db import models
from django.utils import timezone

from articles.models import (
    Annotation,
    AnnotationFragment,
    Article,
    Assessment,
    AssessmentClaim,
    CandidatePair,
    Claim,
    ClaimHop,
    ClaimLink,
    ClaimRange,
    Decision,
    Draft,
    Entity,
    EntityName,
    ImportFile,
    Incident,
    LogEntry,
    Membership,
    Message,
    Passage,
    Project,
    ProjectLexicon,
    ReaderComment,
    Receipt,
    Relation,
    RelationType,
    Tag,
    Thread,
    ThreadReading,
    User,
)
from tests.models.rows import Rows

KEY = "6f2c7c1e-8d0a-4a39-9e0b-0c7f2d1a5b33"


Case = Callable[[Rows], Any]


def twice(make: Case) -> Case:
    def both(r: Rows) -> None:
        make(r)
        make(r)

    return both


def own_parent(row: models.Model, field: str) -> None:
    type(row).objects.filter(pk=row.pk).update(**{field: row.pk})


CASES: dict[str, Case] = {
    **{
        f"user_{name}_known": lambda r, name=name: User.objects.filter(pk=r.ana.pk).update(**{name: "pink"})
        for name in ("theme", "density", "text_size", "measure", "leading", "typeface")
    },
    "project_slug_any_case": lambda r: Project.objects.create(slug="ORSEL", title="x"),
    "project_has_title": lambda r: Project.objects.create(slug="x", title=""),
    "membership_once": lambda r: Membership.objects.create(project=r.project, user=r.ana, role="viewer"),
    "membership_role_known": lambda r: Membership.objects.filter(user=r.ana).update(role="king"),
    "article_bytes_once": lambda r: Article.objects.create(**r.article_fields("b", raw_sha256="a" * 8)),
    "article_text_once": lambda r: Article.objects.create(**r.article_fields("b", text_sha256="a" * 8)),
    "article_has_text": lambda r: Article.objects.create(**r.article_fields("b", text="")),
    "article_not_its_own_successor": lambda r: own_parent(r.article, "supersedes"),
    "import_file_order_once": twice(lambda r: ImportFile.objects.create(**r.import_file_fields())),
    "import_file_result_known": lambda r: ImportFile.objects.create(
        **r.import_file_fields(result="maybe", reason="x")
    ),
    "import_file_not_new_says_why": lambda r: ImportFile.objects.create(
        **r.import_file_fields(result="refused")
    ),
    "comment_order_once": lambda r: ReaderComment.objects.create(
        article=r.article, order=1, author_label="x", start=0, end=1
    ),
    "comment_not_empty": lambda r: ReaderComment.objects.create(
        article=r.article, order=2, author_label="x", start=3, end=3
    ),
    "comment_parent_has_basis": lambda r: ReaderComment.objects.create(
        article=r.article, order=2, author_label="x", start=0, end=1, parent=r.comment
    ),
    "comment_not_its_own_parent": lambda r: ReaderComment.objects.filter(pk=r.comment.pk).update(
        parent=r.comment.pk, parent_basis="mention"
    ),
    "passage_order_once": lambda r: (
        Passage.objects.create(**r.passage_fields()),
        Passage.objects.create(**r.passage_fields(start=5, end=6)),
    ),
    "passage_start_once": lambda r: (
        Passage.objects.create(**r.passage_fields()),
        Passage.objects.create(**r.passage_fields(order=1, end=6)),
    ),
    "passage_end_once": lambda r: (
        Passage.objects.create(**r.passage_fields()),
        Passage.objects.create(**r.passage_fields(order=1, start=1)),
    ),
    "passage_not_empty": lambda r: Passage.objects.create(**r.passage_fields(end=0)),
    "passage_kind_known": lambda r: Passage.objects.create(**r.passage_fields(kind="verse")),
    "passage_of_comment_names_it": lambda r: Passage.objects.create(**r.passage_fields(kind="comment")),
    "entity_has_name": lambda r: Entity.objects.create(project=r.project, name="", kind="person"),
    "entity_not_merged_into_itself": lambda r: own_parent(r.entity, "merged_into"),
    "entity_name_once": twice(lambda r: EntityName.objects.create(entity=r.entity, text="IG", folded="ig")),
    "entity_one_main_name": lambda r: [
        EntityName.objects.create(entity=r.entity, text=t, folded=t, type="name") for t in ("a", "b")
    ],
    "entity_name_not_empty": lambda r: EntityName.objects.create(entity=r.entity, text="", folded=""),
    "tag_name_once": lambda r: Tag.objects.create(project=r.project, name="Killed", letter="Z", hue="blue"),
    "tag_letter_once": lambda r: Tag.objects.create(project=r.project, name="Z", letter="K", hue="blue"),
    "tag_key_once": lambda r: Tag.objects.create(
        project=r.project, name="Z", letter="Z", hue="blue", key="1"
    ),
    "tag_has_letter": lambda r: Tag.objects.create(project=r.project, name="Z", letter="", hue="blue"),
    "tag_hue_known": lambda r: Tag.objects.create(project=r.project, name="Z", letter="Z", hue="pink"),
    "tag_not_its_own_parent": lambda r: own_parent(r.tag, "parent"),
    "annotation_not_empty": lambda r: Annotation.objects.create(**r.annotation_fields(end=0)),
    "annotation_has_quote": lambda r: Annotation.objects.create(**r.annotation_fields(quote="")),
    "annotation_confidence_known": lambda r: Annotation.objects.create(
        **r.annotation_fields(confidence="certain")
    ),
    "annotation_state_known": lambda r: Annotation.objects.create(**r.annotation_fields(state="lost")),
    "annotation_decided_pair": lambda r: Annotation.objects.create(**r.annotation_fields(reviewer=r.sam)),
    "fragment_order_once": twice(
        lambda r: AnnotationFragment.objects.create(
            annotation=r.annotation, order=1, start=0, end=1, quote="t"
        )
    ),
    "fragment_not_empty": lambda r: AnnotationFragment.objects.create(
        annotation=r.annotation, order=1, start=1, end=1, quote="t"
    ),
    "incident_has_title": lambda r: Incident.objects.create(project=r.project, title=""),
    "incident_dates_in_order": lambda r: Incident.objects.create(
        project=r.project, title="x", date_start=dt.date(2023, 3, 2), date_end=dt.date(2023, 3, 1)
    ),
    "incident_not_its_own_parent": lambda r: own_parent(r.incident, "parent"),
    "incident_not_merged_into_itself": lambda r: own_parent(r.incident, "merged_into"),
    "entity_not_within_itself": lambda r: own_parent(r.entity, "within"),
    "entity_coordinates_on_earth": lambda r: Entity.objects.filter(pk=r.entity.pk).update(latitude=34.5),
    "pair_older_claim_first": lambda r: CandidatePair.objects.create(
        **r.pair_fields(claim_a=r.other, claim_b=r.claim)
    ),
    "pair_once": twice(lambda r: CandidatePair.objects.create(**r.pair_fields())),
    "assessment_one_stands": twice(lambda r: Assessment.objects.create(**r.assessment_fields())),
    "assessment_has_rationale": lambda r: Assessment.objects.create(**r.assessment_fields(rationale="")),
    "assessment_measure_known": lambda r: Assessment.objects.create(**r.assessment_fields(measure="mood")),
    "assessment_rule_known": lambda r: Assessment.objects.create(**r.assessment_fields(rule="mine")),
    "assessment_grade_known": lambda r: Assessment.objects.create(**r.assessment_fields(grade="good")),
    "assessment_in_order": lambda r: Assessment.objects.create(**r.assessment_fields(low=5, best=4)),
    "assessment_open_top_is_blank": lambda r: Assessment.objects.create(
        **r.assessment_fields(high=200, high_open=True)
    ),
    "assessment_reopened_with_reason": lambda r: Assessment.objects.create(
        **r.assessment_fields(reopened_by=r.sam, reopened_at=timezone.now())
    ),
    "assessment_claim_once": twice(
        lambda r: AssessmentClaim.objects.create(
            assessment=r.assessment(), claim=r.claim, included=True, claim_version=1
        )
    ),
    "assessment_left_out_says_why": lambda r: AssessmentClaim.objects.create(
        assessment=r.assessment(), claim=r.claim, included=False, claim_version=1
    ),
    "lexicon_version_once": twice(lambda r: ProjectLexicon.objects.create(**r.lexicon_fields())),
    "lexicon_versions_from_one": lambda r: ProjectLexicon.objects.create(**r.lexicon_fields(version=0)),
    "lexicon_has_language": lambda r: ProjectLexicon.objects.create(**r.lexicon_fields(lang="")),
    "claim_not_empty": lambda r: Claim.objects.create(**r.claim_fields(end=0)),
    "claim_has_quote": lambda r: Claim.objects.create(**r.claim_fields(quote="")),
    "claim_low_not_above_high": lambda r: Claim.objects.create(**r.claim_fields(low=5, high=4)),
    "claim_soft_low_not_above_high": lambda r: Claim.objects.create(
        **r.claim_fields(soft_low=5, soft_high=4)
    ),
    "claim_dates_in_order": lambda r: Claim.objects.create(**r.claim_fields(date_end=dt.date(2023, 3, 1))),
    "claim_state_known": lambda r: Claim.objects.create(**r.claim_fields(state="lost")),
    "claim_decided_pair": lambda r: Claim.objects.create(**r.claim_fields(decided_at=timezone.now())),
    "claim_range_once": twice(
        lambda r: ClaimRange.objects.create(claim=r.claim, role="evidence", start=0, end=4, quote="text")
    ),
    "claim_range_not_empty": lambda r: ClaimRange.objects.create(
        claim=r.claim, role="evidence", start=4, end=4, quote="x"
    ),
    "claim_range_role_known": lambda r: ClaimRange.objects.create(
        claim=r.claim, role="mood", start=0, end=4, quote="text"
    ),
    "hop_order_once": twice(
        lambda r: ClaimHop.objects.create(claim=r.claim, order=1, agent_label="x", act="stated")
    ),
    "hop_has_agent": lambda r: ClaimHop.objects.create(claim=r.claim, order=1, agent_label="", act="stated"),
    "link_joins_two_claims": lambda r: ClaimLink.objects.create(
        **r.link_fields(claim_b=r.claim, kind="part_of")
    ),
    "link_symmetric_stored_once": lambda r: ClaimLink.objects.create(
        **r.link_fields(claim_a=r.other, claim_b=r.claim)
    ),
    "link_conflict_names_dimension": lambda r: ClaimLink.objects.create(**r.link_fields(kind="conflicts")),
    "link_kind_known": lambda r: ClaimLink.objects.create(**r.link_fields(kind="likes")),
    "link_pair_once_per_author": lambda r: (
        ClaimLink.objects.create(**r.link_fields(kind="part_of")),
        ClaimLink.objects.create(**r.link_fields(kind="part_of", claim_a=r.other, claim_b=r.claim)),
    ),
    "link_state_known": lambda r: ClaimLink.objects.create(**r.link_fields(state="lost")),
    "link_decided_pair": lambda r: ClaimLink.objects.create(**r.link_fields(reviewer=r.sam)),
    "thread_has_one_target": lambda r: Thread.objects.create(
        project=r.project, article=r.article, claim=r.claim, opened_by=r.ana
    ),
    "thread_resolved_pair": lambda r: Thread.objects.create(
        project=r.project, article=r.article, opened_by=r.ana, resolved_by=r.sam
    ),
    "message_not_empty": lambda r: Message.objects.create(thread=r.thread, author=r.ana, body=""),
    "thread_reading_once": twice(lambda r: ThreadReading.objects.create(thread=r.thread, user=r.ana)),
    "relation_type_name_once": lambda r: RelationType.objects.create(**r.relation_type_fields(letter="X")),
    "relation_type_letter_once": lambda r: RelationType.objects.create(**r.relation_type_fields(name="x")),
    "relation_type_has_name": lambda r: RelationType.objects.create(
        **r.relation_type_fields(name="", letter="X")
    ),
    "relation_type_has_letter": lambda r: RelationType.objects.create(
        **r.relation_type_fields(name="x", letter="")
    ),
    "relation_type_reads_both_ways": lambda r: RelationType.objects.create(
        **r.relation_type_fields(name="x", letter="X", inverse="")
    ),
    "relation_joins_two_marks": lambda r: Relation.objects.create(**r.relation_fields(target=r.annotation)),
    "relation_once_per_author": twice(lambda r: Relation.objects.create(**r.relation_fields())),
    "relation_state_known": lambda r: Relation.objects.create(**r.relation_fields(state="lost")),
    "relation_decided_pair": lambda r: Relation.objects.create(**r.relation_fields(reviewer=r.sam)),
    "decision_has_one_subject": lambda r: Decision.objects.create(**r.decision_fields(claim=r.claim)),
    "decision_gives_reason": lambda r: Decision.objects.create(**r.decision_fields(act="reject")),
    "decision_undo_names_what": lambda r: Decision.objects.create(**r.decision_fields(act="undo")),
    "log_seq_once": twice(
        lambda r: LogEntry.objects.create(
            chain="x", seq=1, at=timezone.now(), who="ana", verb="v", subject_type="t", subject_id="1"
        )
    ),
    "draft_once": twice(
        lambda r: Draft.objects.create(
            user=r.ana,
            project=r.project,
            form="note",
            target_type="annotation",
            target=KEY,
            key=KEY,
            window=KEY,
        )
    ),
    "receipt_once": twice(lambda r: Receipt.objects.create(user=r.ana, key=KEY, verb="v", digest="d")),
}
