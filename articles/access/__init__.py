"""Fetch and judge together: strangers get 404, a wrong role 403.

Each ``*_for`` costs one query and returns the person's seat with the thing, so that a view cannot hold one
without the other.
"""

from collections.abc import Collection
from dataclasses import dataclass
from typing import Any, TypeVar
from uuid import UUID

from django.contrib.auth.models import AnonymousUser
from django.db.models import Exists, F, Model, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce
from django.http import Http404

from articles.domain.errors import NotAllowed, Refused
from articles.domain.permissions import Action, Role, allows
from articles.models import (
    Annotation,
    Article,
    Assessment,
    Claim,
    ClaimLink,
    Decision,
    Entity,
    Incident,
    LogHead,
    Membership,
    Message,
    Project,
    ReaderComment,
    Relation,
    Tag,
    Thread,
    User,
)
from articles.models.thread import TARGETS, Target, kind_of
from articles.models.uuid_text import UuidText

Row = TypeVar("Row", bound=Model)
Person = User | AnonymousUser


@dataclass(frozen=True, slots=True)
class Seat:
    """A person's place in a project: what every access question is asked of."""

    user: User
    project: Project
    role: Role
    can_import: bool = False

    def may(self, action: Action, *, own: bool = False) -> bool:
        """Whether this person may do ``action`` here (``own``: to his or her own thing)."""
        if action is Action.IMPORT and self.can_import:
            return True
        return allows(action, self.role, own=own)

    def require(self, action: Action, *, own: bool = False) -> None:
        """Raise NotAllowed unless ``may``."""
        if not self.may(action, own=own):
            raise NotAllowed(f"As {self.role.value} in this project you cannot {action.value}.")

    def owns(self, row: Any) -> bool:
        """Whether ``row`` (anything with an author) is this person's own."""
        return bool(row.author_id == self.user.pk)


def seat_in(user: Person, slug: str) -> Seat:
    """The person's seat in a project, or 404. One query."""
    if not isinstance(user, User):
        raise Http404
    membership = _only(Membership.objects.select_related("project").filter(user=user, project__slug=slug))
    if membership is None:
        raise Http404
    return Seat(user, membership.project, Role(membership.role), membership.can_import)


def _only(rows: QuerySet[Any]) -> Any:
    """The one row there can be, or None; ``first()`` would order it, which takes longer than the query."""
    return next(iter(rows.order_by()), None)


def _seated(rows: QuerySet[Row], user: Person, slug: str, path: str, **which: object) -> tuple[Seat, Row]:
    """One row with the person's seat in its project, in one query; 404 for strangers and the absent.

    ``path`` leads from the row to its project ("project", "article__project").
    """
    if not isinstance(user, User):
        raise Http404
    found = _only(
        rows.filter(**{f"{path}__slug": slug, f"{path}__memberships__user": user}, **which)
        .select_related(path)
        .annotate(
            seat_role=F(f"{path}__memberships__role"), seat_import=F(f"{path}__memberships__can_import")
        )
    )
    if found is None:
        raise Http404
    project = found
    for step in path.split("__"):
        project = getattr(project, step)
    return Seat(user, project, Role(found.seat_role), found.seat_import), found


def _visible(seat: Seat, row: Any) -> None:
    from articles.domain.review import sees

    if not sees(role=seat.role, own=seat.owns(row), state=row.state, open_work=seat.project.open_work):
        raise Http404


def article_for(
    user: Person, slug: str, uuid: UUID, *, action: Action = Action.READ, placed: bool = False
) -> tuple[Seat, Article]:
    """An article of the project with its text (not its raw bytes), for somebody who may do ``action``.
    ``placed``: with the articles around it, and how far the project's log had come (``log_seq``).
    """
    rows = Article.objects.defer("raw")
    if placed:
        head = LogHead.objects.filter(chain=UuidText(OuterRef("project__uuid")))
        rows = rows.placed().annotate(log_seq=Coalesce(Subquery(head.values("seq")), 0))
    seat, article = _seated(rows, user, slug, "project", uuid=uuid)
    seat.require(action)
    return seat, article


