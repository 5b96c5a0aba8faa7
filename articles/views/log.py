"""The log."""

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from articles import access
from articles.domain.permissions import Action
from articles.http import page, person
from articles.pages.log import log_page


@require_safe
def log(request: HttpRequest, slug: str) -> HttpResponse:
    """The project's log for supervisors, one's own entries for analysts."""
    seat = access.seat_in(person(request), slug)
    seat.require(Action.READ_LOG, own=True)
    asked = {name: request.GET.get(name, "")[:150] for name in ("who", "verb", "before")}
    return page(
        request, "articles/log/page.html", {"view": log_page(seat, **asked)}, seat=seat, current="log"
    )
