"""Relations and their types, fetched and judged together as in articles.access."""

from uuid import UUID

from articles.access import Person, Seat, _seated, _visible
from articles.domain.errors import Refused
from articles.domain.permissions import Action
from articles.models import Annotation, Relation, RelationType


def relation_for(
    user: Person, slug: str, uuid: UUID, *, action: Action = Action.READ
) -> tuple[Seat, Relation]:
    """A relation this person may see, as both of its marks, with these, its type and its article."""
    rows = Relation.objects.select_related(
        "article",
        "type",
        "author",
        "reviewer",
        "source__tag",
        "source__entity",
        "target__tag",
        "target__entity",
    ).defer("article__raw")
    seat, relation = _seated(rows, user, slug, "article__project", uuid=uuid)
    for work in (relation, relation.source, relation.target):
        _visible(seat, work)
    seat.require(action, own=seat.owns(relation))
    relation.source.article = relation.target.article = relation.article
    return seat, relation


def relation_type_for(
    user: Person, slug: str, uuid: UUID, *, action: Action = Action.READ
) -> tuple[Seat, RelationType]:
    """A relation type of the project, retired ones too."""
    seat, kind = _seated(RelationType.objects.all(), user, slug, "project", uuid=uuid)
    seat.require(action)
    return seat, kind


def other_mark(seat: Seat, mark: Annotation, uuid: UUID | None) -> Annotation:
    """Another standing mark of the same article that this person sees, with its tag and entity. One query.

    Raises Refused when there is none: absent and hidden are told apart by nobody.
    """
    rows = Annotation.objects.visible_to(seat).standing().on(mark.article).select_related("tag", "entity")
    found: Annotation | None = rows.filter(uuid=uuid).exclude(pk=mark.pk).first() if uuid else None
    if found is None:
        raise Refused("Choose the other mark: another one of this article.", field="other")
    found.article = mark.article
    return found


def type_named(seat: Seat, uuid: UUID | None) -> RelationType:
    """A relation type of the seat's project, retired ones too. One query; raises Refused for any other."""
    found = RelationType.objects.filter(project=seat.project, uuid=uuid).first() if uuid else None
    if found is None:
        raise Refused("Choose what the two marks are to each other.", field="type")
    return found
