"""Relating a mark to another one, and what one does to a relation."""

from typing import Any
from urllib.parse import parse_qs, urlsplit
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from articles.access import Seat, annotation_for
from articles.access.relations import other_mark, relation_for, type_named
from articles.actions import relations as acts
from articles.domain.errors import NotAllowed, Refused
from articles.domain.permissions import Action
from articles.domain.relations import IN
from articles.forms.relations import RelationForm, uuid_of
from articles.http import fragment, is_htmx, key_of, page, person
from articles.pages.reading_relations import mark_relations, moved_rows, relate_form, relation_list, types_for
from articles.views.reading_replies import edit_of, short

SECTION = "articles/reading/_related.html"
PAGE = "articles/reading/relate.html"


@require_http_methods(["GET", "HEAD", "POST"])
def relate(request: HttpRequest, slug: str, uuid: UUID) -> HttpResponse:
    """The form that relates a mark to another one of its article; or doing so."""
    seat, mark = annotation_for(person(request), slug, uuid, action=Action.CREATE)
    if request.method != "POST":
        return _form(request, seat, mark, request.GET.dict())
    try:
        kind_id, way, other_id, note = RelationForm(request.POST).wanted()
        kind, other = type_named(seat, kind_id), other_mark(seat, mark, other_id)
        source, target = (other, mark) if way == IN else (mark, other)
        done = acts.create_relation(
            type=kind, source=source, target=target, note=note, key=key_of(request), by=seat.user
        )
    except Refused as refusal:
        if isinstance(refusal, NotAllowed):
            raise
        return _form(request, seat, mark, request.POST.dict(), refusal)
    said = f"Related: “{short(done.source.quote)}” {kind.name} “{short(done.target.quote)}”."
    return _answer(request, seat, mark, done, said, is_new=True)


@require_safe
def relations_of(request: HttpRequest, slug: str, uuid: UUID) -> HttpResponse:
    """The relations of a mark and the article's list of them, after the mark itself was changed."""
    seat, mark = annotation_for(person(request), slug, uuid)
    if not is_htmx(request):
        return redirect(_address(slug, mark))
    relations = mark_relations(seat, mark)
    listed = relation_list(seat, mark.article, _asked(request))
    shown = {"relations": relations, "article": mark.article, "listed": listed}
    return fragment(request, SECTION, shown, seat=seat)


@require_http_methods(["GET", "HEAD", "POST"])
def relation(request: HttpRequest, slug: str, uuid: UUID) -> HttpResponse:
    """One relation with the form that changes it; or the change."""
    if request.method != "POST":
        return _one(request, *relation_for(person(request), slug, uuid))
    seat, row = relation_for(person(request), slug, uuid, action=Action.EDIT)
    mark = _at_hand(request, row)
    try:
        kind_id, _, _, note = RelationForm(request.POST).wanted()
        kind = row.type if kind_id == row.type.uuid else type_named(seat, kind_id)
        turned = request.POST.get("turned") == "1"
        done = acts.edit_relation(relation=row, type=kind, turned=turned, note=note, **edit_of(request))
    except Refused as refusal:
        return _refused(request, slug, uuid, refusal)
    return _answer(request, seat, mark, done, "Relation changed.")


@require_POST
def remove_relation(request: HttpRequest, slug: str, uuid: UUID) -> HttpResponse:
    """Take a relation away."""
    seat, row = relation_for(person(request), slug, uuid, action=Action.EDIT)
    mark = _at_hand(request, row)
    try:
        done = acts.remove_relation(relation=row, **edit_of(request))
    except Refused as refusal:
        return _refused(request, slug, uuid, refusal)
    return _answer(request, seat, mark, done, "Relation removed. Press z to undo.")


def _form(
    request: HttpRequest, seat: Seat, mark: Any, typed: dict[str, str], refusal: Refused | None = None
) -> HttpResponse:
    """The form in the inspector, or as a page of its own."""
    error, field, status = (refusal.reason, refusal.field, refusal.status) if refusal else ("", "", 200)
    form = relate_form(seat, mark, typed, error=error, field=field)
    shown = {"relations": mark_relations(seat, mark, form=form), "article": mark.article}
    if is_htmx(request):
        return fragment(request, SECTION, shown, seat=seat, status=status)
    return page(request, PAGE, shown, seat=seat, current="library", status=status)


def _refused(request: HttpRequest, slug: str, uuid: UUID, refusal: Refused) -> HttpResponse:
    """The relation as it stands now, with the sentence and what was typed."""
    if isinstance(refusal, NotAllowed):
        raise refusal
    seat, row = relation_for(person(request), slug, uuid)
    return _one(request, seat, row, typed=request.POST.dict(), error=refusal.reason, status=refusal.status)


def _one(request: HttpRequest, seat: Seat, row: Any, *, status: int = 200, **more: Any) -> HttpResponse:
    """The mark's relations with one of them open, in the inspector or as a page of its own."""
    mark = _at_hand(request, row)
    relations = mark_relations(seat, mark, types=types_for(seat), editing=row.uuid, **more)
    shown = {"relations": relations, "article": row.article}
    if is_htmx(request):
        return fragment(request, SECTION, shown, seat=seat, status=status)
    return page(request, PAGE, shown, seat=seat, current="library", status=status)


def _answer(
    request: HttpRequest, seat: Seat, mark: Any, row: Any, said: str, *, is_new: bool = False
) -> HttpResponse:
    """The relations of the mark at hand, and what changes in the article's list."""
    if not is_htmx(request):
        return redirect(_address(seat.project.slug, mark))
    removed = row.state == "withdrawn"
    relations = mark_relations(seat, mark, removed=removed)
    letter = (_asked(request).get("related") or [""])[-1]
    moved = moved_rows(seat, relations, row, is_new=is_new, letter=letter)
    shown = {"relations": relations, "article": row.article, "moved": moved}
    return fragment(request, SECTION, shown, seat=seat, said=said)


def _asked(request: HttpRequest) -> dict[str, list[str]]:
    """What the address of the page asks for that htmx asks from."""
    return parse_qs(urlsplit(request.htmx.current_url or "").query)  # type: ignore[attr-defined]


def _at_hand(request: HttpRequest, row: Any) -> Any:
    """The mark in the inspector: the one the form names, else the relation's source."""
    named = uuid_of(request.POST.get("mark") or request.GET.get("mark", ""))
    return row.target if named == row.target.uuid else row.source


def _address(slug: str, mark: Any) -> str:
    return f"{reverse('article', args=[slug, mark.article.uuid])}?mark={mark.uuid}"
