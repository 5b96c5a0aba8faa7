"""Merging two incidents, and taking that back."""

from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from articles import access
from articles.actions import incident_merges as act
from articles.domain.errors import NotAllowed, Refused
from articles.domain.permissions import Action
from articles.forms.incidents_claims import uuid_in
from articles.http import fragment, is_htmx, key_of, page, person, version_of
from articles.pages.incidents_manage import merge_page

PAGE, OTHERS = "articles/incidents/merge.html", "articles/incidents/_others.html"


@require_http_methods(["GET", "HEAD", "POST"])
def incident_merge(request: HttpRequest, slug: str, uuid: UUID) -> HttpResponse:
    """Choose the incident that this one becomes part of, look at what moves, confirm."""
    seat, row = access.incident_for(person(request), slug, uuid, action=Action.EDIT_ENTITIES)
    refusal, into = None, uuid_in(request.POST or request.GET, "into")
    if request.method == "POST":
        try:
            return _merged(request, slug, row, into)
        except NotAllowed:
            raise
        except Refused as why:
            refusal = why
    elif row.merged_into_id is not None:
        return redirect("incident", slug, row.uuid)
    view = merge_page(seat, row, text=request.GET.get("q", ""), kept=into)
    if is_htmx(request) and refusal is None:
        return fragment(request, OTHERS, {"view": view}, seat=seat)
    shown, status = {"view": view, "refusal": refusal}, refusal.status if refusal else 200
    return page(request, PAGE, shown, seat=seat, current="incidents", status=status)


@require_POST
def incident_unmerge(request: HttpRequest, slug: str, uuid: UUID) -> HttpResponse:
    """Let a merged incident stand by itself again, with what nobody moved since."""
    seat, row = access.incident_for(person(request), slug, uuid, action=Action.EDIT_ENTITIES)
    act.unmerge_incident(incident=row, key=key_of(request), by=seat.user)
    return redirect("incident", slug, row.uuid)


def _merged(request: HttpRequest, slug: str, row: Any, into: UUID | None) -> HttpResponse:
    if into is None:
        raise Refused("Choose the incident that it is the same as.", field="kept")
    seat, kept = access.incident_for(person(request), slug, into, action=Action.EDIT_ENTITIES)
    done = act.merge_incidents(
        kept=kept, merged=row, version=version_of(request), key=key_of(request), by=seat.user
    )
    return redirect(f"{reverse('incident', args=[slug, kept.uuid])}?merged={done.uuid}")
