"""How the reading page answers: a changed mark with its passages, a refusal with what was typed, the page."""

from collections.abc import Callable, Mapping
from typing import Any
from urllib.parse import parse_qs, urlsplit
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from articles.access import Seat, annotation_for
from articles.domain.errors import NotAllowed, Refused, Stale
from articles.domain.permissions import Action
from articles.http import fragment, is_htmx, key_of, page, person, version_of
from articles.pages.reading import reading_page
from articles.pages.reading_filter import ListFilter, filter_from
from articles.pages.reading_inspector import annotation_view
from articles.pages.reading_marks import changed, tags_of
from articles.pages.reading_news import stamp_of
from articles.pages.reading_shapes import Choose, merge_choices
from articles.pages.reading_stale import keeps_theirs, stale_merge
from articles.pages.threads import counts_of
from articles.views.reading_find import words_of

PAGE = "articles/reading/page.html"
REPLY = "articles/reading/_reply.html"
ANNOTATION = "articles/reading/_annotation.html"

Act = Callable[[Seat, Any, Any], tuple[Any, str]]


def edited(
    request: HttpRequest, slug: str, uuid: UUID, act: Act, *, lists_only: bool = False
) -> HttpResponse:
    """Do ``act`` to one's own annotation; a refusal comes back in the inspector with what was typed."""
    seat, row = annotation_for(person(request), slug, uuid, action=Action.EDIT)
    tags = tags_of(seat)
    before = (row.start, row.end)
    if keeps_theirs(request.POST):
        return reply(request, seat, row, [before], tags, said="Kept as it stands.", lists_only=True)
    try:
        done, said = act(seat, row, tags)
    except NotAllowed:
        raise
    except Refused as refusal:
        return refused(request, slug, uuid, refusal)
    spans = list({before, (done.start, done.end)})
    return reply(request, seat, done, spans, tags, said=said, lists_only=lists_only)


def refused(request: HttpRequest, slug: str, uuid: UUID, refusal: Refused) -> HttpResponse:
    """The inspector as the annotation stands now, with the sentence and what was typed."""
    seat, row = annotation_for(person(request), slug, uuid)
    typed = request.POST.dict()
    tags = tags_of(seat)
    met = _met(seat, row, refusal, typed, tags)
    if not is_htmx(request):
        return whole_page(request, seat, row.article, row.uuid, met=met, status=refusal.status)
    view = annotation_view(seat, row, tags.values(), **met)
    shown = {"inspected": view, "article": row.article, "address": request.path}
    said = refusal.reason if isinstance(refusal, Choose) else ""
    return fragment(request, ANNOTATION, shown, seat=seat, status=refusal.status, said=said)


def _met(seat: Seat, row: Any, refusal: Refused, typed: Any, tags: Any) -> dict[str, Any]:
    """What the inspector says of a refusal: the sentence, a choice, or mine beside theirs."""
    if isinstance(refusal, Choose):
        return {"typed": typed, "choices": merge_choices(seat, row)}
    merge = stale_merge(seat, row, typed, tags) if isinstance(refusal, Stale) else None
    return {"typed": typed, "error": refusal.reason, "merge": merge}


def reply(
    request: HttpRequest,
    seat: Seat,
    row: Any,
    spans: list[tuple[int, int]],
    tags: Any,
    *,
    said: str,
    lists_only: bool = False,
) -> HttpResponse:
    """The inspector, the changed passages and their list rows; a redirect without htmx."""
    if not is_htmx(request):
        return redirect(address(seat.project.slug, row))
    redrawn = changed(
        seat, row.article, spans, tags=tags, shown=shown_by(request), current=row.uuid, lists_only=lists_only
    )
    view = annotation_view(seat, row, tags.values(), changed=redrawn)
    shown = {"inspected": view, "article": row.article, "changed": redrawn}
    return fragment(request, REPLY, shown, seat=seat, said=said)


def whole_page(
    request: HttpRequest,
    seat: Seat,
    row: Any,
    mark: UUID | None,
    *,
    search: str | None = None,
    typed: Mapping[str, str] | None = None,
    met: Mapping[str, Any] | None = None,
    status: int = 200,
) -> HttpResponse:
    """The reading page with ``mark`` open and what was ``met`` there, or with ``typed`` words refused."""
    stamp = stamp_of(seat, row)  # of before anything was read: what comes meanwhile is said twice, not never
    tags, asked = tags_of(seat), dict(request.GET.lists())
    found = _annotation(request, seat, mark) if mark is not None else None
    at: dict[str, Any] = {"shown": filter_from(asked), "current": mark if found else None, "asked": asked}
    view = reading_page(seat, row, tags=tags, find_text=words_of(request), **at)
    beside: dict[str, Any] = {"listed": view.relations, "search": search, **(met or {})}
    inspected = found and annotation_view(seat, found, tags.values(), passages=view.passages, **beside)
    context = {"page": view, "article": row, "inspected": inspected, "typed": typed, "stamp": stamp}
    context["address"] = request.path
    context["shown_graphic"] = {int(n) for n in request.GET.getlist("show") if n.isdecimal()}
    if inspected is None:
        context["talk"] = counts_of(seat, row)
    return page(request, PAGE, context, seat=seat, current="library", status=status)


def _annotation(request: HttpRequest, seat: Seat, mark: UUID) -> Any:
    """The annotation an address names, or None when it is not there for this person."""
    try:
        return annotation_for(person(request), seat.project.slug, mark)[1]
    except Http404:
        return None


def edit_of(request: HttpRequest) -> dict[str, Any]:
    """What every edit carries."""
    return {"version": version_of(request), "key": key_of(request), "by": person(request)}


def shown_by(request: HttpRequest) -> ListFilter:
    """The filter of the list on the page that htmx asks from."""
    current = request.htmx.current_url or ""  # type: ignore[attr-defined]
    return filter_from(parse_qs(urlsplit(current).query))


def address(slug: str, row: Any) -> str:
    """The reading page with the annotation open, or only its article once it is removed."""
    base = reverse("article", args=[slug, row.article.uuid])
    return base if row.state == "withdrawn" else f"{base}?mark={row.uuid}"


def short(quote: str) -> str:
    """The words in one line of at most 60 characters, for a sentence that says what was done."""
    words = " ".join(quote.split())
    return words if len(words) <= 60 else f"{words[:59]}…"
