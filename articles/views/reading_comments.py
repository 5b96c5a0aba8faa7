"""A reader comment by itself, and whether its claims count."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods

from articles import access
from articles.actions.comments import promote_comment
from articles.domain.errors import Refused
from articles.http import key_of, page, person
from articles.pages.reading_comment import comment_page


@require_http_methods(["GET", "HEAD", "POST"])
def comment_tier(request: HttpRequest, slug: str, uuid: UUID) -> HttpResponse:
    """Promote a reader comment with a reason, or take that back."""
    seat, comment = access.comment_for(person(request), slug, uuid)
    shown, status = {"reason": request.POST.get("reason", "")}, 200
    if request.method == "POST":
        try:
            wanted, key = request.POST.get("promoted") == "1", key_of(request)
            promote_comment(
                comment=comment, promoted=wanted, reason=shown["reason"], key=key, by=person(request)
            )
            return redirect("comment_tier", slug, uuid)
        except Refused as refusal:
            shown["error"], status = refusal.reason, refusal.status
            comment.refresh_from_db(fields=["promoted"])
    view = comment_page(seat, comment)
    template = "articles/reading/comment.html"
    return page(request, template, {"view": view, **shown}, seat=seat, current="library", status=status)
