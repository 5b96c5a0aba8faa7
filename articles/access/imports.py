"""Imports, fetched and judged together as in articles.access."""

from uuid import UUID

from articles.access import Person, Seat, _seated
from articles.domain.permissions import Action
from articles.models import ImportBatch


def import_for(user: Person, slug: str, uuid: UUID) -> tuple[Seat, ImportBatch]:
    """This person's own import, for somebody who may import."""
    seat, batch = _seated(ImportBatch.objects.all(), user, slug, "project", uuid=uuid, by=user.pk)
    seat.require(Action.IMPORT)
    return seat, batch
