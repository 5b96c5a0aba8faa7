"""The marks at one place of the text."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_safe

from articles.access import article_for
from articles.http import fragment, is_htmx, person
from articles.pages.reading_place import marks_at

FARTHEST = 2**31 - 1


@require_safe
def article_marks_at(request: HttpRequest, slug: str, uuid: UUID) -> HttpResponse:
    """Every mark that touches [``start``, ``end``), outermost first; nothing for a nonsense range."""
    seat, row = article_for(person(request), slug, uuid)
    if not is_htmx(request):
        return redirect("article", slug, uuid)
    start, end = (_offset(request.GET.get(name, "")) for name in ("start", "end"))
    context = {"marks": marks_at(seat, row, start, end), "article": row}
    return fragment(request, "articles/reading/_place.html", context, seat=seat)


def _offset(text: str) -> int:
    return min(int(text), FARTHEST) if text.isascii() and text.isdigit() and len(text) < 12 else 0
