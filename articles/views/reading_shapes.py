"""Marks in pieces, one made into two, two made into one, and how sure one is of a mark."""

from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_POST

from articles.access import Seat, annotation_for
from articles.actions import annotations, mark_shapes
from articles.forms.reading import ConfidenceForm, DropForm, MergeForm, PieceForm, SplitForm, require
from articles.pages.reading_shapes import Choose, the_near_one
from articles.views.reading_replies import edit_of, edited, short


@require_POST
def add_fragment(request: HttpRequest, slug: str, uuid: UUID) -> HttpResponse:
    """Let the mark hold the selection too."""
    form = PieceForm(request.POST)

    def act(seat: Seat, row: Any, tags: Any) -> tuple[Any, str]:
        require(form)
        done = mark_shapes.add_piece(annotation=row, **form.cleaned_data, **edit_of(request))
        return done, f"Added “{short(form.cleaned_data['quote'])}” to the mark."

    return edited(request, slug, uuid, act)


@require_POST
def drop_fragment(request: HttpRequest, slug: str, uuid: UUID) -> HttpResponse:
    """Leave a piece of the mark out."""
    form = DropForm(request.POST)

    def act(seat: Seat, row: Any, tags: Any) -> tuple[Any, str]:
        require(form)
        done = mark_shapes.drop_piece(annotation=row, **form.cleaned_data, **edit_of(request))
        return done, f"Left out. The mark now holds “{short(done.words)}”."

    return edited(request, slug, uuid, act)


@require_POST
def split_annotation(request: HttpRequest, slug: str, uuid: UUID) -> HttpResponse:
    """Make two marks of one."""
    form = SplitForm(request.POST)

    def act(seat: Seat, row: Any, tags: Any) -> tuple[Any, str]:
        require(form)
        done = mark_shapes.split(annotation=row, **form.cleaned_data, **edit_of(request))
        return done, f"Split: the first mark holds “{short(done.words)}”."

    return edited(request, slug, uuid, act)


@require_POST
def merge_annotation(request: HttpRequest, slug: str, uuid: UUID) -> HttpResponse:
    """Take another mark in: the one that is named, or the only one of the same tag that stands next to it."""
    form = MergeForm(request.POST)

    def act(seat: Seat, row: Any, tags: Any) -> tuple[Any, str]:
        require(form)
        named = form.cleaned_data["other"]
        other = annotation_for(seat.user, slug, named)[1] if named else the_near_one(seat, row)
        if other is None:
            raise Choose("More than one mark may be meant. Choose the one to merge with.")
        done = mark_shapes.merge(annotation=row, other=other, **edit_of(request))
        return done, f"Merged. The mark now holds “{short(done.words)}”."

    return edited(request, slug, uuid, act)


@require_POST
def rate_annotation(request: HttpRequest, slug: str, uuid: UUID) -> HttpResponse:
    """Say how sure one is of a mark."""
    form = ConfidenceForm(request.POST)

    def act(seat: Seat, row: Any, tags: Any) -> tuple[Any, str]:
        require(form)
        said = form.cleaned_data["confidence"]
        done = annotations.set_confidence(annotation=row, confidence=said, **edit_of(request))
        return done, f"You are {said} of this mark." if said else "Nothing is said about how sure you are."

    return edited(request, slug, uuid, act, lists_only=True)
