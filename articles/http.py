"""From request to answer: what views share about HTTP and htmx."""

from collections.abc import Mapping
from typing import Any, cast
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django_htmx.http import trigger_client_event

from articles.access import Seat
from articles.domain.errors import Refused
from articles.models import User
from articles.pages.frame import frame


def person(request: HttpRequest) -> User:
    """The signed-in person (every view but the sign-in pages has one)."""
    return cast(User, request.user)


def is_htmx(request: HttpRequest) -> bool:
    """Whether htmx asks for a fragment (not for a whole page, as boosted links do)."""
    return bool(request.htmx) and not request.htmx.boosted  # type: ignore[attr-defined]


def page(
    request: HttpRequest,
    template: str,
    context: Mapping[str, Any],
    *,
    seat: Seat,
    current: str,
    status: int = 200,
) -> HttpResponse:
    """A whole page inside the frame; ``current`` names the menu item that is lit."""
    return render(request, template, {**frame(seat, current), **context}, status=status)


def fragment(
    request: HttpRequest,
    template: str,
    context: Mapping[str, Any],
    *,
    seat: Seat,
    status: int = 200,
    said: str = "",
) -> HttpResponse:
    """A fragment for htmx; ``said`` is announced to everybody through the status line."""
    answer = render(request, template, {"seat": seat, "project": seat.project, **context}, status=status)
    if said:
        trigger_client_event(answer, "said", {"text": said})
    return answer


def key_of(request: HttpRequest) -> UUID:
    """The idempotency key that every write form carries; raises Refused when it is missing or malformed."""
    try:
        return UUID(request.POST.get("key", ""))
    except ValueError:
        raise Refused("This form has lost its key. Load the page again; nothing was saved.") from None


def version_of(request: HttpRequest) -> int:
    """The version the form was read at; raises Refused when it is missing."""
    try:
        return int(request.POST.get("version", ""))
    except ValueError:
        raise Refused("This form has lost its version. Load the page again; nothing was saved.") from None


def whole(request: HttpRequest, name: str) -> int:
    """A whole number of the form, e.g. an offset; raises Refused naming the field."""
    try:
        return int(request.POST.get(name, ""))
    except ValueError:
        raise Refused(f"“{name}” has to be a whole number.", field=name) from None
