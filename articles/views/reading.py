"""Reading an article, marking its words, and what one does to a mark."""

from collections.abc import Callable, Mapping
from typing import Any
from urllib.parse import parse_qs, urlsplit
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from articles.access import Seat, annotation_for, article_for, entity_for
from articles.actions import annotations, undo
from articles.domain.errors import NotAllowed, Refused
from articles.domain.permissions import Action
from articles.forms.reading import AttachForm, MarkForm, MoveForm, NoteForm, RetagForm, require
from articles.http import fragment, is_htmx, key_of, page, person, version_of
from articles.pages.reading import reading_page
from articles.pages.reading_filter import ListFilter, filter_from
from articles.pages.reading_inspector import annotation_view, history
from articles.pages.reading_marks import changed, tag_named, tags_of
from articles.pages.threads import counts_of

PAGE = "articles/reading/page.html"
REPLY = "articles/reading/_reply.html"
ANNOTATION = "articles/reading/_annotation.html"


@require_safe
def article(request: HttpRequest, slug: str, uuid: UUID) -> HttpResponse:
    """The text with its marks; ``?mark=`` opens one of them, ``?find=`` looks for an entity for it."""
    seat, row = article_for(person(request), slug, uuid)
    mark = _uuid(request.GET.get("mark", ""))
    return _whole_page(request, seat, row, mark, search=request.GET.get("find"))


@require_POST
def create_annotation(request: HttpRequest, slug: str, uuid: UUID) -> HttpResponse:
    """Mark words: a selection, or typed words."""
    seat, row = article_for(person(request), slug, uuid, action=Action.CREATE)
    form = MarkForm(request.POST)
    tags = tags_of(seat)
    try:
        require(form)
        tag = tag_named(tags, form.cleaned_data["tag"])
        start, end, quote = form.range_in(row)
        done = annotations.mark(
            article=row, tag=tag, start=start, end=end, quote=quote, key=key_of(request), by=person(request)
        )
    except Refused as refusal:
        if is_htmx(request) or isinstance(refusal, NotAllowed):
            raise
        typed = request.POST.dict() | {"error": refusal.reason}
        return _whole_page(request, seat, row, None, typed=typed, status=refusal.status)
    return _reply(request, seat, done, [(start, end)], tags, said=f"Marked {tag.name}: “{_short(quote)}”.")


@require_POST
def undo_annotation(request: HttpRequest, slug: str, uuid: UUID) -> HttpResponse:
    """Take back one's own last act on a mark of this article."""
    seat, row = article_for(person(request), slug, uuid, action=Action.CREATE)
    done = undo.undo_last(article=row, key=key_of(request), by=person(request))
    said = f"Undone: you {done.act} “{_short(done.annotation.quote)}”." if done.act else "Undone."
    return _reply(request, seat, done.annotation, list(done.spans), tags_of(seat), said=said)


@require_safe
def annotation(request: HttpRequest, slug: str, uuid: UUID) -> HttpResponse:
    """One annotation in the inspector."""
    seat, row = annotation_for(person(request), slug, uuid)
    if not is_htmx(request):
        return redirect(_address(slug, row))
    view = annotation_view(seat, row, tags_of(seat).values(), search=request.GET.get("find"))
    return fragment(request, ANNOTATION, {"inspected": view, "article": row.article}, seat=seat)


@require_safe
def annotation_history(request: HttpRequest, slug: str, uuid: UUID) -> HttpResponse:
    """What was done to an annotation."""
    seat, row = annotation_for(person(request), slug, uuid, action=Action.READ_LOG)
    if not is_htmx(request):
        return redirect(_address(slug, row))
    shown = {"steps": history(row, tags_of(seat)), "row": row}
    return fragment(request, "articles/reading/_history.html", shown, seat=seat)


@require_POST
def retag_annotation(request: HttpRequest, slug: str, uuid: UUID) -> HttpResponse:
    """Another tag."""
    form = RetagForm(request.POST)

    def act(seat: Seat, row: Any, tags: Any) -> tuple[Any, str]:
        require(form)
        tag = tag_named(tags, form.cleaned_data["tag"])
        return annotations.retag(annotation=row, tag=tag, **_edit(request)), f"Tag changed to {tag.name}."

    return _edited(request, slug, uuid, act)


@require_POST
def move_annotation(request: HttpRequest, slug: str, uuid: UUID) -> HttpResponse:
    """Another boundary: a selection, or one word more or fewer."""
    form = MoveForm(request.POST)

    def act(seat: Seat, row: Any, tags: Any) -> tuple[Any, str]:
        require(form)
        start, end, quote = form.range_in(row)
        moved = annotations.move_range(annotation=row, start=start, end=end, quote=quote, **_edit(request))
        return moved, f"The mark now holds “{_short(quote)}”."

    return _edited(request, slug, uuid, act)


@require_POST
def attach_entity(request: HttpRequest, slug: str, uuid: UUID) -> HttpResponse:
    """Whom or what the marked words name."""
    form = AttachForm(request.POST)

    def act(seat: Seat, row: Any, tags: Any) -> tuple[Any, str]:
        require(form)
        chosen = form.cleaned_data.pop("entity")
        entity = entity_for(seat.user, slug, chosen)[1] if chosen else None
        done = annotations.attach_entity(annotation=row, entity=entity, **form.cleaned_data, **_edit(request))
        return done, f"Attached to {done.entity.name}." if done.entity else "No entity is attached now."

    return _edited(request, slug, uuid, act, lists_only=True)


