"""Marking the same words in every place of an article: a preview, then one act."""

from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods

from articles.access import Seat, annotation_for, article_for
from articles.actions.occurrences import mark_all
from articles.domain.errors import NotAllowed, Refused
from articles.domain.occurrences import few, occurrences
from articles.domain.permissions import Action
from articles.forms.occurrences import OccurrencesForm, hits_in
from articles.http import fragment, is_htmx, key_of, page, person
from articles.pages.reading_marks import changed, tag_named, tags_of
from articles.pages.reading_occurrences import occurrences_page, words_at
from articles.views.reading_replies import shown_by

PREVIEW = "articles/reading/_occurrences.html"


@require_http_methods(["GET", "HEAD", "POST"])
def same_words(request: HttpRequest, slug: str, uuid: UUID) -> HttpResponse:
    """Where the words (``words``, those from ``start`` to ``end``, those of ``mark``) stand; marking them."""
    seat, row = article_for(person(request), slug, uuid, action=Action.CREATE)
    tags = tags_of(seat)
    if request.method != "POST":
        return _preview(request, seat, row, tags, OccurrencesForm(request.GET))
    form = OccurrencesForm(request.POST)
    try:
        return _marked(request, seat, row, tags, form)
    except Refused as refusal:
        if is_htmx(request) or isinstance(refusal, NotAllowed):
            raise
        return _preview(request, seat, row, tags, form, refusal=refusal)


def _marked(request: HttpRequest, seat: Seat, row: Any, tags: Any, form: OccurrencesForm) -> HttpResponse:
    tag = tag_named(tags, form.said("tag"))
    words = form.said("words") or ""
    spans = hits_in(request.POST.getlist("hit"))
    if not set(spans) <= set(few(occurrences(row.text, words, same_case=form.said("same_case")))):
        raise Refused("The words do not stand at a chosen place. Look for them again.", field="hit")
    first = mark_all(article=row, tag=tag, spans=spans, key=key_of(request), by=person(request))
    if not is_htmx(request):
        return redirect("article", slug=seat.project.slug, uuid=row.uuid)
    redrawn = changed(seat, row, spans, tags=tags, shown=shown_by(request))
    shown = {"first": first, "places": len(set(spans)), "changed": redrawn, "article": row}
    said = f"Marked {tag.name} in {len(set(spans))} places. Press z to undo."
    return fragment(request, "articles/reading/_marked_all.html", shown, seat=seat, said=said)


def _preview(
    request: HttpRequest,
    seat: Seat,
    row: Any,
    tags: Any,
    form: OccurrencesForm,
    refusal: Refused | None = None,
) -> HttpResponse:
    words, tag = _asked(request, seat, row, form)
    view = occurrences_page(
        seat, row, tags, words=words, same_case=form.said("same_case") or False, tag=tag,
        refusal=refusal.reason if refusal else "",
    )  # fmt: skip
    asked_again = bool(request.htmx.trigger)  # type: ignore[attr-defined]
    context = {"view": view, "article": row, "fresh": not asked_again}
    if is_htmx(request):
        return fragment(request, PREVIEW, context, seat=seat)
    status = refusal.status if refusal else 200
    template = "articles/reading/occurrences.html"
    return page(request, template, context, seat=seat, current="library", status=status)


def _asked(request: HttpRequest, seat: Seat, row: Any, form: OccurrencesForm) -> tuple[str, Any]:
    """The words that are looked for and the tag they may get."""
    if form.said("words"):
        return form.said("words"), form.said("tag")
    start, end, mark = (form.said(name) for name in ("start", "end", "mark"))
    if start is not None and end is not None:
        return words_at(row, start, end), form.said("tag")
    try:
        about = annotation_for(person(request), seat.project.slug, mark)[1] if mark else None
    except Http404:
        about = None
    if about is None or about.article_id != row.pk:
        return "", form.said("tag")
    return about.quote, form.said("tag") or about.tag.uuid
