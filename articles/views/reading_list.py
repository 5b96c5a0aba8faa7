"""The list of annotations beside the text, filtered or continued."""

from urllib.parse import parse_qs, urlencode, urlsplit
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_safe
from django_htmx.http import replace_url

from articles.access import article_for
from articles.http import fragment, is_htmx, person
from articles.pages.reading_filter import filter_from
from articles.pages.reading_list import list_part

LIST = "articles/reading/_list.html"
COUNTS = "articles/reading/_list_counts.html"
MORE = "articles/reading/_list_more.html"


@require_safe
def article_list(request: HttpRequest, slug: str, uuid: UUID) -> HttpResponse:
    """The rows that fit (``tag``, ``state``, ``by``, ``mine``, ``q``), or those from ``after`` on."""
    seat, row = article_for(person(request), slug, uuid)
    shown = filter_from(dict(request.GET.lists()))
    base = reverse("article", args=[slug, uuid])
    if not is_htmx(request):
        return redirect(f"{base}{shown.query(after=shown.after)}")
    part = list_part(seat, row, shown=shown, current=_current(request))
    context = {"annotations": part, "article": row}
    if shown.after is not None:
        return fragment(request, MORE, context, seat=seat)
    if request.htmx.trigger == "recount":  # type: ignore[attr-defined]
        return fragment(request, COUNTS, context, seat=seat)
    said = (
        f"{part.fits} of {part.total} annotations fit." if shown.hides else f"All {part.total} annotations."
    )
    answer = fragment(request, LIST, context, seat=seat, said=said)
    return replace_url(answer, base + _kept(request, shown.query()))


def _query(request: HttpRequest) -> dict[str, list[str]]:
    """What stands in the address of the page that asks."""
    return parse_qs(urlsplit(request.htmx.current_url or "").query)  # type: ignore[attr-defined]


def _current(request: HttpRequest) -> UUID | None:
    try:
        return UUID((_query(request).get("mark") or [""])[-1])
    except ValueError:
        return None


def _kept(request: HttpRequest, query: str) -> str:
    """The filter's query with what else stood in the address: the open mark, the words looked for."""
    kept = {name: values for name, values in _query(request).items() if name in ("mark", "find_text")}
    more = urlencode(kept, doseq=True)
    return "?" + "&".join(part for part in (query[1:], more) if part)
