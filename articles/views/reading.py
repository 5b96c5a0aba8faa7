"""Reading an article, marking its words, and what one does to a mark."""

from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST, require_safe

from articles.access import Seat, annotation_for, article_for, entity_for
from articles.actions import annotations
from articles.domain.errors import NotAllowed, Refused
from articles.domain.permissions import Action
from articles.forms.reading import AttachForm, MarkForm, MoveForm, NoteForm, RetagForm, require
from articles.http import fragment, is_htmx, key_of, page, person
from articles.pages.reading_care import note_before
from articles.pages.reading_inspector import annotation_view, history
from articles.pages.reading_marks import tag_named, tags_of
from articles.views.reading_care import NOTE, OPENED
from articles.views.reading_replies import ANNOTATION, address, edit_of, edited, reply, short, whole_page


@require_safe
def article(request: HttpRequest, slug: str, uuid: UUID) -> HttpResponse:
    """The text with its marks; ``?mark=`` opens one of them, ``?find=`` looks for an entity for it."""
    seat, row = article_for(person(request), slug, uuid, placed=True)
    note = note_before(seat, row, request.session.get(OPENED, ()))
    if note and not is_htmx(request):
        return page(request, NOTE, {"note": note, "article": row}, seat=seat, current="library")
    mark = _uuid(request.GET.get("mark", ""))
    return whole_page(request, seat, row, mark, search=request.GET.get("find"))


@require_POST
def create_annotation(request: HttpRequest, slug: str, uuid: UUID) -> HttpResponse:
    """Mark words: a selection, or typed words."""
    seat, row = article_for(person(request), slug, uuid, action=Action.CREATE)
    form = MarkForm(request.POST)
    tags = tags_of(seat)
    try:
        require(form)
        tag = tag_named(tags, form.cleaned_data["tag"])
        start, end, quote = form.range_in(row)
        done = annotations.mark(
            article=row, tag=tag, start=start, end=end, quote=quote, key=key_of(request), by=person(request)
        )
    except Refused as refusal:
        if is_htmx(request) or isinstance(refusal, NotAllowed):
            raise
        typed = request.POST.dict() | {"error": refusal.reason}
        return whole_page(request, seat, row, None, typed=typed, status=refusal.status)
    return reply(request, seat, done, [(start, end)], tags, said=f"Marked {tag.name}: “{short(quote)}”.")


@require_safe
def annotation(request: HttpRequest, slug: str, uuid: UUID) -> HttpResponse:
    """One annotation in the inspector."""
    seat, row = annotation_for(person(request), slug, uuid)
    if not is_htmx(request):
        return redirect(address(slug, row))
    view = annotation_view(seat, row, tags_of(seat).values(), search=request.GET.get("find"))
    return fragment(request, ANNOTATION, {"inspected": view, "article": row.article}, seat=seat)


@require_safe
def annotation_history(request: HttpRequest, slug: str, uuid: UUID) -> HttpResponse:
    """What was done to an annotation."""
    seat, row = annotation_for(person(request), slug, uuid, action=Action.READ_LOG)
    if not is_htmx(request):
        return redirect(address(slug, row))
    shown = {"steps": history(row, tags_of(seat)), "row": row}
    return fragment(request, "articles/reading/_history.html", shown, seat=seat)


@require_POST
def retag_annotation(request: HttpRequest, slug: str, uuid: UUID) -> HttpResponse:
    """Another tag."""
    form = RetagForm(request.POST)

    def act(seat: Seat, row: Any, tags: Any) -> tuple[Any, str]:
        require(form)
        tag = tag_named(tags, form.cleaned_data["tag"])
        return annotations.retag(annotation=row, tag=tag, **edit_of(request)), f"Tag changed to {tag.name}."

    return edited(request, slug, uuid, act)


@require_POST
def move_annotation(request: HttpRequest, slug: str, uuid: UUID) -> HttpResponse:
    """Another boundary: a selection, or one word more or fewer."""
    form = MoveForm(request.POST)

    def act(seat: Seat, row: Any, tags: Any) -> tuple[Any, str]:
        require(form)
        start, end, quote = form.range_in(row)
        moved = annotations.move_range(annotation=row, start=start, end=end, quote=quote, **edit_of(request))
        return moved, f"The mark now holds “{short(quote)}”."

    return edited(request, slug, uuid, act)


@require_POST
def attach_entity(request: HttpRequest, slug: str, uuid: UUID) -> HttpResponse:
    """Whom or what the marked words name."""
    form = AttachForm(request.POST)

    def act(seat: Seat, row: Any, tags: Any) -> tuple[Any, str]:
        require(form)
        chosen = form.cleaned_data.pop("entity")
        entity = entity_for(seat.user, slug, chosen)[1] if chosen else None
        done = annotations.attach_entity(
            annotation=row, entity=entity, **form.cleaned_data, **edit_of(request)
        )
        return done, f"Attached to {done.entity.name}." if done.entity else "No entity is attached now."

    return edited(request, slug, uuid, act, lists_only=True)


@require_POST
def note_annotation(request: HttpRequest, slug: str, uuid: UUID) -> HttpResponse:
    """The note on a mark."""
    form = NoteForm(request.POST)

    def act(seat: Seat, row: Any, tags: Any) -> tuple[Any, str]:
        require(form)
        note = form.cleaned_data["note"]
        return annotations.set_note(annotation=row, note=note, **edit_of(request)), "Note saved."

    return edited(request, slug, uuid, act, lists_only=True)


@require_POST
def remove_annotation(request: HttpRequest, slug: str, uuid: UUID) -> HttpResponse:
    """Take the mark off the text."""

    def act(seat: Seat, row: Any, tags: Any) -> tuple[Any, str]:
        removed = annotations.remove(annotation=row, **edit_of(request))
        return removed, f"Removed: “{short(row.quote)}”. Press z to undo."

    return edited(request, slug, uuid, act)


def _uuid(text: str) -> UUID | None:
    try:
        return UUID(text)
    except ValueError:
        return None
