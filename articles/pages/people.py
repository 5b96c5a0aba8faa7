"""People and tags of a project: the codebook with its uses, who has a seat."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import Count, Q

from articles.access import Seat
from articles.domain.permissions import Action
from articles.domain.review import State
from articles.models import Membership, Tag
from articles.models.tag import Hue
from articles.pages.people_lexicon import LexiconView, lexicon_view
from articles.pages.people_relations import RelationTypes, relation_types


@dataclass(frozen=True, slots=True)
class CodebookTag:
    """One row of the codebook. ``uses`` counts standing annotations."""

    uuid: UUID
    name: str
    letter: str
    no: int
    key: str
    definition: str
    include: str
    exclude: str
    example: str
    entity_kind: str
    version: int
    uses: int
    retired: bool


@dataclass(frozen=True, slots=True)
class Member:
    """One seat."""

    username: str
    name: str
    role: str
    since: datetime
    active: bool


@dataclass(frozen=True, slots=True)
class PeoplePage:
    """Everything the page shows."""

    tags: tuple[CodebookTag, ...]
    retired: tuple[CodebookTag, ...]
    members: tuple[Member, ...]
    may_edit_tags: bool
    may_invite: bool
    lexicon: LexiconView | None
    relations: RelationTypes


def people_page(seat: Seat) -> PeoplePage:
    """The page. Three queries, one more for those who may change the words of proposals."""
    tags = Tag.objects.filter(project=seat.project).annotate(
        uses=Count("annotations", filter=~Q(annotations__state=State.WITHDRAWN))
    )
    rows = [_row(tag) for tag in tags.order_by("order", "id")]
    seats = Membership.objects.filter(project=seat.project).select_related("user").order_by("user__username")
    return PeoplePage(
        tags=tuple(row for row in rows if not row.retired),
        retired=tuple(row for row in rows if row.retired),
        members=tuple(
            Member(m.user.username, m.user.name, m.role, m.created_at, m.user.is_active) for m in seats
        ),
        may_edit_tags=seat.may(Action.EDIT_TAGS),
        may_invite=seat.may(Action.INVITE),
        lexicon=lexicon_view(seat) if seat.may(Action.EDIT_TAGS) else None,
        relations=relation_types(seat),
    )


def _row(tag: Tag) -> CodebookTag:
    return CodebookTag(
        uuid=tag.uuid,
        name=tag.name,
        letter=tag.letter,
        no=Hue(tag.hue).number,
        key=tag.key,
        definition=tag.definition,
        include=tag.include,
        exclude=tag.exclude,
        example=tag.example,
        entity_kind=tag.entity_kind.replace("_", " "),
        version=tag.version,
        uses=getattr(tag, "uses", 0),
        retired=tag.retired_at is not None,
    )
