"""Which claims an incident holds: choosing, attaching, detaching, splitting, taking back."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from articles import access
from articles.access import Seat
from articles.actions import incident_claims as act
from articles.domain.errors import NotAllowed, Refused
from articles.domain.permissions import Action
from articles.forms.incidents_claims import chosen, entry_in, ticked, uuid_in
from articles.http import fragment, is_htmx, key_of, page, person
from articles.pages.claims_view import claim_view
from articles.pages.incidents_manage import manage_page
from articles.pages.incidents_near import near_incidents, sought_of, sought_typed

MANAGE = "articles/incidents/manage.html"
NEAR = "articles/incidents/_near_incidents.html"


@require_safe
def incident_claims(request: HttpRequest, slug: str, uuid: UUID) -> HttpResponse:
    """The claims of an incident, with boxes to tick."""
    seat, row = access.incident_for(person(request), slug, uuid, action=Action.ASSIGN)
    if row.merged_into_id is not None:
        return redirect("incident", slug, row.uuid)
    shown = {"view": manage_page(seat, row, after=request.GET.get("after", ""))}
    return page(request, MANAGE, shown, seat=seat, current="incidents")


@require_POST
def incident_attach(request: HttpRequest, slug: str, uuid: UUID) -> HttpResponse:
    """Attach the ticked claims."""

    def attach(row: Any, given: dict[str, Any]) -> Any:
        return act.attach_claims(incident=row, **given)

    return _moved(request, slug, uuid, attach)


@require_POST
def incident_detach(request: HttpRequest, slug: str, uuid: UUID) -> HttpResponse:
    """Detach the ticked claims."""

    def detach(row: Any, given: dict[str, Any]) -> Any:
        return act.detach_claims(incident=row, **given)

    return _moved(request, slug, uuid, detach)


@require_POST
def incident_split(request: HttpRequest, slug: str, uuid: UUID) -> HttpResponse:
    """Make a new incident of the ticked claims."""

    def split(row: Any, given: dict[str, Any]) -> Any:
        return act.split_incident(incident=row, title=request.POST.get("title", ""), **given)

    return _moved(request, slug, uuid, split)


@require_POST
def incident_undo(request: HttpRequest, slug: str, uuid: UUID) -> HttpResponse:
    """Take back one's own last move of claims here."""
    seat, row = access.incident_for(person(request), slug, uuid, action=Action.ASSIGN)
    try:
        done = act.undo_claims(incident=row, entry=entry_in(request.POST), key=key_of(request), by=seat.user)
    except Refused as refusal:
        return _again(request, seat, row, refusal)
    return redirect("incident_claims", slug, done.uuid)


@require_http_methods(["GET", "HEAD", "POST"])
def claim_incident(request: HttpRequest, slug: str, uuid: UUID) -> HttpResponse:
    """The incidents a claim may be about; one press attaches it."""
    seat, claim = access.claim_for(person(request), slug, uuid)
    seat.require(Action.ASSIGN)
    if request.method != "POST":
        shown = {"claim": claim, "near": near_incidents(seat, sought_of(claim))}
        if is_htmx(request):
            return fragment(request, NEAR, shown, seat=seat)
        shown["view"] = claim_view(seat, claim)
        return page(request, "articles/incidents/choose.html", shown, seat=seat, current="claims")
    into = uuid_in(request.POST, "incident")
    if into is None:
        raise Refused("Choose an incident.")
    _, row = access.incident_for(person(request), slug, into, action=Action.ASSIGN)
    versions = chosen(request.POST)
    claims = access.claims_for(seat, [claim.uuid])
    act.attach_claims(incident=row, claims=claims, versions=versions, key=key_of(request), by=seat.user)
    return _attached(request, seat, slug, claim.uuid)


@require_safe
def incident_options(request: HttpRequest, slug: str) -> HttpResponse:
    """The incidents that a claim may be about while its form is being filled in."""
    seat = access.seat_in(person(request), slug)
    seat.require(Action.ASSIGN)
    typed = [request.GET.get(name, "") for name in ("place_label", "date_start", "date_end", "measure")]
    shown = {"near": near_incidents(seat, sought_typed(*typed)), "in_form": True}
    return fragment(request, NEAR, shown, seat=seat)


def _attached(request: HttpRequest, seat: Seat, slug: str, uuid: UUID) -> HttpResponse:
    if not is_htmx(request):
        return redirect("claim", slug, uuid)
    seat, claim = access.claim_for(seat.user, slug, uuid)
    shown = {"view": claim_view(seat, claim), "article": claim.article}
    said = "Attached to the incident."
    return fragment(request, "articles/claims/_claim.html", shown, seat=seat, said=said)


def _moved(
    request: HttpRequest, slug: str, uuid: UUID, do: Callable[[Any, dict[str, Any]], Any]
) -> HttpResponse:
    """Do it to the ticked claims, and lead to the incident that it leaves one at."""
    seat, row = access.incident_for(person(request), slug, uuid, action=Action.ASSIGN)
    try:
        versions = chosen(request.POST)
        claims = access.claims_for(seat, versions)
        given = {"claims": claims, "versions": versions, "key": key_of(request), "by": seat.user}
        done = do(row, given)
    except NotAllowed:
        raise
    except Refused as refusal:
        return _again(request, seat, row, refusal)
    return redirect("incident_claims", slug, done.uuid)


def _again(request: HttpRequest, seat: Seat, row: Any, refusal: Refused) -> HttpResponse:
    """The page with the sentence; what was ticked and typed is still there."""
    view = manage_page(seat, row, ticked=ticked(request.POST), title=request.POST.get("title", ""))
    shown = {"view": view, "refusal": refusal}
    return page(request, MANAGE, shown, seat=seat, current="incidents", status=refusal.status)
