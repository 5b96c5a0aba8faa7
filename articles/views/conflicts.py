"""The conflict desk: the queue, one pair of it, the decision, and taking it back."""

from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods, require_POST, require_safe
from django_htmx.http import push_url

from articles import access
from articles.access import Seat
from articles.actions.incident_claims import attach_claims
from articles.actions.incidents import create_incident
from articles.actions.links import remove_link
from articles.domain.errors import Refused
from articles.domain.permissions import Action
from articles.forms.conflicts import SameEventForm
from articles.forms.links import LinkForm, uuid_or_none
from articles.http import fragment, is_htmx, key_of, page, person, version_of
from articles.pages.conflicts import ConflictDesk, desk_after, desk_at, place_of
from articles.pages.conflicts_queue import Chosen, chosen_from, filters
from articles.pages.conflicts_rows import pairs_page, place_after
from articles.views.links import decide_pair


@require_safe
def conflicts(request: HttpRequest, slug: str) -> HttpResponse:
    """The first pair that waits, or all of them as a list."""
    seat = access.seat_in(person(request), slug)
    chosen = chosen_from(seat, request.GET)
    after = request.GET.get("after", "")
    if request.GET.get("view") == "list":
        context = {"list": pairs_page(seat, chosen, after), "filters": filters(seat, chosen, "list")}
        return page(request, "articles/conflicts/list.html", context, seat=seat, current="conflicts")
    last = uuid_or_none(request.GET.get("last", ""))
    return _show(request, seat, desk_after(seat, chosen, place_after(seat, after), last=last))


@require_http_methods(["GET", "HEAD", "POST"])
def conflict(request: HttpRequest, slug: str, uuid: UUID, other: UUID) -> HttpResponse:
    """One pair; POST decides on it, and the next one is there."""
    seat, a, b = access.pair_for(person(request), slug, uuid, other)
    chosen = chosen_from(seat, request.GET)
    if request.method != "POST":
        last = uuid_or_none(request.GET.get("last", ""))
        return _show(request, seat, desk_at(seat, chosen, a, b, last=last))
    seat.require(Action.CREATE)
    place = place_of(seat, a, b)
    try:
        made = decide_pair(request, seat, a, b, LinkForm(request.POST))
    except Refused as refusal:
        return _refused(request, seat, chosen, a, b, refusal)
    chosen = chosen.after_one_more()
    found = desk_after(seat, chosen, place, made=made)
    if not is_htmx(request):
        return redirect(found.address(last=made.uuid))
    return _show(request, seat, found, said="Decision saved.", last=made.uuid)


@require_POST
def conflict_undo(request: HttpRequest, slug: str, uuid: UUID) -> HttpResponse:
    """Take one's own decision back; its pair is there again, with the reason that was typed."""
    seat, link = access.link_for(person(request), slug, uuid, action=Action.EDIT)
    typed = {"kind": link.kind, "dimension": link.dimension, "rationale": link.rationale}
    row = remove_link(link=link, version=version_of(request), key=key_of(request), by=seat.user)
    chosen = chosen_from(seat, request.GET).after_one_less()
    a, b = sorted((row.claim_a, row.claim_b), key=lambda claim: claim.pk)
    if is_htmx(request):
        return _show(request, seat, desk_at(seat, chosen, a, b, typed=typed), said="Taken back.")
    return redirect(chosen.pair_url(a.uuid, b.uuid))


@require_POST
def conflict_same_event(request: HttpRequest, slug: str, uuid: UUID, other: UUID) -> HttpResponse:
    """Attach both claims to one incident, then show the pair again with its new verdict."""
    seat, a, b = access.pair_for(person(request), slug, uuid, other)
    seat.require(Action.ASSIGN)
    chosen = chosen_from(seat, request.GET)
    try:
        incident = _attach(request, seat, a, b, SameEventForm(request.POST))
    except Refused as refusal:
        return _refused(request, seat, chosen, a, b, refusal)
    if not is_htmx(request):
        return redirect(chosen.pair_url(a.uuid, b.uuid))
    typed = {"rationale": request.POST.get("rationale", "")}
    said = f"Both are about “{incident.title}” now."
    return _show(request, seat, desk_at(seat, chosen, a, b, typed=typed), said=said)


def _attach(request: HttpRequest, seat: Seat, a: Any, b: Any, form: SameEventForm) -> Any:
    """What the desk offered: into the incident of one of them, or into a new one."""
    claims, versions = form.going(a, b)
    key, wanted = key_of(request), form.cleaned_data["incident"]
    if wanted is None:
        fields = {"title": form.cleaned_data["title"]}
        return create_incident(
            project=seat.project, fields=fields, claims=claims, versions=versions, key=key, by=seat.user
        )
    _, incident = access.incident_for(seat.user, seat.project.slug, wanted, action=Action.ASSIGN)
    return attach_claims(incident=incident, claims=claims, versions=versions, key=key, by=seat.user)


def _refused(
    request: HttpRequest, seat: Seat, chosen: Chosen, a: Any, b: Any, refusal: Refused
) -> HttpResponse:
    """The same pair with the sentence, and with what was typed."""
    typed = {name: request.POST.get(name, "") for name in ("kind", "dimension", "rationale")}
    found = desk_at(seat, chosen, a, b, typed=typed, error=refusal.reason)
    return _show(request, seat, found, status=refusal.status)


def _show(
    request: HttpRequest,
    seat: Seat,
    desk: ConflictDesk,
    *,
    status: int = 200,
    said: str = "",
    last: UUID | None = None,
) -> HttpResponse:
    """The desk, alone for htmx or on its page."""
    if not is_htmx(request):
        context = {"desk": desk, "filters": filters(seat, desk.chosen)}
        return page(
            request, "articles/conflicts/page.html", context, seat=seat, current="conflicts", status=status
        )
    answer = fragment(
        request, "articles/conflicts/_desk.html", {"desk": desk}, seat=seat, status=status, said=said
    )
    address = desk.address(last=last) if last else desk.address()
    return push_url(answer, address) if said else answer