@require_POST
def note_annotation(request: HttpRequest, slug: str, uuid: UUID) -> HttpResponse:
    """The note on a mark."""
    form = NoteForm(request.POST)

    def act(seat: Seat, row: Any, tags: Any) -> tuple[Any, str]:
        require(form)
        note = form.cleaned_data["note"]
        return annotations.set_note(annotation=row, note=note, **_edit(request)), "Note saved."

    return _edited(request, slug, uuid, act, lists_only=True)


@require_POST
def remove_annotation(request: HttpRequest, slug: str, uuid: UUID) -> HttpResponse:
    """Take the mark off the text."""

    def act(seat: Seat, row: Any, tags: Any) -> tuple[Any, str]:
        removed = annotations.remove(annotation=row, **_edit(request))
        return removed, f"Removed: “{_short(row.quote)}”. Press z to undo."

    return _edited(request, slug, uuid, act)


Act = Callable[[Seat, Any, Any], tuple[Any, str]]


def _edited(
    request: HttpRequest, slug: str, uuid: UUID, act: Act, *, lists_only: bool = False
) -> HttpResponse:
    """Do ``act`` to one's own annotation; a refusal comes back in the inspector with what was typed."""
    seat, row = annotation_for(person(request), slug, uuid, action=Action.EDIT)
    tags = tags_of(seat)
    before = (row.start, row.end)
    try:
        done, said = act(seat, row, tags)
    except NotAllowed:
        raise
    except Refused as refusal:
        return _refused(request, slug, uuid, refusal)
    spans = list({before, (done.start, done.end)})
    return _reply(request, seat, done, spans, tags, said=said, lists_only=lists_only)


def _refused(request: HttpRequest, slug: str, uuid: UUID, refusal: Refused) -> HttpResponse:
    """The inspector as the annotation stands now, with the sentence and what was typed."""
    seat, row = annotation_for(person(request), slug, uuid)
    typed = request.POST.dict()
    if not is_htmx(request):
        typed |= {"error": refusal.reason}
        return _whole_page(request, seat, row.article, row.uuid, typed=typed, status=refusal.status)
    view = annotation_view(seat, row, tags_of(seat).values(), typed=typed, error=refusal.reason)
    shown = {"inspected": view, "article": row.article}
    return fragment(request, ANNOTATION, shown, seat=seat, status=refusal.status)


def _reply(
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
        return redirect(_address(seat.project.slug, row))
    redrawn = changed(
        seat, row.article, spans, tags=tags, shown=_shown(request), current=row.uuid, lists_only=lists_only
    )
    view = annotation_view(seat, row, tags.values(), changed=redrawn)
    shown = {"inspected": view, "article": row.article, "changed": redrawn}
    return fragment(request, REPLY, shown, seat=seat, said=said)


def _whole_page(
    request: HttpRequest,
    seat: Seat,
    row: Any,
    mark: UUID | None,
    *,
    search: str | None = None,
    typed: Mapping[str, str] | None = None,
    status: int = 200,
) -> HttpResponse:
    """The reading page with ``mark`` open, or with what was typed and refused."""
    tags = tags_of(seat)
    found = _annotation(request, seat, mark) if mark is not None else None
    shown = filter_from(dict(request.GET.lists()))
    view = reading_page(seat, row, tags=tags, shown=shown, current=mark if found else None)
    inspected = found and annotation_view(
        seat,
        found,
        tags.values(),
        passages=view.passages,
        search=search,
        typed=typed,
        error=(typed or {}).get("error", ""),
    )
    context = {"page": view, "article": row, "inspected": inspected, "typed": typed if mark is None else None}
    if inspected is None:
        context["talk"] = counts_of(seat, row)
    return page(request, PAGE, context, seat=seat, current="library", status=status)


def _annotation(request: HttpRequest, seat: Seat, mark: UUID) -> Any:
    """The annotation an address names, or None when it is not there for this person."""
    try:
        return annotation_for(person(request), seat.project.slug, mark)[1]
    except Http404:
        return None


def _edit(request: HttpRequest) -> dict[str, Any]:
    """What every edit carries."""
    return {"version": version_of(request), "key": key_of(request), "by": person(request)}


def _shown(request: HttpRequest) -> ListFilter:
    """The filter of the list on the page that htmx asks from."""
    current = request.htmx.current_url or ""  # type: ignore[attr-defined]
    return filter_from(parse_qs(urlsplit(current).query))


def _address(slug: str, row: Any) -> str:
    base = reverse("article", args=[slug, row.article.uuid])
    return base if row.state == "withdrawn" else f"{base}?mark={row.uuid}"


def _uuid(text: str) -> UUID | None:
    try:
        return UUID(text)
    except ValueError:
        return None


def _short(quote: str) -> str:
    words = " ".join(quote.split())
    return words if len(words) <= 60 else f"{words[:59]}…"
