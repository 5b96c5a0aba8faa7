"""What every request passes through, beside Django's own middleware."""

import logging
import re
import time
from collections.abc import Callable
from contextlib import suppress
from typing import Any, cast
from uuid import UUID

from django.conf import settings
from django.contrib.auth import logout
from django.contrib.auth.middleware import LoginRequiredMiddleware
from django.core.exceptions import BadRequest
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.utils.cache import add_never_cache_headers, patch_vary_headers

from articles.actions.drafts import discard_sent_draft
from articles.actions.log import written
from articles.domain.errors import Refused
from articles.models import User

Answer = Callable[[HttpRequest], HttpResponse]
requests = logging.getLogger("counterclaim.requests")

SAFE = {"GET", "HEAD", "OPTIONS"}
MOST_NAMED = 300  # acts in one header
QUIET = re.compile(r"/articles/[0-9a-f-]{36}/news/$")  # asked by the page, not by a person
TOUCH_AFTER = 300  # seconds: how often an active session is renewed, so that reading costs no write


def headers(get_response: Answer) -> Answer:
    """Security and caching headers that Django does not set itself."""

    def answer(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        response.headers.setdefault("Cross-Origin-Resource-Policy", "same-origin")
        response.headers.setdefault(
            "Permissions-Policy", "camera=(), geolocation=(), microphone=(), payment=(), usb=()"
        )
        if not request.path.startswith(settings.STATIC_URL):
            patch_vary_headers(response, ["HX-Request", "Cookie"])
            if not response.has_header("Cache-Control"):
                add_never_cache_headers(response)
                response.headers["Cache-Control"] = "no-store"
        return response

    return answer


def request_log(get_response: Answer) -> Answer:
    """One log line for each request: who, what, how long; no query string, no body."""

    def answer(request: HttpRequest) -> HttpResponse:
        begun = time.perf_counter()
        response = get_response(request)
        if response.status_code == 204 and QUIET.search(request.path):
            return response  # every open page asks several times a minute
        user = getattr(request, "user", None)
        requests.info(
            "request",
            extra={
                "method": request.method,
                "path": request.path,
                "status": response.status_code,
                "ms": round((time.perf_counter() - begun) * 1000, 1),
                "user": getattr(user, "pk", None),
            },
        )
        return response

    return answer


def whole_addresses(get_response: Answer) -> Answer:
    """Answer 400 to an address with a NUL: no page asks for one, and PostgreSQL cannot hold it."""

    def answer(request: HttpRequest) -> HttpResponse:
        if "%00" in request.META.get("QUERY_STRING", "") or "\0" in request.path:
            raise BadRequest("NUL in the address")
        return get_response(request)

    return answer


def session_age(get_response: Answer) -> Answer:
    """End a session 7 days after sign-in; renew the 8 idle hours at most every five minutes.

    What a page asks by itself (QUIET) is no activity: a page that is left open does not keep its session.
    """

    def answer(request: HttpRequest) -> HttpResponse:
        if request.user.is_authenticated:
            now = int(time.time())
            begun = request.session.setdefault("begun_at", now)
            if now - begun > settings.SESSION_ABSOLUTE_AGE:
                logout(request)
            elif now - request.session.get("touched_at", 0) > TOUCH_AFTER and not QUIET.search(request.path):
                request.session["touched_at"] = now
        return get_response(request)

    return answer


def same_person(get_response: Answer) -> Answer:
    """Refuse a write from a page that somebody else opened: nothing is saved in a wrong name."""

    def answer(request: HttpRequest) -> HttpResponse:
        now, opened_by = str(request.user.pk), request.headers.get("X-Person", "")
        if request.method in SAFE or not request.user.is_authenticated or opened_by in {"", now}:
            return get_response(request)
        words = f"Not sent: {request.user} is signed in now, and somebody else opened this page."
        return HttpResponse(words, status=409, content_type="text/plain; charset=utf-8")

    return answer


def acts_are_named(get_response: Answer) -> Answer:
    """Tell a window which places in the log its own acts have, to know them from acts of others."""

    def answer(request: HttpRequest) -> HttpResponse:
        if request.method in SAFE:
            return get_response(request)
        acts: list[int] = []
        before = written.set(acts)
        try:
            response = get_response(request)
        finally:
            written.reset(before)
        if acts and len(acts) <= MOST_NAMED and response.status_code < 400:
            response.headers["Acts"] = ",".join(map(str, acts))
        return response

    return answer


def drafts_of_saved_forms(get_response: Answer) -> Answer:
    """Remove the draft of a form that was just saved; the page names the forms that have one."""

    def answer(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        if request.method == "POST" and response.status_code < 400 and request.POST.get("draft_kept"):
            with suppress(ValueError):
                discard_sent_draft(key=UUID(request.POST.get("key", "")), by=cast(User, request.user))
        return response

    return answer


class SignInRequired(LoginRequiredMiddleware):
    """Deny by default; a signed-out htmx request gets 401 so that the page can keep what was typed."""

    def handle_no_permission(  # type: ignore[override]
        self, request: HttpRequest, view_func: Any
    ) -> HttpResponseBase:
        """Return 401 to htmx, else the redirect to the sign-in page."""
        if request.headers.get("HX-Request") == "true":
            return HttpResponse("You are signed out.", status=401, content_type="text/plain; charset=utf-8")
        return super().handle_no_permission(request, view_func)


class Refusals:
    """A refusal that no view has turned into its own form becomes a sentence on the page, with its status."""

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Pass through; see ``process_exception``."""
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        """Answer a Refused: an alert for htmx, a page otherwise."""
        if not isinstance(exception, Refused):
            return None
        htmx = request.headers.get("HX-Request") == "true"
        template = "components/_refusal.html" if htmx else "refused.html"
        answer = render(request, template, {"reason": exception.reason}, status=exception.status)
        if htmx:
            answer.headers["HX-Retarget"] = "#alerts"
            answer.headers["HX-Reswap"] = "innerHTML"
        return answer
