"""Links: the list, one link, the candidates of a claim, the desk where two claims are compared."""

from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe
from django_htmx.http import push_url

from articles import access
from articles.access import Seat
from articles.actions import links as act
from articles.domain.errors import Refused
from articles.domain.permissions import Action
from articles.forms.links import LinkForm, uuid_or_none
from articles.http import fragment, is_htmx, key_of, page, person, version_of
from articles.pages.links import link_page, links_page
from articles.pages.links_candidates import candidates_page
from articles.pages.links_desk import desk, next_rival

DESK = "articles/links/_desk.html"


@require_safe
def links(request: HttpRequest, slug: str) -> HttpResponse:
    """All links of the project, by kind, dimension, state or words."""
    seat = access.seat_in(person(request), slug)
    chosen = {name: request.GET.get(name, "") for name in ("kind", "dimension", "state", "after")}
    found = links_page(seat, text=request.GET.get("q", ""), **chosen)
    return page(request, "articles/links/list.html", {"list": found}, seat=seat, current="links")


@require_safe
def link(request: HttpRequest, slug: str, uuid: UUID) -> HttpResponse:
    """One link."""
    seat, row = access.link_for(person(request), slug, uuid)
    return page(
        request, "articles/links/page.html", {"view": link_page(seat, row)}, seat=seat, current="links"
    )


@require_safe
def link_candidates(request: HttpRequest, slug: str, uuid: UUID) -> HttpResponse:
    """The claims to compare one with: of its incident, unless another or none is asked for."""
    seat, row = access.claim_for(person(request), slug, uuid)
    seat.require(Action.CREATE)
    own = str(row.incident.uuid) if row.incident else ""
    found = candidates_page(
        seat,
        row,
        incident=request.GET.get("incident", own),
        measure=request.GET.get("measure", ""),
        text=request.GET.get("q", ""),
        after=request.GET.get("after", ""),
    )
    return page(request, "articles/links/candidates.html", {"view": found}, seat=seat, current="claims")


@require_http_methods(["GET", "HEAD", "POST"])
def compare(request: HttpRequest, slug: str, uuid: UUID, other: UUID) -> HttpResponse:
    """Two claims side by side; POST decides, and the next one is there."""
    seat, a = access.claim_for(person(request), slug, uuid)
    _, b = access.claim_for(person(request), slug, other)
    if a.pk == b.pk:
        raise Http404
    if request.method != "POST":
        return _desk(request, seat, a, b, last=uuid_or_none(request.GET.get("last", "")))
    seat.require(Action.CREATE)
    form = LinkForm(request.POST)
    try:
        made = decide_pair(request, seat, a, b, form)
    except Refused as refusal:
        typed = {name: request.POST.get(name, "") for name in ("kind", "dimension", "rationale")}
        return _desk(request, seat, a, b, typed=typed, error=refusal.reason, status=refusal.status)
    return _onward(request, seat, a, form.next_uuid, made)


def decide_pair(request: HttpRequest, seat: Seat, a: Any, b: Any, form: LinkForm) -> Any:
    """Make the link, or change the person's own one that the desk showed; for both desks."""
    wanted = form.wanted()
    turned = wanted.pop("turned")
    first, second = (b, a) if turned else (a, b)
    existing = uuid_or_none(request.POST.get("link", ""))
    if existing is None:
        return act.decide_link(a=first, b=second, **wanted, key=key_of(request), by=seat.user)
    _, row = access.link_for(seat.user, seat.project.slug, existing, action=Action.EDIT)
    if {row.claim_a_id, row.claim_b_id} != {a.pk, b.pk}:
        raise Refused("This form has lost its link. Load the page again; nothing was saved.")
    return act.edit_link(
        link=row,
        turned=row.claim_a_id != first.pk,
        **wanted,
        version=version_of(request),
        key=key_of(request),
        by=seat.user,
    )


def _onward(request: HttpRequest, seat: Seat, a: Any, wanted: UUID | None, made: Any) -> HttpResponse:
    """The next pair, or the claim's candidates when none is left."""
    slug = seat.project.slug
    following = next_rival(seat, a, wanted)
    if following is None:
        if not is_htmx(request):
            return redirect("link", slug, made.uuid)
        context = {"claim": a, "made": made}
        return fragment(request, "articles/links/_finished.html", context, seat=seat, said="Link saved.")
    address = f"{reverse('compare', args=[slug, a.uuid, following.uuid])}?last={made.uuid}"
    if not is_htmx(request):
        return redirect(address)
    return push_url(_desk(request, seat, a, following, last=made.uuid, said="Link saved."), address)


def _desk(
    request: HttpRequest, seat: Seat, a: Any, b: Any, *, status: int = 200, said: str = "", **more: Any
) -> HttpResponse:
    """The desk, alone for htmx or on its page."""
    context = {"desk": desk(seat, a, b, **more)}
    if is_htmx(request):
        return fragment(request, DESK, context, seat=seat, status=status, said=said)
    return page(request, "articles/links/compare.html", context, seat=seat, current="links", status=status)


@require_POST
def link_remove(request: HttpRequest, slug: str, uuid: UUID) -> HttpResponse:
    """Take one's link back; from the desk, its two claims are there again."""
    seat, row = access.link_for(person(request), slug, uuid, action=Action.EDIT)
    row = act.remove_link(link=row, version=version_of(request), key=key_of(request), by=seat.user)
    a, b = row.claim_a, row.claim_b
    origin = request.POST.get("desk", "")
    if origin not in (str(a.uuid), str(b.uuid)):
        return redirect("link", slug, row.uuid)
    first, second = (a, b) if str(a.uuid) == origin else (b, a)
    address = reverse("compare", args=[slug, first.uuid, second.uuid])
    if not is_htmx(request):
        return redirect(address)
    return push_url(_desk(request, seat, first, second, said="Taken back."), address)


@require_POST
def link_restore(request: HttpRequest, slug: str, uuid: UUID) -> HttpResponse:
    """Undo the removal."""
    seat, row = access.link_for(person(request), slug, uuid, action=Action.EDIT)
    row = act.restore_link(link=row, version=version_of(request), key=key_of(request), by=seat.user)
    return redirect("link", slug, row.uuid)
