"""Threads: the list, the one of a thing, and what one does in it."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from articles.access import Seat, message_for, seat_in, target_for, thread_for
from articles.actions import threads as acts
from articles.domain.errors import NotAllowed, Refused, Stale
from articles.domain.permissions import Action
from articles.forms.threads import MessageForm, ReadForm
from articles.http import fragment, is_htmx, key_of, page, person, version_of
from articles.pages.threads import MessageView, ThreadView, message_view, thread_view, threads_page


@require_safe
def threads(request: HttpRequest, slug: str) -> HttpResponse:
    """The project's threads, unread ones first."""
    seat = seat_in(person(request), slug)
    asked = request.GET
    listed = threads_page(seat, shown=asked.get("show", ""), after=asked.get("after", ""))
    return page(request, "articles/threads/page.html", {"list": listed}, seat=seat, current="threads")


@require_safe
def thread(request: HttpRequest, slug: str, uuid: UUID) -> HttpResponse:
    """A thread by its own id: on to the page of the thing it is about."""
    seat, row = thread_for(person(request), slug, uuid)
    return redirect(_address(seat, thread_view(seat, row.target)))


@require_safe
def thread_of(request: HttpRequest, slug: str, target_type: str, uuid: UUID) -> HttpResponse:
    """The thread of a thing, which may have no message yet."""
    seat, target = target_for(person(request), slug, target_type, uuid)
    return _show(request, seat, thread_view(seat, target))


@require_POST
def write_message(request: HttpRequest, slug: str, target_type: str, uuid: UUID) -> HttpResponse:
    """Open the thread of a thing, or reply in it."""
    seat, target = target_for(person(request), slug, target_type, uuid, action=Action.CREATE)
    body = MessageForm(request.POST).words()
    try:
        made = acts.write_message(target=target, body=body, key=key_of(request), by=seat.user)
    except Refused as refusal:
        return _show(request, seat, thread_view(seat, target), typed=body, refusal=refusal)
    view = thread_view(seat, target)
    if is_htmx(request):
        return _show(request, seat, view, said="Sent.")
    return redirect(f"{_address(seat, view)}#message-{made.uuid}")


@require_safe
def message(request: HttpRequest, slug: str, uuid: UUID) -> HttpResponse:
    """One message, out of its form again; without htmx its place in the thread."""
    seat, row = message_for(person(request), slug, uuid)
    if is_htmx(request):
        return _message(request, seat, message_view(seat, row))
    return redirect(f"{_address(seat, thread_view(seat, row.thread.target))}#message-{row.uuid}")


@require_http_methods(["GET", "HEAD", "POST"])
def edit_message(request: HttpRequest, slug: str, uuid: UUID) -> HttpResponse:
    """Put other words in place of one's own."""
    seat, row = message_for(person(request), slug, uuid, action=Action.CREATE)
    if not seat.owns(row):
        raise NotAllowed("Only the person who wrote a message can edit it.")
    if request.method != "POST":
        return _message(request, seat, message_view(seat, row), typed=row.body, editing=True)
    body, version = MessageForm(request.POST).words(), version_of(request)
    try:
        saved = acts.edit_message(message=row, body=body, version=version, key=key_of(request), by=seat.user)
    except Refused as refusal:
        row.refresh_from_db()
        return _message(request, seat, message_view(seat, row), typed=body, editing=True, refusal=refusal)
    if is_htmx(request):
        return _message(request, seat, message_view(seat, saved), said="Saved.")
    return redirect("message", slug, uuid)


@require_POST
def resolve_thread(request: HttpRequest, slug: str, uuid: UUID) -> HttpResponse:
    """Say that nothing is open here any more."""
    seat, row = thread_for(person(request), slug, uuid, action=Action.CREATE)
    acts.resolve_thread(thread=row, key=key_of(request), by=seat.user)
    return _settled(request, seat, thread_view(seat, row.target), "Resolved.")


@require_POST
def reopen_thread(request: HttpRequest, slug: str, uuid: UUID) -> HttpResponse:
    """Take the resolving back."""
    seat, row = thread_for(person(request), slug, uuid, action=Action.CREATE)
    acts.reopen_thread(thread=row, key=key_of(request), by=seat.user)
    return _settled(request, seat, thread_view(seat, row.target), "Open again.")


@require_POST
def read_thread(request: HttpRequest, slug: str, uuid: UUID) -> HttpResponse:
    """Remember that this person has seen the thread up to the message the form names."""
    seat, row = thread_for(person(request), slug, uuid)
    _, last = message_for(seat.user, slug, ReadForm(request.POST).message())
    acts.mark_read(thread=row, message=last, by=seat.user)
    view = thread_view(seat, row.target)
    if is_htmx(request):
        return fragment(request, "articles/threads/_counts.html", {"thread": view, "swap": True}, seat=seat)
    return redirect(_address(seat, view))


def _show(
    request: HttpRequest,
    seat: Seat,
    view: ThreadView,
    *,
    typed: str = "",
    refusal: Refused | None = None,
    said: str = "",
) -> HttpResponse:
    """The thread as a fragment for htmx, else as a page of its own."""
    status = refusal.status if refusal else 200
    context = {"thread": view, "typed": typed, "error": refusal.reason if refusal else ""}
    if is_htmx(request):
        return fragment(
            request, "articles/threads/_answer.html", context, seat=seat, status=status, said=said
        )
    return page(request, "articles/threads/thread.html", context, seat=seat, current="threads", status=status)


def _settled(request: HttpRequest, seat: Seat, view: ThreadView, said: str) -> HttpResponse:
    """The head of the thread only: a reply that is being typed stays where it is."""
    if is_htmx(request):
        return fragment(request, "articles/threads/_settled.html", {"thread": view}, seat=seat, said=said)
    return redirect(_address(seat, view))


def _message(
    request: HttpRequest,
    seat: Seat,
    view: MessageView,
    *,
    typed: str = "",
    editing: bool = False,
    refusal: Refused | None = None,
    said: str = "",
) -> HttpResponse:
    """One message, or the form that edits it: a fragment for htmx, else a page."""
    context = {
        "message": view,
        "editing": editing,
        "typed": typed,
        "error": refusal.reason if refusal else "",
        "overtaken": isinstance(refusal, Stale),
        "may_write": seat.may(Action.CREATE),
    }
    status = refusal.status if refusal else 200
    if is_htmx(request):
        return fragment(
            request, "articles/threads/_message.html", context, seat=seat, status=status, said=said
        )
    return page(request, "articles/threads/edit.html", context, seat=seat, current="threads", status=status)


def _address(seat: Seat, view: ThreadView) -> str:
    return reverse("thread_of", args=[seat.project.slug, view.about.kind, view.about.uuid])
