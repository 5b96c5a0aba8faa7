"""A tag's guideline, for everybody, and the marks made under an older wording of it."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from articles.access import tag_for
from articles.http import fragment, is_htmx, page, person
from articles.pages.people_guideline import guideline, older_marks


@require_safe
def tag_guideline(request: HttpRequest, slug: str, uuid: UUID) -> HttpResponse:
    """What the tag means; ``?version=`` adds what it meant, ``?mine=1`` lists one's own marks only."""
    seat, tag = tag_for(person(request), slug, uuid)
    asked = request.GET.get("version", "")
    said = guideline(tag, int(asked) if asked.isascii() and asked.isdecimal() else None)
    if is_htmx(request):
        return fragment(request, "articles/people/_guideline.html", {"guideline": said}, seat=seat)
    shown = older_marks(
        seat,
        tag,
        mine=request.GET.get("mine") == "1",
        after=_uuid(request.GET.get("after", "")),
        before=_uuid(request.GET.get("before", "")),
    )
    context = {"guideline": said, "older": shown, "tag": tag}
    return page(request, "articles/people/guideline.html", context, seat=seat, current="people")


def _uuid(text: str) -> UUID | None:
    try:
        return UUID(text)
    except ValueError:
        return None
