"""The library of a project."""

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from articles.access import seat_in
from articles.forms.library import LibraryForm
from articles.http import page, person
from articles.pages import library as pages


@require_safe
def library(request: HttpRequest, slug: str) -> HttpResponse:
    """A page of the articles that match; every state of it has an address."""
    seat = seat_in(person(request), slug)
    shown = pages.library(seat, LibraryForm(request.GET).filters())
    return page(request, "articles/library/page.html", {"shown": shown}, seat=seat, current="library")
