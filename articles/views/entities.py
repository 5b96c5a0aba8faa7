"""Entities: find, read, make, name."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from articles.access import Seat, entity_for, seat_in
from articles.actions.entities import create_entity, name_entity
from articles.actions.entities_places import locate_entity
from articles.domain.errors import Refused, Stale
from articles.domain.permissions import Action
from articles.forms.entities import EntityForm, NameForm, PlaceForm, place_initial, refuse
from articles.http import key_of, page, person, version_of
from articles.pages.entities import entities_page, entity_page

PAGE = "articles/entities/page.html"


@require_safe
def entities(request: HttpRequest, slug: str) -> HttpResponse:
    """The list, by any spelling."""
    seat = seat_in(person(request), slug)
    return page(request, PAGE, _list(request, seat), seat=seat, current="entities")


@require_safe
def entity(request: HttpRequest, slug: str, uuid: UUID) -> HttpResponse:
    """One entity beside the list."""
    seat, row = entity_for(person(request), slug, uuid)
    shown = {"list": entities_page(seat, selected=row), "shown": entity_page(seat, row), "form": NameForm()}
    shown |= {"place": PlaceForm(initial=place_initial(row))}
    return page(request, PAGE, shown, seat=seat, current="entities")


@require_http_methods(["GET", "HEAD", "POST"])
def new_entity(request: HttpRequest, slug: str) -> HttpResponse:
    """Make an entity."""
    seat = seat_in(person(request), slug)
    seat.require(Action.EDIT_ENTITIES)
    form = EntityForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            made = create_entity(
                project=seat.project, **form.cleaned_data, key=key_of(request), by=person(request)
            )
            return redirect("entity", slug, made.uuid)
        except Refused as refusal:
            refuse(form, refusal)
    status = 422 if request.method == "POST" else 200
    shown = {**_list(request, seat), "new": form}
    return page(request, PAGE, shown, seat=seat, current="entities", status=status)


@require_POST
def new_name(request: HttpRequest, slug: str, uuid: UUID) -> HttpResponse:
    """Add a spelling to an entity."""
    seat, row = entity_for(person(request), slug, uuid, action=Action.EDIT_ENTITIES)
    form = NameForm(request.POST)
    if form.is_valid():
        try:
            name_entity(entity=row, **form.cleaned_data, key=key_of(request), by=person(request))
            return redirect("entity", slug, row.uuid)
        except Refused as refusal:
            refuse(form, refusal)
    shown = {"list": entities_page(seat, selected=row), "shown": entity_page(seat, row), "form": form}
    shown |= {"place": PlaceForm(initial=place_initial(row))}
    return page(request, PAGE, shown, seat=seat, current="entities", status=422)


@require_POST
def entity_place(request: HttpRequest, slug: str, uuid: UUID) -> HttpResponse:
    """Say where a place lies; a stale save keeps what was typed and shows what stands."""
    seat, row = entity_for(person(request), slug, uuid, action=Action.EDIT_ENTITIES)
    form, status, theirs = PlaceForm(request.POST), 422, None
    stands = place_initial(row)
    try:
        fields, version, key = form.wanted(seat.project), version_of(request), key_of(request)
        locate_entity(entity=row, fields=fields, version=version, key=key, by=person(request))
        return redirect("entity", slug, row.uuid)
    except Stale as stale:
        theirs, status = PlaceForm(initial=stands), stale.status
    except Refused as refusal:
        refuse(form, refusal)
    _, row = entity_for(person(request), slug, uuid)
    shown = {"list": entities_page(seat, selected=row), "shown": entity_page(seat, row), "form": NameForm()}
    shown |= {"place": form, "theirs": theirs}
    return page(request, PAGE, shown, seat=seat, current="entities", status=status)


def _list(request: HttpRequest, seat: Seat) -> dict[str, object]:
    asked = request.GET
    return {
        "list": entities_page(
            seat, search=asked.get("q", ""), kind=asked.get("kind", ""), after=asked.get("after", "")
        )
    }
