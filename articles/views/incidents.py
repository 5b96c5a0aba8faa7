"""Incidents: the list, one with its claims, making and changing one."""

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from articles import access
from articles.actions import incidents as act
from articles.actions.incident_tree import kept_of
from articles.domain.errors import Refused, Stale
from articles.domain.permissions import Action
from articles.forms.incidents import IncidentForm, initial_of
from articles.forms.incidents_claims import uuid_in
from articles.http import fragment, is_htmx, key_of, page, person, version_of
from articles.pages.incidents import incident_filter, incidents_page, last_writer
from articles.pages.incidents_form import form_names, proposed
from articles.pages.incidents_manage import incident_acts
from articles.pages.incidents_view import incident_page, weighing

FORM = "articles/incidents/form.html"


@require_safe
def incidents(request: HttpRequest, slug: str) -> HttpResponse:
    """All incidents, by place, date, measure, and whether somebody has to look at them."""
    seat = access.seat_in(person(request), slug)
    found = incidents_page(seat, shown=incident_filter(request.GET), after=request.GET.get("after", ""))
    return page(request, "articles/incidents/list.html", {"list": found}, seat=seat, current="incidents")


@require_safe
def incident(request: HttpRequest, slug: str, uuid: UUID) -> HttpResponse:
    """One incident, ``by`` origin, date or side, ``without`` some claims; a merged one leads onward."""
    seat, row = access.incident_for(person(request), slug, uuid)
    if row.merged_into_id is not None:
        return redirect(f"{reverse('incident', args=[slug, kept_of(row).uuid])}?merged={row.uuid}")
    order, without = request.GET.get("by", ""), frozenset(request.GET.getlist("without"))
    shown: dict[str, Any] = {"may_sign": seat.may(Action.SIGN)}
    if is_htmx(request):
        shown["weighing"] = weighing(seat, row, order=order, without=without)
        return fragment(request, "articles/incidents/_weighing.html", shown, seat=seat)
    shown["view"] = incident_page(seat, row, order=order, without=without)
    shown["acts"] = incident_acts(seat, row, merged=uuid_in(request.GET, "merged"))
    return page(request, "articles/incidents/page.html", shown, seat=seat, current="incidents")


@require_http_methods(["GET", "HEAD", "POST"])
def incident_new(request: HttpRequest, slug: str) -> HttpResponse:
    """Make an incident; ``?claim=`` proposes its title, place and date and attaches that claim."""
    seat = access.seat_in(person(request), slug)
    seat.require(Action.EDIT_ENTITIES)
    uuid = uuid_in(request.POST or request.GET, "claim")
    claims = access.claims_for(seat, [uuid]) if uuid else ()
    names = form_names(seat)
    form = IncidentForm(request.POST or None, incidents=names.incidents, initial=proposed(claims))
    status = 200
    if request.method == "POST":
        try:
            fields, key = form.wanted(seat.project), key_of(request)
            row = act.create_incident(
                project=seat.project, fields=fields, claims=claims, key=key, by=seat.user
            )
            return redirect("incident", slug, row.uuid)
        except Refused as refusal:
            form.refuse(refusal)
            status = refusal.status
    shown = {"form": form, "names": names, "claims": claims}
    return page(request, FORM, shown, seat=seat, current="incidents", status=status)


@require_http_methods(["GET", "HEAD", "POST"])
def incident_edit(request: HttpRequest, slug: str, uuid: UUID) -> HttpResponse:
    """Change what is recorded of it; a stale save keeps both versions on screen."""
    seat, row = access.incident_for(person(request), slug, uuid, action=Action.EDIT_ENTITIES)
    names, theirs = form_names(seat, row), initial_of(row)
    form = IncidentForm(request.POST or None, initial=theirs, incidents=names.incidents)
    shown: dict[str, Any] = {"incident": row, "form": form, "names": names, "version": row.version}
    status = 200
    if request.method == "POST":
        try:
            fields, version = form.wanted(seat.project), version_of(request)
            act.edit_incident(incident=row, fields=fields, version=version, key=key_of(request), by=seat.user)
            return redirect("incident", slug, row.uuid)
        except Stale:
            shown |= _both(row, theirs, names.incidents)
            status = 409
        except Refused as refusal:
            form.refuse(refusal)
            shown["version"], status = request.POST.get("version", ""), refusal.status
    return page(request, FORM, shown, seat=seat, current="incidents", status=status)


def _both(row: Any, theirs: dict[str, Any], incidents: Iterable[Any]) -> dict[str, Any]:
    """What stands now, beside the form that keeps what was typed."""
    saved = IncidentForm(initial=theirs, incidents=incidents)
    who, at = last_writer(row)
    return {"theirs": saved, "who": who, "at": at}
