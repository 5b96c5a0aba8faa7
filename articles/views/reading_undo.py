"""Taking back what one did in an article, doing it again, and the list of one's last acts there."""

from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from articles.access import Seat, article_for
from articles.actions import undo
from articles.actions.undo_list import last_acts
from articles.domain.permissions import Action
from articles.http import fragment, is_htmx, key_of, page, person, whole
from articles.pages.reading_marks import changed, tags_of
from articles.views.reading_replies import reply, short, shown_by

ACTS = "articles/reading/_acts.html"


@require_POST
def undo_annotation(request: HttpRequest, slug: str, uuid: UUID) -> HttpResponse:
    """Take back one's own last act in this article, or the act of log row ``entry``."""
    seat, row = article_for(person(request), slug, uuid, action=Action.CREATE)
    entry = whole(request, "entry") if request.POST.get("entry") else None
    done = undo.undo(article=row, entry=entry, key=key_of(request), by=person(request))
    return _answer(request, seat, row, done, "Undone")


@require_POST
def redo_annotation(request: HttpRequest, slug: str, uuid: UUID) -> HttpResponse:
    """Do again what was taken back last."""
    seat, row = article_for(person(request), slug, uuid, action=Action.CREATE)
    done = undo.redo(article=row, key=key_of(request), by=person(request))
    return _answer(request, seat, row, done, "Done again")


@require_safe
def acts(request: HttpRequest, slug: str, uuid: UUID) -> HttpResponse:
    """One's last acts in this article: what each did, which can be taken back, and why another cannot."""
    seat, row = article_for(person(request), slug, uuid, action=Action.CREATE)
    shown = {"acts": last_acts(article=row, by=seat.user), "article": row}
    if is_htmx(request):
        return fragment(request, ACTS, shown, seat=seat)
    return page(request, "articles/reading/acts.html", shown, seat=seat, current="library")


def _answer(request: HttpRequest, seat: Seat, row: Any, done: undo.Undone, word: str) -> HttpResponse:
    """The mark that changed, or what was taken back when it is not one mark; with the passages it changed."""
    said = f"{word}: you {done.act} “{short(done.what)}”." if done.act else f"{word}."
    tags = tags_of(seat)
    if done.opens is not None:
        return reply(request, seat, done.opens, list(done.spans), tags, said=said)
    if not is_htmx(request):
        return redirect(reverse("article", args=[seat.project.slug, row.uuid]))
    redrawn = changed(seat, row, done.spans, tags=tags, shown=shown_by(request)) if done.spans else None
    shown = {"said": said, "undone": word == "Undone", "article": row, "changed": redrawn}
    return fragment(request, "articles/reading/_taken_back.html", shown, seat=seat, said=said)
