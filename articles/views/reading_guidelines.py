"""Saying that a mark is still right after the wording of its tag has changed."""

from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_POST

from articles.access import Seat
from articles.actions.guidelines import reaffirm
from articles.views.reading_replies import edit_of, edited


@require_POST
def reaffirm_annotation(request: HttpRequest, slug: str, uuid: UUID) -> HttpResponse:
    """The mark takes the present version of its tag."""

    def act(seat: Seat, row: Any, tags: Any) -> tuple[Any, str]:
        done = reaffirm(annotation=row, **edit_of(request))
        return done, f"Kept: the mark stands under version {done.tag_version} of {done.tag.name} now."

    return edited(request, slug, uuid, act, lists_only=True)
