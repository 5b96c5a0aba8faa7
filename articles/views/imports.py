"""Import: hand in, look, confirm. One form holds the preview, so that no button loses what was typed."""

from collections.abc import Callable
from functools import partial
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from articles.access import Seat, seat_in
from articles.access.imports import import_for
from articles.actions import imports as act
from articles.domain.errors import Refused
from articles.domain.permissions import Action
from articles.forms.details import DetailsForm
from articles.forms.imports import HandInForm
from articles.http import key_of, page, person
from articles.pages import imports as pages

TEMPLATE = "articles/imports/page.html"
MISFIT = Refused("One of the details does not fit: see below. Nothing was stored; what you typed stays here.")


@require_http_methods(["GET", "HEAD", "POST"])
def imports(request: HttpRequest, slug: str) -> HttpResponse:
    """The place to hand in files or a pasted text, and the earlier imports."""
    seat = seat_in(person(request), slug)
    seat.require(Action.IMPORT)
    if request.method != "POST":
        return _start(request, seat, HandInForm())
    form = HandInForm(request.POST, request.FILES)
    try:
        key = key_of(request)
        sources = form.sources() if form.is_valid() else []
        batch = act.open_import(project=seat.project, sources=sources, key=key, by=seat.user)
    except Refused as refusal:
        return _start(request, seat, form, refusal)
    return redirect("import_batch", slug, batch.uuid)


def _start(
    request: HttpRequest, seat: Seat, form: HandInForm, refusal: Refused | None = None
) -> HttpResponse:
    context = {"start": pages.imports(seat), "form": form, "refusal": refusal}
    status = refusal.status if refusal else 200
    return page(request, TEMPLATE, context, seat=seat, current="imports", status=status)


@require_safe
def import_batch(request: HttpRequest, slug: str, uuid: UUID) -> HttpResponse:
    """One import: the preview, or the report of what came in."""
    return _show(request, slug, uuid)


def _show(
    request: HttpRequest,
    slug: str,
    uuid: UUID,
    details: DetailsForm | None = None,
    refusal: Refused | None = None,
) -> HttpResponse:
    seat, batch = import_for(person(request), slug, uuid)
    view = pages.batch_page(seat, batch, _file(request))
    if details is None and view.preview is not None:
        details = DetailsForm(initial=view.preview.details, older=view.preview.older)
    elif details is not None and view.preview is not None:
        details.offer(view.preview.older)
    context = {"batch": view, "details": details, "form": HandInForm(), "refusal": refusal}
    status = refusal.status if refusal else 200
    return page(request, TEMPLATE, context, seat=seat, current="imports", status=status)


def _file(request: HttpRequest, name: str = "file") -> UUID | None:
    """Which file is meant: named by the address, or by the form that came back."""
    try:
        return UUID(request.POST.get(name) or request.GET.get(name, ""))
    except ValueError:
        return None


def _described(request: HttpRequest, describe: Callable[..., object]) -> DetailsForm | None:
    """Keep what was typed about the shown file; the form comes back when something does not fit."""
    shown = _file(request)
    if shown is None:
        return None
    form = DetailsForm(request.POST)
    if not form.is_valid():
        return form
    try:
        describe(file=shown, by=person(request), **form.cleaned_data)
    except Refused as refusal:
        form.add_error(refusal.field if refusal.field in form.fields else None, refusal.reason)
        return form
    return None


@require_POST
def import_details(request: HttpRequest, slug: str, uuid: UUID) -> HttpResponse:
    """Keep the details of the shown file and show the next one."""
    _, batch = import_for(person(request), slug, uuid)
    wrong = _described(request, partial(act.describe_file, batch=batch))
    if wrong is not None:
        return _show(request, slug, uuid, wrong, MISFIT)
    shown = _file(request, "next") or _file(request)
    return redirect(f"{reverse('import_batch', args=[slug, uuid])}?file={shown}#preview")


@require_POST
def import_add(request: HttpRequest, slug: str, uuid: UUID) -> HttpResponse:
    """More files for the same preview."""
    seat, batch = import_for(person(request), slug, uuid)
    wrong = _described(request, partial(act.describe_file, batch=batch))
    if wrong is not None:
        return _show(request, slug, uuid, wrong, MISFIT)
    form = HandInForm(request.POST, request.FILES)
    sources = form.sources() if form.is_valid() else []
    try:
        act.add_to_import(batch=batch, sources=sources, key=key_of(request), by=seat.user)
    except Refused as refusal:
        return _show(request, slug, uuid, refusal=refusal)
    return redirect("import_batch", slug, uuid)


@require_POST
def import_confirm(request: HttpRequest, slug: str, uuid: UUID) -> HttpResponse:
    """Store what is new. A second confirm changes nothing."""
    seat, batch = import_for(person(request), slug, uuid)
    wrong = (
        _described(request, partial(act.describe_file, batch=batch)) if batch.confirmed_at is None else None
    )
    if wrong is not None:
        return _show(request, slug, uuid, wrong, MISFIT)
    act.confirm_import(batch=batch, key=key_of(request), by=seat.user)
    return redirect("import_batch", slug, uuid)


@require_POST
def import_discard(request: HttpRequest, slug: str, uuid: UUID) -> HttpResponse:
    """Start over; harmless when it was done already."""
    seat = seat_in(person(request), slug)
    seat.require(Action.IMPORT)
    act.discard_import(project=seat.project, uuid=uuid, by=seat.user)
    return redirect("imports", slug)
