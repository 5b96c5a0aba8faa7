"""The list of claims, and putting ticked claims into one incident."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from articles import access
from articles.access import Seat
from articles.actions.incident_claims import attach_claims, last_undoable, undo_claims
from articles.actions.same_incident import gather_claims
from articles.domain.errors import Refused
from articles.domain.permissions import Action
from articles.forms.claims_list import ClaimsForm, TogetherForm
from articles.http import fragment, is_htmx, key_of, page, person, whole
from articles.pages.claims import claims_page
from articles.pages.claims_together import put_together, together_page

TOGETHER = "articles/claims/together.html"


@require_safe
def claims(request: HttpRequest, slug: str) -> HttpResponse:
    """A page of the claims that match; every state of it has an address."""
    seat = access.seat_in(person(request), slug)
    context = {
        "shown": claims_page(seat, ClaimsForm(request.GET).filters()),
        "put": put_together(seat, request.GET.get("put", "")),
    }
    return page(request, "articles/claims/list.html", context, seat=seat, current="claims")


@require_http_methods(["GET", "HEAD", "POST"])
def claims_together(request: HttpRequest, slug: str) -> HttpResponse:
    """Preview (GET) and put (POST) the ticked claims into one incident."""
    seat = access.seat_in(person(request), slug)
    seat.require(Action.ASSIGN)
    if request.method != "POST":
        return _preview(request, seat, TogetherForm(request.GET))
    form = TogetherForm(request.POST)
    try:
        incident = _put(request, seat, form)
    except Refused as refusal:
        return _preview(request, seat, form, refusal)
    entry = last_undoable(incident, seat.user)
    return redirect(_list_url(seat, form.query, put=entry.pk if entry else ""))


@require_POST
def claims_apart(request: HttpRequest, slug: str, uuid: UUID) -> HttpResponse:
    """Take one's last putting together back."""
    seat, incident = access.incident_for(person(request), slug, uuid, action=Action.ASSIGN)
    undo_claims(incident=incident, entry=whole(request, "entry"), key=key_of(request), by=seat.user)
    messages.success(request, f"Taken back: the claims are where they were before “{incident.title}”.")
    return redirect(_list_url(seat, request.POST.get("query", "")))


def _put(request: HttpRequest, seat: Seat, form: TogetherForm) -> Any:
    """The one act that the form asks for."""
    form.require_choice()
    found = access.claims_for(seat, form.claims)
    given: dict[str, Any] = {
        "claims": found,
        "versions": form.versions,
        "key": key_of(request),
        "by": seat.user,
    }
    if not form.chosen:
        return gather_claims(project=seat.project, title=form.new_title, **given)
    _, known = access.incident_for(seat.user, seat.project.slug, form.chosen, action=Action.ASSIGN)
    return attach_claims(incident=known, **given)


def _list_url(seat: Seat, query: str, **more: Any) -> str:
    """The list as it was left; ``query`` is the address's own part, so it leads nowhere else."""
    asked = QueryDict(query.removeprefix("?"), mutable=True)
    asked.pop("put", None)
    asked.update({name: value for name, value in more.items() if value})
    return reverse("claims", args=[seat.project.slug]) + (f"?{asked.urlencode()}" if asked else "")


def _preview(
    request: HttpRequest, seat: Seat, form: TogetherForm, refusal: Refused | None = None
) -> HttpResponse:
    """The preview, with what was typed and why it was refused."""
    try:
        found = access.claims_for(seat, form.claims)
    except Refused as gone:
        found, refusal = (), refusal or gone
    context = {
        "view": together_page(seat, found, form.chosen, form.new_title, form.query),
        "refusal": refusal,
    }
    status = refusal.status if refusal else 200
    if is_htmx(request):
        return fragment(request, "articles/claims/_together.html", context, seat=seat, status=status)
    return page(request, TOGETHER, context, seat=seat, current="claims", status=status)
