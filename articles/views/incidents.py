"""Incidents: the list, one with its claims, making and changing one."""

from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods, require_safe

from articles import access
from articles.actions import incidents as act
from articles.domain.errors import Refused, Stale
from articles.domain.permissions import Action
from articles.forms.incidents import IncidentForm, initial_of
from articles.http import fragment, is_htmx, key_of, page, person, version_of
from articles.pages.incidents import incidents_page, last_writer
from articles.pages.incidents_view import incident_page, weighing

FORM = "articles/incidents/form.html"


@require_safe
def incidents(request: HttpRequest, slug: str) -> HttpResponse:
    """All incidents, the latest first."""
    seat = access.seat_in(person(request), slug)
    found = incidents_page(seat, text=request.GET.get("q", ""), after=request.GET.get("after", ""))
    return page(request, "articles/incidents/list.html", {"list": found}, seat=seat, current="incidents")


@require_safe
def incident(request: HttpRequest, slug: str, uuid: UUID) -> HttpResponse:
    """One incident: claims, rules and signatures, ``by`` origin, date or side, ``without`` some claims."""
    seat, row = access.incident_for(person(request), slug, uuid)
    asked: dict[str, Any] = {
        "order": request.GET.get("by", ""),
        "without": frozenset(request.GET.getlist("without")),
    }
    context: dict[str, Any] = {"may_sign": seat.may(Action.SIGN)}
    if is_htmx(request):
        context["weighing"] = weighing(seat, row, **asked)
        return fragment(request, "articles/incidents/_weighing.html", context, seat=seat)
    context["view"] = incident_page(seat, row, **asked)
    return page(request, "articles/incidents/page.html", context, seat=seat, current="incidents")


@require_http_methods(["GET", "HEAD", "POST"])
def incident_new(request: HttpRequest, slug: str) -> HttpResponse:
    """Make an incident."""
    seat = access.seat_in(person(request), slug)
    seat.require(Action.EDIT_ENTITIES)
    form = IncidentForm(request.POST or None)
    status = 200
    if request.method == "POST":
        try:
            fields = form.wanted(seat.project)
            row = act.create_incident(project=seat.project, fields=fields, key=key_of(request), by=seat.user)
            return redirect("incident", slug, row.uuid)
        except Refused as refusal:
            form.refuse(refusal)
            status = refusal.status
    return page(request, FORM, {"form": form}, seat=seat, current="incidents", status=status)


@require_http_methods(["GET", "HEAD", "POST"])
def incident_edit(request: HttpRequest, slug: str, uuid: UUID) -> HttpResponse:
    """Change title, dates and place; a stale save keeps both versions on screen."""
    seat, row = access.incident_for(person(request), slug, uuid, action=Action.EDIT_ENTITIES)
    theirs = initial_of(row)
    shown: dict[str, Any] = {"incident": row, "form": IncidentForm(initial=theirs), "version": row.version}
    status = 200
    if request.method == "POST":
        shown["form"] = form = IncidentForm(request.POST)
        try:
            fields, version = form.wanted(seat.project), version_of(request)
            act.edit_incident(incident=row, fields=fields, version=version, key=key_of(request), by=seat.user)
            return redirect("incident", slug, row.uuid)
        except Stale:
            shown |= _both(row, theirs)
            status = 409
        except Refused as refusal:
            form.refuse(refusal)
            shown["version"], status = request.POST.get("version", ""), refusal.status
    return page(request, FORM, shown, seat=seat, current="incidents", status=status)


def _both(row: Any, theirs: dict[str, Any]) -> dict[str, Any]:
    """What stands now, beside the form that keeps what was typed."""
    saved = IncidentForm(initial=theirs)
    who, at = last_writer(row)
    return {"theirs": saved, "who": who, "at": at}
