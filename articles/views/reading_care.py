"""What spares readers: the note before an article, what it contains, passages that are blurred."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_POST

from articles.access import article_for
from articles.actions import care
from articles.domain.errors import Refused
from articles.domain.permissions import Action
from articles.forms.reading_care import GraphicForm
from articles.http import fragment, is_htmx, key_of, person, version_of
from articles.pages.reading_care import passages_meant
from articles.pages.reading_marks import changed

OPENED = "opened_articles"  # in the session: uuids of the articles whose note was passed
MOST = 200
NOTE = "articles/reading/note.html"


@require_POST
def article_open(request: HttpRequest, slug: str, uuid: UUID) -> HttpResponse:
    """Pass the note before an article, for this session; on to what the address asked for."""
    _, article = article_for(person(request), slug, uuid)
    opened = [name for name in request.session.get(OPENED, []) if name != str(article.uuid)]
    request.session[OPENED] = [*opened, str(article.uuid)][-MOST:]
    asked = request.GET.urlencode()
    return redirect(reverse("article", args=[slug, uuid]) + (f"?{asked}" if asked else ""))


@require_POST
def article_contents(request: HttpRequest, slug: str, uuid: UUID) -> HttpResponse:
    """What an article contains, from its page of details."""
    seat, article = article_for(person(request), slug, uuid, action=Action.EDIT_ARTICLE)
    chosen = request.POST.getlist("categories")
    version, key = version_of(request), key_of(request)
    care.set_contents(article=article, categories=chosen, version=version, key=key, by=seat.user)
    return redirect("article_details", slug, uuid)


@require_POST
def article_graphic(request: HttpRequest, slug: str, uuid: UUID) -> HttpResponse:
    """Blur passages until asked for, or no longer."""
    seat, article = article_for(person(request), slug, uuid, action=Action.EDIT_ARTICLE)
    form = GraphicForm(request.POST)
    if not form.is_valid():
        raise Refused("That is not the number of a passage.")
    graphic = form.cleaned_data.pop("graphic")
    meant = passages_meant(article, **form.cleaned_data)
    care.set_graphic(article=article, passages=meant, graphic=graphic, key=key_of(request), by=seat.user)
    if not is_htmx(request):
        return redirect(f"{reverse('article', args=[slug, uuid])}#ps-{meant[0].order}")
    shown = changed(seat, article, [(passage.start, passage.end) for passage in meant])
    said = "Marked as graphic: blurred until asked for." if graphic else "Not graphic any more."
    context = {"changed": shown, "article": article}
    return fragment(request, "articles/reading/_changed.html", context, seat=seat, said=said)