def annotation_for(
    user: Person, slug: str, uuid: UUID, *, action: Action = Action.READ
) -> tuple[Seat, Annotation]:
    """An annotation this person may see, with article, tag, entity, author and whether it is ``related``."""
    rows = Annotation.objects.told_apart().select_related("article", "tag", "entity", "author", "reviewer")
    rows = rows.defer("article__raw")
    of_it = Relation.objects.filter(Q(source=OuterRef("pk")) | Q(target=OuterRef("pk")))
    rows = rows.annotate(related=Exists(of_it))
    seat, annotation = _seated(rows, user, slug, "article__project", uuid=uuid)
    _visible(seat, annotation)
    seat.require(action, own=seat.owns(annotation))
    return seat, annotation


def claim_for(user: Person, slug: str, uuid: UUID, *, action: Action = Action.READ) -> tuple[Seat, Claim]:
    """A claim this person may see, with article, author, incident and its entities.

    For an edit also with its ranges and hops, in two more queries.
    """
    rows = Claim.objects.select_related(
        "article", "author", "reviewer", "incident", "victim_entity", "claimant_entity",
        "perpetrator_entity", "place_entity",
    ).defer("article__raw")  # fmt: skip
    if action is Action.EDIT:
        rows = rows.prefetch_related("ranges", "hops")
    seat, claim = _seated(rows, user, slug, "project", uuid=uuid)
    claim.article.project = claim.project
    _visible(seat, claim)
    seat.require(action, own=seat.owns(claim))
    return seat, claim


def claims_for(seat: Seat, uuids: Collection[UUID], *, action: Action = Action.ASSIGN) -> tuple[Claim, ...]:
    """The claims of the project with these ids that this person sees, the oldest first; two queries at most.

    Raises Refused when one of them is not there for this person, or was removed.
    """
    seat.require(action)
    rows = Claim.objects.of(seat.project).visible_to(seat).standing().filter(uuid__in=uuids)
    found = tuple(rows.select_related("incident").order_by("pk"))
    if missing := len(set(uuids)) - len(found):
        said = "One of these claims is" if missing == 1 else f"{missing} of these claims are"
        raise Refused(f"{said} not here any more. Look at the list again.", field="claims")
    return found


def comment_for(
    user: Person, slug: str, uuid: UUID, *, action: Action = Action.PROMOTE
) -> tuple[Seat, ReaderComment]:
    """A reader comment of the project, with its article."""
    rows = ReaderComment.objects.select_related("article").defer("article__raw", "article__text")
    seat, comment = _seated(rows, user, slug, "article__project", uuid=uuid)
    seat.require(action)
    return seat, comment


def pair_for(user: Person, slug: str, uuid: UUID, other: UUID) -> tuple[Seat, Claim, Claim]:
    """Two different claims this person may see, each with its article and its claimant. One query."""
    if not isinstance(user, User):
        raise Http404
    rows: Any = (
        Claim.objects.filter(project__slug=slug, project__memberships__user=user, uuid__in=(uuid, other))
        .select_related("project", "article", "claimant_entity", "incident", "place_entity")
        .defer("article__raw", "article__text")
        .annotate(
            seat_role=F("project__memberships__role"), seat_import=F("project__memberships__can_import")
        )
    )
    found = {row.uuid: row for row in rows}
    if len(found) != 2:  # one of them is absent or another project's, or both are one claim
        raise Http404
    a, b = found[uuid], found[other]
    seat = Seat(user, a.project, Role(a.seat_role), a.seat_import)
    for claim in (a, b):
        claim.article.project = a.project
        _visible(seat, claim)
    return seat, a, b


