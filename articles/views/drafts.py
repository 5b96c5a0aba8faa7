"""Drafts of forms: kept while one types, asked for when the form opens again, discarded."""

from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods, require_POST

from articles import access
from articles.access import Seat
from articles.actions.drafts import discard_draft, save_draft
from articles.domain.drafts import FORMS
from articles.domain.errors import NotAllowed, Stale
from articles.domain.permissions import Action
from articles.forms.drafts import DraftForm, fields_of, part_of
from articles.http import fragment, person
from articles.pages.drafts import kept_draft


@require_http_methods(["GET", "HEAD", "POST"])
def draft(request: HttpRequest, slug: str, target_type: str, uuid: UUID, form: str) -> HttpResponse:
    """GET: one's own draft of the form, 204 when there is none. POST: keep it; the answer says so."""
    seat, row = _about(request, slug, target_type, uuid, form)
    if request.method != "POST":
        kept = kept_draft(
            seat, form, target_type, uuid, part=part_of(request.GET), version=getattr(row, "version", None)
        )
        if kept is None:
            return HttpResponse(status=204)
        return fragment(request, "components/_draft_kept.html", {"draft": kept}, seat=seat)
    return _kept(request, seat, row, form=form, target_type=target_type, target=uuid)


@require_POST
def draft_discard(request: HttpRequest, slug: str, target_type: str, uuid: UUID, form: str) -> HttpResponse:
    """Forget the draft: back to the form as it opens without it, or to the home page that asked."""
    seat, _ = _about(request, slug, target_type, uuid, form)
    which: dict[str, Any] = {"form": form, "target_type": target_type, "target": uuid}
    which["part"] = part_of(request.POST)
    discard_draft(**which, by=seat.user)
    if request.POST.get("draft_quiet"):
        return HttpResponse(status=204)
    if form != "claim" or request.POST.get("draft_home"):
        return redirect("project_home", slug)
    if target_type == "claim":
        return redirect("claim_edit", slug, uuid)
    start, _, end = which["part"].partition("-")
    answer = redirect("claim_new", slug, uuid)
    answer["Location"] += f"?start={start}&end={end}" if start.isdecimal() and end.isdecimal() else ""
    return answer


def _kept(request: HttpRequest, seat: Seat, row: Any, **which: Any) -> HttpResponse:
    """In plain words, for the line beside the form's button; the draft's number goes in a header."""
    sent = DraftForm(request.POST)
    which |= {"part": part_of(request.POST), "fields": fields_of(request.POST)}
    article = row if which["target_type"] == "article" else getattr(row, "article", None)
    try:
        saved = save_draft(project=seat.project, article=article, **sent.wanted(), **which, by=seat.user)
    except Stale as stale:
        return HttpResponse(stale.reason, status=stale.status, content_type="text/plain; charset=utf-8")
    if saved is None:
        return HttpResponse(status=204)
    words = f"Saved as draft {saved.updated_at:%H:%M} UTC"
    answer = HttpResponse(words, content_type="text/plain; charset=utf-8")
    answer["Draft-Version"] = str(saved.version)
    return answer


def _about(request: HttpRequest, slug: str, target_type: str, uuid: UUID, form: str) -> tuple[Seat, Any]:
    """What the form is about, for somebody who may write there."""
    if target_type not in FORMS.get(form, frozenset()):
        raise Http404
    user = person(request)
    match target_type:
        case "message":
            seat, row = access.message_for(user, slug, uuid, action=Action.CREATE)
            if not seat.owns(row):
                raise NotAllowed("Only the person who wrote a message can edit it.")
            return seat, row
        case "assessment":
            return access.assessment_for(user, slug, uuid, action=Action.CREATE)
        case "project":
            seat = access.seat_in(user, slug)
            seat.require(Action.CREATE)
            if seat.project.uuid != uuid:
                raise Http404
            return seat, None
    return access.target_for(user, slug, target_type, uuid, action=Action.CREATE)
