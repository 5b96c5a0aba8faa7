"""What is signed for an incident: the form, one signature with what it rests on, reopening."""

from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from articles import access
from articles.access import Seat
from articles.actions import assessments as act
from articles.domain.errors import Refused, Stale
from articles.domain.permissions import Action
from articles.forms.incidents_sign import ReopenForm, SignForm
from articles.http import key_of, page, person
from articles.pages.incidents_sign import Sent, sign_page
from articles.pages.incidents_signed import signed_page

FORM = "articles/incidents/sign.html"


@require_safe
def assessment(request: HttpRequest, slug: str, uuid: UUID) -> HttpResponse:
    """One signature: the numbers, the rationale, and the claims as they were signed."""
    seat, row = access.assessment_for(person(request), slug, uuid)
    return _signed(request, seat, row, ReopenForm())


@require_http_methods(["GET", "HEAD", "POST"])
def assessment_sign(request: HttpRequest, slug: str, uuid: UUID) -> HttpResponse:
    """Sign ``measure`` of an incident; the form starts from the answer of ``rule`` without some claims."""
    seat, row = access.incident_for(person(request), slug, uuid, action=Action.SIGN)
    if request.method != "POST":
        asked: dict[str, Any] = {name: request.GET.get(name, "") for name in ("measure", "rule")}
        asked["without"] = frozenset(request.GET.getlist("without"))
        return _form(request, seat, row, None, **asked)
    form = SignForm(request.POST)
    try:
        made = act.sign_assessment(incident=row, **form.wanted(), key=key_of(request), by=seat.user)
    except Refused as refusal:
        form.refuse(refusal)
        changed = refusal.theirs.get("changed", ()) if isinstance(refusal, Stale) else ()
        sent = Sent(form.data.get("rule", ""), frozenset(form.known), frozenset(form.included))
        shown: dict[str, Any] = {"measure": form.data.get("measure", ""), "sent": sent, "changed": changed}
        return _form(request, seat, row, form, status=refusal.status, **shown)
    return redirect(f"{reverse('incident', args=[slug, row.uuid])}#assessment-{made.measure}")


@require_POST
def assessment_reopen(request: HttpRequest, slug: str, uuid: UUID) -> HttpResponse:
    """Take a signature back, with a reason."""
    seat, row = access.assessment_for(person(request), slug, uuid, action=Action.SIGN)
    form = ReopenForm(request.POST)
    try:
        act.reopen_assessment(assessment=row, reason=form.wanted(), key=key_of(request), by=seat.user)
    except Refused as refusal:
        form.refuse(refusal)
        row.refresh_from_db()
        return _signed(request, seat, row, form, status=refusal.status)
    return redirect(f"{reverse('incident', args=[slug, row.incident.uuid])}#assessment-{row.measure}")


def _form(
    request: HttpRequest, seat: Seat, row: Any, form: SignForm | None, *, status: int = 200, **shown: Any
) -> HttpResponse:
    """The form on its page, as it starts or as it was sent."""
    view = sign_page(seat, row, **shown)
    context = {"view": view, "form": form or SignForm(initial=view.initial)}
    return page(request, FORM, context, seat=seat, current="incidents", status=status)


def _signed(request: HttpRequest, seat: Seat, row: Any, form: ReopenForm, status: int = 200) -> HttpResponse:
    """A signature on its page."""
    context = {"view": signed_page(seat, row), "form": form}
    template = "articles/incidents/signed.html"
    return page(request, template, context, seat=seat, current="incidents", status=status)