def link_for(user: Person, slug: str, uuid: UUID, *, action: Action = Action.READ) -> tuple[Seat, ClaimLink]:
    """A link this person may see (as both of its claims), with the claims and their articles' titles."""
    rows = ClaimLink.objects.select_related(
        "author", "reviewer", "claim_a__article", "claim_b__article", "claim_a__incident", "claim_b__incident"
    ).defer("claim_a__article__raw", "claim_b__article__raw")
    seat, link = _seated(rows, user, slug, "project", uuid=uuid)
    for work in (link, link.claim_a, link.claim_b):
        _visible(seat, work)
    seat.require(action, own=seat.owns(link))
    return seat, link


def incident_for(
    user: Person, slug: str, uuid: UUID, *, action: Action = Action.READ
) -> tuple[Seat, Incident]:
    """An incident of the project, with its place, sides and parent, merged or not."""
    rows = Incident.objects.select_related("place", "side_a", "side_b", "parent", "merged_into")
    seat, incident = _seated(rows, user, slug, "project", uuid=uuid)
    seat.require(action)
    return seat, incident


def assessment_for(
    user: Person, slug: str, uuid: UUID, *, action: Action = Action.READ
) -> tuple[Seat, Assessment]:
    """An assessment of the project with its incident and who signed and reopened it."""
    rows = Assessment.objects.select_related("incident", "signed_by", "reopened_by")
    seat, assessment = _seated(rows, user, slug, "project", uuid=uuid)
    seat.require(action)
    return seat, assessment


def entity_for(user: Person, slug: str, uuid: UUID, *, action: Action = Action.READ) -> tuple[Seat, Entity]:
    """An entity of the project."""
    seat, entity = _seated(Entity.objects.select_related("within"), user, slug, "project", uuid=uuid)
    seat.require(action)
    return seat, entity


def thread_for(user: Person, slug: str, uuid: UUID, *, action: Action = Action.READ) -> tuple[Seat, Thread]:
    """A thread whose target this person may see, with the target. Two queries."""
    rows = Thread.objects.select_related("resolved_by", *TARGETS).defer("article__raw", "article__text")
    seat, thread = _seated(rows, user, slug, "project", uuid=uuid)
    kind = kind_of(thread.target)
    _, target = target_for(user, slug, kind, thread.target.uuid, action=action)
    setattr(thread, kind, target)
    return seat, thread


def target_for(
    user: Person, slug: str, kind: str, uuid: UUID, *, action: Action = Action.READ
) -> tuple[Seat, Target]:
    """The thing of a kind (articles.models.thread.TARGETS) that a thread is about; 404 for any other kind."""
    match kind:
        case "article":
            return article_for(user, slug, uuid, action=action)
        case "annotation":
            return annotation_for(user, slug, uuid, action=action)
        case "claim":
            return claim_for(user, slug, uuid, action=action)
        case "link":
            return link_for(user, slug, uuid, action=action)
        case "incident":
            return incident_for(user, slug, uuid, action=action)
    raise Http404


def message_for(user: Person, slug: str, uuid: UUID, *, action: Action = Action.READ) -> tuple[Seat, Message]:
    """A message of a thread this person may see, with its author. Three queries."""
    rows = Message.objects.select_related("author", "thread")
    seat, message = _seated(rows, user, slug, "thread__project", uuid=uuid)
    _, message.thread = thread_for(user, slug, message.thread.uuid, action=action)
    return seat, message


def tag_for(user: Person, slug: str, uuid: UUID, *, action: Action = Action.READ) -> tuple[Seat, Tag]:
    """A tag of the project's codebook, retired ones too."""
    seat, tag = _seated(Tag.objects.all(), user, slug, "project", uuid=uuid)
    seat.require(action)
    return seat, tag


def decision_for(
    user: Person, slug: str, uuid: UUID, *, action: Action = Action.DECIDE
) -> tuple[Seat, Decision]:
    """A review decision of the project with the work it is about."""
    rows = Decision.objects.select_related(
        "annotation__article", "annotation__tag", "claim__article", "link", "relation__article", "by"
    ).defer("annotation__article__raw", "claim__article__raw", "relation__article__raw")
    seat, decision = _seated(rows, user, slug, "project", uuid=uuid)
    seat.require(action)
    return seat, decision
