"""The relation types of a project, with what they join and how often they are used."""

from collections.abc import Collection
from dataclasses import dataclass
from uuid import UUID

from django.db.models import Count, Q

from articles.access import Seat
from articles.domain.review import State
from articles.models import RelationType


@dataclass(frozen=True, slots=True)
class RelationTypeRow:
    """One type. ``source`` and ``target`` say what may stand there; ``uses`` counts standing relations."""

    uuid: UUID
    name: str
    inverse: str
    symmetric: bool
    letter: str
    source: str
    target: str
    definition: str
    version: int
    uses: int
    retired: bool


@dataclass(frozen=True, slots=True)
class RelationTypes:
    """Those that are offered, and those that are not any more."""

    rows: tuple[RelationTypeRow, ...]
    retired: tuple[RelationTypeRow, ...]


def relation_types(seat: Seat) -> RelationTypes:
    """The types of the project in their order. One query."""
    gone = [Q(**{f"relations__{work}state": State.WITHDRAWN}) for work in ("", "source__", "target__")]
    kinds = RelationType.objects.filter(project=seat.project).annotate(
        uses=Count("relations", filter=~(gone[0] | gone[1] | gone[2]))
    )
    rows = [_row(kind) for kind in kinds.order_by("order", "id")]
    return RelationTypes(
        rows=tuple(row for row in rows if not row.retired),
        retired=tuple(row for row in rows if row.retired),
    )


def _row(kind: RelationType) -> RelationTypeRow:
    return RelationTypeRow(
        uuid=kind.uuid,
        name=kind.name,
        inverse=kind.inverse,
        symmetric=kind.symmetric,
        letter=kind.letter,
        source=_end(kind.sources),
        target=_end(kind.targets),
        definition=kind.definition,
        version=kind.version,
        uses=getattr(kind, "uses", 0),
        retired=kind.retired_at is not None,
    )


def _end(kinds: Collection[str]) -> str:
    return " or ".join(kind.replace("_", " ") for kind in kinds) or "any mark"
