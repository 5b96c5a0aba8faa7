"""One noun per file; this names them all."""

from articles.models.annotation import Annotation
from articles.models.annotation_fragment import AnnotationFragment
from articles.models.article import Article, PassageKind
from articles.models.assessment import Assessment, AssessmentClaim
from articles.models.candidate_pair import CandidatePair
from articles.models.claim import Claim
from articles.models.claim_hop import ClaimHop
from articles.models.claim_link import ClaimLink
from articles.models.claim_range import ClaimRange
from articles.models.decision import Decision
from articles.models.draft import Draft
from articles.models.entity import Entity
from articles.models.entity_name import EntityName
from articles.models.import_batch import ImportBatch
from articles.models.import_file import ImportFile
from articles.models.incident import Incident
from articles.models.log_entry import LogEntry, LogHead
from articles.models.membership import Membership
from articles.models.message import Message
from articles.models.passage import Passage
from articles.models.project import Project
from articles.models.project_lexicon import ProjectLexicon
from articles.models.reader_comment import ReaderComment
from articles.models.receipt import Receipt
from articles.models.relation import Relation
from articles.models.relation_type import RelationType
from articles.models.tag import Hue, Tag
from articles.models.thread import Thread
from articles.models.thread_reading import ThreadReading
from articles.models.user import User

__all__ = [
    "Annotation",
    "AnnotationFragment",
    "Article",
    "Assessment",
    "AssessmentClaim",
    "CandidatePair",
    "Claim",
    "ClaimHop",
    "ClaimLink",
    "ClaimRange",
    "Decision",
    "Draft",
    "Entity",
    "EntityName",
    "Hue",
    "ImportBatch",
    "ImportFile",
    "Incident",
    "LogEntry",
    "LogHead",
    "Membership",
    "Message",
    "Passage",
    "PassageKind",
    "Project",
    "ProjectLexicon",
    "ReaderComment",
    "Receipt",
    "Relation",
    "RelationType",
    "Tag",
    "Thread",
    "ThreadReading",
    "User",
]
