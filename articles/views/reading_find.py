"""Words looked for in the article."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.http import urlencode
from django.views.decorators.http import require_safe

from articles.access import article_for
from articles.http import fragment, is_htmx, person
from articles.pages.reading_find import find

LONGEST = 200  # characters that are looked for


@require_safe
def article_find(request: HttpRequest, slug: str, uuid: UUID) -> HttpResponse:
    """The places where ``find_text`` stands; on the page itself without htmx."""
    seat, row = article_for(person(request), slug, uuid)
    words = words_of(request)
    if not is_htmx(request):
        return redirect(f"{reverse('article', args=[slug, uuid])}?{urlencode({'find_text': words})}")
    return fragment(
        request, "articles/reading/_found.html", {"found": find(row, words), "article": row}, seat=seat
    )


def words_of(request: HttpRequest) -> str:
    """What the address looks for."""
    return request.GET.get("find_text", "")[:LONGEST].strip()
