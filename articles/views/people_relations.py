"""The relation types of a project: adding, changing and retiring them."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from articles.access import Seat, seat_in
from articles.access.relations import relation_type_for
from articles.actions.relation_types import (
    add_usual_types,
    create_relation_type,
    edit_relation_type,
    retire_relation_type,
)
from articles.domain.errors import Refused, Stale
from articles.domain.permissions import Action
from articles.forms.relations import RelationTypeForm
from articles.http import key_of, page, person, version_of
from articles.views.people import people_answer


def _listed(slug: str) -> HttpResponse:
    return redirect(f"{reverse('people', args=[slug])}#relation-types")


@require_POST
def new_relation_type(request: HttpRequest, slug: str) -> HttpResponse:
    """Add a type; what was typed stays when it is refused."""
    seat = seat_in(person(request), slug)
    seat.require(Action.EDIT_TAGS)
    form = RelationTypeForm(request.POST)
    if not form.is_valid():
        return people_answer(request, seat, 422, relation_form=form)
    try:
        create_relation_type(
            project=seat.project, fields=form.fields_of_type, by=seat.user, key=key_of(request)
        )
    except Refused as refusal:
        form.refuse(refusal.field, refusal.reason)
        return people_answer(request, seat, refusal.status, relation_form=form)
    return _listed(slug)


@require_POST
def usual_types(request: HttpRequest, slug: str) -> HttpResponse:
    """Add the types that every project starts with, where they are missing."""
    seat = seat_in(person(request), slug)
    seat.require(Action.EDIT_TAGS)
    add_usual_types(project=seat.project, key=key_of(request), by=seat.user)
    return _listed(slug)


@require_http_methods(["GET", "HEAD", "POST"])
def relation_type(request: HttpRequest, slug: str, uuid: UUID) -> HttpResponse:
    """One type: its form, or the change of it."""
    seat, kind = relation_type_for(person(request), slug, uuid, action=Action.EDIT_TAGS)
    context: dict[str, object] = {"kind": kind, "name": kind.name, "version": kind.version}
    if request.method != "POST":
        return _form(request, seat, 200, form=RelationTypeForm.showing(kind), **context)
    form = RelationTypeForm.changing(kind, request.POST)
    if not form.is_valid():
        return _form(request, seat, 422, form=form, **context)
    try:
        edit_relation_type(
            kind=kind, version=version_of(request), changes=form.fields_of_type,
            reason=form.cleaned_data["reason"], key=key_of(request), by=seat.user,
        )  # fmt: skip
    except Refused as refusal:
        form.refuse(refusal.field, refusal.reason)
        context |= {"form": form, "version": request.POST.get("version")}
        theirs = refusal.theirs if isinstance(refusal, Stale) else None
        return _form(request, seat, refusal.status, theirs=theirs, **context)
    return _listed(slug)


def _form(request: HttpRequest, seat: Seat, status: int, **shown: object) -> HttpResponse:
    return page(
        request, "articles/people/relation_type.html", shown, seat=seat, current="people", status=status
    )


@require_POST
def retire_type(request: HttpRequest, slug: str, uuid: UUID) -> HttpResponse:
    """Offer a type no more, or again (``retired`` 1 or 0)."""
    seat, kind = relation_type_for(person(request), slug, uuid, action=Action.EDIT_TAGS)
    retire_relation_type(
        kind=kind, retired=request.POST.get("retired") == "1", version=version_of(request),
        key=key_of(request), by=seat.user,
    )  # fmt: skip
    return _listed(slug)
