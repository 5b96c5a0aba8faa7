"""What others do to an article while somebody reads it: the quiet note, and loading what changed."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_safe

from articles.access import article_for
from articles.forms.reading_news import NewsForm
from articles.http import fragment, is_htmx, person
from articles.pages.reading_marks import changed
from articles.pages.reading_news import news
from articles.views.reading_replies import shown_by

NOTE = "articles/reading/_news.html"


@require_safe
def article_news(request: HttpRequest, slug: str, uuid: UUID) -> HttpResponse:
    """Who did what since the page's stamp; 204 and the new stamp when there is nothing to say. No write."""
    seat, article = article_for(person(request), slug, uuid)
    asked = NewsForm(request.GET)
    found = news(seat, article, since=asked.since(), own=asked.own())
    if found.words:
        shown = {"news": found, "since": asked.since(), "own": asked.own(), "article": article}
        answer = fragment(request, NOTE, shown, seat=seat)
    else:
        answer = HttpResponse(status=204)
    answer["News-Stamp"] = str(found.stamp)
    return answer


@require_safe
def article_changes(request: HttpRequest, slug: str, uuid: UUID) -> HttpResponse:
    """The passages and list rows that changed since the page's stamp; without htmx the page."""
    seat, article = article_for(person(request), slug, uuid)
    if not is_htmx(request):
        return redirect("article", slug, uuid)
    asked = NewsForm(request.GET)
    found = news(seat, article, since=asked.since(), own=asked.own())
    redrawn = None
    if found.spans:
        list_shown, current = shown_by(request), asked.current()
        redrawn = changed(seat, article, found.spans, shown=list_shown, current=current)
    shown = {"loaded": found, "changed": redrawn, "article": article}
    answer = fragment(request, "articles/reading/_news_loaded.html", shown, seat=seat, said="Loaded.")
    answer["News-Stamp"] = str(found.stamp)
    return answer
