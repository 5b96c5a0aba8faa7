"""Valid rows of every table to break."""

from typing import Any

from articles.models import (
    Annotation,
    Article,
    Assessment,
    Claim,
    Entity,
    ImportBatch,
    Incident,
    ReaderComment,
    RelationType,
    Tag,
    Thread,
)


class Rows:
    """Valid rows to start from; each method returns keyword arguments that the database accepts."""

    def __init__(self, project, ana, sam):
        self.project, self.ana, self.sam = project, ana, sam
        self.article = Article.objects.create(**self.article_fields("a"))
        self.tag = Tag.objects.create(project=project, name="Killed", letter="K", hue="plum", key="1")
        self.annotation = Annotation.objects.create(**self.annotation_fields())
        self.mark = Annotation.objects.create(**self.annotation_fields(start=1, quote="ext"))
        self.kind = RelationType.objects.create(**self.relation_type_fields())
        self.claim = Claim.objects.create(**self.claim_fields())
        self.other = Claim.objects.create(**self.claim_fields())
        self.entity = Entity.objects.create(project=project, name="Interior Guard", kind="state_force")
        self.comment = ReaderComment.objects.create(
            article=self.article, order=1, author_label="karst", start=0, end=3
        )
        self.thread = Thread.objects.create(project=project, article=self.article, opened_by=ana)
        self.incident = Incident.objects.create(project=project, title="Depot")

    def article_fields(self, mark: str, **over: Any) -> dict[str, Any]:
        return {
            "project": self.project, "title": "T", "text": f"text {mark}", "text_sha256": mark * 8,
            "raw": b"raw", "raw_sha256": mark * 8, "imported_by": self.ana,
        } | over  # fmt: skip

    def annotation_fields(self, **over: Any) -> dict[str, Any]:
        base = {"article": self.article, "tag": self.tag, "start": 0, "end": 4, "quote": "text"}
        return base | {"author": self.ana} | over

    def relation_type_fields(self, **over: Any) -> dict[str, Any]:
        return {"project": self.project, "name": "part of", "inverse": "includes", "letter": "P"} | over

    def relation_fields(self, **over: Any) -> dict[str, Any]:
        base = {"article": self.article, "type": self.kind, "source": self.annotation, "target": self.mark}
        return base | {"author": self.ana} | over

    def claim_fields(self, **over: Any) -> dict[str, Any]:
        base = {"project": self.project, "article": self.article, "start": 0, "end": 4, "quote": "text"}
        return base | {"author": self.ana} | over

    def link_fields(self, **over: Any) -> dict[str, Any]:
        return {
            "project": self.project, "claim_a": self.claim, "claim_b": self.other, "kind": "compatible",
            "verdict": "compatible", "verdict_reason": "r", "rule_version": "1", "author": self.ana,
        } | over  # fmt: skip

    def pair_fields(self, **over: Any) -> dict[str, Any]:
        base = {"project": self.project, "claim_a": self.claim, "claim_b": self.other, "rank": 0.5}
        return base | {"result": "conflict", "rule_version": "1"} | over

    def assessment_fields(self, **over: Any) -> dict[str, Any]:
        return {
            "project": self.project, "incident": self.incident, "measure": "killed", "rule": "ucdp",
            "rule_version": "1", "low": 68, "best": 101, "high_open": True, "grade": "contested",
            "rationale": "Registers", "n_origins": 2, "n_conflicts": 1, "signed_by": self.sam,
        } | over  # fmt: skip

    def assessment(self) -> Assessment:
        return Assessment.objects.get_or_create(**self.assessment_fields())[0]

    def lexicon_fields(self, **over: Any) -> dict[str, Any]:
        return {"project": self.project, "lang": "en", "version": 1, "by": self.sam} | over

    def decision_fields(self, **over: Any) -> dict[str, Any]:
        base = {"project": self.project, "annotation": self.annotation, "act": "accept", "by": self.sam}
        return base | over

    def import_file_fields(self, **over: Any) -> dict[str, Any]:
        batch = ImportBatch.objects.get_or_create(project=self.project, by=self.ana)[0]
        return {"batch": batch, "order": 0, "name": "a.txt", "size": 3, "result": "new"} | over

    def passage_fields(self, **over: Any) -> dict[str, Any]:
        return {"article": self.article, "order": 0, "kind": "paragraph", "start": 0, "end": 3} | over
